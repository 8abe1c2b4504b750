"""Run in a process of its own: makes calls whose replies are far too large, and prints what they cost and how they end.

Arguments: the kind of client, the server's address, the call, then the names of the replies.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import httpx

import coherekit

Told = list[str | None]


def peak() -> int:
    """The most bytes of memory that this process has had."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024


async def of_async(asked: Callable[[Any], Any], **options: Any) -> Any:
    async with coherekit.AsyncClientV2("key-for-tests", **options) as co:
        given = asked(co)
        return [event async for event in given] if hasattr(given, "text_stream") else await given


def of_sync(asked: Callable[[Any], Any], **options: Any) -> Any:
    with coherekit.ClientV2("key-for-tests", **options) as co:
        given = asked(co)
        return list(given) if hasattr(given, "text_stream") else given


def of_httpx(asked: Callable[[Any], Any], **options: Any) -> Any:
    with httpx.Client() as own:
        return of_sync(asked, http_client=own, **options)


async def of_aiohttp(asked: Callable[[Any], Any], **options: Any) -> Any:
    async with coherekit.aiohttp_client() as own:
        return await of_async(asked, http_client=own, **options)


KINDS: dict[str, Callable[..., Any | Awaitable[Any]]] = {
    "sync": of_sync,
    "async": of_async,
    "httpx": of_httpx,
    "aiohttp": of_aiohttp,
}


def outcome(kind: str, asked: Callable[[Any], Any], **options: Any) -> Told:
    use = KINDS[kind]
    try:
        if kind in ("async", "aiohttp"):
            anyio.run(lambda: use(asked, **options))
        else:
            use(asked, **options)
    except coherekit.CohereError as error:
        return [type(error).__name__, error.message, str(error.attempts)]
    return []


def tokenize(co: Any) -> Any:
    return co.tokenize(text="a", model="m")


def tokenize_in_time(co: Any) -> Any:
    return co.with_options(deadline=60).tokenize(text="a", model="m")


def chat_stream(co: Any) -> Any:
    return co.chat_stream(model="m", messages=[])


CALLS = {"call": tokenize, "call with a deadline": tokenize_in_time, "stream": chat_stream, "error": tokenize}


def main(kind: str, url: str, call: str, *names: str) -> None:
    asked = CALLS[call]
    outcome(kind, asked, base_url=f"{url}/small")
    before = peak()
    told = [outcome(kind, asked, base_url=f"{url}/{name}") for name in names]
    print(json.dumps({"grown": peak() - before, "told": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
