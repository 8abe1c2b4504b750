"""Calls that are cancelled, wherever they are, cost neither a slot nor a socket, over real sockets."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import anyio
import pytest

import coherekit
from coherekit.direct import AsyncDirectClient
from coherekit.transport import AsyncTransport
from tests.fake_api import Canned, FakeApi, Received
from tests.open_sockets import open_sockets

BACKENDS = ["asyncio", "trio"]
SLOTS = 5
TOKENS = Canned(body={"tokens": [1], "token_strings": ["a"], "meta": {}})
EVENTS = [b'data: {"type": "message-start"}\n\n', b'data: {"type": "message-end"}\n\n']
SSE = Canned(chunks=EVENTS, headers={"content-type": "text/event-stream"})

# httpx and httpcore leave their generators to the collector, which trio warns of.
pytestmark = pytest.mark.filterwarnings("ignore:.*garbage collected before it had been exhausted:ResourceWarning")


class Endless(FakeApi):
    def reply_to(self, request: Received) -> Canned:
        return TOKENS if "tokenize" in request.target else SSE


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with Endless() as server:
        yield server


async def begun(co: coherekit.AsyncClientV2) -> list[Any]:
    """As many open streams as there are slots."""
    streams = [aiter(co.chat_stream(model="m", messages=[])) for _ in range(SLOTS)]
    for stream in streams:
        await anext(stream)
    return streams


async def unharmed(api: FakeApi, churn: Callable[[coherekit.AsyncClientV2], Awaitable[None]]) -> None:
    """After `churn` all slots are free, no more sockets are open than there are slots, and closing leaves none."""
    transport = AsyncTransport(ssl.create_default_context, SLOTS)
    http = AsyncDirectClient(transport)
    co = coherekit.AsyncClientV2("k", base_url=api.url, http_client=http, timeout=5, max_retries=0)
    await co.tokenize(text="a", model="m")
    await churn(co)

    # Streams that are held open need a slot each.
    streams = await begun(co)
    pool = transport._pool
    assert len(pool._in_use) == SLOTS
    assert not pool._queue
    assert not pool.dropped
    for stream in streams:
        await stream.aclose()
    assert (pool._free, pool._in_use) == (SLOTS, set())
    await http.aclose()


@pytest.mark.parametrize("backend", BACKENDS)
def test_at_any_moment(api: FakeApi, backend: str) -> None:
    async def churn(co: coherekit.AsyncClientV2) -> None:
        chance = random.Random(7)

        async def call() -> None:
            with anyio.move_on_after(chance.random() * 0.03):
                if chance.random() < 0.7:
                    await co.tokenize(text="a", model="m")
                else:
                    async with co.chat_stream(model="m", messages=[]) as stream:
                        async for _ in stream:
                            await anyio.sleep(0)

        for _ in range(25):
            async with anyio.create_task_group() as tasks:
                for _ in range(20):
                    tasks.start_soon(call)

    before = open_sockets()
    anyio.run(lambda: unharmed(api, churn), backend=backend)
    for thread in api._threads[1:]:
        thread.join(5)
    assert open_sockets() <= before


def test_at_each_turn_of_the_loop(api: FakeApi) -> None:
    """By asyncio itself, whose cancellation no scope of anyio holds back."""

    async def churn(co: coherekit.AsyncClientV2) -> None:
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

    anyio.run(lambda: unharmed(api, churn))


@pytest.mark.parametrize("backend", BACKENDS)
def test_in_the_queue_for_a_slot(api: FakeApi, backend: str) -> None:
    async def churn(co: coherekit.AsyncClientV2) -> None:
        streams = await begun(co)
        async with anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(lambda: co.tokenize(text="a", model="m"))
            await anyio.sleep(0.05)
            # Some have been given a slot by then, without having run.
            for stream in streams[:2]:
                await stream.aclose()
            tasks.cancel_scope.cancel()
        for stream in streams[2:]:
            await stream.aclose()

    anyio.run(lambda: unharmed(api, churn), backend=backend)
