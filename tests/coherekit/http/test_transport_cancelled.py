"""Calls that asyncio itself cancels, at each turn of its loop, cost neither a slot nor a socket."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from typing import Any

import anyio
import pytest

import coherekit
from coherekit._http.direct import AsyncDirectClient
from coherekit._http.transport import AsyncTransport
from tests.support.fake_api import Canned, FakeApi, Received

SLOTS = 5
TOKENS = Canned(body={"tokens": [1], "token_strings": ["a"], "meta": {}})
EVENTS = [b'data: {"type": "message-start"}\n\n', b'data: {"type": "message-end"}\n\n']
SSE = Canned(chunks=EVENTS, headers={"content-type": "text/event-stream"})


class Endless(FakeApi):
    def reply_to(self, request: Received) -> Canned:
        return TOKENS if "tokenize" in request.target else SSE


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with Endless() as server:
        yield server


async def churn(co: coherekit.AsyncClientV2) -> None:
    """No scope of anyio holds these cancellations back, and some come twice."""
    for again in (False, True):
        for turns in range(60):
            task: asyncio.Task[Any] = asyncio.ensure_future(co.tokenize(text="a", model="m"))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            if again:
                await asyncio.sleep(0)
                task.cancel()
            await asyncio.wait([task])


def test_at_each_turn_of_the_loop(api: FakeApi) -> None:
    async def main() -> None:
        transport = AsyncTransport(ssl.create_default_context, SLOTS)
        pool = transport._pool
        async with AsyncDirectClient(transport) as http:
            co = coherekit.AsyncClientV2("k", base_url=api.url, http_client=http, timeout=5, max_retries=0)
            await churn(co)
            # Streams that are held open need a slot each.
            streams = [co.chat_stream(model="m", messages=[]) for _ in range(SLOTS)]
            for stream in streams:
                await anext(stream)
            assert len(pool._in_use) == SLOTS
            assert not pool._queue
            assert not pool.dropped
            for stream in streams:
                await stream.aclose()
            assert (pool._free, pool._in_use) == (SLOTS, set())

    anyio.run(main)
