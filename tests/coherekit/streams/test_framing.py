"""Framings give the same events however the bytes are cut, and in time linear in them."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Sequence

import pytest

from coherekit._streams.framing import Frame, Framing, JsonLines, ServerSentEvents


def frames(framing: Framing, chunks: Sequence[bytes]) -> list[Frame]:
    found = [frame for chunk in chunks for frame in framing.feed(chunk)]
    return [*found, *framing.finish()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"data: a\ndata: b\n\n", [(b"a\nb", b"")]),
        (b": keep-alive\n\ndata:x\n\n", [(b"x", b"")]),
        (b"\xef\xbb\xbfdata: x\n\n", [(b"x", b"")]),
        (b"id: 1\nretry: 5\nevent: named\ndata: x\n\n", [(b"x", b"named")]),
        (b"event: forgotten\n\ndata: x\n\n", [(b"x", b"")]),
        (b"data: without an end", [(b"without an end", b"")]),
        (b"data:  two spaces\n\n", [(b" two spaces", b"")]),
        (b"data: a\r\n\r\ndata: b\r\n\r\n", [(b"a", b""), (b"b", b"")]),
        (b"data: a\r\n\ndata: b\r\n\n\n\rdata\n\r", [(b"a", b""), (b"b", b""), (b"", b"")]),
        (b"event: a\nevent:\ndata: x\n\n", [(b"x", b"")]),
        (b"event: a\nid: 7\nevent: b\ndata: x\n\ndata:y\n\n", [(b"x", b"b"), (b"y", b"")]),
        (b"data: a\nevent: late\n: comment\ndata: b\n\n", [(b"a\nb", b"late")]),
        (b"\ndata: x\n\nevent: cut", [(b"x", b"")]),
        (b"data:x: y\n\ndatum: z\n\n", [(b"x: y", b"")]),
        (b"", []),
    ],
)
def test_server_sent_events_follow_the_standard(body: bytes, expected: list[Frame]) -> None:
    assert frames(ServerSentEvents(), [body]) == expected
    assert frames(ServerSentEvents(), [bytes([byte]) for byte in body]) == expected


def test_blank_json_lines_mean_nothing() -> None:
    assert frames(JsonLines(), [b"\n  \r\n{}\n\n", b"[]"]) == [(b"{}", b""), (b"[]", b"")]


@pytest.mark.parametrize("framing", [JsonLines, ServerSentEvents])
def test_a_long_line_in_small_pieces_takes_little_more_memory_than_its_bytes(framing: type[Framing]) -> None:
    pieces = 50_000
    fed = framing()
    tracemalloc.start()
    try:
        for number in range(pieces):
            fed.feed(b"%04d" % (number % 10_000))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert kept < 1.5 * 4 * pieces


@pytest.mark.parametrize("framing", [JsonLines, ServerSentEvents])
def test_a_long_line_in_single_bytes_costs_linear_time(framing: type[Framing]) -> None:
    def seconds(size: int) -> float:
        """Of this thread alone, whatever else the machine does."""
        fed = framing()
        start = time.thread_time()
        for _ in range(size):
            list(fed.feed(b"x"))
        list(fed.finish())
        return time.thread_time() - start

    # Quadratic work would make 8 times the bytes cost 64 times the time.
    assert min(seconds(80_000) for _ in range(2)) < 30 * seconds(10_000)
