"""Arguments of generated methods that are not the API's but ours (`x-client-arguments`), each with its hook.

A hook is a flow around the call: it may change the request, send it, send others, and change the reply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from .errors import ValidationError
from .steps import Flow

if TYPE_CHECKING:
    from cohere_api.runtime import Request

T = TypeVar("T")

Sending = Callable[["Request[T]"], Flow[T]]
Hook = Callable[[Any, Sending[Any], "Request[Any]"], Flow[Any]]
"""Takes the argument's value, what sends a request, and the request; gives the reply."""

HOOKS: Final[dict[str, tuple[str, str]]] = {
    "batching": (".splitting", "batching"),
    "encoding": (".encoding", "encoding"),
    "max_concurrency": (".splitting", "max_concurrency"),
}
"""For each argument the module and the function of its hook, loaded when the argument is first given."""


def with_hooks(send: Sending[T], arguments: Mapping[str, Any]) -> Sending[T]:
    """`send`, inside the hooks of the arguments that were given. Raises ValidationError for one that has no hook."""
    for name, value in arguments.items():
        if value is not None:
            send = partial(_hook(name), value, send)
    return send


def _hook(name: str) -> Hook:
    if name not in HOOKS:
        raise ValidationError(f"{name} is an argument that this version of coherekit can't act on")
    module, function = HOOKS[name]
    return cast(Hook, getattr(import_module(module, __package__), function))
