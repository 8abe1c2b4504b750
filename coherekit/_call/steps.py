"""The plain values that pass between a flow, which decides, and a driver, which does the I/O.

A flow is a generator: it yields a step and receives that step's outcome.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from cohere_api.runtime import FileInput

    from .._http.open_replies import ExclusiveSocket
    from .._settings.timeouts import ReadDeadline, Timeout

T = TypeVar("T")

Pairs = Sequence[tuple[str, str]]
MAX_REPLY_BYTES: Final = 64 * 1024 * 1024
"""What a reply may have, once inflated, where no other limit is set."""

KeyFunction = Callable[[], str] | Callable[[], Awaitable[str]]


@dataclass(slots=True)
class Send:
    """Send one request. Outcome: `Reply` or `Failure`."""

    method: str
    # What may hold secrets, or texts of the user, is not shown by tools that show the variables of a traceback.
    url: str = field(repr=False)
    query: Pairs = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    form: Pairs = field(repr=False)
    files: Mapping[str, FileInput] = field(repr=False)
    timeout: Timeout | None
    """None leaves it to the HTTP client."""
    keep_open: bool
    """Whether the body of the reply is left to be read by `Read`."""
    chunk_size: int | None = None
    """Bytes that one `Read` gives; None for what arrives together."""
    left: float | None = None
    """Seconds that the call's deadline leaves; no read or write may take longer."""
    fresh: bool = False
    """On a connection that has served no other request, where the HTTP client is one that we make."""
    max_reply_bytes: int = MAX_REPLY_BYTES
    """What a reply that is read whole may have."""
    foreign: bool = False
    """To another server than the API's: the HTTP client adds nothing of its own and follows no redirect."""


class Read(NamedTuple):
    """Read on in an open reply. Outcome: the next bytes, None at the end, `OVERDUE` or another `Failure`."""

    reply: Reply
    within: float | None = None
    """Seconds that it may take; None leaves it to the timeout that the request went out with."""


class Drain(NamedTuple):
    """Let an open reply end, if it does so at once, so that its connection can be used again. Outcome: None."""

    reply: Reply


class Close(NamedTuple):
    """Give up an open reply, and its connection unless all was read. Outcome: None."""

    reply: Reply


class Sleep(NamedTuple):
    """Wait. Outcome: None."""

    seconds: float


class RunBlocking(NamedTuple):
    """Do what takes long without waiting for the network; an async driver does it in a thread.

    Outcome: what `run` gives and None, or None and the exception.
    """

    run: Callable[[], Any]

    def outcome(self) -> tuple[Any, None] | tuple[None, Exception]:
        try:
            return self.run(), None
        except Exception as error:
            return None, error


class GetApiKey(NamedTuple):
    """Get the API key from the function that the user gave. Outcome: the key."""

    function: KeyFunction


class Emit(NamedTuple):
    """Hand events to whoever iterates a stream. Outcome: None."""

    events: Sequence[Any]


class RunConcurrently(NamedTuple):
    """Carry out flows side by side, in order, `limit` at a time; the first that fails ends the others.

    Outcome: what that one raised, or None.
    """

    flows: Sequence[Flow[None]]
    limit: int


@dataclass(slots=True)
class Reply:
    """What came back. While it is open, `body` is empty and the driver holds what `chunks` and `close` are."""

    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    chunks: Any = None
    close: Callable[[], Any] | None = None
    socket: ExclusiveSocket | None = None
    """Where the connection serves this reply alone."""
    limit: ReadDeadline | None = None
    """Where the HTTP client keeps to it."""
    patience: float = inf
    """Seconds that the call's deadline left when the request went out: no read may take longer."""
    interrupted: bool = False
    overdue: bool = False


class Failure(NamedTuple):
    """Why no whole reply came back."""

    message: str
    timed_out: bool
    unsent: bool
    """Whether the request surely did not reach the server."""
    worth_retrying: bool
    too_large: bool = False
    """Whether there is more of the reply than is allowed."""
    stale: bool = False
    """Whether a connection that had served other requests was found closed, before any of the reply."""


OVERDUE: Final = Failure("nothing came in time", timed_out=True, unsent=False, worth_retrying=True)

Step = Send | Read | Drain | Close | Sleep | RunBlocking | GetApiKey | Emit | RunConcurrently
Flow = Generator[Step, Any, T]


def work(run: Callable[[], T]) -> Flow[T]:
    """What `run` gives. Raises what it raises."""
    outcome: tuple[T, None] | tuple[None, Exception] = yield RunBlocking(run)
    value, error = outcome
    if error is not None:
        raise error
    return cast(T, value)
