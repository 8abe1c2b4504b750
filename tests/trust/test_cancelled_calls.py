"""Async calls and streams that are cancelled or dropped, wherever they are, cost neither a slot nor a socket."""

from __future__ import annotations

import asyncio
import gc
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any, Final

import anyio
import pytest

import coherekit
from coherekit._http.connection_pool import MOST_CONNECTIONS
from tests.support.chat_replies import QUESTION
from tests.support.open_sockets import open_sockets
from tests.support.trust.canned_process import LONGEST_PAUSE
from tests.support.trust.figures import Figures, sized
from tests.support.trust.unreachable import clogged

AT_ONCE: Final = 150
"""More calls than there are connections, so that some are cancelled while they wait for one."""

Work = Callable[[], Awaitable[object]]
Cut = Callable[[float, Work], Awaitable[bool]]
"""Does the work for at most so many seconds; whether it was cancelled."""

pytestmark = [
    pytest.mark.timeout(600),
    # httpx and httpcore leave their generators to the collector, which trio warns of.
    pytest.mark.filterwarnings("ignore:.*garbage collected before it had been exhausted:ResourceWarning"),
]


async def by_scope(seconds: float, work: Work) -> bool:
    with anyio.move_on_after(seconds) as scope:
        await work()
    return scope.cancelled_caught


async def by_task(seconds: float, work: Work) -> bool:
    """By asyncio itself, whose cancellation no scope of anyio holds back; twice, as a user who is impatient would."""
    task = asyncio.ensure_future(work())
    for later in (seconds, seconds + 0.0001):
        asyncio.get_running_loop().call_later(later, task.cancel)
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
    return task.cancelled()


async def by_turns(seconds: float, work: Work) -> bool:
    """After so many turns of the loop as the time has milliseconds."""
    task = asyncio.ensure_future(work())
    for _ in range(int(seconds * 1000)):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()


@dataclass
class Churn:
    """Calls that are cancelled, until there were `wanted` of them."""

    co: coherekit.AsyncClientV2
    unreachable: coherekit.AsyncClientV2
    """The same, where no connection is ever made."""
    cut: Cut
    wanted: int
    cancelled: int = 0
    _chance: random.Random = field(default_factory=lambda: random.Random(3))

    async def run(self) -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(AT_ONCE):
                tasks.start_soon(self._go_on)

    async def _go_on(self) -> None:
        works = (self._call, self._connect, self._stream, self._text, self._dropped)
        while self.cancelled < self.wanted:
            # One in five before it gets far, the others anywhere up to their end.
            seconds = self._chance.random() * (0.002 if self._chance.random() < 0.2 else 3 * LONGEST_PAUSE)
            cut = await self.cut(seconds, self._chance.choice(works))
            self.cancelled += cut

    async def _call(self) -> None:
        await self.co.tokenize(text="a", model="m")

    async def _connect(self) -> None:
        await self.unreachable.tokenize(text="a", model="m")

    async def _stream(self) -> None:
        async with self.co.chat_stream(**QUESTION) as stream:
            async for _ in stream:
                await anyio.sleep(0)

    async def _text(self) -> None:
        async for _ in self.co.chat_stream(**QUESTION).text_stream:
            pass

    async def _dropped(self) -> None:
        """Left without closing it, then cancelled."""
        await anext(aiter(self.co.chat_stream(**QUESTION)))
        await anyio.sleep(LONGEST_PAUSE)


async def usable_at_once(co: coherekit.AsyncClientV2) -> int:
    """How many of the connections that the pool may have can be in use together."""
    async with AsyncExitStack() as held:
        for count in range(MOST_CONNECTIONS):
            try:
                await held.enter_async_context(co.chat_stream(**QUESTION))
            except coherekit.ApiTimeoutError:
                return count
    return MOST_CONNECTIONS


@dataclass(frozen=True)
class Way:
    backend: str
    cut: Cut
    full: int
    quick: int
    http: Callable[[], Any] = lambda: None


WAYS: Final = {
    "asyncio": Way("asyncio", by_scope, 20_000, 400),
    "trio": Way("trio", by_scope, 20_000, 400),
    "asyncio tasks": Way("asyncio", by_task, 20_000, 400),
    "asyncio turns": Way("asyncio", by_turns, 5_000, 200),
    "aiohttp": Way("asyncio", by_task, 5_000, 200, coherekit.aiohttp_client),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_cancelled_call_costs_nothing(canned: str, figures: Figures, name: str) -> None:
    way = WAYS[name]
    wanted = sized(way.full, way.quick)
    usable = 0

    async def main() -> None:
        nonlocal usable
        http = way.http()
        slow = f"{canned}/slow"
        async with coherekit.AsyncClientV2("k", base_url=slow, max_retries=0, timeout=10, http_client=http) as co:
            churn = Churn(co, co.with_options(base_url=nowhere), way.cut, wanted)
            await churn.run()
            assert churn.cancelled >= wanted
            gc.collect()
            usable = await usable_at_once(co.with_options(base_url=f"{canned}/hold"))
        if http:
            await http.aclose()

    before = open_sockets()
    with clogged() as nowhere:
        anyio.run(main, backend=way.backend)
    gc.collect()

    over = "calls and streams, by asyncio, trio and aiohttp"
    figures.at_most("pool slots lost to cancellation", MOST_CONNECTIONS - usable, 0, over=over, count=wanted)
    figures.at_most("sockets leaked by cancellation", open_sockets() - before, 0, over=over, count=wanted)
