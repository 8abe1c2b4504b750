"""The sockets under our transports: a request goes out in one piece where httpcore would send its head alone first."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import anyio
import httpcore

_MOST_HELD: Final = 16_384
"""Bytes; what is larger is sent at once, without a copy."""
HEARD: Final = "heard"
"""The extra info of a stream that tells whether anything was read since the last write."""

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
    def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        return _Stream(_SYNC.connect_tcp(*arguments, **options))


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._held = _Held()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        # A server may refuse a request before it has read all of it: its reply is what counts then.
        with suppress(httpcore.WriteError):
            self._stream.write(*self._held.release())
        self._held.heard = True
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._held.takes(buffer, timeout):
            self._stream.write(*self._held.release())
            self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._held.heard if info == HEARD else self._stream.get_extra_info(info)

    def start_tls(self, *arguments: Any, **options: Any) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(*arguments, **options))


class AsyncNetwork(httpcore.AsyncNetworkBackend):
    async def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await _ASYNC.connect_tcp(*arguments, **options))


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._held = _Held()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with suppress(httpcore.WriteError):
            await self._stream.write(*self._held.release())
        self._held.heard = True
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._held.takes(buffer, timeout):
            await self._stream.write(*self._held.release())
            await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        return self._held.heard if info == HEARD else self._stream.get_extra_info(info)

    async def start_tls(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        try:
            return _AsyncStream(await self._stream.start_tls(*arguments, **options))
        except BaseException:
            # httpcore closes it for failures, but not when the call is cancelled.
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise
