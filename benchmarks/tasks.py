"""Async calls and streams, many in flight at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from importlib import import_module
from typing import Any, Final

import httpx
import orjson

import coherekit
from benchmarks.measure import (
    AIOHTTP,
    HTTPX,
    OFFICIAL,
    OURS,
    OVER_HTTPX,
    OVER_HTTPX2,
    Case,
    Contender,
    Figure,
    Goal,
    Sample,
    Sampler,
    Setup,
)
from benchmarks.peers import AUTHORIZED, CONNECTIONS, KEY, limits
from benchmarks.replies import SHORT_EVENTS, messages
from benchmarks.streams import split

_GIVEN: Final = {"model": "command-a-03-2025", "text": "near and far"}
_HEADERS: Final = {**AUTHORIZED, "content-type": "application/json"}
_STREAMS: Final = 200
_CHAT: Final[dict[str, Any]] = {"model": "command-a-03-2025", "messages": messages(1)}
_MANY: Final = 500
"""In flight, with fewer connections than that: to be compared with as many as there are connections."""

AsyncUse = Callable[[Any, str], Awaitable[Any]]
"""What is done with a client and the server's address."""
Making = Callable[[str], AbstractAsyncContextManager[Any]]
"""Makes an async client, given the address of its API."""


async def _loaded(use: Callable[[], Awaitable[Any]], at_once: int, total: int) -> float:
    """Call per second, with so many in flight."""
    left = iter(range(total))

    async def work() -> None:
        for _ in left:
            await use()

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return total / (time.perf_counter() - started)


def _asynchronous(
    make: Making, use: AsyncUse, in_flight: tuple[int, ...], reply: str = "tokenize", each: int = 1
) -> Contender:
    """Return rates at each of these numbers in flight; of two also the first's to the second's."""

    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        address = f"{setup.url}/{reply}"
        with asyncio.Runner() as runner:
            opened = make(address)
            client = runner.run(_entered(opened))

            def rate(at_once: int) -> float:
                total = max(at_once, 100 if setup.quick else 400) if each == 1 else at_once
                return each * runner.run(_loaded(lambda: use(client, address), at_once, total))

            def sample() -> Sample:
                rates = [rate(at_once) for at_once in in_flight]
                return (rates[0], *(rates[0] / other for other in rates[1:]))

            try:
                yield sample
            finally:
                runner.run(_left(opened))

    return making


async def _entered(opened: AbstractAsyncContextManager[Any]) -> Any:
    return await opened.__aenter__()


async def _left(opened: AbstractAsyncContextManager[Any]) -> None:
    await opened.__aexit__(None, None, None)


def _ours(url: str) -> Any:
    return coherekit.AsyncClientV2(api_key=KEY, base_url=url)


@asynccontextmanager
async def _ours_over_httpx(url: str) -> AsyncGenerator[Any]:
    async with httpx.AsyncClient(limits=limits(), timeout=300) as http:
        yield coherekit.AsyncClientV2(api_key=KEY, base_url=url, http_client=http)


@asynccontextmanager
async def _ours_over_httpx2(url: str) -> AsyncGenerator[Any]:
    httpx2: Any = import_module("httpx2")
    allowed = httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx2.AsyncClient(limits=allowed, timeout=300) as http:
        yield coherekit.AsyncClientV2(api_key=KEY, base_url=url, http_client=http)


@asynccontextmanager
async def _ours_over_aiohttp(url: str) -> AsyncGenerator[Any]:
    async with coherekit.aiohttp_client() as http:
        yield coherekit.AsyncClientV2(api_key=KEY, base_url=url, http_client=http)


def _official(url: str) -> Any:
    return import_module("cohere").AsyncClientV2(api_key=KEY, base_url=url)


def _httpx(_: str) -> Any:
    return httpx.AsyncClient(headers=_HEADERS, limits=limits(), timeout=300)


@asynccontextmanager
async def _aiohttp(_: str) -> AsyncGenerator[Any]:
    aiohttp: Any = import_module("aiohttp")
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(headers=_HEADERS, connector=connector) as session:
        yield session


async def _async_tokenize(co: Any, _: str) -> Any:
    return await co.tokenize(**_GIVEN)


async def _async_post(client: httpx.AsyncClient, address: str) -> Any:
    return orjson.loads((await client.post(f"{address}/v1/tokenize", content=orjson.dumps(_GIVEN))).content)


async def _aiohttp_post(session: Any, address: str) -> Any:
    async with session.post(f"{address}/v1/tokenize", data=orjson.dumps(_GIVEN)) as response:
        return orjson.loads(await response.read())


def _tasks_case(at_once: int, rounds: int, goal: float | None = None) -> Case:
    """Make a case with 100 connections: of 1,000 calls in flight 900 wait for one."""
    in_flight = (at_once, CONNECTIONS) if at_once == _MANY else (at_once,)
    figures = [Figure("calls", "/s", Goal(goal, HTTPX) if goal is not None else None, more_is_better=True)]
    if at_once == _MANY:
        figures.append(Figure(f"rate, to that at {CONNECTIONS}", "x", Goal(0.8, None), more_is_better=True))
    contenders = {
        OURS: _asynchronous(_ours, _async_tokenize, in_flight),
        HTTPX: _asynchronous(_httpx, _async_post, in_flight),
        OFFICIAL: _asynchronous(_official, _async_tokenize, in_flight),
        AIOHTTP: _asynchronous(_aiohttp, _aiohttp_post, in_flight),
    }
    if goal is not None:
        contenders[OVER_HTTPX] = _asynchronous(_ours_over_httpx, _async_tokenize, in_flight)
        contenders[OVER_HTTPX2] = _asynchronous(_ours_over_httpx2, _async_tokenize, in_flight)
    return Case(
        name=f"async calls, {at_once:,} in flight",
        figures=tuple(figures),
        contenders=contenders,
        rounds=rounds,
        quick_rounds=3 if at_once <= CONNECTIONS else 0,
    )


_OVER_AIOHTTP_CASE: Final = Case(
    name=f"async calls over aiohttp, {CONNECTIONS} in flight",
    figures=(Figure("calls", "/s", Goal(0.7, AIOHTTP), more_is_better=True),),
    contenders={
        OURS: _asynchronous(_ours_over_aiohttp, _async_tokenize, (CONNECTIONS,)),
        AIOHTTP: _asynchronous(_aiohttp, _aiohttp_post, (CONNECTIONS,)),
    },
)


async def _async_stream(co: Any, _: str) -> int:
    stream = co.chat_stream(**_CHAT)
    return sum([1 async for _ in stream])


async def _httpx_stream(client: httpx.AsyncClient, address: str) -> int:
    async with client.stream("POST", f"{address}/v2/chat", content=b"{}") as response:
        return split([chunk async for chunk in response.aiter_bytes()])


async def _aiohttp_stream(session: Any, address: str) -> int:
    async with session.post(f"{address}/v2/chat", data=b"{}") as response:
        return split([chunk async for chunk in response.content.iter_any()])


def _streaming(make: Making, use: AsyncUse) -> Contender:
    return _asynchronous(make, use, (_STREAMS,), "short-stream", SHORT_EVENTS)


_STREAMS_CASE: Final = Case(
    name=f"{_STREAMS} streams at once, {SHORT_EVENTS} events each",
    figures=(Figure("events", "/s", more_is_better=True),),
    contenders={
        OURS: _streaming(_ours, _async_stream),
        HTTPX: _streaming(_httpx, _httpx_stream),
        OFFICIAL: _streaming(_official, _async_stream),
        AIOHTTP: _streaming(_aiohttp, _aiohttp_stream),
    },
    rounds=5,
    quick_rounds=0,
)

CASES: Final = (
    _tasks_case(1, 9),
    _tasks_case(20, 9),
    _tasks_case(100, 9, 3.5),
    _tasks_case(_MANY, 5),
    _tasks_case(1000, 3),
    _OVER_AIOHTTP_CASE,
    _STREAMS_CASE,
)
