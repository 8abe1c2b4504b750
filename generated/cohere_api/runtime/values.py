# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain values that a caller gives or gets: `NULL`, files, lists, vectors, and the HTTP exchange behind a reply."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import IO, Any, Final, Protocol, TypeGuard, TypeVar

from attrs import define

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_Content = bytes | PathLike[str] | IO[bytes]
FileInput = _Content | tuple[str, _Content] | tuple[str, _Content, str]
"""A path, bytes, a binary file object, or (name, content) with or without a media type. A `str` is never content."""

ID_HEADERS: Final = ("x-request-id", "x-debug-trace-id")
"""The headers of a reply that may hold the id of its request, the best one first."""


class _Null(enum.Enum):
    # orjson writes a member as its value.
    NULL = None

    def __repr__(self) -> str:
        return "NULL"


NULL: Final[Any] = _Null.NULL
"""Sends a JSON null, where `None` leaves the field out."""


class Items(Protocol[T_co]):
    """A list, a tuple or another sequence, but not a `str`, which would be a sequence of its characters."""

    def __contains__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: int, /) -> T_co: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def __len__(self) -> int: ...


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Return whether the value is a `list` itself, of no subclass."""
    return type(value) is list


def is_dict(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether the value is a `dict` itself, of no subclass."""
    return type(value) is dict


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether the value is sent as a JSON array: any sequence but text and bytes."""
    return isinstance(value, list | tuple) or (isinstance(value, Sequence) and not isinstance(value, str | bytes))


def is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Return whether the value is sent as a JSON object."""
    return isinstance(value, Mapping)


@define(slots=True, frozen=True, kw_only=True, repr=False)
class Http:
    """The HTTP exchange that gave a reply: `status`, `attempts` (requests sent), `waits` (seconds between them)."""

    status: int
    headers_as_given: Mapping[str, str]
    attempts: int
    waits: tuple[float, ...]
    seconds: float
    """From the first request to the reply, waits included."""

    @property
    def headers(self) -> dict[str, str]:
        """The reply's headers, with lower-case names."""
        return {name.lower(): value for name, value in self.headers_as_given.items()}

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request; name it when you ask for help."""
        return next((found for name in ID_HEADERS if (found := self.headers_as_given.get(name))), None)

    def __repr__(self) -> str:
        return f"Http(status={self.status}, request_id={self.request_id!r}, attempts={self.attempts})"


class Received:
    """The base of what a reply is decoded to. Beside its fields it holds the HTTP exchange that gave it."""

    __slots__ = ("_http",)
    _http: Http

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the call that gave this; None for what no call gave."""
        return getattr(self, "_http", None)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object."""
        raise NotImplementedError


@define(slots=True, frozen=True, kw_only=True)
class StreamedEmbedding:
    """The vector of one text, in one of the types asked for."""

    index: int
    """The position of the text among all texts."""
    embedding: list[float] | list[int] | str
    """A `str` for base64, else numbers."""
    embedding_type: str
    text: str
