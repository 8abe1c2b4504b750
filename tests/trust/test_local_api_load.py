"""The local API under mixed traffic with faults on: it stays up, keeps its states apart, and grows no further."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import httpx
import pytest

import coherekit
from tests.support.local_api import OPERATIONS
from tests.support.trust.figures import FULL, Figures, sized
from tests.support.trust.local_api_traffic import KINDS, Mark, Tally, run, run_async, work

SECONDS: Final = sized(full=30, quick=2)
CLIENTS: Final = 64
THREADS: Final = 8
QUIET: Final = "quiet"
"""The server that gets no faults, so that its clients see no error but those they ask for."""
SERVERS: Final = ("noisy", "loud", QUIET)
FAULTS: Final[list[dict[str, Any]]] = [
    {"status": 500},
    {"status": 503, "retry_after": 0.01},
    {"status": 429, "retry_after": 0.01},
    {"latency": 0.05},
    {"drop": "before-headers"},
    {"drop": "mid-body"},
    {"drop": "mid-body", "reset": True},
    {"drop": "mid-stream"},
    {"drop": "mid-stream", "reset": True},
    {"reset": True},
    {"truncate_at": 40},
    {"slow_bytes": 5_000},
    {"garbage": True},
    {"html": True},
    {"stream_error": True},
    {"no_final_event": True},
]
MOST_GROWTH: Final = 10  # percent

MEASURED: Final = FULL and sys.platform == "linux"
"""In a few seconds the record of requests is not yet full."""

pytestmark = pytest.mark.timeout(SECONDS * 2 + 60)


@dataclass
class Servers:
    process: subprocess.Popen[str]
    log: Path
    urls: dict[str, str]

    def mebibytes(self) -> float:
        """The memory that the process has in use."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline()) / 1024

    def requests(self, name: str) -> list[dict[str, Any]]:
        """The last 1,000."""
        found: list[dict[str, Any]] = httpx.get(f"{self.urls[name]}/local/requests", timeout=60).json()
        return found


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    log = tmp_path / "log"
    command = [sys.executable, "-m", "tests.support.trust.local_api_process", str(len(SERVERS))]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with log.open("w") as stderr, subprocess.Popen(command, stderr=stderr, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Servers(process, log, dict(zip(SERVERS, json.loads(process.stdout.readline()), strict=True)))
        finally:
            process.stdin.close()
            process.wait(30)


@contextmanager
def disturbed(url: str, chance: Random) -> Iterator[None]:
    """Has some operation fail in some way, again and again, until the block ends; then no more."""
    over = threading.Event()

    def disturb(http: httpx.Client) -> None:
        while not over.wait(0.02):
            fault = {"operation": chance.choice([*OPERATIONS]), **chance.choice(FAULTS)}
            http.post("/local/faults", json=fault).raise_for_status()

    with httpx.Client(base_url=url, timeout=60) as http:
        thread = threading.Thread(target=disturb, args=[http])
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            http.delete("/local/faults").raise_for_status()


def options(servers: Servers, number: int) -> tuple[str, dict[str, Any]]:
    """The server of a client, and the options that it is made with."""
    name = SERVERS[number % len(SERVERS)]
    retries = 0 if name == QUIET else number % 3
    return name, {"base_url": servers.urls[name], "client_name": name, "max_retries": retries, "timeout": 60}


async def async_traffic(servers: Servers, tallies: dict[int, Tally], until: float) -> None:
    async def one(number: int, tally: Tally) -> None:
        name, given = options(servers, number)
        async with coherekit.AsyncClient("any", **given) as co:
            await run_async(work(co, name, str(number), tally, until))

    async with asyncio.TaskGroup() as group:
        for number, tally in tallies.items():
            group.create_task(one(number, tally))


def sync_traffic(servers: Servers, number: int, tally: Tally, until: float) -> None:
    name, given = options(servers, number)
    with coherekit.Client("any", **given) as co:
        run(work(co, name, str(number), tally, until))


def traffic(servers: Servers, seconds: float, first: int) -> dict[int, Tally]:
    """What each of 64 clients saw; their numbers begin with `first`."""
    tallies = {number: Tally() for number in range(first, first + CLIENTS)}
    sync, others = [*tallies][:THREADS], [*tallies][THREADS:]
    until = time.monotonic() + seconds
    with ExitStack() as stack:
        for name in SERVERS:
            if name != QUIET:
                stack.enter_context(disturbed(servers.urls[name], Random(f"{name} {first}")))
        threads = stack.enter_context(ThreadPoolExecutor(THREADS))
        done = [threads.submit(sync_traffic, servers, number, tallies[number], until) for number in sync]
        asyncio.run(async_traffic(servers, {number: tallies[number] for number in others}, until))
        for one in done:
            one.result()
    return tallies


def test_it_stays_up_keeps_states_apart_and_grows_no_further(servers: Servers, figures: Figures) -> None:
    tallies = traffic(servers, SECONDS / 3, 0)
    before = servers.mebibytes() if MEASURED else 0
    tallies |= traffic(servers, SECONDS * 2 / 3, CLIENTS)
    after = servers.mebibytes() if MEASURED else 0
    errors = [error for tally in tallies.values() for error in tally.errors]
    assert any("attempt" in error for error in errors), "no fault arrived"
    over = f"{SECONDS} s of {CLIENTS} clients, {sum(tally.rounds for tally in tallies.values()):,} rounds"

    crashes = [*servers.log.read_text().splitlines(), *(error for error in errors if "internal error" in error)]
    if servers.process.poll() is not None:
        crashes.append(f"the process ended with {servers.process.returncode}")
    print(*crashes[:20], sep="\n")
    figures.at_most("crashes of the local API under load", len(crashes), 0, over=over)

    mixed = [*wrongs(tallies), *strangers(servers)]
    print(*mixed[:20], sep="\n")
    figures.at_most("cross-talk between states of the local API under load", len(mixed), 0, over=over)

    for number, name in enumerate(SERVERS):
        _, given = options(servers, number)
        with coherekit.Client("any", **given) as co:
            for kind in KINDS:
                run(kind(co, Mark(name, "0", 0)))
    if MEASURED:
        growth = 100 * (after - before) / before
        figures.at_most(
            "memory of the local API under load, growth after a third", growth, MOST_GROWTH, unit="%", over=over
        )


def wrongs(tallies: dict[int, Tally]) -> Iterator[str]:
    """Replies that are about something else, and errors of the server that has no faults."""
    for number, tally in tallies.items():
        yield from tally.wrong
        if SERVERS[number % len(SERVERS)] == QUIET:
            yield from tally.errors


def strangers(servers: Servers) -> Iterator[str]:
    """Requests in the record of a server that were not sent to it."""
    for name in SERVERS:
        sent = [one for one in servers.requests(name) if "x-client-name" in one["headers"]]
        assert sent
        yield from (f"{name} got {one}" for one in sent if one["headers"]["x-client-name"] != name)
