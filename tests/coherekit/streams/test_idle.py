"""`idle_timeout` limits how long a stream goes without an event, whatever else the server sends meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from cohere_api.endpoints import v2_chat

import coherekit
from coherekit._call.retry import Retry
from coherekit._call.steps import Close, Emit, Read, Sleep
from coherekit._port.exchange import OVERDUE, Reply, Send
from coherekit._settings.options import resolve_settings
from coherekit._streams.streamed_call import StreamedCall
from tests.support.fake_api import Canned, FakeApi
from tests.support.streamed import (
    DONE,
    MESSAGE,
    SSE,
    V2_REQUEST,
    ask,
    ask_async,
    async_caller,
    sse,
    streamed,
    sync_caller,
)

COMMENT = b": keep-alive\n\n"
SOON = 0.15


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    stop = threading.Event()
    yield stop
    stop.set()


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def play(*reads: tuple[float, Any], pause: float = 0.0, idle: float = 10.0) -> tuple[int, list[float | None]]:
    """The events of a stream whose reads take so many seconds each, and how long each was given.

    `pause`: the seconds that whoever iterates takes for each batch.
    """
    clock = Clock()
    settings = resolve_settings(api_key="key", idle_timeout=idle, max_retries=0)
    steps = StreamedCall(settings, Retry(clock=clock), V2_REQUEST, v2_chat.STREAM).steps()
    left, seen, given = list(reads), 0, list[float | None]()
    outcome: Any = None
    while True:
        try:
            step = steps.send(outcome)
        except StopIteration:
            return seen, given
        outcome = None
        match step:
            case Send():
                outcome = Reply(200, SSE, b"")
            case Read(within):
                given.append(within)
                seconds, outcome = left.pop(0)
                clock.now += seconds
            case Emit(events):
                seen += len(events)
                clock.now += pause
            case _:
                pass


def test_a_stream_of_events_may_take_any_time() -> None:
    assert play(*((9.0, sse(event)) for event in MESSAGE))[0] == 4


def test_each_read_is_given_what_is_left_of_the_limit() -> None:
    reads = [(4.0, sse(MESSAGE[0])), (4.0, COMMENT), (4.0, b"data: "), (1.0, b"{"), (0.0, b'"type":"x"}\n\n')]

    _, given = play(*reads, (0.0, sse(*MESSAGE[1:])))

    assert given == [10.0, 10.0, 6.0, 2.0, 1.0, 10.0]


def test_the_time_of_the_one_who_iterates_does_not_count() -> None:
    seen, given = play(*((1.0, sse(event)) for event in MESSAGE), pause=100.0)

    assert (seen, given) == (4, [10.0] * 4)


@pytest.mark.parametrize(
    "reads",
    [
        [(5.0, COMMENT), (5.0, COMMENT)],
        [(9.0, b"data"), (2.0, b": ")],
        [(10.0, OVERDUE)],
        # A driver's clock may run a little ahead of ours.
        [(9.9, OVERDUE)],
    ],
)
def test_bytes_that_make_no_event_do_not_keep_a_stream_alive(reads: list[tuple[float, Any]]) -> None:
    with pytest.raises(coherekit.StreamInterrupted, match="no event came for 10 seconds") as caught:
        play((1.0, sse(*MESSAGE[:2])), *reads)

    assert (caught.value.events, caught.value.text) == (2, "Hel")


def test_the_final_event_may_come_late() -> None:
    assert play((1.0, sse(*MESSAGE[:3])), (12.0, sse(MESSAGE[3])))[0] == 4


def test_without_a_limit_reads_have_none() -> None:
    steps = StreamedCall(resolve_settings(api_key="key"), Retry(), V2_REQUEST, v2_chat.STREAM).steps()
    assert isinstance(next(steps), Send)
    assert steps.send(Reply(200, SSE, b"")) == Emit(())
    read = next(steps)
    assert isinstance(read, Read)
    assert read.within is None


def test_before_the_first_event_the_request_is_sent_again() -> None:
    settings = resolve_settings(api_key="key", idle_timeout=1.0)
    steps = StreamedCall(settings, Retry(), V2_REQUEST, v2_chat.STREAM).steps()
    next(steps)
    steps.send(Reply(200, SSE, b""))
    next(steps)

    assert isinstance(steps.send(OVERDUE), Close)
    assert isinstance(next(steps), Sleep)


def silent(stop: threading.Event) -> Iterator[bytes]:
    yield sse(MESSAGE[0])
    stop.wait(5)


def dripping(stop: threading.Event) -> Iterator[bytes]:
    yield sse(MESSAGE[0])
    while not stop.wait(0.02):
        yield b"x"


def commenting(stop: threading.Event) -> Iterator[bytes]:
    yield sse(MESSAGE[0])
    while not stop.wait(0.02):
        yield COMMENT


SERVERS = [silent, dripping, commenting]


def test_a_slow_stream_of_events_may_outlast_the_limit(api: FakeApi) -> None:
    def slowly() -> Iterator[bytes]:
        for event in [MESSAGE[0], *[MESSAGE[1]] * 5, MESSAGE[-1]]:
            yield sse(event)
            time.sleep(SOON / 3)

    api.replies.append(Canned(chunks=slowly(), headers=SSE))

    with sync_caller(api.url, idle_timeout=SOON) as caller:
        assert len(list(ask(caller))) == 7


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_without_events_is_left(api: FakeApi, stop: threading.Event, server: Any) -> None:
    api.replies.append(Canned(chunks=server(stop), headers=SSE))
    began = time.monotonic()

    with (
        sync_caller(api.url, idle_timeout=SOON) as caller,
        pytest.raises(coherekit.StreamInterrupted, match="no event"),
    ):
        list(ask(caller))

    assert SOON <= time.monotonic() - began < 2


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("server", SERVERS)
# httpx leaves its own generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
def test_an_async_stream_leaves_a_server_without_events(
    api: FakeApi, stop: threading.Event, server: Any, backend: str
) -> None:
    api.replies.append(Canned(chunks=server(stop), headers=SSE))
    began = time.monotonic()

    async def run() -> None:
        async with async_caller(api.url, idle_timeout=SOON) as caller:
            with pytest.raises(coherekit.StreamInterrupted, match="no event"):
                await ask_async(caller).final()

    anyio.run(run, backend=backend)

    assert SOON <= time.monotonic() - began < 2


def test_a_call_may_set_its_own_limit(api: FakeApi, stop: threading.Event) -> None:
    api.replies.extend([Canned(chunks=silent(stop), headers=SSE), streamed(sse(*MESSAGE), DONE)])

    with coherekit.ClientV2(api_key="any", base_url=api.url, idle_timeout=60) as co:
        stream = co.chat_stream(model="m", messages=[], request_options={"idle_timeout": SOON})
        with pytest.raises(coherekit.StreamInterrupted, match=r"no event came for 0\.15 seconds"):
            stream.final()
        assert co.chat_stream(model="m", messages=[]).final().finish_reason == "COMPLETE"


@pytest.mark.parametrize("wrong", [0, -1, "1", float("inf"), True])
def test_a_limit_that_makes_no_sense_is_refused(wrong: Any) -> None:
    with pytest.raises(coherekit.ValidationError, match="idle_timeout must be a number of seconds above 0"):
        coherekit.ClientV2(api_key="any", idle_timeout=wrong)
