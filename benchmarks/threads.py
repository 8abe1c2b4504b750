"""Sync calls from several threads."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import repeat
from typing import Any, Final

import httpx
import orjson

import coherekit
from benchmarks.measure import HTTPX, OFFICIAL, OURS, Case, Contender, Figure, Sample, Sampler, Setup
from benchmarks.peers import AUTHORIZED, KEY, limits

_GIVEN: Final = {"model": "command-a-03-2025", "text": "near and far"}
_HEADERS: Final = {**AUTHORIZED, "content-type": "application/json"}


def _threaded(make: Callable[[str], Any], use: Callable[[Any, str], Any], threads: int) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        address = f"{setup.url}/tokenize"
        calls = (40 if setup.quick else 200) // threads + 1
        with make(address) as client, ThreadPoolExecutor(threads) as pool:

            def work(count: int) -> None:
                for _ in range(count):
                    use(client, address)

            def sample() -> Sample:
                started = time.perf_counter()
                list(pool.map(work, repeat(calls, threads)))
                return (calls * threads / (time.perf_counter() - started),)

            yield sample

    return making


def _tokenize(co: Any, _: str) -> Any:
    return co.tokenize(**_GIVEN)


def _post(client: httpx.Client, address: str) -> Any:
    return orjson.loads(client.post(f"{address}/v1/tokenize", content=orjson.dumps(_GIVEN)).content)


def _threads_case(threads: int) -> Case:
    return Case(
        name=f"sync calls, {threads} {'thread' if threads == 1 else 'threads'}",
        figures=(Figure("calls", "/s", more_is_better=True),),
        contenders={
            OURS: _threaded(lambda url: coherekit.ClientV2(api_key=KEY, base_url=url), _tokenize, threads),
            HTTPX: _threaded(lambda _: httpx.Client(headers=_HEADERS, limits=limits()), _post, threads),
            OFFICIAL: _threaded(
                lambda url: import_module("cohere").ClientV2(api_key=KEY, base_url=url), _tokenize, threads
            ),
        },
        quick_rounds=3,
    )


CASES: Final = tuple(map(_threads_case, (1, 8, 32)))
