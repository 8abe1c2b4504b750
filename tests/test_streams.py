"""Streams give exactly what arrived, end truthfully, and free their connection, over a real socket."""

from __future__ import annotations

import gc
import itertools
import json
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import pytest
from cohere_api.endpoints import chat, generate, v2_chat
from cohere_api.models.chat import ChatContentDeltaEvent, ChatMessageEndEvent, ChatMessageStartEvent
from cohere_api.runtime import Unknown

import coherekit
from coherekit.callers import AsyncCaller, SyncCaller
from coherekit.drivers import AsyncDriver, SyncDriver
from coherekit.pool import AsyncPool, SyncPool
from coherekit.settings import resolve_settings
from coherekit.streams import AsyncStream, Stream
from tests.fake_api import HANG_UP, Canned, FakeApi

T = TypeVar("T")
Use = Callable[[Callable[[AsyncStream[Any]], Awaitable[T]]], T]

MESSAGE: list[dict[str, Any]] = [
    {"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant"}}},
    {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "Hel"}}}},
    {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "lo"}}}},
    {"type": "message-end", "id": "m", "delta": {"finish_reason": "COMPLETE"}},
]
LINES: list[dict[str, Any]] = [
    {"event_type": "stream-start", "is_finished": False, "generation_id": "g"},
    {"event_type": "text-generation", "is_finished": False, "text": "Hello"},
    {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": {"text": "Hello"}},
]
SSE = {"content-type": "text/event-stream"}
DONE = b"data: [DONE]\n\n"


def sse(*events: dict[str, Any]) -> bytes:
    return b"".join(f"event: {event.get('type')}\ndata: {json.dumps(event)}\n\n".encode() for event in events)


def lines(*events: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(event).encode() + b"\n" for event in events)


def streamed(*chunks: bytes, cut: bool = False, **headers: str) -> Canned:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Canned(chunks=chunks, cut=cut, headers=named or SSE)


@pytest.fixture
def caller(api: FakeApi) -> Iterator[SyncCaller]:
    pool = SyncPool()
    yield SyncCaller(resolve_settings(api_key="key", base_url=api.url), SyncDriver(pool, sleep=lambda _: None))
    pool.close()


def ask(caller: SyncCaller) -> Stream[Any]:
    request = v2_chat.request(model="m", messages=[]).streamed(v2_chat.STREAM)
    return caller.stream(request, v2_chat.STREAM)


class TestEvents:
    def test_v2_events_are_typed(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*MESSAGE), DONE))

        events = list(ask(caller))

        assert [type(event) for event in events] == [
            ChatMessageStartEvent,
            ChatContentDeltaEvent,
            ChatContentDeltaEvent,
            ChatMessageEndEvent,
        ]
        assert api.received[0].json["stream"] is True

    @pytest.mark.parametrize("size", [1, 3, 7, 1000])
    def test_chunks_do_not_matter(self, api: FakeApi, caller: SyncCaller, size: int) -> None:
        body = sse(*MESSAGE) + DONE
        api.replies.append(streamed(*(body[start : start + size] for start in range(0, len(body), size))))

        assert len(list(ask(caller))) == 4

    @pytest.mark.parametrize(
        ("content_type", "body"), [("application/stream+json", lines(*LINES)), ("text/event-stream", b"")]
    )
    def test_v1_events_by_the_replys_content_type(
        self, api: FakeApi, caller: SyncCaller, content_type: str, body: bytes
    ) -> None:
        events = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in LINES)
        api.replies.append(streamed(body or events, content_type=content_type))

        request = chat.request(message="Hi").streamed(chat.STREAM)
        found = [event.event_type for event in caller.stream(request, chat.STREAM)]

        assert found == ["stream-start", "text-generation", "stream-end"]

    def test_an_unknown_event_is_kept(self, api: FakeApi, caller: SyncCaller) -> None:
        news = {"type": "news", "x": 1}
        api.replies.append(streamed(sse(MESSAGE[0], news, MESSAGE[-1]), DONE))

        event = list(ask(caller))[1]

        assert isinstance(event, Unknown)
        assert (event.tag, event.raw) == ("news", news)

    def test_the_text_alone(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*MESSAGE), DONE))

        assert list(ask(caller).text_stream) == ["Hel", "lo"]

    def test_events_arrive_while_the_reply_goes_on(self, api: FakeApi, caller: SyncCaller) -> None:
        first_seen = threading.Event()

        def chunks() -> Iterator[bytes]:
            yield sse(MESSAGE[0])
            assert first_seen.wait(5)
            yield sse(*MESSAGE[1:])

        api.replies.append(Canned(chunks=chunks(), headers=SSE))
        stream = ask(caller)

        assert next(stream).type == "message-start"
        first_seen.set()
        assert len(list(stream)) == 3


class TestEndings:
    @pytest.mark.parametrize(
        "reply",
        [
            streamed(sse(*MESSAGE), DONE),
            streamed(sse(*MESSAGE)),
            streamed(sse(*MESSAGE)[:-1]),
            streamed(sse(*MESSAGE), cut=True),
            streamed(sse(*MESSAGE), DONE, b"data: more\n\n"),
            streamed(sse(*MESSAGE), b"data: {torn"),
        ],
    )
    def test_a_stream_is_whole_once_its_final_event_came(self, api: FakeApi, caller: SyncCaller, reply: Canned) -> None:
        api.replies.append(reply)

        assert len(list(ask(caller))) == 4

    @pytest.mark.parametrize(
        "reply",
        [
            streamed(sse(*MESSAGE[:3])),
            streamed(sse(*MESSAGE[:3]), DONE),
            streamed(sse(*MESSAGE[:3]), cut=True),
            streamed(sse(*MESSAGE[:3]), sse(MESSAGE[3])[:-20]),
        ],
    )
    def test_a_stream_that_lacks_its_final_event_is_interrupted(
        self, api: FakeApi, caller: SyncCaller, reply: Canned
    ) -> None:
        api.replies.append(reply)
        seen: list[Any] = []

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            collect(ask(caller), seen)

        error = caught.value
        assert (len(seen), error.events, error.text) == (3, 3, "Hello")
        assert error.last_event == seen[-1]
        assert (error.method, error.path, error.status_code, error.attempts) == ("POST", "/v2/chat", 200, 1)

    @pytest.mark.parametrize(
        ("body", "says"),
        [
            (b"data: {nonsense\n\n", "an event is not JSON"),
            (b"data: 7\n\n", "an event has the wrong shape: $: expected an object"),
            (b'data: {"type": "error", "message": "too busy"}\n\n', "too busy"),
            (b'event: error\ndata: {"message": "too busy"}\n\n', "too busy"),
            (b'data: {"type": "error"}\n\n', "the API reported an error"),
            (b'event: error\ndata: {"message": "at the very end"}', "at the very end"),
        ],
    )
    def test_a_broken_event_comes_after_the_good_ones(
        self, api: FakeApi, caller: SyncCaller, body: bytes, says: str
    ) -> None:
        api.replies.append(streamed(sse(*MESSAGE[:2]) + body))
        seen: list[Any] = []

        with pytest.raises(coherekit.StreamError, match=r".+") as caught:
            collect(ask(caller), seen)

        assert type(caught.value) is coherekit.StreamError
        assert (len(seen), caught.value.events, caught.value.text) == (2, 2, "Hel")
        assert says in str(caught.value)

    def test_the_kinds_of_event_that_report_failure(self, api: FakeApi, caller: SyncCaller) -> None:
        failed = {"event_type": "stream-error", "index": 0, "finish_reason": "ERROR", "err": "out of memory"}
        api.replies.append(streamed(lines(failed), content_type="application/stream+json"))

        request = generate.request(prompt="Hi").streamed(generate.STREAM)
        with pytest.raises(coherekit.StreamError, match="out of memory"):
            list(caller.stream(request, generate.STREAM))

    def test_after_an_error_a_stream_does_not_look_ended(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(MESSAGE[0])))
        stream = ask(caller)

        for _ in range(2):
            with pytest.raises(coherekit.StreamError):
                list(stream)


class TestOpening:
    def test_nothing_is_sent_before_the_first_use(self, api: FakeApi, caller: SyncCaller) -> None:
        ask(caller).close()

        assert not api.received

    def test_entering_opens(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(Canned(401, {"message": "who?"}))

        with pytest.raises(coherekit.UnauthorizedError, match="who"), ask(caller):
            pytest.fail("entered")

    @pytest.mark.parametrize(
        "trouble", [Canned(503), HANG_UP, streamed(), streamed(cut=True), streamed(b": wait\n\n", cut=True)]
    )
    def test_a_stream_is_opened_again_until_its_first_event(
        self, api: FakeApi, caller: SyncCaller, trouble: Canned
    ) -> None:
        api.replies.extend([trouble, trouble, streamed(sse(*MESSAGE), DONE)])

        assert len(list(ask(caller))) == 4
        assert len(api.received) == 3

    def test_attempts_at_opening_are_limited(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.extend([streamed(cut=True)] * 3)

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            list(ask(caller))

        assert (caught.value.attempts, caught.value.events) == (3, 0)

    def test_after_the_first_event_nothing_is_sent_again(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(MESSAGE[0]), cut=True))

        with pytest.raises(coherekit.StreamInterrupted):
            list(ask(caller))

        assert len(api.received) == 1


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


def collect(stream: Stream[Any], seen: list[Any]) -> None:
    for event in stream:
        seen.append(event)


@pytest.fixture(params=["asyncio", "trio"])
def use(request: pytest.FixtureRequest, api: FakeApi) -> Use[T]:
    """Runs an async function with a stream, under asyncio and trio."""

    async def no_sleep(seconds: float) -> None:
        pass

    async def with_stream(function: Callable[[AsyncStream[Any]], Awaitable[T]]) -> T:
        pool = AsyncPool()
        settings = resolve_settings(api_key="key", base_url=api.url)
        caller = AsyncCaller(settings, AsyncDriver(pool, sleep=no_sleep))
        try:
            return await function(
                caller.stream(v2_chat.request(model="m", messages=[]).streamed(v2_chat.STREAM), v2_chat.STREAM)
            )
        finally:
            await pool.aclose()

    return lambda function: anyio.run(with_stream, function, backend=request.param)


# httpx leaves its own generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
class TestAsync:
    def test_events(self, api: FakeApi, use: Use[Any]) -> None:
        async def kinds(stream: AsyncStream[Any]) -> list[str]:
            return [event.type async for event in stream]

        api.replies.extend([Canned(503), streamed(cut=True), streamed(sse(*MESSAGE), DONE)])

        assert use(kinds) == ["message-start", "content-delta", "content-delta", "message-end"]

    def test_the_text_alone(self, api: FakeApi, use: Use[Any]) -> None:
        async def pieces(stream: AsyncStream[Any]) -> list[str]:
            async with stream:
                return [text async for text in stream.text_stream]

        api.replies.append(streamed(sse(*MESSAGE), DONE))

        assert use(pieces) == ["Hel", "lo"]

    def test_a_stream_that_lacks_its_final_event_is_interrupted(self, api: FakeApi, use: Use[Any]) -> None:
        async def read(stream: AsyncStream[Any]) -> None:
            async for _ in stream:
                pass

        api.replies.append(streamed(sse(*MESSAGE[:3]), cut=True))

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            use(read)

        assert caught.value.text == "Hello"

    def test_entering_opens(self, api: FakeApi, use: Use[Any]) -> None:
        async def enter(stream: AsyncStream[Any]) -> None:
            async with stream:
                pytest.fail("entered")

        api.replies.append(Canned(401))

        with pytest.raises(coherekit.UnauthorizedError):
            use(enter)

    def test_leaving_the_block_frees_the_connection(self, api: FakeApi, use: Use[Any]) -> None:
        async def leave(stream: AsyncStream[Any]) -> None:
            async with stream:
                await anext(stream)
            await anyio.to_thread.run_sync(api.hung_up.wait, 5)
            with pytest.raises(coherekit.StreamError, match="closed before its end"):
                await anext(stream)

        api.replies.append(endless())
        use(leave)

        assert api.hung_up.is_set()

    def test_cancelling_frees_the_connection(self, api: FakeApi, use: Use[Any]) -> None:
        async def cancelled(stream: AsyncStream[Any]) -> None:
            with anyio.CancelScope() as scope:
                async with stream:
                    async for _ in stream:
                        scope.cancel()
            await anyio.to_thread.run_sync(api.hung_up.wait, 5)

        api.replies.append(endless())
        use(cancelled)

        assert api.hung_up.is_set()


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


def test_a_key_in_the_last_event_is_not_kept(api: FakeApi) -> None:
    api.replies.append(streamed(sse(MESSAGE[0], {"type": "error", "message": "no", "echo": ["a-long-secret"]})))

    co = coherekit.ClientV2(api_key="a-long-secret", base_url=api.url)
    with co, pytest.raises(coherekit.StreamError) as caught:
        list(co.chat_stream(model="m", messages=[]))
    assert caught.value.last_event["echo"] == ["[redacted]"]


def test_a_short_key_leaves_the_last_event_typed(api: FakeApi) -> None:
    api.replies.append(streamed(sse(MESSAGE[0]), cut=True))

    co = coherekit.ClientV2(api_key="m", base_url=api.url)
    with co, pytest.raises(coherekit.StreamInterrupted) as caught:
        list(co.chat_stream(model="m", messages=[]))
    assert isinstance(caught.value.last_event, ChatMessageStartEvent)
