"""Arguments of generated methods that are not the API's but ours (`x-client-arguments`), each with its hook.

A hook is a flow around the call: it may change the request, send it, send others, and change the reply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from .._call.retry import Retry
from .._call.steps import Flow
from .._settings.options import Settings
from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

T = TypeVar("T")

Sending = Callable[["Request[T]"], Flow[T]]


@dataclass(frozen=True, slots=True)
class Calling:
    """Sends a request when called; the client's settings serve for requests to other addresses."""

    settings: Settings
    retry: Retry
    send: Sending[Any]

    def __call__(self, request: Request[T]) -> Flow[T]:
        return self.send(request)


Hook = Callable[[Any, Calling, "Request[Any]"], Flow[Any]]
"""Takes the argument's value, what sends a request, and the request; gives the reply."""

HOOKS: Final[dict[str, tuple[str, str]]] = {
    "batching": ("coherekit._compound.batching", "batching"),
    "encoding": ("coherekit._compound.base64_embeddings", "encoding"),
    "max_concurrency": ("coherekit._compound.batching", "max_concurrency"),
    "offline": ("coherekit._tokenizers.tokenizer", "offline"),
    "output_type": ("coherekit._tools.structured_output", "parse_output"),
}
"""For each argument the module and the function of its hook, loaded when the argument is first given."""


def with_hooks(calling: Calling, arguments: Mapping[str, Any]) -> Calling:
    """`calling`, inside the hooks of the arguments that were given. Raises ValidationError for one without a hook."""
    for name, value in arguments.items():
        if value is not None:
            calling = replace(calling, send=partial(_hook(name), value, calling))
    return calling


def _hook(name: str) -> Hook:
    if name not in HOOKS:
        raise ValidationError(f"{name} is an argument that this version of coherekit can't act on")
    module, function = HOOKS[name]
    return cast(Hook, getattr(import_module(module), function))
