"""What is sent, and what comes back or fails to: the values that a call and the wire exchange."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from typing import IO, TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from .._settings.timeouts import Timeout

Pairs = Sequence[tuple[str, str]]


class FilePart(NamedTuple):
    """One file of a multipart body."""

    field: str
    name: str
    content: bytes | PathLike[str] | IO[bytes]
    repeatable: bool
    """Whether it can be read again from its start."""
    media_type: str | None = None


@dataclass(slots=True)
class Send:
    """Send one request. Outcome: a `Reply` or a `Failure`."""

    method: str
    # What may hold secrets or texts of the user is hidden from tools that show the variables of a traceback.
    url: str = field(repr=False)
    query: Pairs = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    form: Pairs = field(repr=False)
    files: Sequence[FilePart] = field(repr=False)
    timeout: Timeout | None
    """None leaves it to the HTTP client."""
    max_reply_bytes: int
    """The most bytes that a reply which is read whole may have, once inflated."""
    keep_open: bool
    """Whether the body of the reply is left to be read piece by piece."""
    chunk_size: int | None = None
    """Bytes of each such piece; None for what arrives together."""
    left: float | None = None
    """Seconds that the call's deadline leaves; no read or write may take longer."""
    fresh: bool = False
    """Whether to use a connection that has served no other request; only our own HTTP clients can."""
    foreign: bool = False
    """Whether the server is not the API's: then the HTTP client adds nothing of its own and follows no redirect."""


@dataclass(slots=True)
class Reply:
    """What came back."""

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    is_open: bool = False
    """Whether the body is still to be read, piece by piece."""
    delimited: bool = True
    """Whether the server marks where the body ends; otherwise one that was cut looks whole."""


class Failure(NamedTuple):
    """Why no whole reply came back."""

    message: str
    timed_out: bool = False
    unsent: bool = False
    """Whether the request surely did not reach the server."""
    worth_retrying: bool = False
    too_large: bool = False
    """Whether the reply has more bytes than are allowed."""
    stale: bool = False
    """Whether a connection that had served other requests was found closed, before any of the reply."""


OVERDUE: Final = Failure("nothing came in time", timed_out=True, worth_retrying=True)
