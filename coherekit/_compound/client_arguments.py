"""Arguments of generated methods that are not the API's but ours (`x-client-arguments`), each with its hook.

A hook is a flow around the call: it may change the request, send it, send others, and change the reply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

from .._call.call import Sender
from .._call.steps import Flow
from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

Hook = Callable[[Any, Sender, "Request[object]"], Flow[Any]]
"""Takes the argument's value, what sends a request, and the request; gives the reply."""

HOOKS: Final[dict[str, tuple[str, str]]] = {
    "batching": ("coherekit._compound.batching", "apply_batching"),
    "encoding": ("coherekit._compound.base64_embeddings", "apply_encoding"),
    "max_concurrency": ("coherekit._compound.batching", "apply_max_concurrency"),
    "offline": ("coherekit._tokenizers.tokenizer", "apply_offline"),
    "output_type": ("coherekit._tools.structured_output", "parse_output"),
}
"""For each argument the module and the function of its hook, loaded when the argument is first given."""


def wrap_in_hooks(sender: Sender, arguments: Mapping[str, object]) -> Sender:
    """Return a sender with the hooks of the arguments that were given around it.

    Raises ValidationError for an argument without a hook.
    """
    for name, value in arguments.items():
        if value is not None:
            sender = replace(sender, send=partial(_hook(name), value, sender))
    return sender


def _hook(name: str) -> Hook:
    if name not in HOOKS:
        raise ValidationError(f"{name} is an argument that this version of coherekit can't act on")
    module, function = HOOKS[name]
    return cast(Hook, getattr(import_module(module), function))
