"""The types of `co.finetuning`, for `from coherekit.finetuning import FinetunedModel, Settings`."""

from cohere_api.models import finetuning as _models
from cohere_api.models.finetuning import *  # noqa: F403 - the spec says which types there are
from cohere_api.types import finetuning as _types
from cohere_api.types.finetuning import *  # noqa: F403

__all__: list[str] = []
__all__ += _models.__all__
__all__ += _types.__all__


def __dir__() -> list[str]:
    return __all__
