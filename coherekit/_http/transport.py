"""Transports for httpx over connections of httpcore, with a pool that stays fast under load and loses no slot.

httpx's own pool looks through all of its connections for each request, and for each that ends.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any, Final, cast

import anyio
import httpcore
import httpx

from .._settings.timeouts import ReadDeadline
from .connection_pool import KEPT_IDLE, MOST_CONNECTIONS, ConnectionPool, Waiter
from .network import READ_SINCE_WRITE, AsyncNetwork, Network
from .stale_connections import FRESH

_SCHEMES: Final = (b"http", b"https")


class _Connection(httpcore.HTTPConnection):
    def __init__(self, url: httpcore.URL, tls: Callable[[], ssl.SSLContext]) -> None:
        self.network = Network()
        super().__init__(url.origin, _tls_for(url, tls), keepalive_expiry=KEPT_IDLE, network_backend=self.network)


class _AsyncConnection(httpcore.AsyncHTTPConnection):
    def __init__(self, url: httpcore.URL, tls: Callable[[], ssl.SSLContext]) -> None:
        self.network = AsyncNetwork()
        super().__init__(url.origin, _tls_for(url, tls), keepalive_expiry=KEPT_IDLE, network_backend=self.network)


class Transport(httpx.BaseTransport):
    """For threads."""

    def __init__(self, tls: Callable[[], ssl.SSLContext], limit: int = MOST_CONNECTIONS) -> None:
        """Take what makes a TLS context, which is asked for when a connection needs one."""
        self._tls = tls
        self._pool = ConnectionPool[_Connection](limit)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        sent = _to_send(request)
        origin = sent.url.scheme, sent.url.host, sent.url.port
        self._enter(request)
        connection: _Connection | None = None
        try:
            connect = partial(_Connection, sent.url, self._tls)
            connection = self._pool.take(origin, connect, fresh=FRESH in request.extensions)
            connection.network.limit = limit = _limit(request)
            self._close_dropped()
            response = connection.handle_request(sent)
            _refuse_unasked(response)
        except BaseException as error:
            self._release(origin, connection)
            raise _of_httpx(error) from None
        return _received(response, limit, _Body(response, partial(self._release, origin, connection)))

    def close(self) -> None:
        self._pool.close()
        self._close_dropped()

    def _enter(self, request: httpx.Request) -> None:
        if (turn := self._pool.enter(_ThreadWaiter)) is None:
            return
        seconds = _limit_of_wait(request)
        try:
            if not turn.waking.acquire(timeout=-1 if seconds is None else seconds):
                raise httpx.PoolTimeout("")
        except BaseException:
            self._pool.give_up(turn)
            raise

    def _release(self, origin: tuple[Any, ...], connection: _Connection | None) -> None:
        self._pool.release(origin, connection)
        self._close_dropped()

    def _close_dropped(self) -> None:
        with suppress(IndexError):
            while True:
                self._pool.dropped.popleft().close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """For one event loop, of asyncio or trio."""

    def __init__(self, tls: Callable[[], ssl.SSLContext], limit: int = MOST_CONNECTIONS) -> None:
        """Take what makes a TLS context, which is asked for when a connection needs one."""
        self._tls = tls
        self._pool = ConnectionPool[_AsyncConnection](limit)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        sent = _to_send(request)
        origin = sent.url.scheme, sent.url.host, sent.url.port
        await self._enter(request)
        connection: _AsyncConnection | None = None
        try:
            connect = partial(_AsyncConnection, sent.url, self._tls)
            connection = self._pool.take(origin, connect, fresh=FRESH in request.extensions)
            connection.network.limit = limit = _limit(request)
            if self._pool.dropped:
                await self._close_dropped()
            response = await connection.handle_async_request(sent)
            _refuse_unasked(response)
        except BaseException as error:
            await self._release(origin, connection)
            raise _of_httpx(error) from None
        return _received(response, limit, _AsyncBody(response, partial(self._release, origin, connection)))

    async def aclose(self) -> None:
        self._pool.close()
        await self._close_dropped()

    async def _enter(self, request: httpx.Request) -> None:
        if (turn := self._pool.enter(_TaskWaiter)) is None:
            return
        try:
            with anyio.move_on_after(_limit_of_wait(request)):
                await turn.waking.wait()
                return
            raise httpx.PoolTimeout("")
        except BaseException:
            self._pool.give_up(turn)
            raise

    async def _release(self, origin: tuple[Any, ...], connection: _AsyncConnection | None) -> None:
        self._pool.release(origin, connection)
        # A coroutine that is thrown away where it waits can await nothing more.
        if self._pool.dropped and not isinstance(sys.exception(), GeneratorExit):
            await self._close_dropped()

    async def _close_dropped(self) -> None:
        # Each begins to close before it can be interrupted, and what is not begun stays in the deque.
        with anyio.CancelScope(shield=True):
            while self._pool.dropped:
                with suppress(Exception):
                    await self._pool.dropped.popleft().aclose()


class _ThreadWaiter(Waiter):
    def __init__(self) -> None:
        self.waking = Lock()
        self.waking.acquire()

    def wake(self) -> None:
        self.waking.release()


class _TaskWaiter(Waiter):
    def __init__(self) -> None:
        self.waking = anyio.Event()

    def wake(self) -> None:
        self.waking.set()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response, release: Callable[[], None]) -> None:
        self._stream: Any = response.stream
        self._release: Callable[[], None] | None = release

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except BaseException as error:
            self.close()
            raise _of_httpx(error) from None

    def close(self) -> None:
        release, self._release = self._release, None
        if release is None:
            return
        try:
            self._stream.close()
        finally:
            release()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response, release: Callable[[], Any]) -> None:
        self._stream: Any = response.stream
        self._release: Callable[[], Any] | None = release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
        except BaseException as error:
            await self.aclose()
            raise _of_httpx(error) from None

    async def aclose(self) -> None:
        release, self._release = self._release, None
        if release is None:
            return
        try:
            await self._stream.aclose()
        finally:
            await release()


class PlainResponse(httpx.Response):
    def iter_straight(self) -> Iterator[bytes]:
        """Return the body as it was sent, without httpx's detours; it does not close itself."""
        return iter(cast(httpx.SyncByteStream, self.stream))

    def aiter_straight(self) -> AsyncIterator[bytes]:
        return aiter(cast(httpx.AsyncByteStream, self.stream))


def _to_send(request: httpx.Request) -> httpcore.Request:
    url = request.url
    if url.raw_scheme not in _SCHEMES:
        raise httpx.UnsupportedProtocol(f"Request URL has an unsupported protocol '{url.scheme}://'.")
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _refuse_unasked(response: Any) -> None:
    """Raise RemoteProtocolError for a reply that came along with the one before: it answers another request."""
    if not response.extensions["network_stream"].get_extra_info(READ_SINCE_WRITE):
        raise httpcore.RemoteProtocolError("the server had sent a reply before it was asked for one")


def _received(response: Any, limit: ReadDeadline, body: _Body | _AsyncBody) -> httpx.Response:
    extensions = {**response.extensions, ReadDeadline.NAME: limit}
    return PlainResponse(response.status, headers=response.headers, stream=body, extensions=extensions)


def _limit(request: httpx.Request) -> ReadDeadline:
    limit: ReadDeadline | None = request.extensions.get(ReadDeadline.NAME)
    return limit or ReadDeadline()


def _tls_for(url: httpcore.URL, tls: Callable[[], ssl.SSLContext]) -> ssl.SSLContext | None:
    return tls() if url.scheme == b"https" else None


def _limit_of_wait(request: httpx.Request) -> float | None:
    timeout: dict[str, float | None] = request.extensions.get("timeout", {})
    return timeout.get("pool")


def _of_httpx(error: BaseException) -> BaseException:
    """Return the exception that httpx has for one of httpcore, by the same name; any other as it is."""
    kind = type(error)
    return getattr(httpx, kind.__name__)(_text(error)) if kind.__module__ == httpcore.__name__ else error


def _text(error: BaseException) -> str:
    """Of the exception, or of the system's behind it: of a TLS handshake that breaks off, anyio says nothing."""
    text, behind = str(error), error.__cause__
    while behind is not None and not text:
        text = str(behind) if isinstance(behind, OSError) else ""
        behind = behind.__cause__ or behind.__context__
    return text
