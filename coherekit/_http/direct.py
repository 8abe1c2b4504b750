"""The HTTP clients that we make: what a call needs of httpx's clients, and nothing that it would pay for in vain."""

from __future__ import annotations

from typing import Any, Final, Self

import httpx

from .._settings.timeouts import DEFAULT_TIMEOUT, Timeout
from .content_encoding import ACCEPTED

HEADERS: Final = {"accept": "*/*", "accept-encoding": ACCEPTED, "connection": "keep-alive"}


class _Client:
    """No cookies, no credentials, no redirects: they are for the caller to see."""

    base_url = httpx.URL()
    timeout = DEFAULT_TIMEOUT
    is_closed = False
    asks_for_readable = True

    def build_request(
        self, method: str, url: httpx.URL, *, headers: dict[str, str], timeout: Timeout = DEFAULT_TIMEOUT, **more: Any
    ) -> httpx.Request:
        extensions = {"timeout": timeout._asdict()}
        headers = HEADERS | headers
        if more.keys() == {"content"}:
            # The most frequent kind, made without httpx looking for what else it could be.
            content: bytes = more["content"]
            headers |= {"host": url.netloc.decode(), "content-length": str(len(content))}
            more = {"stream": httpx.ByteStream(content)}
        return httpx.Request(method, url, headers=headers, extensions=extensions, **more)


class DirectClient(_Client):
    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._transport = transport

    def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        response = self._transport.handle_request(request)
        response.request = request
        return response

    def close(self) -> None:
        self.is_closed = True
        self._transport.close()


class AsyncDirectClient(_Client):
    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        response = await self._transport.handle_async_request(request)
        response.request = request
        return response

    async def aclose(self) -> None:
        self.is_closed = True
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()
