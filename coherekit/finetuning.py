"""The types of `co.finetuning`, for `from coherekit.finetuning import FinetunedModel, Settings`."""

from cohere_api.models.finetuning import *  # noqa: F403 - which there are is the spec's to tell
from cohere_api.types.finetuning import *  # noqa: F403
