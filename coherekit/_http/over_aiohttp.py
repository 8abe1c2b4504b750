"""An HTTP client over aiohttp, which is faster where very many calls are under way, and for asyncio only."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Self

import aiohttp
import httpx
from yarl import URL

from .._settings.timeouts import DEFAULT_TIMEOUT, ReadDeadline, Timeout
from .connection_pool import KEPT_IDLE, MOST_CONNECTIONS
from .direct import HEADERS
from .environment import has_proxy

if TYPE_CHECKING:
    from aiohttp.client_proto import ResponseHandler
    from aiohttp.tracing import Trace
    from multidict import CIMultiDictProxy

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


_Trace = Callable[[str, Any], Awaitable[None]]
_trace: ContextVar[_Trace | None] = ContextVar("trace", default=None)
"""Of the request that this task sends."""


@dataclass(slots=True)
class _Request:
    method: str
    url: str
    headers: dict[str, str]
    content: bytes | httpx.AsyncByteStream | None
    timeout: Timeout
    extensions: dict[str, Any] = field(default_factory=dict[str, Any])


class AiohttpClient:
    """For the event loop of asyncio that it is first used in."""

    base_url = ""
    timeout = DEFAULT_TIMEOUT
    is_closed = False
    asks_for_readable = True

    def __init__(self, tls: ssl.SSLContext, limit: int = MOST_CONNECTIONS) -> None:
        self._tls = tls
        self._limit = limit
        self._session: aiohttp.ClientSession | None = None

    def build_request(
        self, method: str, url: str, *, headers: dict[str, str], timeout: Timeout = DEFAULT_TIMEOUT, **more: Any
    ) -> _Request:
        if more.keys() == {"content"}:
            return _Request(method, url, headers, more["content"], timeout)
        made = httpx.Request(method, url, headers=headers, **more)
        # aiohttp frames what has no length itself, and refuses to be told so.
        made.headers.pop("transfer-encoding", None)
        return _Request(method, str(made.url), dict(made.headers), _content(made), timeout)

    async def send(self, request: _Request, **_: Any) -> _Response:
        session = self._session or self._opened()
        limit: ReadDeadline | None = request.extensions.get(ReadDeadline.NAME)
        before = _trace.set(request.extensions.get("trace"))
        try:
            response = await session.request(
                request.method,
                _parsed(request.url),
                headers=request.headers,
                data=request.content,
                allow_redirects=False,
                timeout=_allowed(request.timeout, limit.left(None) if limit else None),
            )
        except (aiohttp.ClientError, TimeoutError) as error:
            # Only the first event counts, and a connection that was made has told of that.
            if (trace := request.extensions.get("trace")) is not None:
                await trace("http11.send_request_headers.started", None)
            # Of a body that can't be read aiohttp says only that the request was not written.
            raise getattr(request.content, "failure", None) or _of_httpx(error) from None
        finally:
            _trace.reset(before)
        return _Response(response)

    async def aclose(self) -> None:
        self.is_closed = True
        if self._session is not None:
            await self._session.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    def _opened(self) -> aiohttp.ClientSession:
        connector = _Connector(ssl=self._tls, limit=self._limit, keepalive_timeout=KEPT_IDLE)
        self._session = aiohttp.ClientSession(
            headers=HEADERS,
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            # Else aiohttp looks for one again for each request, in a thread.
            trust_env=has_proxy(),
        )
        return self._session


class _Connector(aiohttp.TCPConnector):
    """Tells a request's `trace` of a connection that is made for it, as httpcore would.

    aiohttp's own tracing makes each call a fifth longer.
    """

    async def _create_connection(
        self, req: aiohttp.ClientRequest, traces: list[Trace], timeout: aiohttp.ClientTimeout
    ) -> ResponseHandler:
        if (trace := _trace.get()) is not None:
            await trace("connection.connect_tcp.started", None)
        return await super()._create_connection(req, traces, timeout)


class _Response:
    is_stream_consumed = False

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response
        self.status_code = response.status
        self.headers = _Headers(response.headers)

    @property
    def extensions(self) -> dict[str, Any]:
        connection = self._response.connection
        transport = connection.transport if connection is not None else None
        return {"http_version": b"HTTP/1.1"} | ({} if transport is None else {"network_stream": transport})

    def aiter_raw(self) -> AsyncIterator[bytes]:
        return _Body(self._response)

    aiter_straight = aiter_raw

    def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        if chunk_size is None:
            return self.aiter_raw()
        return httpx.Response(self.status_code, stream=_Body(self._response)).aiter_bytes(chunk_size)

    async def aclose(self) -> None:
        # The connection goes back to the pool if all was read, and is closed otherwise.
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()


class _Headers(Mapping[str, str]):
    """By name in any case, given in lower case; values of the same name are joined."""

    def __init__(self, given: CIMultiDictProxy[str]) -> None:
        self._given = given

    def __contains__(self, name: object) -> bool:
        return name in self._given

    def __getitem__(self, name: str) -> str:
        # Bytes that are no UTF-8 come as halves of surrogates; HTTP's older meaning of them is Latin-1.
        text = ", ".join(self._given.getall(name))
        return text if text.isascii() else _decoded(text.encode(errors="surrogateescape"))

    def __iter__(self) -> Iterator[str]:
        return iter({name.lower(): None for name in self._given})

    def __len__(self) -> int:
        return len({name.lower() for name in self._given})


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


class _Upload(httpx.AsyncByteStream):
    """A body that keeps what went wrong with it, as with a file that changes while it is sent."""

    def __init__(self, stream: httpx.AsyncByteStream, length: str | None) -> None:
        self._stream = stream
        self._left = None if length is None else int(length)
        self.failure: Exception | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                self._count(len(chunk))
                yield chunk
            if self._left:
                raise httpx.LocalProtocolError("the body is shorter than was said")
        except Exception as error:
            self.failure = error
            raise

    def _count(self, sent: int) -> None:
        if self._left is not None:
            self._left -= sent
            if self._left < 0:
                raise httpx.LocalProtocolError("the body is longer than was said")


class _Body(httpx.AsyncByteStream):
    """No async generator: of those the event loop keeps a list."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._content = response.content

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await self._content.readany()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _of_httpx(error) from None
        if not chunk:
            raise StopAsyncIteration
        return chunk


@lru_cache(maxsize=64)
def _allowed(timeout: Timeout, total: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=total, connect=timeout.pool, sock_connect=timeout.connect, sock_read=timeout.read
    )


@lru_cache(maxsize=256)
def _parsed(url: str) -> URL:
    """Parse a URL as httpx does, so that it means the same over both."""
    return URL(str(httpx.URL(url)), encoded=True)


def _content(request: httpx.Request) -> bytes | httpx.AsyncByteStream | None:
    stream = request.stream
    if isinstance(stream, httpx.ByteStream):
        return b"".join(stream) or None
    if not isinstance(stream, httpx.AsyncByteStream):
        return None
    return _Upload(stream, request.headers.get("content-length"))


def _of_httpx(error: Exception) -> Exception:
    return next(meaning(str(error)) for kind, meaning in _MEANINGS if isinstance(error, kind))
