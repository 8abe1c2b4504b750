"""Streams: per event, in memory however the bytes are cut, and over the socket."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

import httpx
import orjson

from benchmarks import peers
from benchmarks.measure import FLOOR, OFFICIAL, OURS, Case, Contender, Figure, Goal, Sample, Sampler, Setup, timed
from benchmarks.replies import EVENTS, messages, v2_events

_ADDRESS: Final = "http://127.0.0.1"
_DATA: Final = b"data: "
_GROWTH: Final = 4
"""How much longer the long stream is than the short one."""
_CHUNK: Final = 65_536
_MODEL: Final = "command-a-03-2025"
_MESSAGES: Final = messages(3)


def _v2(co: Any) -> int:
    return sum(1 for _ in co.chat_stream(model=_MODEL, messages=_MESSAGES))


def _v1(co: Any) -> int:
    return sum(1 for _ in co.chat_stream(model=_MODEL, message="near and far"))


def split(chunks: Iterable[bytes], end: bytes = b"\n\n") -> int:
    """Read a stream with the least effort: cut at blank lines or line ends, each event as JSON data."""
    rest, count = b"", 0
    for chunk in chunks:
        *events, rest = (rest + chunk).split(end)
        for event in events:
            data = event[event.index(_DATA) + len(_DATA) :] if end == b"\n\n" else event
            if data != b"[DONE]":
                orjson.loads(data)
                count += 1
    return count


class Chunks(httpx.SyncByteStream):
    def __init__(self, chunks: list[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)


def cut(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


def replaying(chunks: list[bytes]) -> httpx.MockTransport:
    """Return a transport that answers every request with these bytes, cut as they are here."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "text/event-stream"}, stream=Chunks(chunks))

    return httpx.MockTransport(answer)


@dataclass(frozen=True, slots=True)
class Cut:
    """How the bytes of a stream come."""

    name: str
    size: int
    events: int
    goal: Goal | None = None
    rounds: int = 15
    quick_rounds: int = 3


_CUTS: Final = (
    Cut("64 KiB chunks", _CHUNK, EVENTS, Goal(4)),
    Cut("one-byte chunks", 1, 400, rounds=7, quick_rounds=1),
    Cut("one chunk of 2 MB", 1 << 30, 18_000, rounds=3, quick_rounds=0),
)

Reading = Callable[[list[bytes]], Callable[[], int]]
"""Makes what reads a stream of these chunks once and counts its events."""


def _in_memory(form: Cut, reading: Reading) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        counts = (form.events, form.events // _GROWTH)
        reads = [reading(cut(b"".join(v2_events(count)), form.size)) for count in counts]
        long, short = (timed(_counted(read, count), setup) for read, count in zip(reads, counts, strict=True))

        def sample() -> Sample:
            each = long()[0] / counts[0]
            return each, each / (short()[0] / counts[1])

        yield sample

    return making


def _counted(read: Callable[[], int], count: int) -> Callable[[], None]:
    def use() -> None:
        if (got := read()) != count:
            raise ValueError(f"{got} of {count} events were read")

    return use


def _reading_with(package: str) -> Reading:
    def reading(chunks: list[bytes]) -> Callable[[], int]:
        http = httpx.Client(transport=replaying(chunks))
        client: Any = import_module(package).ClientV2(api_key=peers.KEY, base_url=_ADDRESS, httpx_client=http)
        return lambda: _v2(client)

    return reading


def _in_memory_case(form: Cut) -> Case:
    return Case(
        name=f"v2 stream, {form.name}, in memory",
        figures=(
            Figure("an event", "s", form.goal),
            Figure(f"an event, to one of a stream of 1/{_GROWTH} the length", "x", Goal(1.15, None)),
        ),
        contenders={
            OURS: _in_memory(form, _reading_with("coherekit")),
            FLOOR: _in_memory(form, lambda chunks: lambda: split(chunks)),
            OFFICIAL: _in_memory(form, _reading_with("cohere")),
        },
        rounds=form.rounds,
        quick_rounds=form.quick_rounds,
    )


def _floor_over_socket(reply: str, path: str, end: bytes) -> Contender:
    def use(client: httpx.Client, address: str) -> int:
        with client.stream("POST", address + path, content=b"{}") as response:
            return split(response.iter_bytes(), end)

    return _each(peers.with_httpx(reply, use))


def _each(whole: Contender) -> Contender:
    """Return seconds for an event, of what samples whole streams."""

    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        with whole(setup) as sampler:
            yield lambda: (sampler()[0] / EVENTS,)

    return making


@dataclass(frozen=True, slots=True)
class Sent:
    """A stream that a server sends."""

    name: str
    path: str
    end: bytes
    kind: str
    """The class of clients that read it."""
    use: peers.Use


def _over_socket(sent: Sent) -> Case:
    reply = f"{sent.name}-stream"
    return Case(
        name=f"{sent.name} stream, over a socket",
        figures=(Figure("an event", "s"),),
        contenders={
            OURS: _each(peers.ours(reply, sent.use, sent.kind)),
            FLOOR: _floor_over_socket(reply, sent.path, sent.end),
            OFFICIAL: _each(peers.official(reply, sent.use, sent.kind)),
        },
        quick_rounds=3,
    )


CASES: Final = (
    *map(_in_memory_case, _CUTS),
    _over_socket(Sent("v2", "/v2/chat", b"\n\n", "ClientV2", _v2)),
    _over_socket(Sent("v1", "/v1/chat", b"\n", "Client", _v1)),
)
