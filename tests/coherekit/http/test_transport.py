"""The connections of the clients that we make, over real sockets: sync, asyncio and trio."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import anyio
import anyio.from_thread
import httpx
import pytest

import coherekit
from coherekit._http import transport
from coherekit._http.direct import AsyncDirectClient, DirectClient
from coherekit._http.transport import AsyncTransport, Transport
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}
SSE = {"content-type": "text/event-stream"}
EVENT = b'data: {"type": "message-start"}\n\n'
BACKENDS = ["asyncio", "trio"]

# httpx and httpcore leave their generators to the collector, which trio warns of.
pytestmark = pytest.mark.filterwarnings("ignore:.*garbage collected before it had been exhausted:ResourceWarning")

Call = Callable[..., Any]


def late(go_on: threading.Event) -> Iterator[bytes]:
    go_on.wait(10)
    yield b" "


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


@pytest.fixture(params=["sync", *BACKENDS])
def tokenize(request: pytest.FixtureRequest, api: FakeApi) -> Iterator[Call]:
    """Calls of one client, each of which waits for its reply, whichever the kind of client."""
    if request.param == "sync":
        with coherekit.ClientV2("k", base_url=api.url, max_retries=0) as co:
            yield lambda options=None: co.tokenize(text="a", model="m", request_options=options)
        return
    with anyio.from_thread.start_blocking_portal(request.param) as portal:
        client = coherekit.AsyncClientV2("k", base_url=api.url, max_retries=0)

        async def call(options: Any) -> Any:
            return await client.tokenize(text="a", model="m", request_options=options)

        yield lambda options=None: portal.call(call, options)
        portal.call(client.aclose)


def test_a_connection_serves_one_request_after_another(api: FakeApi, tokenize: Call) -> None:
    api.replies.extend([Canned(body=TOKENS)] * 3)

    assert [tokenize().tokens for _ in range(3)] == [[1, 2]] * 3
    assert api.connections == 1


def test_one_that_the_server_closed_meanwhile_is_not_used(api: FakeApi, tokenize: Call) -> None:
    api.replies.extend([Canned(body=TOKENS)] * 2)
    tokenize()
    api._open[0].shutdown(socket.SHUT_RDWR)

    assert tokenize().http.attempts == 1
    assert api.connections == 2


def test_one_that_the_server_wants_closed_is_not_used(api: FakeApi, tokenize: Call) -> None:
    api.replies.extend([Canned(body=TOKENS, headers={"connection": "close"}), Canned(body=TOKENS)])
    tokenize()

    assert api.hung_up.wait(5)
    assert tokenize().http.attempts == 1
    assert api.connections == 2


def test_one_that_was_idle_for_too_long_is_not_used(
    api: FakeApi, tokenize: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "KEPT_IDLE", -1.0)
    api.replies.extend([Canned(body=TOKENS)] * 2)
    tokenize()
    tokenize()

    assert api.hung_up.wait(5)
    assert api.connections == 2


def test_one_whose_reply_took_too_long_is_closed(api: FakeApi, tokenize: Call) -> None:
    go_on = threading.Event()
    api.replies.append(Canned(chunks=late(go_on)))

    with pytest.raises(coherekit.ApiTimeoutError, match="the reply took too long"):
        tokenize({"timeout": 0.05})
    go_on.set()
    assert api.hung_up.wait(5)
    api.replies.append(Canned(body=TOKENS))
    assert tokenize().tokens == [1, 2]


def test_what_is_sent_is_what_httpx_would_send(api: FakeApi, tokenize: Call) -> None:
    api.replies.extend([Canned(body=TOKENS)] * 2)
    tokenize()
    with httpx.Client() as own:
        coherekit.ClientV2("k", base_url=api.url, http_client=own).tokenize(text="a", model="m")

    ours, theirs = api.received
    assert (ours.method, ours.target, ours.body) == (theirs.method, theirs.target, theirs.body)
    assert ours.headers == theirs.headers


def test_a_compressed_reply_is_decoded(api: FakeApi, tokenize: Call) -> None:
    body = gzip.compress(b'{"tokens": [7], "token_strings": ["a"], "meta": {}}')
    api.replies.append(Canned(body=body, headers={"content-encoding": "gzip"}))

    assert tokenize().tokens == [7]
    assert api.received[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Canned(status=0), None),
        (Canned(chunks=[b"{"], cut=True), "the connection broke"),
        (Canned(body=b"not gzip", headers={"content-encoding": "gzip"}), "encoding is broken"),
    ],
)
def test_failures_are_told_as_with_httpx(api: FakeApi, tokenize: Call, reply: Canned, says: str | None) -> None:
    api.replies.extend([reply] * 2)
    with pytest.raises(coherekit.TransportError, match=says) as caught:
        tokenize()
    with httpx.Client() as own, pytest.raises(coherekit.TransportError) as by_httpx:
        coherekit.ClientV2("k", base_url=api.url, http_client=own, max_retries=0).tokenize(text="a", model="m")

    assert caught.value.message == by_httpx.value.message
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_nobody_listens(api: FakeApi, tokenize: Call) -> None:
    api.__exit__()
    with pytest.raises(coherekit.TransportError, match="can't connect"):
        tokenize()


def test_a_stream_that_is_left_early_gives_its_slot_back(api: FakeApi) -> None:
    http = DirectClient(Transport(ssl.create_default_context, limit=1))
    api.replies.extend([Canned(chunks=[EVENT, EVENT], headers=SSE, cut=True), Canned(body=TOKENS)])
    co = coherekit.ClientV2("k", base_url=api.url, http_client=http, timeout=5)

    with co.chat_stream(model="m", messages=[]) as stream:
        next(stream)

    assert co.tokenize(text="a", model="m").tokens == [1, 2]
    http.close()


class TestTheLimit:
    def test_threads_wait_for_a_slot_no_longer_than_the_timeout(self, api: FakeApi) -> None:
        http = DirectClient(Transport(ssl.create_default_context, limit=1))
        api.replies.extend([Canned(chunks=[EVENT], headers=SSE), Canned(body=TOKENS)])
        co = coherekit.ClientV2("k", base_url=api.url, http_client=http, max_retries=0)

        with co.chat_stream(model="m", messages=[]) as stream:
            next(stream)
            with pytest.raises(coherekit.ApiTimeoutError, match="no connection of the pool came free in time"):
                co.tokenize(text="a", model="m", request_options={"timeout": 0.05})
        assert co.tokenize(text="a", model="m").tokens == [1, 2]
        http.close()

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_so_do_tasks(self, api: FakeApi, backend: str) -> None:
        api.replies.extend([Canned(chunks=[EVENT], headers=SSE), Canned(body=TOKENS)])

        async def calls() -> Any:
            http = AsyncDirectClient(AsyncTransport(ssl.create_default_context, limit=1))
            co = coherekit.AsyncClientV2("k", base_url=api.url, http_client=http, max_retries=0)
            async with co.chat_stream(model="m", messages=[]) as stream:
                await anext(stream)
                with pytest.raises(coherekit.ApiTimeoutError, match="no connection of the pool came free in time"):
                    await co.tokenize(text="a", model="m", request_options={"timeout": 0.05})
            reply = await co.tokenize(text="a", model="m")
            await http.aclose()
            return reply.tokens

        assert anyio.run(calls, backend=backend) == [1, 2]

    def test_more_threads_than_connections_are_all_served(self, api: FakeApi) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 80)
        http = DirectClient(Transport(ssl.create_default_context, limit=2))
        co = coherekit.ClientV2("k", base_url=api.url, http_client=http, max_retries=0)
        done: list[Any] = []

        def calls() -> None:
            done.extend(co.tokenize(text="a", model="m").tokens for _ in range(10))

        threads = [threading.Thread(target=calls) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        http.close()

        assert len(done) == 80
        assert api.connections <= 2

    @pytest.mark.parametrize("backend", BACKENDS)
    def test_more_tasks_than_connections_are_all_served(self, api: FakeApi, backend: str) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 80)

        async def calls() -> None:
            http = AsyncDirectClient(AsyncTransport(ssl.create_default_context, limit=2))
            co = coherekit.AsyncClientV2("k", base_url=api.url, http_client=http, max_retries=0)

            async def ten() -> None:
                for _ in range(10):
                    await co.tokenize(text="a", model="m")

            async with anyio.create_task_group() as tasks:
                for _ in range(8):
                    tasks.start_soon(ten)
            await http.aclose()

        anyio.run(calls, backend=backend)
        assert len(api.received) == 80
        assert api.connections <= 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_closing_breaks_off_what_is_under_way(api: FakeApi, backend: str) -> None:
    go_on = threading.Event()
    api.replies.append(Canned(chunks=late(go_on)))

    async def calls() -> None:
        co = coherekit.AsyncClientV2("k", base_url=api.url, max_retries=0)

        async def call() -> None:
            with pytest.raises(coherekit.TransportError):
                await co.tokenize(text="a", model="m")

        with anyio.fail_after(5):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(call)
                while not api.received:
                    await anyio.sleep(0.01)
                await co.aclose()

    anyio.run(calls, backend=backend)
    go_on.set()


def test_the_transports_import_no_more_than_httpx_does() -> None:
    def loaded(code: str) -> set[str]:
        run = subprocess.run(
            [sys.executable, "-c", f"import sys, {code}; print(*sys.modules)"],
            capture_output=True,
            text=True,
            check=True,
        )
        return {name for name in run.stdout.split() if not name.startswith(("coherekit", "cohere_api"))}

    more = loaded("coherekit._http.direct, coherekit._http.pool; coherekit._http.pool._new_async_client()")
    assert more <= loaded("coherekit, httpx; httpx.AsyncClient()")
