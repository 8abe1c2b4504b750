"""Replies that are read as they come: reads that are given up in time, and an end from another thread or task."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from socket import SHUT_RDWR
from threading import Lock, Timer
from typing import Any, Final

from .._call.steps import OVERDUE, Failure, Reply
from .._settings.timeouts import ReadDeadline

_INTERRUPTED: Final = Failure("the stream was closed", timed_out=False, unsent=False, worth_retrying=False)
_NEARLY: Final = 0.9
_NOTHING: Final = nullcontext()


def limited(reply: Reply, seconds: float) -> AbstractContextManager[object]:
    """For reads that block, to end after so long."""
    if reply.limit is not None:
        reply.limit.give(seconds)
        return _NOTHING
    # To interrupt a read costs a thread: not while the timeouts that the request went out with are nearly the same.
    if reply.socket is None or seconds >= _NEARLY * reply.patience:
        return _NOTHING
    return _interrupted_after(reply, seconds)


def limited_async(reply: Reply, seconds: float) -> AbstractContextManager[object]:
    """For reads that are awaited; raises TimeoutError at their end, where the HTTP client raises nothing of its own."""
    if reply.limit is not None:
        reply.limit.give(seconds)
        return _NOTHING
    import anyio

    return anyio.fail_after(seconds)


@contextmanager
def _interrupted_after(reply: Reply, seconds: float) -> Generator[None, None, None]:
    limit = Timer(seconds, _interrupt_overdue, (reply,))
    limit.daemon = True
    limit.start()
    try:
        yield
    finally:
        limit.cancel()


def _interrupt_overdue(reply: Reply) -> None:
    reply.overdue = True
    interrupt(reply)


def why_interrupted(reply: Reply) -> Failure | None:
    if reply.interrupted:
        return OVERDUE if reply.overdue else _INTERRUPTED
    return None


def interrupt(reply: Reply) -> None:
    """End the read of a reply that another thread or task waits in."""
    reply.interrupted = True
    if reply.socket is not None:
        reply.socket.shut_down()


class ExclusiveSocket:
    """The socket of a reply, for as long as its connection serves no other."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._lock = Lock()

    def shut_down(self) -> None:
        with self._lock, suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(SHUT_RDWR)

    def give_back(self) -> None:
        with self._lock:
            self._socket = None


def is_overdue(reply: Reply) -> bool:
    return reply.limit is not None and reply.limit.is_over()


def open_reply(response: Any, chunks: Any, close: Callable[[], Any], left: float | None = None) -> Reply:
    """`left`: what the deadline leaves from the request on."""
    extensions: dict[str, Any] = getattr(response, "extensions", {})
    network = extensions.get("network_stream")
    # Over HTTP/2 other replies share the connection.
    alone = extensions.get("http_version", b"").startswith(b"HTTP/1")
    found = network.get_extra_info("socket") if network is not None and alone else None
    socket = ExclusiveSocket(found) if found is not None else None

    def close_reply() -> Any:
        if socket is not None:
            socket.give_back()
        return close()

    limit = extensions.get(ReadDeadline.NAME)
    reply = Reply(response.status_code, response.headers, b"", chunks, close_reply, socket, limit)
    if left is not None:
        reply.patience = left
    return reply
