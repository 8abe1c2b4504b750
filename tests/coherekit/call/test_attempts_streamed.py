"""Opening a stream is tried again until its first event, never after, driven by hand under a fake clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cohere_api.endpoints import v2_chat

import coherekit
from coherekit._call.retry import Retry
from coherekit._call.steps import Emit, Read
from coherekit._port.exchange import OVERDUE, Send
from coherekit._streams.streamed_call import StreamedCall
from tests.support.driven import BROKEN, BUSY, CHAT, SLOW, Clock, opened, settings_of
from tests.support.streamed import DONE, MESSAGE, sse


def run(clock: Clock, outcomes: Sequence[Any], **options: Any) -> Any:
    retry = Retry(chance=lambda: 1.0, clock=lambda: clock.now)
    return clock.run(StreamedCall(settings_of(**options), retry, CHAT, v2_chat.STREAM).steps(), outcomes)


def test_a_reply_that_ends_before_its_first_event_is_closed_before_another_is_asked_for() -> None:
    clock = Clock()

    assert run(clock, [opened(), None, opened(), sse(*MESSAGE) + DONE]) is None
    assert (len(clock.sent), clock.closed) == (2, 1)


def test_after_the_first_event_nothing_is_sent_again() -> None:
    clock = Clock()
    error = run(clock, [opened(), sse(MESSAGE[0]), BROKEN])

    assert isinstance(error, coherekit.StreamInterrupted)
    assert len(clock.sent) == 1


def test_the_deadline_holds_to_the_end_of_the_stream() -> None:
    clock = Clock(cost=1.0)
    error = run(clock, [opened(), *(sse(MESSAGE[1]) for _ in range(9))], deadline=4.0)

    assert isinstance(error, coherekit.StreamInterrupted)
    assert error.message == "the deadline of 4 seconds has passed (after 2 events)"


def test_no_read_may_outlast_the_deadline() -> None:
    clock = Clock(cost=1.0)
    error = run(clock, [opened(), sse(MESSAGE[0]), OVERDUE], deadline=4.0)

    assert clock.reads == [3.0, 2.0]
    assert isinstance(error, coherekit.StreamInterrupted)
    assert error.message == "the deadline of 4 seconds has passed (after 1 events)"


def test_each_read_is_given_what_the_deadline_leaves() -> None:
    clock = Clock(cost=1.0)
    error = run(clock, [opened(), sse(MESSAGE[0]), SLOW], deadline=20.0)

    assert clock.reads == [19.0, 18.0]
    assert isinstance(error, coherekit.StreamInterrupted)


def test_the_shorter_of_idle_limit_and_deadline_is_told() -> None:
    clock = Clock(cost=1.0)
    error = run(clock, [opened(), sse(MESSAGE[0]), OVERDUE], deadline=9.0, idle_timeout=2.0)

    assert clock.reads == [2.0, 2.0]
    assert isinstance(error, coherekit.StreamInterrupted)
    assert error.message == "no event came for 2 seconds (after 1 events)"


def test_replies_without_an_event_use_up_the_budget() -> None:
    settings = settings_of(retry_budget=1)
    clock = Clock()
    for sent in (2, 3):
        clock.run(StreamedCall(settings, Retry(), CHAT, v2_chat.STREAM).steps(), [opened(), None] * 3)
        assert len(clock.sent) == sent


def test_a_stream_left_early_has_succeeded() -> None:
    settings = settings_of(retry_budget=1)
    for _ in range(3):
        steps = StreamedCall(settings, Retry(), CHAT, v2_chat.STREAM).steps()
        outcome, left = None, [BUSY, opened(), sse(MESSAGE[0])]
        while not (isinstance(step := steps.send(outcome), Emit) and step.events):
            outcome = left.pop(0) if isinstance(step, Send | Read) else None
        steps.close()
        assert not left
