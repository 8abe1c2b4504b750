"""The sockets under our transports.

A request goes out in one piece where httpcore would send its head alone first, and nothing outlasts its `ReadDeadline`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final, Generic, TypeVar

import anyio
import httpcore

from .._settings.timeouts import ReadDeadline

READ_SINCE_WRITE: Final = "read_since_write"
"""The extra info of a stream that tells whether anything was read since the last write."""

_MOST_HELD: Final = 16_384
"""Bytes; what is larger is sent at once, without a copy."""
_MOST_AT_ONCE: Final = 65_536
"""Bytes that a blocking socket is given: a write of more goes out in parts, and each may last up to the timeout."""

_SYNC: Final = httpcore.SyncBackend()
_ASYNC: Final[Any] = httpcore.AnyIOBackend()


class _Limited:
    """Of one connection; `limit` is that of the request which it serves."""

    def __init__(self) -> None:
        self.limit = ReadDeadline()

    def allowed(self, timeout: float | None, overdue: type[Exception]) -> float | None:
        """Return the timeout, cut by the limit.

        Raises `overdue` if nothing is left: 0 would not be a timeout to a socket.
        """
        left = self.limit.left(timeout)
        if left == 0:
            raise overdue("timed out")
        return left


S = TypeVar("S", bound="httpcore.NetworkStream | httpcore.AsyncNetworkStream")


class _Holding(Generic[S]):
    """A stream that holds what is to be written until the next read, which is when a request ends."""

    def __init__(self, network: _Limited, stream: S) -> None:
        self._network = network
        self._stream = stream
        self._held = b""
        self._timeout: float | None = None
        self._read_since_write = False

    def get_extra_info(self, info: str) -> Any:
        return self._read_since_write if info == READ_SINCE_WRITE else self._stream.get_extra_info(info)

    def _holds(self, content: bytes, timeout: float | None) -> bool:
        self._read_since_write = False
        if len(self._held) + len(content) > _MOST_HELD:
            return False
        self._held += content
        self._timeout = timeout
        return True

    def _released(self) -> tuple[bytes, float | None]:
        content, self._held = self._held, b""
        return content, self._timeout


class Network(_Limited, httpcore.NetworkBackend):
    def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        options["timeout"] = self.allowed(options["timeout"], httpcore.ConnectTimeout)
        return _Stream(self, _SYNC.connect_tcp(*arguments, **options))


class _Stream(_Holding[httpcore.NetworkStream], httpcore.NetworkStream):
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        # A server may refuse a request before it has read all of it: its reply is what counts then.
        if self._held:
            with suppress(httpcore.WriteError):
                self._write(*self._released())
        self._read_since_write = True
        return self._stream.read(max_bytes, self._network.allowed(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._holds(buffer, timeout):
            self._write(*self._released())
            self._write(buffer, timeout)

    def _write(self, content: bytes, timeout: float | None) -> None:
        for start in range(0, len(content), _MOST_AT_ONCE):
            part = content[start : start + _MOST_AT_ONCE]
            self._stream.write(part, self._network.allowed(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        options["timeout"] = self._network.allowed(options["timeout"], httpcore.ConnectTimeout)
        return _Stream(self._network, self._stream.start_tls(*arguments, **options))


class AsyncNetwork(_Limited, httpcore.AsyncNetworkBackend):
    async def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        options["timeout"] = self.allowed(options["timeout"], httpcore.ConnectTimeout)
        return _AsyncStream(self, await _ASYNC.connect_tcp(*arguments, **options))


class _AsyncStream(_Holding[httpcore.AsyncNetworkStream], httpcore.AsyncNetworkStream):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._held:
            with suppress(httpcore.WriteError):
                await self._write(*self._released())
        self._read_since_write = True
        return await self._stream.read(max_bytes, self._network.allowed(timeout, httpcore.ReadTimeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._holds(buffer, timeout):
            await self._write(*self._released())
            await self._write(buffer, timeout)

    async def _write(self, content: bytes, timeout: float | None) -> None:
        await self._stream.write(content, self._network.allowed(timeout, httpcore.WriteTimeout))

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        options["timeout"] = self._network.allowed(options["timeout"], httpcore.ConnectTimeout)
        try:
            return _AsyncStream(self._network, await self._stream.start_tls(*arguments, **options))
        except BaseException:
            # httpcore closes it for failures, but not when the call is cancelled.
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise
