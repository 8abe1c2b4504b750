"""A reply that is read as it comes: reads that end in time, and an end from another thread or task."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from math import inf
from threading import Lock, Timer
from typing import Any, Final

from .._port.exchange import OVERDUE, Failure, Reply
from .._settings.timeouts import ReadDeadline

_INTERRUPTED: Final = Failure("the stream was closed")
_NEARLY: Final = 0.9
_NOTHING: Final = nullcontext()


class ExclusiveSocket:
    """The socket of a reply, for as long as its connection serves no other."""

    def __init__(self, own: socket.socket) -> None:
        self._socket: socket.socket | None = own
        self._lock = Lock()

    def shut_down(self) -> None:
        with self._lock, suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)

    def give_back(self) -> None:
        with self._lock:
            self._socket = None


@dataclass(slots=True, eq=False)
class OpenReply:
    """A reply whose body is still on the wire: what reads it, and what closes it."""

    reply: Reply
    chunks: Any = field(repr=False)
    """An iterator, or an async one, of the body's bytes."""
    close_response: Callable[[], Any] = field(repr=False)
    own_socket: ExclusiveSocket | None
    """Where the connection serves this reply alone."""
    deadline: ReadDeadline | None
    """Where the HTTP client keeps to it."""
    patience: float = inf
    """Seconds that the call's deadline left when the request went out: no read may take longer."""
    interrupted: bool = False
    overdue: bool = False

    def close(self) -> Any:
        """Free the connection; an async client's reply returns what is to be awaited."""
        if self.own_socket is not None:
            self.own_socket.give_back()
        return self.close_response()

    def interrupt(self) -> None:
        """End the read that another thread or task waits in."""
        self.interrupted = True
        if self.own_socket is not None:
            self.own_socket.shut_down()

    def why_interrupted(self) -> Failure | None:
        if self.interrupted:
            return OVERDUE if self.overdue else _INTERRUPTED
        return None

    def is_overdue(self) -> bool:
        return self.deadline is not None and self.deadline.is_over()

    def limit_read(self, seconds: float) -> AbstractContextManager[object]:
        """Have a read that blocks end after so long."""
        if self.deadline is not None:
            self.deadline.give(seconds)
            return _NOTHING
        # To interrupt a read costs a thread: not while the timeouts that the request went out with are nearly the same.
        if self.own_socket is None or seconds >= _NEARLY * self.patience:
            return _NOTHING
        return _interrupt_after(self, seconds)

    def limit_read_async(self, seconds: float) -> AbstractContextManager[object]:
        """Have a read that is awaited end after so long: TimeoutError where the HTTP client raises nothing itself."""
        if self.deadline is not None:
            self.deadline.give(seconds)
            return _NOTHING
        import anyio

        return anyio.fail_after(seconds)


@contextmanager
def _interrupt_after(reply: OpenReply, seconds: float) -> Generator[None, None, None]:
    timer = Timer(seconds, _interrupt_overdue, (reply,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _interrupt_overdue(reply: OpenReply) -> None:
    reply.overdue = True
    reply.interrupt()


def open_reply(
    response: Any,
    chunks: Iterator[bytes] | AsyncIterator[bytes],
    close: Callable[[], Any],
    left: float | None = None,
) -> OpenReply:
    """Return the open reply of an HTTP client's response. `left`: seconds that the deadline leaves."""
    extensions: dict[str, Any] = getattr(response, "extensions", {})
    network = extensions.get("network_stream")
    # Over HTTP/2 other replies share the connection.
    alone = extensions.get("http_version", b"").startswith(b"HTTP/1")
    found = network.get_extra_info("socket") if network is not None and alone else None
    headers = response.headers
    # HTTP/2, where a reply has no socket of its own, marks every end.
    delimited = found is None or "content-length" in headers or "transfer-encoding" in headers
    return OpenReply(
        Reply(response.status_code, headers, is_open=True, delimited=delimited),
        chunks,
        close,
        None if found is None else ExclusiveSocket(found),
        extensions.get(ReadDeadline.NAME),
        inf if left is None else left,
    )
