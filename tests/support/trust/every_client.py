"""One call by a client that is closed then: of ours, over an HTTP client that follows redirects, or over aiohttp."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest

import coherekit
from coherekit._http import environment

KEY = "co-Planted/Key+1234"
TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
OF_OURS = pytest.mark.parametrize("kind", ["sync", "async"])
EVERY_KIND = pytest.mark.parametrize("kind", ["sync", "async", "httpx", "async httpx", "aiohttp"])

Use = Callable[[Any], Any]


def called(kind: str, url: str, use: Use, **options: Any) -> Any:
    """Return what `use` gives; of a stream its events."""
    arguments: dict[str, Any] = {"api_key": KEY, "base_url": url, "max_retries": 0, **options}
    if kind == "sync":
        return _called(use, arguments)
    if kind == "httpx":
        with httpx.Client(follow_redirects=True, verify=environment.tls_context()) as own:
            return _called(use, arguments, own)
    if kind == "async":
        return anyio.run(_called_async, use, arguments)
    return anyio.run(_called_over, httpx_async if kind == "async httpx" else coherekit.aiohttp_client, use, arguments)


def httpx_async() -> httpx.AsyncClient:
    return httpx.AsyncClient(follow_redirects=True, verify=environment.tls_context())


def _called(use: Use, arguments: dict[str, Any], http: Any = None) -> Any:
    with coherekit.ClientV2(**arguments, http_client=http) as co:
        given = use(co)
        return list(given) if isinstance(given, coherekit.Stream) else given


async def _called_async(use: Use, arguments: dict[str, Any], http: Any = None) -> Any:
    async with coherekit.AsyncClientV2(**arguments, http_client=http) as co:
        given = use(co)
        return [event async for event in given] if isinstance(given, coherekit.AsyncStream) else await given


async def _called_over(make: Callable[[], Any], use: Use, arguments: dict[str, Any]) -> Any:
    async with make() as http:
        return await _called_async(use, arguments, http)


def tokenize(co: Any) -> Any:
    return co.tokenize(text="of the body", model="m")


def chat_stream(co: Any) -> Any:
    return co.chat_stream(model="m", messages=[{"role": "user", "content": "of the body"}])


def upload(co: Any) -> Any:
    return co.datasets.create(name="n", type="embed-input", data=("f", b"of the body"))
