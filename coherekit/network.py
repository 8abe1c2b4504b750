"""The sockets under our transports.

A request goes out in one piece where httpcore would send its head alone first, and nothing outlasts its `Limit`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import anyio
import httpcore

from .timeouts import Limit

_MOST_HELD: Final = 16_384
"""Bytes; what is larger is sent at once, without a copy."""
HEARD: Final = "heard"
"""The extra info of a stream that tells whether anything was read since the last write."""
_MOST_AT_ONCE: Final = 65_536
"""Bytes that a blocking socket is given: a write of more goes out in parts, and each may last up to the timeout."""

_SYNC: Final = httpcore.SyncBackend()
_ASYNC: Final[Any] = httpcore.AnyIOBackend()


class _Held:
    """What is to be written before the next read, which is when a request ends."""

    def __init__(self) -> None:
        self._content = b""
        self._timeout: float | None = None
        self.heard = False

    def takes(self, content: bytes, timeout: float | None) -> bool:
        self.heard = False
        if len(self._content) + len(content) > _MOST_HELD:
            return False
        self._content += content
        self._timeout = timeout
        return True

    def release(self) -> tuple[bytes, float | None]:
        content, self._content = self._content, b""
        return content, self._timeout


class Network(httpcore.NetworkBackend):
    """Of one connection; `limit` is that of the request which it serves."""

    def __init__(self) -> None:
        self.limit = Limit()

    def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        options["timeout"] = _allowed(self.limit, options["timeout"], httpcore.ConnectTimeout)
        return _Stream(self, _SYNC.connect_tcp(*arguments, **options))


class _Stream(httpcore.NetworkStream):
    def __init__(self, network: Network, stream: httpcore.NetworkStream) -> None:
        self._network = network
        self._stream = stream
        self._held = _Held()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        # A server may refuse a request before it has read all of it: its reply is what counts then.
        with suppress(httpcore.WriteError):
            self._write(*self._held.release())
        self._held.heard = True
        return self._stream.read(max_bytes, _allowed(self._network.limit, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._held.takes(buffer, timeout):
            self._write(*self._held.release())
            self._write(buffer, timeout)

    def _write(self, content: bytes, timeout: float | None) -> None:
        for start in range(0, len(content), _MOST_AT_ONCE):
            part = content[start : start + _MOST_AT_ONCE]
            self._stream.write(part, _allowed(self._network.limit, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._held.heard if info == HEARD else self._stream.get_extra_info(info)

    def start_tls(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        options["timeout"] = _allowed(self._network.limit, options["timeout"], httpcore.ConnectTimeout)
        return _Stream(self._network, self._stream.start_tls(*arguments, **options))


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    """The same for async connections."""

    def __init__(self) -> None:
        self.limit = Limit()

    async def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        options["timeout"] = _allowed(self.limit, options["timeout"], httpcore.ConnectTimeout)
        return _AsyncStream(self, await _ASYNC.connect_tcp(*arguments, **options))


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, network: AsyncNetwork, stream: httpcore.AsyncNetworkStream) -> None:
        self._network = network
        self._stream = stream
        self._held = _Held()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with suppress(httpcore.WriteError):
            await self._write(*self._held.release())
        self._held.heard = True
        return await self._stream.read(max_bytes, _allowed(self._network.limit, timeout, httpcore.ReadTimeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._held.takes(buffer, timeout):
            await self._write(*self._held.release())
            await self._write(buffer, timeout)

    async def _write(self, content: bytes, timeout: float | None) -> None:
        await self._stream.write(content, _allowed(self._network.limit, timeout, httpcore.WriteTimeout))

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        return self._held.heard if info == HEARD else self._stream.get_extra_info(info)

    async def start_tls(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        options["timeout"] = _allowed(self._network.limit, options["timeout"], httpcore.ConnectTimeout)
        try:
            return _AsyncStream(self._network, await self._stream.start_tls(*arguments, **options))
        except BaseException:
            # httpcore closes it for failures, but not when the call is cancelled.
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise


def _allowed(limit: Limit, timeout: float | None, overdue: type[Exception]) -> float | None:
    """The timeout, cut by the limit. Raises `overdue` where nothing is left: 0 would not be a timeout to a socket."""
    left = limit.left(timeout)
    if left == 0:
        raise overdue("timed out")
    return left
