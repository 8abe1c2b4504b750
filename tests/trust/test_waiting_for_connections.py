"""More calls than there are connections: each gets its turn, in the order of asking, or is told that none came free."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final

import anyio
import pytest

import coherekit
from coherekit._http.connection_pool import MOST_CONNECTIONS
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.trust.clients import KINDS, Calls, calling
from tests.support.trust.every_client import TOKENS
from tests.support.trust.figures import Figures, sized

WAITING: Final = sized(300, 40)
HOLDING: Final = "holding"
REPLY: Final = Canned(body=TOKENS)

pytestmark = pytest.mark.timeout(120)


class Holding(FakeApi):
    """Answers some calls only when it is told to, all others at once."""

    def __init__(self) -> None:
        super().__init__()
        self.answer_one = threading.Semaphore(0)

    def reply_to(self, request: Received) -> Canned:
        if request.json["text"] == HOLDING:
            self.answer_one.acquire(timeout=60)
        return REPLY

    def served(self) -> list[str]:
        """The texts of the other calls, in their order."""
        return [text for request in self.received if (text := request.json["text"]) != HOLDING]

    def all_held(self) -> bool:
        return len(self.received) == MOST_CONNECTIONS


@pytest.fixture
def holding() -> Iterator[Holding]:
    with Holding() as server:
        yield server
        server.answer_one.release(MOST_CONNECTIONS)


def until(come: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not come():
        assert time.monotonic() < end
        time.sleep(0.001)


def out_of_turn(served: list[str], asked: list[str]) -> int:
    assert sorted(served) == sorted(asked)
    return sum(one != other for one, other in zip(served, asked, strict=True))


def begin(threads: ThreadPoolExecutor, call: Calls, **more: Any) -> Future[Any]:
    return threads.submit(call, "tokenize", model="m", **more)


@pytest.mark.parametrize("kind", KINDS)
def test_calls_that_wait_are_served_in_the_order_of_asking(holding: Holding, figures: Figures, kind: str) -> None:
    with calling(kind, holding.url, max_retries=0) as call, ThreadPoolExecutor(MOST_CONNECTIONS + WAITING) as threads:
        held = [begin(threads, call, text=HOLDING) for _ in range(MOST_CONNECTIONS)]
        until(holding.all_held)
        pool, waiting, late = call.pool(), list[Future[Any]](), list[Future[Any]]()
        for number in range(WAITING):
            # Every fifth gives up: it takes nobody's turn.
            group, options = (late, {"timeout": 0.02}) if number % 5 == 0 else (waiting, {"timeout": 60})
            group.append(begin(threads, call, text=str(number), request_options=options))
            until(lambda: len(pool._queue) == len(waiting) + sum(not one.done() for one in late))
        errors = [one.exception(30) for one in late]
        # One slot alone comes free, so they are served one after another.
        holding.answer_one.release()
        for one in waiting:
            one.result(30)
        holding.answer_one.release(MOST_CONNECTIONS)
        for one in held:
            one.result(30)

    wrong = out_of_turn(holding.served(), [str(number) for number in range(WAITING) if number % 5])
    figures.at_most("calls served out of turn", wrong, 0, over="waiting for one connection", count=WAITING)
    for error in errors:
        assert isinstance(error, coherekit.ApiTimeoutError)
        assert error.message == "no connection of the pool came free in time"
        assert error.attempts == 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_waiting_calls_that_are_cancelled_take_no_turn(holding: Holding, figures: Figures, backend: str) -> None:
    async def main() -> None:
        async with coherekit.AsyncClientV2("k", base_url=holding.url, max_retries=0) as co:

            async def ask(text: str, scope: anyio.CancelScope) -> None:
                with scope:
                    await co.tokenize(text=text, model="m")

            async with anyio.create_task_group() as tasks:
                for _ in range(MOST_CONNECTIONS):
                    tasks.start_soon(ask, HOLDING, anyio.CancelScope())
                await anyio.to_thread.run_sync(until, holding.all_held)
                scopes = [anyio.CancelScope() for _ in range(WAITING)]
                pool = co._pool()._transport._pool  # type: ignore[attr-defined]
                for number, scope in enumerate(scopes):
                    tasks.start_soon(ask, str(number), scope)
                    while len(pool._queue) <= number:
                        await anyio.sleep(0)
                # Half of them are cancelled while they wait, the first when its turn has just come.
                first = next(iter(pool._queue))
                for scope in scopes[2::2]:
                    scope.cancel()
                holding.answer_one.release()
                while not first.come:
                    await anyio.sleep(0)
                scopes[0].cancel()
                await anyio.to_thread.run_sync(until, lambda: len(holding.served()) >= WAITING // 2)
                holding.answer_one.release(MOST_CONNECTIONS)

    anyio.run(main, backend=backend)

    served = holding.served()
    with suppress(ValueError):
        # Served or cancelled: whichever came first.
        served.remove("0")
    wrong = out_of_turn(served, [str(number) for number in range(1, WAITING, 2)])
    over = "waiting for one connection, half of them cancelled"
    figures.at_most("calls served out of turn where others are cancelled", wrong, 0, over=over, count=WAITING)
