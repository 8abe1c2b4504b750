"""Events add up to a reply whatever their order, their content and their number; purely, without a socket."""

from __future__ import annotations

import copy
import json
import time
import tracemalloc
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from cohere_api.endpoints import v2_chat
from cohere_api.runtime import Move, is_dict
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coherekit._settings.options import MAX_REPLY_BYTES
from coherekit._streams.accumulate import Accumulator
from coherekit._streams.events import EventReader
from tests.support.streamed import FULL_MESSAGE, FULL_REPLY, GOLDEN, content, sse

Json = dict[str, Any]
NAMES = Move(("name",), ("names", "*", "first"), "join", text=True)
MOVES = {
    "whole": (Move(("reply",), ()),),
    "set": (Move(("part",), ("names", "*")), Move(("a", "b"), ("deep", "c"))),
    "join": (NAMES, Move(("note",), ("note",), "join")),
    "append": (Move(("one",), ("list",), "append"),),
    "extend": (Move(("many",), ("list",), "extend"),),
}


def add(accumulator: Accumulator, kind: str, event: Json) -> None:
    if adding := accumulator.adder(kind):
        adding(event)


def reply(*events: tuple[str, Json]) -> Json:
    accumulator = Accumulator(MOVES)
    for kind, event in events:
        add(accumulator, kind, event)
    return accumulator.reply()


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], {}),
        ([("join", {"note": "a"}), ("join", {"note": "b"})], {"note": "ab"}),
        ([("join", {"note": ""})], {"note": ""}),
        ([("join", {"note": 7}), ("join", {"note": ["x"]}), ("join", {"note": None})], {}),
        ([("append", {"one": 1}), ("extend", {"many": [2, 3]}), ("extend", {"many": 4})], {"list": [1, 2, 3]}),
        ([("set", {"a": {"b": 1}}), ("set", {"a": {"b": 2}})], {"deep": {"c": 2}}),
        ([("set", {"a": 1}), ("set", {"a": {"b": None}}), ("set", {"a": [1]})], {}),
        ([("whole", {"reply": {"note": "a"}}), ("join", {"note": "b"})], {"note": "ab"}),
        ([("join", {"note": "a"}), ("whole", {"reply": {"x": 1}}), ("join", {"note": "b"})], {"x": 1, "note": "b"}),
        ([("whole", {"reply": "text"}), ("unknown", {"note": "a"})], {}),
        # Elements stand in the order of their index, however that comes.
        (
            [("join", {"index": 5, "name": "late"}), ("join", {"index": 2, "name": "early"})],
            {"names": [{"first": "early"}, {"first": "late"}]},
        ),
        ([("join", {"name": "a"}), ("join", {"index": "x", "name": "b"})], {"names": [{"first": "ab"}]}),
        ([("join", {"index": 10**12, "name": "far"})], {"names": [{"first": "far"}]}),
        ([("set", {"index": 0, "part": {"first": "A"}}), ("join", {"name": "b"})], {"names": [{"first": "Ab"}]}),
        (
            [("join", {"name": "b"}), ("set", {"part": {"first": "A"}}), ("join", {"name": "c"})],
            {"names": [{"first": "Ac"}]},
        ),
        ([("set", {"part": 7}), ("join", {"name": "b"})], {"names": [7]}),
        ([("whole", {"reply": {"names": [{"x": 1}]}}), ("join", {"name": "b"})], {"names": [{"x": 1, "first": "b"}]}),
        ([("whole", {"reply": {"names": "no list"}}), ("join", {"name": "b"})], {"names": "no list"}),
        ([("whole", {"reply": {"list": "no list"}}), ("append", {"one": 1})], {"list": "no list"}),
    ],
)
def test_moves_say_where_the_parts_of_an_event_go(events: list[tuple[str, Json]], expected: Json) -> None:
    assert reply(*events) == expected


def test_the_text_is_what_the_marked_moves_joined() -> None:
    accumulator = Accumulator(MOVES)
    for index, name in [(1, "b"), (0, "a"), (1, "c")]:
        add(accumulator, "join", {"index": index, "name": name, "note": "aside"})

    assert accumulator.text(accumulator.reply()) == "abc"


def test_the_reply_can_be_seen_at_any_time() -> None:
    accumulator = Accumulator(v2_chat.STREAM.accumulate)
    seen: list[Json] = []
    for event in FULL_MESSAGE:
        add(accumulator, event["type"], event)
        seen.append(copy.deepcopy(accumulator.reply()))

    assert seen[-1] == FULL_REPLY
    assert seen[3]["message"]["content"] == [{"type": "thinking", "thinking": "Let me "}]


def test_events_stay_as_they_are() -> None:
    events = copy.deepcopy(FULL_MESSAGE)
    accumulator = Accumulator(v2_chat.STREAM.accumulate)
    for event in events:
        add(accumulator, event["type"], event)

    assert events == FULL_MESSAGE


names = "delta message content text tool_calls function arguments citations index id".split()
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(names), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(v2_chat.STREAM.accumulate)), anything), max_size=8))
def test_no_event_whatever_it_holds_breaks_the_sum(events: list[tuple[str, Any]]) -> None:
    accumulator = Accumulator(v2_chat.STREAM.accumulate)
    for kind, event in events:
        add(accumulator, kind, {"type": kind, **event} if isinstance(event, dict) else {"delta": event})

    found = accumulator.reply()
    assert json.loads(json.dumps(found)) == found
    assert isinstance(accumulator.text(found), str)


Piece = tuple[Any, Any, bool]
pieces_of_text = st.tuples(
    st.sampled_from([0, 1, 2, True, 1.0, "x", None, [1]]),
    st.sampled_from(["", "text", ["text"], 7])
    | st.dictionaries(st.sampled_from(["text", "thinking"]), st.text() | st.none()),
    st.booleans(),
)


def plainly_added(pieces: Sequence[Piece]) -> Json:
    """What deltas of a message add up to; each has an index, what it holds as content, and log probabilities or not."""
    elements: dict[int, dict[str, str]] = {}
    for index, held, _ in pieces:
        for name, piece in held.items() if is_dict(held) else ():
            if isinstance(piece, str):
                element = elements.setdefault(index if type(index) is int else 0, {})
                element[name] = element.get(name, "") + piece
    found: Json = {"message": {"content": [elements[index] for index in sorted(elements)]}} if elements else {}
    logged = ["l" for _, _, there in pieces if there]
    return found | ({"logprobs": logged} if logged else {})


@settings(deadline=None)
@given(st.lists(pieces_of_text, max_size=12))
@example([(1, {"text": "a"}, False), (True, {"text": "b"}, False), (1.0, {"text": "c"}, False)])
@example([(0, {"text": "a"}, False), (0, {"text": "b", "thinking": "c"}, False), (0, {"text": "d"}, True)])
def test_pieces_add_up_whether_they_come_alone_or_with_others(pieces: list[Piece]) -> None:
    accumulator = Accumulator(v2_chat.STREAM.accumulate)
    for index, held, logged in pieces:
        event: Json = {"type": "content-delta", "index": index, "delta": {"message": {"content": held}}}
        add(accumulator, "content-delta", event | ({"logprobs": "l"} if logged else {}))

    assert accumulator.reply() == plainly_added(pieces)


def read(kind: str, chunks: Sequence[bytes]) -> tuple[list[Any], Json]:
    _, form, _, headers, _ = GOLDEN[kind]
    reader = EventReader(form, headers["content-type"], strict=True, limit=MAX_REPLY_BYTES)
    events: list[Any] = []
    for chunk in chunks:
        for found, problem in reader.feed(chunk):
            assert problem is None
            events += found
    assert reader.complete
    return events, reader.accumulated.reply()


@settings(deadline=None)
@given(st.sampled_from(list(GOLDEN)), st.lists(st.integers(0, 10_000), max_size=60), st.booleans())
def test_cutting_the_bytes_anywhere_changes_nothing(kind: str, places: list[int], more: bool) -> None:
    # What follows the final event counts for nothing, in the same chunk or in another.
    _, _, golden, _, data = GOLDEN[kind]
    body = golden + b'data: {"type": "error"}\n\n' * more
    ends = sorted({place % (len(body) + 1) for place in places} | {0, len(body)})

    events, found = read(kind, [body[start:end] for start, end in pairwise(ends)])

    assert events == read(kind, [golden])[0]
    assert found == data


def long_answer(events: int) -> list[bytes]:
    """A streamed answer in chunks of 100 events, twenty letters each."""
    start = sse(FULL_MESSAGE[0], content(0, type="text", text=""))
    chunk = sse(*(content(0, text=f"{number:>20}") for number in range(100)))
    return [start, *[chunk] * (events // 100), sse(FULL_MESSAGE[-1])]


@pytest.mark.timeout(120)
def test_no_event_is_kept() -> None:
    chunks = long_answer(20_000)
    letters = 20 * 20_000
    reader = EventReader(v2_chat.STREAM, "text/event-stream", strict=False, limit=MAX_REPLY_BYTES)
    list(reader.feed(chunks[0]))
    tracemalloc.start()
    try:
        for chunk in chunks[1:]:
            for _ in reader.feed(chunk):
                pass
        kept, _ = tracemalloc.get_traced_memory()
        reply = reader.accumulated.reply()
        # While the text is put together, it is there twice.
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(reply["message"]["content"][0]["text"]) == letters
    assert kept < 1.25 * letters
    assert most < 2.25 * letters


def test_a_chunk_of_many_events_is_decoded_a_few_at_a_time() -> None:
    reader = EventReader(v2_chat.STREAM, "text/event-stream", strict=False, limit=MAX_REPLY_BYTES)
    seen = 0
    for events, problem in reader.feed(b"".join(long_answer(1_000)[1:-1])):
        seen += len(events)
        assert problem is None
        assert 0 < len(events) <= 100
        assert reader.count == seen

    assert seen == 1_000


def test_an_index_that_does_not_matter_is_not_kept() -> None:
    accumulator = Accumulator(MOVES)
    tracemalloc.start()
    try:
        for index in range(20_000):
            add(accumulator, "join", {"index": index, "note": f"{index:>20}"})
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert kept < 1.25 * 20 * 20_000


def test_many_events_cost_linear_time() -> None:
    def seconds(events: int) -> float:
        accumulator = Accumulator(v2_chat.STREAM.accumulate)
        event = content(0, text="word ")
        start = time.perf_counter()
        for _ in range(events):
            add(accumulator, "content-delta", event)
        accumulator.reply()
        return time.perf_counter() - start

    # Quadratic work would make 8 times the events cost 64 times the time.
    assert seconds(160_000) < 30 * max(seconds(20_000), 0.001)
