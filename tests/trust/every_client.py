"""One call, by every kind of client: ours, over an HTTP client that follows redirects, and over aiohttp."""

from __future__ import annotations

from typing import Any

import anyio
import httpx
import pytest

import coherekit

KEY = "co-Planted/Key+1234"
TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
KINDS = ["sync", "async", "httpx", "async httpx", "aiohttp"]
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


def called(kind: str, url: str, call: Any, **options: Any) -> Any:
    """The outcome of one call, by a client that is closed then."""
    arguments: dict[str, Any] = {"api_key": KEY, "base_url": url, "max_retries": 0, **options}
    if kind == "sync":
        with coherekit.ClientV2(**arguments) as co:
            return call(co)
    if kind == "httpx":
        with httpx.Client(follow_redirects=True) as own, coherekit.ClientV2(**arguments, http_client=own) as co:
            return call(co)

    async def of_async(own: Any = None) -> Any:
        async with coherekit.AsyncClientV2(**arguments, http_client=own) as co:
            given = call(co)
            return [event async for event in given] if hasattr(given, "text_stream") else await given

    async def of_own() -> Any:
        made = httpx.AsyncClient(follow_redirects=True) if kind == "async httpx" else coherekit.aiohttp_client()
        async with made as own:
            return await of_async(own)

    return anyio.run(of_async if kind == "async" else of_own)


def tokenize(co: Any) -> Any:
    return co.tokenize(text="of the body", model="m")


def chat_stream(co: Any) -> Any:
    stream = co.chat_stream(model="m", messages=[{"role": "user", "content": "of the body"}])
    return stream if hasattr(stream, "aclose") else list(stream)
