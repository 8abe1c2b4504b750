"""Replies that are broken, as data: what a server does, and what the caller of each kind of call is told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from coherekit import (
    ApiTimeoutError,
    CohereError,
    DecodeError,
    ReplyTooLarge,
    StreamError,
    StreamInterrupted,
    TransportError,
)
from tests.support.streamed import DONE, sse
from tests.support.trust.fault_calls import EVENTS
from tests.support.trust.raw_replies import Body, End, Raw


@dataclass(frozen=True)
class Told:
    """What comes of a call: an error of exactly this class, or None for success."""

    error: type[CohereError] | None
    says: str = ""
    """Part of the error's message."""
    requests: int = 1
    """That the server saw, and that the error counts."""
    waits: tuple[float, ...] | None = None
    """Seconds between them; None for the pauses that grow by themselves."""
    text: str = ""
    """Of a stream's answer, as far as it came."""
    events: int = 0
    attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Others that the error has."""


WHOLE = Told(None)

Answer = Callable[[Body, str], Raw]
"""The reply of a server that should send this body, and that may know the URL of another server."""


@dataclass(frozen=True)
class Fault:
    answer: Answer
    told: Mapping[str, Told]
    """By kind of call; others do not meet this fault."""
    recovers: bool = False
    """Whether the last request of the call gets the right reply."""
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Of the client."""


def told(every: Told, **by_call: Told | None) -> dict[str, Told]:
    """Return the same for every kind of call but these; None for one that does not meet the fault."""
    expected = {call: by_call.get(call, every) for call in ("unary", "stream", "upload", "download")}
    return {call: one for call, one in expected.items() if one is not None}


def lost(says: str, kind: type[CohereError] = TransportError, requests: int = 3, **by_call: Told) -> dict[str, Told]:
    """Return no whole reply: sent again, but for an upload, which the server may have taken."""
    every = Told(kind, says, requests)
    return told(every, **{"upload": replace(every, requests=1), **by_call})


def _begin(body: Body) -> bytes:
    return body.content[: len(body.content) * 3 // 5]


def _ended(head: Callable[[Body], bytes], end: End) -> Answer:
    return lambda body, _: Raw(head(body), end)


def _instead(content: bytes, content_type: str | None = None, *lines: str) -> Answer:
    """Return something else than the right body, framed as it should be."""
    return lambda body, _: Raw(Body(content, content_type or body.content_type).sized(*lines))


def _begun(says: str, kind: type[CohereError] = TransportError, requests: int = 3) -> dict[str, Told]:
    """Return the body began: of a stream two events came."""
    return lost(says, kind, requests, stream=Told(StreamInterrupted, says, text="Hel", events=2))


def _streamed(expected: Told) -> dict[str, Told]:
    return {"stream": expected}


def _with_length(body: Body) -> bytes:
    return body.head(f"content-length: {len(body.content)}")


def _length_off_by(bytes_: int) -> Answer:
    return lambda body, _: Raw(body.head(f"content-length: {len(body.content) + bytes_}") + body.content, "closed")


def _two_lengths(second: int) -> Answer:
    def answer(body: Body, _: str) -> Raw:
        length = len(body.content)
        return Raw(body.head(f"content-length: {length}", f"content-length: {length + second}") + body.content)

    return answer


NOTHING = "the connection broke"
EARLY = "before its final event"
BROKEN_OFF = lost(NOTHING, stream=Told(StreamInterrupted, NOTHING, 3))
NO_AVRO = Told(DecodeError, "is not a whole Avro file", attributes={"method": "GET", "status_code": 200})
NOT_JSON = told(
    Told(DecodeError, "the reply is not JSON"),
    stream=Told(StreamError, "the reply is no stream"),
    download=NO_AVRO,
)
SMALL = {"max_reply_bytes": 2_000}
# For reads alone: on a busy machine, to connect may take as long.
QUICK = {"timeout": httpx.Timeout(5, read=0.1), "max_retries": 1}
HTML = b"<html><body>Sign in to the network</body></html>"
UNKNOWN = {"type": "news", "index": 0, "delta": {"message": {"content": {"text": "?"}}}}
ERROR = {"type": "error", "message": "the model is gone"}

LOST: dict[str, Fault] = {
    "FIN without a word": Fault(_ended(lambda _: b"", "closed"), lost(NOTHING)),
    "RST before headers": Fault(_ended(lambda _: b"", "reset"), lost(NOTHING)),
    "FIN in the headers": Fault(_ended(lambda body: body.sized()[:30], "closed"), lost(NOTHING)),
    "no HTTP at all": Fault(_ended(lambda _: b"SSH-2.0-none\r\n", "closed"), lost(NOTHING)),
    "FIN after headers": Fault(_ended(_with_length, "closed"), BROKEN_OFF),
    "RST after headers": Fault(_ended(_with_length, "reset"), BROKEN_OFF),
    "cut, with a length": Fault(_ended(lambda body: _with_length(body) + _begin(body), "closed"), _begun(NOTHING)),
    "cut, in chunks": Fault(_ended(lambda body: body.chunked()[: -len(body.content) // 2], "closed"), _begun(NOTHING)),
    "reset in the body": Fault(_ended(lambda body: _with_length(body) + _begin(body), "reset"), _begun(NOTHING)),
    "cut, without a length": Fault(
        _ended(lambda body: body.head("connection: close") + _begin(body), "closed"),
        told(
            Told(DecodeError, "the reply is not JSON"),
            stream=Told(StreamInterrupted, EARLY, text="Hel", events=2),
            download=NO_AVRO,
        ),
    ),
    "length too long": Fault(_length_off_by(9), lost(NOTHING, stream=WHOLE)),
    "two lengths that differ": Fault(_two_lengths(1), lost(NOTHING)),
    "two lengths that agree": Fault(_two_lengths(0), told(WHOLE)),
    "a length that is no number": Fault(
        lambda body, _: Raw(body.head("content-length: 1x") + body.content, "closed"), lost(NOTHING)
    ),
    "bad chunk size": Fault(
        lambda body, _: Raw(body.head("transfer-encoding: chunked") + b"zz\r\n" + body.content, "closed"), BROKEN_OFF
    ),
    "drip": Fault(lambda body, _: Raw(body.chunked(), dripped=True), told(WHOLE)),
    "stall before headers": Fault(
        _ended(lambda _: b"", "stalled"), lost("the reply took too long", ApiTimeoutError, 2), options=QUICK
    ),
    "stall after headers": Fault(
        _ended(_with_length, "stalled"),
        lost("took too long", ApiTimeoutError, 2, stream=Told(StreamInterrupted, "the reply took too long", 2)),
        options=QUICK,
    ),
    "stall in the body": Fault(
        _ended(lambda body: _with_length(body) + _begin(body), "stalled"),
        _begun("the reply took too long", ApiTimeoutError, 2),
        options=QUICK,
    ),
    "stall between events": Fault(
        _ended(lambda body: _with_length(body) + sse(*EVENTS[:3]), "stalled"),
        _streamed(Told(StreamInterrupted, "the reply took too long", text="Hello", events=3)),
        options=QUICK,
    ),
    "lost, then answered": Fault(
        _ended(lambda _: b"", "closed"),
        told(Told(None, requests=2), upload=None),
        recovers=True,
    ),
}

BROKEN: dict[str, Fault] = {
    "truncated JSON": Fault(
        lambda body, _: Raw(Body(_begin(body), body.content_type).sized()),
        told(
            Told(DecodeError, "the reply is not JSON"),
            stream=Told(StreamInterrupted, EARLY, text="Hel", events=2),
            download=NO_AVRO,
        ),
    ),
    "HTML with 200": Fault(_instead(HTML, "text/html"), NOT_JSON),
    "HTML as what was asked for": Fault(_instead(HTML), NOT_JSON),
    "not UTF-8": Fault(_instead(b'{"tokens": ["\xff\xfe"]}'), NOT_JSON),
    "deep nesting": Fault(_instead(b"[" * 100_000), NOT_JSON),
    "wrong shape": Fault(
        _instead(b"[1, 2]"),
        told(
            Told(DecodeError, "$: expected an object"),
            stream=Told(StreamError, "the reply is no stream"),
            download=NO_AVRO,
        ),
    ),
    "wrong shape inside": Fault(
        _instead(b'{"tokens": {"a": 1}}'), {"unary": Told(DecodeError, "$.tokens: expected an array")}
    ),
    "wrong shape of an event": Fault(
        _instead(sse(*EVENTS[:2]) + b"data: [1]\n\n"),
        _streamed(Told(StreamError, "an event has the wrong shape", text="Hel", events=2)),
    ),
    "event that is not JSON": Fault(
        _instead(sse(*EVENTS[:2]) + b'data: {"type"\n\n'),
        _streamed(Told(StreamError, "an event is not JSON", text="Hel", events=2)),
    ),
    "event that is not UTF-8": Fault(
        _instead(sse(*EVENTS[:2]) + b'data: {"type": "\xff"}\n\n'),
        _streamed(Told(StreamError, "an event is not JSON", text="Hel", events=2)),
    ),
    "empty body": Fault(
        _instead(b""),
        told(
            Told(DecodeError, "the reply is empty"),
            stream=Told(StreamInterrupted, EARLY, 3),
            download=NO_AVRO,
        ),
    ),
    "gzip that is none": Fault(
        _instead(b"no gzip" * 9, None, "content-encoding: gzip"),
        lost("content encoding is broken", requests=1, stream=Told(StreamInterrupted, "content encoding is broken")),
    ),
    "gzip that breaks": Fault(
        lambda body, _: Raw(
            Body(gzip.compress(_begin(body))[:-8] + b"\xff" * 99, body.content_type).sized("content-encoding: gzip")
        ),
        lost("content encoding is broken", requests=1, stream=Told(StreamInterrupted, "content encoding is broken")),
    ),
    "gzip bomb": Fault(
        _instead(gzip.compress(b"[" + b" " * 1_000_000), None, "content-encoding: gzip"),
        told(
            Told(ReplyTooLarge, "the reply has more than 2000 bytes"),
            stream=Told(StreamError, "an event has more than 2000 bytes"),
            download=NO_AVRO,
        ),
        options=SMALL,
    ),
    "reply that is too large": Fault(
        _instead(b"[" + b" " * 3_000),
        {call: Told(ReplyTooLarge, "the reply has more than 2000 bytes") for call in ("unary", "upload")},
        options=SMALL,
    ),
    "oversized event line": Fault(
        _instead(sse(*EVENTS[:2]) + b'data: {"type": "' + b"x" * 3_000),
        _streamed(Told(StreamError, "an event has more than 2000 bytes", text="Hel", events=2)),
        options=SMALL,
    ),
    "an encoding that nobody asked for": Fault(
        _instead(b"\x8b\x02\x80\x03", None, "content-encoding: br"),
        lost("'br' was not asked for", requests=1, stream=Told(StreamInterrupted, "'br' was not asked for")),
    ),
    "unknown event": Fault(_instead(sse(*EVENTS[:3], UNKNOWN, EVENTS[3]) + DONE), _streamed(WHOLE)),
    "error event": Fault(
        _instead(sse(*EVENTS[:3], ERROR)),
        _streamed(Told(StreamError, "the model is gone", text="Hello", events=3, attributes={"last_event": ERROR})),
    ),
    "error event alone": Fault(_instead(sse(ERROR)), _streamed(Told(StreamError, "the model is gone"))),
    "missing final event": Fault(
        _instead(sse(*EVENTS[:3])), _streamed(Told(StreamInterrupted, EARLY, text="Hello", events=3))
    ),
    "end without a final event": Fault(
        _instead(sse(*EVENTS[:3]) + DONE), _streamed(Told(StreamInterrupted, EARLY, text="Hello", events=3))
    ),
    "a whole reply instead of a stream": Fault(
        _instead(json.dumps({"id": "m", "message": {"role": "assistant"}}).encode(), "application/json"),
        _streamed(Told(StreamError, "the reply is no stream but application/json")),
    ),
}
