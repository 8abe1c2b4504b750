"""Whatever a stream is made of: the events of the standard, the same however it is cut, no errors but ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coherekit._streams.events import EventReader, Problem
from coherekit._streams.framing import Frame, Framing, JsonLines, ServerSentEvents
from tests.support.streamed import GOLDEN
from tests.support.trust.figures import FULL, Figures, sized
from tests.support.trust.mutations import cut, mutated_bytes

fuzzed = settings(max_examples=sized(full=4_000, quick=250), deadline=None, derandomize=not FULL, database=None)
LIMIT = 2**26
places = st.lists(st.integers(0, 100_000), max_size=30)

NEWLINES = [b"\n", b"\r\n", b"\r", b"\n\n", b"\r\r", b"\n\r", b"\r\n\r\n"]
FIELDS = [b"data", b"event", b"id", b"retry", b"", b"dat", b"data ", b"DATA"]
VALUES = [
    b":",
    b": ",
    b":  ",
    b" :",
    b"x",
    b"{}",
    b"[DONE]",
    b"\x00",
    b"\xff",
    "\u2028\x85".encode(),
    b"\x0b\x0c\x1c",
    b" ",
]
PIECES = [*NEWLINES, *FIELDS, *VALUES]
LINES = st.tuples(
    st.sampled_from(FIELDS[:2] * 3 + FIELDS), *[st.sampled_from(part) for part in (VALUES, VALUES, NEWLINES)]
)
BYTES = st.lists(LINES.map(b"".join) | st.sampled_from(PIECES) | st.binary(max_size=3), max_size=12).map(b"".join)
BROKEN = [
    *PIECES,
    *(
        b'"',
        b"}",
        b"]",
        b"\\",
        b"data: \n\n",
        b"event: error\n",
        b"[" * 2_000,
        b"null",
        b"1e999",
        b'"type": 5, ',
        b'"index": -1, ',
    ),
    *(
        b'"type": "message-end"',
        b'"event_type": "stream-end"',
        b'"is_finished": {}',
        b'{"type": "error", "message": "no"}',
    ),
]
NEWLINE = re.compile(rb"\r\n|\n|\r")


def frames(framing: Framing, chunks: Sequence[bytes]) -> list[Frame]:
    found = [frame for chunk in chunks for frame in framing.feed(chunk)]
    return [*found, *framing.finish()]


def single(body: bytes) -> list[bytes]:
    return [bytes([byte]) for byte in body]


def standard_events(body: bytes) -> list[Frame]:
    """By the letter of the WHATWG standard, but that an event which the end of the body cuts is kept."""
    data, event = b"", b""
    found: list[Frame] = []
    for line in [*NEWLINE.split(body.removeprefix(b"\xef\xbb\xbf")), b""]:
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if line == b"":
            if data:
                found.append((data.removesuffix(b"\n"), event))
            data, event = b"", b""
        elif field == b"data":
            data += value + b"\n"
        elif field == b"event":
            event = value
    return found


def standard_lines(body: bytes) -> list[Frame]:
    return [(line, b"") for line in NEWLINE.split(body) if line.strip()]


@fuzzed
@given(BYTES, places)
@example(b"event: x\n\ndata: y\n\n", [])
@example(b"\xef\xbb\xbfdata: x\n\n", [1, 2])
@example(b"data: x\r\n\r\ndata: y\r\r", [8, 9, 10, 11])
def test_events_of_any_bytes_are_those_of_the_standard(body: bytes, where: list[int]) -> None:
    assert frames(ServerSentEvents(), cut(body, where)) == standard_events(body)
    assert frames(ServerSentEvents(), single(body)) == standard_events(body)


@fuzzed
@given(BYTES, places)
def test_lines_of_any_bytes_are_those_between_the_newlines(body: bytes, where: list[int]) -> None:
    assert frames(JsonLines(), cut(body, where)) == standard_lines(body)
    assert frames(JsonLines(), single(body)) == standard_lines(body)


def told(kind: str, chunks: Sequence[bytes], strict: bool) -> tuple[Any, ...]:
    """All that a reader tells of a body; it is not asked again after a problem."""
    _, form, _, headers, _ = GOLDEN[kind]
    reader: EventReader[Any] = EventReader(form, headers["content-type"], strict, LIMIT)
    events: list[Any] = []
    problem: Problem | None = None
    for chunk in [*chunks, None]:
        if problem is None:
            for more, found in reader.finish() if chunk is None else reader.feed(chunk):
                events += more
                problem = problem or found
    reply = reader.accumulated.reply()
    said = problem.message if problem else None
    return repr(events), said, reader.complete, reader.count, repr(reply), reader.accumulated.text(reply)


@pytest.mark.timeout(1200)
def test_any_stream_gives_the_same_however_it_is_cut(figures: Figures) -> None:
    broken: list[bool] = []

    @fuzzed
    @given(st.data(), st.sampled_from(sorted(GOLDEN)), places, st.booleans())
    def read(data: st.DataObject, kind: str, where: list[int], strict: bool) -> None:
        body = data.draw(mutated_bytes(GOLDEN[kind][2], BROKEN))
        whole = told(kind, [body], strict)
        assert told(kind, cut(body, where), strict) == whole
        broken.append(whole[1] is not None)

    def over() -> str:
        return f"{len(broken):,} mutated streams, {sum(broken):,} of them broken"

    with figures.no_failure("streams that differ by how their bytes are cut", over=over):
        read()
    assert {True, False} == set(broken)


@pytest.mark.parametrize("kind", GOLDEN)
def test_a_golden_stream_gives_the_same_cut_at_any_two_bytes(kind: str) -> None:
    body = GOLDEN[kind][2]
    whole = told(kind, [body], True)
    assert whole[1] is None
    step = sized(full=1, quick=13)
    for place in range(0, len(body), step):
        assert told(kind, cut(body, [place, place + 1]), True) == whole
