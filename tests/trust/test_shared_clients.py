"""One client for many threads, for a forked process, and for one event loop after another: every reply is its own."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import anyio
import pytest

import coherekit
from tests.support.paths import ROOT
from tests.support.trust.clients import KINDS
from tests.support.trust.figures import Figures, sized

THREADS: Final = 64

pytestmark = pytest.mark.timeout(600)


def test_many_threads(canned: str, figures: Figures) -> None:
    calls = sized(1_000, 10)

    with coherekit.ClientV2("k", base_url=f"{canned}/echo", max_retries=0) as co:

        def wrong(thread: int) -> int:
            texts = (f"{thread} {number}" for number in range(calls))
            return sum(co.tokenize(text=text, model="m").token_strings != [text] for text in texts)

        with ThreadPoolExecutor(THREADS) as threads:
            errors = sum(threads.map(wrong, range(THREADS)))

    figures.at_most("errors of threads that share a client", errors, 0, over=f"{THREADS} threads x {calls:,} calls")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.parametrize("kind", KINDS)
def test_forks_with_an_open_client(canned: str, figures: Figures, kind: str) -> None:
    forks = sized(100, 8)
    command = [sys.executable, "-m", "tests.support.trust.forking_process", kind, f"{canned}/echo", str(forks)]

    # What goes wrong in a child or in the parent is told there, with its place.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)

    assert done.stdout, done.stderr
    figures.at_most("errors after forks", int(done.stdout), 0, over="forks of a busy client", count=forks)
    assert not done.stderr


@pytest.mark.parametrize("kind", ["one after another", "at once"])
def test_several_event_loops(canned: str, figures: Figures, kind: str) -> None:
    loops = sized(100, 6)
    co = coherekit.AsyncClientV2("k", base_url=f"{canned}/echo", max_retries=0)

    async def wrong(loop: int) -> int:
        count = 0

        async def call(number: int) -> None:
            nonlocal count
            text = f"{loop} {number}"
            reply = await co.tokenize(text=text, model="m")
            count += reply.token_strings != [text]

        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(call, number)
        return count

    def run(loop: int) -> int:
        return anyio.run(wrong, loop, backend=("asyncio", "trio")[loop % 2])

    with ThreadPoolExecutor(1 if kind == "one after another" else 6) as threads:
        errors = sum(threads.map(run, range(loops)))

    over = "loops of asyncio and trio, one after another and at once"
    figures.at_most("errors in several event loops", errors, 0, over=over, count=loops)
