"""Clients of each kind for tests that are written once: an async client is called from threads, as the sync one is."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from typing import Any, Final

from anyio.from_thread import start_blocking_portal

import coherekit
from coherekit._callers import AsyncCaller, SyncCaller
from coherekit._drivers.drivers import AsyncDriver, SyncDriver
from coherekit._http.connection_pool import ConnectionPool

KINDS: Final = ("sync", "asyncio", "trio")


class Calls:
    """Called with a method's name and its arguments: what it returns, of a stream its reply, of pages their items."""

    def __init__(self, co: Any, run: Callable[[Callable[[], Any]], Any]) -> None:
        self.co = co
        self._run = run
        """Calls a function where the client lives, and awaits what it returns if need be."""

    def __call__(self, name: str, /, *arguments: Any, **keywords: Any) -> Any:
        return self._run(partial(attrgetter(name)(self.co), *arguments, **keywords))

    def pool(self) -> ConnectionPool[Any]:
        pool: ConnectionPool[Any] = self._run(self.co._pool)._transport._pool
        return pool


@contextmanager
def calling(kind: str, url: str, **options: Any) -> Generator[Calls]:
    """Return a new client of this kind; its pauses before a retry take no time."""
    if kind == "sync":
        with coherekit.ClientV2("key-for-tests", base_url=url, **options) as co:
            co._caller = co._flows = SyncCaller(co._settings, SyncDriver(co._pool, sleep=lambda _: None))
            yield Calls(co, _run)
        return
    async_co = coherekit.AsyncClientV2("key-for-tests", base_url=url, **options)
    async_co._caller = async_co._flows = AsyncCaller(async_co._settings, AsyncDriver(async_co._pool, sleep=_no_sleep))
    with start_blocking_portal(kind) as portal, portal.wrap_async_context_manager(async_co):
        yield Calls(async_co, partial(portal.call, _run_async))


async def _no_sleep(_: float) -> None:
    pass


def _run(function: Callable[[], Any]) -> Any:
    given = function()
    if isinstance(given, coherekit.Stream):
        return given.final()
    return list(given.all()) if hasattr(given, "all") else given


async def _run_async(function: Callable[[], Any]) -> Any:
    given = function()
    if isinstance(given, coherekit.AsyncStream):
        return await given.final()
    reply = await given if hasattr(given, "__await__") else given
    return [item async for item in reply.all()] if hasattr(reply, "all") else reply
