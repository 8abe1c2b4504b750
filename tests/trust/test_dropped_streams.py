"""Sync streams that are left before their end, and calls that time out, cost neither a slot nor a socket."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from typing import Any, Final

import pytest

import coherekit
from coherekit._http.connection_pool import MOST_CONNECTIONS
from tests.support.chat_replies import QUESTION
from tests.support.open_sockets import open_sockets
from tests.support.trust.canned_process import LONGEST_PAUSE
from tests.support.trust.figures import Figures, sized

THREADS: Final = 32

Leave = Callable[[coherekit.ClientV2, random.Random], object]

pytestmark = pytest.mark.timeout(600)


class Leaving(Exception):
    """What a caller's own code raises in the midst of a stream."""


def out_of_the_loop(co: coherekit.ClientV2, chance: random.Random) -> None:
    last = chance.randrange(6)
    for count, _ in enumerate(co.chat_stream(**QUESTION)):
        if count == last:
            break


def out_of_the_block(co: coherekit.ClientV2, chance: random.Random) -> None:
    with suppress(Leaving), co.chat_stream(**QUESTION) as stream:
        for _ in range(chance.randrange(6)):
            next(stream)
        raise Leaving


def dropped(co: coherekit.ClientV2, chance: random.Random) -> None:
    next(co.chat_stream(**QUESTION))


def dropped_in_a_cycle(co: coherekit.ClientV2, chance: random.Random) -> None:
    """For the garbage collector, which comes by whenever it likes, in any thread."""
    stream: Any = co.chat_stream(**QUESTION)
    next(stream)
    stream.itself = stream


def text_dropped(co: coherekit.ClientV2, chance: random.Random) -> None:
    next(co.chat_stream(**QUESTION).text_stream)


def closed_by_another_thread(co: coherekit.ClientV2, chance: random.Random) -> None:
    stream = co.chat_stream(**QUESTION)
    next(stream)
    with ThreadPoolExecutor(1) as other:
        other.submit(stream.close)
        with suppress(coherekit.StreamError):
            for _ in stream:
                pass


def late_call(co: coherekit.ClientV2, chance: random.Random) -> None:
    seconds = 0.001 + chance.random() * LONGEST_PAUSE
    with suppress(coherekit.ApiTimeoutError):
        co.tokenize(text="a", model="m", request_options={"timeout": seconds})


def late_stream(co: coherekit.ClientV2, chance: random.Random) -> None:
    seconds = 0.001 + chance.random() * LONGEST_PAUSE
    with suppress(coherekit.ApiTimeoutError, coherekit.StreamInterrupted):
        co.chat_stream(**QUESTION, request_options={"timeout": seconds}).final()


WAYS: Final[tuple[Leave, ...]] = (
    out_of_the_loop,
    out_of_the_block,
    dropped,
    dropped_in_a_cycle,
    text_dropped,
    closed_by_another_thread,
    late_call,
    late_stream,
)


def usable_at_once(co: coherekit.ClientV2) -> int:
    """How many of the connections that the pool may have can be in use together."""
    with ExitStack() as held:
        for count in range(MOST_CONNECTIONS):
            try:
                held.enter_context(co.chat_stream(**QUESTION))
            except coherekit.ApiTimeoutError:
                return count
    return MOST_CONNECTIONS


def test_a_stream_that_is_left_costs_nothing(canned: str, figures: Figures) -> None:
    wanted = sized(20_000, 400)
    before = open_sockets()

    with coherekit.ClientV2("k", base_url=f"{canned}/slow", max_retries=0, timeout=10) as co:

        def leave(number: int) -> None:
            WAYS[number % len(WAYS)](co, random.Random(number))

        with ThreadPoolExecutor(THREADS) as threads:
            for done in [threads.submit(leave, number) for number in range(wanted)]:
                done.result()
        gc.collect()
        usable = usable_at_once(co.with_options(base_url=f"{canned}/hold"))
    gc.collect()

    over = f"{wanted:,} streams and calls, sync"
    figures.at_most("pool slots lost to streams left and calls timed out", MOST_CONNECTIONS - usable, 0, over=over)
    figures.at_most("sockets leaked by streams left and calls timed out", open_sockets() - before, 0, over=over)
