"""What a reader of events tells of them when something in the middle of a chunk is wrong; purely, without a socket."""

from __future__ import annotations

from typing import Any

import pytest
from cohere_api.endpoints import v2_chat
from cohere_api.models.chat import ChatContentDeltaEvent
from cohere_api.runtime import Unknown

from coherekit._streams.events import EventReader, Problem
from tests.support.streamed import DONE, MESSAGE, Event, sse

LIMIT = 500
START, FIRST, SECOND, END = MESSAGE
REPORTED: Event = {"type": "error", "message": "no more"}


def reading(chunk: bytes) -> tuple[EventReader[Any], list[Any], Problem | None]:
    reader: EventReader[Any] = EventReader(v2_chat.STREAM, "text/event-stream", strict=False, limit=LIMIT)
    ((events, problem),) = reader.feed(chunk)
    return reader, events, problem


@pytest.mark.parametrize(
    ("wrong", "message", "last_data"),
    [
        (b"data: {\n\n", "an event is not JSON", SECOND),
        (sse({"type": "content-delta", "delta": 7}), "an event has the wrong shape: $.delta", SECOND),
        (b"data: [7]\n\n", "an event has the wrong shape: $", SECOND),
        (sse(FIRST | {"more": "x" * LIMIT}), "an event has more than 500 bytes", SECOND),
        (sse(REPORTED), "no more", REPORTED),
        (b'event: error\ndata: {"message": "no more"}\n\n', "no more", {"message": "no more"}),
        (b"event: error\ndata: " + sse(FIRST).partition(b"data: ")[2], "the API reported an error", FIRST),
    ],
)
def test_what_came_before_a_problem_is_told_exactly(wrong: bytes, message: str, last_data: Any) -> None:
    reader, events, problem = reading(sse(START, FIRST, SECOND) + wrong + sse(FIRST, END))

    assert problem is not None
    assert problem.message.startswith(message)
    assert [event.type for event in events] == ["message-start", "content-delta", "content-delta"]
    assert reader.count == len(events)
    assert reader.last_data == last_data
    assert reader.last is events[-1] if last_data is SECOND else reader.last == last_data
    assert reader.accumulated.text(reader.accumulated.reply()) == "Hello"
    assert not reader.over
    assert not reader.complete


@pytest.mark.parametrize("end", [sse(END), DONE])
def test_nothing_after_the_end_counts(end: bytes) -> None:
    reader, events, problem = reading(sse(START, FIRST) + end + sse(SECOND, REPORTED))

    assert problem is None
    assert reader.over
    assert reader.complete is (end != DONE)
    assert reader.count == len(events) == 2 + (end != DONE)
    assert reader.last is events[-1]
    assert reader.accumulated.text(reader.accumulated.reply()) == "Hel"


def test_the_name_beside_an_event_says_where_it_adds_but_makes_it_no_model() -> None:
    nameless = {name: value for name, value in FIRST.items() if name != "type"}
    body = sse(nameless).replace(b"event: None", b"event: content-delta")
    reader, events, problem = reading(sse(START) + body + sse(SECOND))

    assert problem is None
    assert isinstance(events[1], Unknown)
    assert isinstance(events[2], ChatContentDeltaEvent)
    assert reader.accumulated.text(reader.accumulated.reply()) == "Hello"
