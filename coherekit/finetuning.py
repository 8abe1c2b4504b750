"""The types of `co.finetuning`, for `from coherekit.finetuning import FinetunedModel, Settings`."""

from importlib import import_module as _import_module

from cohere_api.models.finetuning import *  # noqa: F403 - which there are is the spec's to tell
from cohere_api.types.finetuning import *  # noqa: F403

# From now on what goes wrong in a model's own methods is one of our errors.
_import_module("._call.reply", __package__)
