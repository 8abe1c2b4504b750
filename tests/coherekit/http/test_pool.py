"""Connections that we make: one set for each process and each event loop, shared by threads, closed with their loop."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import ssl
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Any

import anyio
import httpx
import pytest

import coherekit
from coherekit._http import environment, pool
from coherekit._http.client_protocols import SyncHttpClient
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}
BACKENDS = ["asyncio", "trio"]


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        server.replies.extend([Canned(body=TOKENS)] * 500)
        yield server


def test_many_threads_share_a_client(api: FakeApi, co: coherekit.ClientV2) -> None:
    start = threading.Barrier(32)

    def calls(_: int) -> list[Any]:
        start.wait(10)
        return [co.tokenize(text="a", model="m").tokens for _ in range(10)]

    with ThreadPoolExecutor(32) as threads:
        assert list(threads.map(calls, range(32))) == [[[1, 2]] * 10] * 32

    # Each thread finds a connection that another has left, or opens one; none is thrown away after use.
    assert api.connections <= 32


@pytest.fixture
def tls_contexts(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """Those made since the process had none."""
    make, made = httpx.create_ssl_context, list[ssl.SSLContext]()

    def count(*arguments: Any, **options: Any) -> ssl.SSLContext:
        made.append(make(*arguments, **options))
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", count)
    environment._new_tls_context.cache_clear()
    return made


@pytest.mark.parametrize(("scheme", "count"), [("https", 1), ("http", 0)])
def test_one_tls_context_serves_the_process_once_there_is_need_of_one(
    api: FakeApi, tls_contexts: list[ssl.SSLContext], scheme: str, count: int
) -> None:
    start = threading.Barrier(8)
    url = api.url.replace("http", scheme)

    def call() -> None:
        with coherekit.Client("k", base_url=url, max_retries=0) as co:
            start.wait(10)
            co.tokenize(text="a", model="m")

    async def async_call() -> None:
        async with coherekit.AsyncClient("k", base_url=url, max_retries=0) as co:
            start.wait(10)
            await co.tokenize(text="a", model="m")

    def one(number: int) -> None:
        # The server speaks no TLS.
        with pytest.raises(coherekit.TransportError) if count else nullcontext():
            anyio.run(async_call) if number % 2 else call()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(one, range(8)))

    assert len(tls_contexts) == count


def test_threads_that_begin_together_make_one_http_client(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    make, made = pool._new_sync_client, list[SyncHttpClient]()
    start = threading.Barrier(8)

    def count() -> SyncHttpClient:
        # Time for the other threads to come as far.
        time.sleep(0.05)
        made.append(make())
        return made[-1]

    monkeypatch.setattr(pool, "_new_sync_client", count)
    with coherekit.Client("k", base_url=api.url) as co, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: (start.wait(10), co.tokenize(text="a", model="m")), range(8)))

    assert len(made) == 1


class Children:
    """Runs a function in a forked process."""

    def __init__(self, unraisable: list[Any]) -> None:
        self._unraisable = unraisable

    def run(self, function: Callable[[], object]) -> int:
        """0 if the function raised nothing and no warning fell by the way."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        code = 1
        try:
            signal.alarm(20)
            # Else trio complains that it was not the first to use it.
            signal.set_wakeup_fd(-1)
            function()
            gc.collect()
            code = 2 if self._unraisable else 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Children:
    unraisable: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    return Children(unraisable)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
class TestAfterAFork:
    def test_a_child_has_connections_of_its_own(self, api: FakeApi, co: coherekit.ClientV2, children: Children) -> None:
        co.tokenize(text="a", model="m")

        assert children.run(lambda: co.tokenize(text="a", model="m")) == 0
        assert children.run(lambda: co.with_options(max_retries=0).tokenize(text="a", model="m")) == 0
        assert api.connections == 3
        co.tokenize(text="a", model="m")
        assert api.connections == 3

    def test_a_child_can_close_its_own(self, api: FakeApi, co: coherekit.ClientV2, children: Children) -> None:
        def close() -> None:
            co.tokenize(text="a", model="m")
            co.close()

        co.tokenize(text="a", model="m")

        assert children.run(close) == 0
        co.tokenize(text="a", model="m")
        assert api.connections == 2

    def test_what_another_thread_held_does_not_block_the_child(
        self, api: FakeApi, co: coherekit.ClientV2, children: Children
    ) -> None:
        held, forked = threading.Event(), threading.Event()

        def hold() -> None:
            with pool._making:
                held.set()
                forked.wait(30)

        thread = threading.Thread(target=hold)
        thread.start()
        held.wait(10)
        try:
            assert children.run(lambda: co.tokenize(text="a", model="m")) == 0
        finally:
            forked.set()
            thread.join()

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_async_clients_too(self, api: FakeApi, children: Children, backend: str) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)

        async def call() -> None:
            await co.tokenize(text="a", model="m")

        async def fork() -> None:
            await call()
            assert await anyio.to_thread.run_sync(children.run, lambda: anyio.run(call, backend=backend)) == 0
            await call()
            await co.aclose()

        anyio.run(fork, backend=backend)

        assert api.connections == 2


class TestEventLoops:
    @pytest.mark.parametrize("backends", [["asyncio", "asyncio"], ["trio", "trio"], ["asyncio", "trio", "asyncio"]])
    def test_a_client_serves_one_after_another(self, api: FakeApi, backends: list[str]) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)

        async def calls() -> None:
            for _ in range(2):
                assert (await co.tokenize(text="a", model="m")).tokens == [1, 2]

        for connections, backend in enumerate(backends, 1):
            anyio.run(calls, backend=backend)
            # The end of the loop closed it, not the end of the client.
            assert api.hung_up.wait(5)
            api.hung_up.clear()
            assert api.connections == connections
            assert len(co._pool._by_loop) == 1
        gc.collect()

    def test_a_client_serves_two_at_once(self, api: FakeApi) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)
        turns = threading.Barrier(2)

        async def calls() -> int:
            for _ in range(5):
                await anyio.to_thread.run_sync(turns.wait, 10)
                await co.tokenize(text="a", model="m")
            return 5

        with ThreadPoolExecutor(2) as threads:
            assert list(threads.map(lambda backend: anyio.run(calls, backend=backend), BACKENDS)) == [5, 5]

        assert api.connections == 2

    def test_closing_in_one_loop_leaves_no_other_to_use(self, api: FakeApi) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)

        async def call() -> None:
            await co.tokenize(text="a", model="m")

        anyio.run(call)
        anyio.run(co.aclose)
        with pytest.raises(coherekit.CohereError, match="the client is closed"):
            anyio.run(call)

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_closing_closes_at_once(self, api: FakeApi, backend: str) -> None:
        async def calls() -> bool:
            async with coherekit.AsyncClientV2("k", base_url=api.url) as co:
                await co.tokenize(text="a", model="m")
            return await anyio.to_thread.run_sync(api.hung_up.wait, 5)

        assert anyio.run(calls, backend=backend)

    def test_a_client_that_is_dropped_closes_its_connections(self, api: FakeApi) -> None:
        async def calls() -> bool:
            await coherekit.AsyncClientV2("k", base_url=api.url).tokenize(text="a", model="m")
            gc.collect()
            return await anyio.to_thread.run_sync(api.hung_up.wait, 5)

        assert anyio.run(calls)

    def test_a_call_after_the_loop_has_closed_its_generators_is_still_made(self, api: FakeApi) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)

        async def call() -> None:
            await co.tokenize(text="a", model="m")

        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(call())
            loop.run_until_complete(loop.shutdown_asyncgens())
            with pytest.warns(ResourceWarning, match="after loop.shutdown_asyncgens"):
                loop.run_until_complete(call())
            loop.run_until_complete(co.aclose())
        finally:
            loop.close()

        assert api.connections == 2

    @pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
    def test_a_loop_that_was_closed_by_hand_is_forgotten(self, api: FakeApi) -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url)

        async def call() -> None:
            await co.tokenize(text="a", model="m")

        for _ in range(3):
            loop = asyncio.new_event_loop()
            loop.run_until_complete(call())
            loop.close()
        anyio.run(call)
        gc.collect()

        assert len(co._pool._by_loop) == 1
        assert api.connections == 4
