"""Whoever leaves, drops or closes a stream frees its connection, and one that ended leaves it to the next call."""

from __future__ import annotations

import gc
import itertools
import socket
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import anyio
import anyio.to_thread
import pytest

import coherekit
from coherekit._callers import SyncCaller
from coherekit._http.open_reply import open_reply
from tests.support.fake_api import Canned, FakeApi
from tests.support.streamed import DONE, MESSAGE, SSE, ask, sse, streamed


def endless() -> Canned:
    return Canned(chunks=itertools.chain([sse(MESSAGE[0])], itertools.repeat(sse(MESSAGE[1]))), headers=SSE)


class TestClosing:
    def test_leaving_the_loop_frees_the_connection(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(endless())
        stream = ask(caller)
        for _ in stream:
            break

        assert api.hung_up.wait(5)
        with pytest.raises(coherekit.StreamError, match="closed before its end"):
            next(stream)

    def test_leaving_the_text_frees_the_connection(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(endless())
        stream = ask(caller)
        for _ in stream.text_stream:
            break

        assert api.hung_up.wait(5)

    def test_leaving_the_text_closes_the_stream_at_once(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(endless())
        stream = ask(caller)
        pieces = stream.text_stream
        assert next(pieces) == "Hel"
        pieces.close()

        with pytest.raises(coherekit.StreamError, match="closed before its end") as caught:
            next(stream)
        assert caught.value.text.startswith("Hel")

    def test_leaving_the_block_frees_the_connection(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(endless())
        with ask(caller) as stream:
            for _ in stream:
                break
            # Inside the block, reading goes on after a loop was left.
            assert next(stream).type == "content-delta"

        assert api.hung_up.wait(5)

    def test_dropping_the_object_frees_the_connection(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(endless())
        stream = ask(caller)
        next(stream)
        del stream
        gc.collect()

        assert api.hung_up.wait(5)

    def test_after_a_whole_stream_the_connection_is_used_again(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.extend([streamed(sse(*MESSAGE), DONE), streamed(sse(*MESSAGE), DONE)])
        for _ in range(2):
            stream = ask(caller)
            assert len(list(stream)) == 4
            assert list(stream) == []
            stream.close()

        assert api.connections == 1


def test_leaving_an_async_loop_frees_the_connection(api: FakeApi) -> None:
    async def leave() -> None:
        async with coherekit.AsyncClientV2(api_key="key", base_url=api.url) as co:
            stream = co.chat_stream(model="m", messages=[])
            async for _ in stream:
                break
            await anyio.to_thread.run_sync(api.hung_up.wait, 5)
            assert api.hung_up.is_set()

    api.replies.append(endless())
    anyio.run(leave)


@pytest.fixture
def held(api: FakeApi) -> Iterator[threading.Event]:
    """Set to let a server go on that holds a reply's body open."""
    release = threading.Event()
    yield release
    release.set()


def held_open(release: threading.Event, *chunks: bytes) -> Canned:
    def body() -> Iterator[bytes]:
        yield from chunks
        # Nobody waits this long unless the client hangs; the tests then find it set.
        if not release.wait(5):
            release.set()

    return Canned(chunks=body(), headers=SSE)


@pytest.mark.parametrize("last", [DONE, b""])
def test_a_body_held_open_after_the_last_event_does_not_hold_the_loop(
    api: FakeApi, caller: SyncCaller, held: threading.Event, last: bytes
) -> None:
    api.replies.append(held_open(held, sse(*MESSAGE) + last))

    assert len(list(ask(caller))) == 4
    assert not held.is_set()


def test_comments_after_the_end_do_not_hold_the_loop(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(
        Canned(chunks=itertools.chain([sse(*MESSAGE) + DONE], itertools.repeat(b": ping\n\n")), headers=SSE)
    )

    assert len(list(ask(caller))) == 4


def test_a_body_held_open_does_not_hold_an_async_loop(api: FakeApi, held: threading.Event) -> None:
    api.replies.append(held_open(held, sse(*MESSAGE) + DONE))

    async def run() -> int:
        async with coherekit.AsyncClientV2(api_key="k", base_url=api.url) as co:
            return len([event async for event in co.chat_stream(model="m", messages=[])])

    assert anyio.run(run) == 4
    assert not held.is_set()


def test_nothing_watches_over_a_stream_that_has_ended(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(streamed(sse(*MESSAGE), DONE))
    list(ask(caller))

    watching = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert all(thread.finished.is_set() for thread in watching)


def test_closing_from_another_thread_ends_a_read(api: FakeApi, caller: SyncCaller, held: threading.Event) -> None:
    api.replies.append(held_open(held, sse(MESSAGE[0])))
    stream = ask(caller)
    next(stream)
    closer = threading.Timer(0.05, stream.close)
    closer.start()

    with pytest.raises(coherekit.StreamError, match="the stream was closed"):
        next(stream)
    assert not held.is_set()
    closer.join()


def of_one_chunk() -> Canned:
    return Canned(chunks=[b"".join(map(sse, MESSAGE))], headers=SSE)


def test_a_loop_that_closes_its_stream_gets_none_of_the_events_that_had_come(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(of_one_chunk())
    stream = ask(caller)
    events = iter(stream)
    next(events)
    stream.close()
    with pytest.raises(coherekit.StreamError, match="closed before its end"):
        next(events)


# httpx leaves its own generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_async_loop_that_closes_its_stream_gets_none_of_them_either(api: FakeApi, backend: str) -> None:
    api.replies.append(of_one_chunk())

    async def run() -> None:
        async with coherekit.AsyncClientV2(api_key="k", base_url=api.url) as co:
            stream = co.chat_stream(model="m", messages=[])
            events = aiter(stream)
            await anext(events)
            await stream.aclose()
            with pytest.raises(coherekit.StreamError, match="closed before its end"):
                await anext(events)

    anyio.run(run, backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_closing_from_another_task_ends_a_read(api: FakeApi, held: threading.Event, backend: str) -> None:
    api.replies.append(held_open(held, sse(MESSAGE[0])))

    async def run() -> None:
        async with coherekit.AsyncClientV2(api_key="k", base_url=api.url) as co, anyio.create_task_group() as tasks:
            stream = co.chat_stream(model="m", messages=[])
            await anext(stream)
            tasks.start_soon(stream.aclose)
            with pytest.raises(coherekit.StreamError, match="closed"):
                await anext(stream)

    anyio.run(run, backend=backend)
    assert not held.is_set()


def test_the_end_of_a_reply_leaves_its_socket_to_the_next() -> None:
    ours, theirs = socket.socketpair()
    network = SimpleNamespace(get_extra_info=lambda _: ours)
    extensions = {"network_stream": network, "http_version": b"HTTP/1.1"}
    response = SimpleNamespace(status_code=200, headers={}, extensions=extensions)
    with ours, theirs:
        reply = open_reply(response, iter(()), lambda: None)
        reply.close()
        reply.interrupt()
        ours.send(b"the next request")
        assert theirs.recv(100) == b"the next request"
