"""A transport for httpx over aiohttp, which is faster where very many calls are under way, and for asyncio only."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
import httpx
from yarl import URL

from .connection_pool import KEPT_IDLE, MOST_CONNECTIONS
from .pool import has_proxy
from .transport import PlainResponse

_MEANINGS: Final[tuple[tuple[type[Exception], type[httpx.TransportError]], ...]] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (TimeoutError, httpx.ReadTimeout),
    (aiohttp.ClientProxyConnectionError, httpx.ProxyError),
    (aiohttp.ClientHttpProxyError, httpx.ProxyError),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
    (aiohttp.NonHttpUrlClientError, httpx.UnsupportedProtocol),
    (aiohttp.ClientOSError, httpx.NetworkError),
    (aiohttp.ClientError, httpx.RemoteProtocolError),
)
"""The first that fits; so whether a request may have reached the server stays right."""


class AiohttpTransport(httpx.AsyncBaseTransport):
    """For the event loop of asyncio that it is first used in."""

    def __init__(self, tls: ssl.SSLContext, limit: int = MOST_CONNECTIONS) -> None:
        self._tls = tls
        self._limit = limit
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        session = self._session or self._opened()
        timeout = request.extensions.get("timeout", {})
        try:
            response = await session.request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=request.headers.multi_items(),
                data=_content(request),
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(
                    connect=timeout.get("pool"), sock_connect=timeout.get("connect"), sock_read=timeout.get("read")
                ),
                trace_request_ctx=request.extensions.get("trace"),
            )
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _of_httpx(error) from None
        connection = response.connection
        extensions: dict[str, Any] = {"http_version": b"HTTP/1.1"}
        if connection is not None and connection.transport is not None:
            extensions["network_stream"] = connection.transport
        body = _Body(response)
        return PlainResponse(response.status, headers=response.raw_headers, stream=body, extensions=extensions)

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(ssl=self._tls, limit=self._limit, keepalive_timeout=KEPT_IDLE)
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            # Else aiohttp looks for one again for each request, in a thread.
            trust_env=has_proxy(),
            trace_configs=[_telling()],
        )
        return self._session


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.content.iter_any():
                yield chunk
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _of_httpx(error) from None

    async def aclose(self) -> None:
        # The connection goes back to the pool if all was read, and is closed otherwise.
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()


def _content(request: httpx.Request) -> bytes | httpx.AsyncByteStream | None:
    stream = request.stream
    if isinstance(stream, httpx.ByteStream):
        return b"".join(stream) or None
    return stream if isinstance(stream, httpx.AsyncByteStream) else None


def _of_httpx(error: Exception) -> Exception:
    return next(meaning(str(error)) for kind, meaning in _MEANINGS if isinstance(error, kind))


def _telling() -> aiohttp.TraceConfig:
    """Tells httpx's `trace` of a request first what httpcore would: whether its connection stood already."""

    async def created(_: Any, context: SimpleNamespace, __: Any) -> None:
        await tell(context, "connection.connect_tcp.started")

    async def reused(_: Any, context: SimpleNamespace, __: Any) -> None:
        await tell(context, "http11.send_request_headers.started")

    async def tell(context: SimpleNamespace, event: str) -> None:
        if context.trace_request_ctx is not None:
            await context.trace_request_ctx(event, {})

    config = aiohttp.TraceConfig()
    config.on_connection_create_start.append(created)
    config.on_connection_reuseconn.append(reused)
    return config
