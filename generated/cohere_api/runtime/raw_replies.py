# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Replies together with their HTTP side: `raw(co.chat)(...)`, and `co.with_raw_response.chat(...)`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

from .problems import ValidationError

if TYPE_CHECKING:
    from .models import JsonObject
    from .values import Http, Received

_P = ParamSpec("_P")
# Bound, so that a type checker refuses methods that give a stream.
_T = TypeVar("_T", bound="Received | JsonObject")


@dataclass(frozen=True, slots=True)
class RawReply(Generic[_T]):
    """A reply's model, `data`, beside the HTTP exchange that gave it, `http`."""

    data: _T
    http: Http

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self.http.status

    @property
    def headers(self) -> dict[str, str]:
        """The reply's headers, by lower-case name."""
        return self.http.headers


@overload
def raw(method: Callable[_P, Coroutine[Any, Any, _T]]) -> Callable[_P, Coroutine[Any, Any, RawReply[_T]]]: ...
@overload
def raw(method: Callable[_P, _T]) -> Callable[_P, RawReply[_T]]: ...
def raw(method: Callable[..., object]) -> Callable[..., object]:
    """Return the same method of a client or resource, sync or async, so that it gives a `RawReply`.

    Takes methods that give one reply. Raises ValidationError for a stream, when it is called, and sends nothing: a
    stream has `http` itself once it is open.
    """

    def call(*arguments: object, **named: object) -> object:
        given = method(*arguments, **named)
        return _awaited(given) if isawaitable(given) else _with_http(given)

    return call


async def _awaited(reply: Awaitable[object]) -> RawReply[Any]:
    return _with_http(await reply)


def _with_http(reply: object) -> RawReply[Any]:
    http = getattr(reply, "http", None)
    if http is None:
        raise ValidationError(f"raw() takes methods that give one reply of the API, not a {type(reply).__name__}")
    return RawReply(reply, http)


class _Methods:
    """The methods of a client or resource, each as `raw` returns it."""

    def __init__(self, owner: object) -> None:
        self._owner = owner

    def _raw(self, name: str) -> Callable[..., Any]:
        # A copy is asked for private names before it has an owner.
        method = None if name.startswith("_") else getattr(self._owner, name)
        if not callable(method):
            raise AttributeError(f"with_raw_response has no method {name!r}")
        return raw(method)

    def __dir__(self) -> list[str]:
        return [name for name in dir(self._owner) if not name.startswith("_")]

    def __repr__(self) -> str:
        return f"{self._owner!r}.with_raw_response"


class RawMethods(_Methods):
    """The methods of a client or resource, each of which gives a `RawReply`."""

    def __getattr__(self, name: str) -> Callable[..., RawReply[Any]]:
        return self._raw(name)


class AsyncRawMethods(_Methods):
    """The methods of an async client or resource, each of which gives a `RawReply` when awaited."""

    def __getattr__(self, name: str) -> Callable[..., Awaitable[RawReply[Any]]]:
        return self._raw(name)
