"""Streamed replies for tests: whole ones, how they look on the wire, and callers that read them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from cohere_api.endpoints import chat, generate, v2_chat
from cohere_api.runtime import Endpoint, Request, StreamFormat

from coherekit import AsyncStream, Stream
from coherekit._callers import AsyncCaller, SyncCaller
from coherekit._drivers.drivers import AsyncDriver, SyncDriver
from coherekit._http.pool import AsyncPool, SyncPool
from coherekit._settings.options import resolve_settings
from tests.support.fake_api import Canned

Event = dict[str, Any]

MESSAGE: list[Event] = [
    {"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant"}}},
    {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "Hel"}}}},
    {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "lo"}}}},
    {"type": "message-end", "id": "m", "delta": {"finish_reason": "COMPLETE"}},
]
LINES: list[Event] = [
    {"event_type": "stream-start", "is_finished": False, "generation_id": "g"},
    {"event_type": "text-generation", "is_finished": False, "text": "Hello"},
    {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": {"text": "Hello"}},
]
SSE = {"content-type": "text/event-stream"}
STREAM_OF_JSON = {"content-type": "application/stream+json"}
DONE = b"data: [DONE]\n\n"


def content(index: int, **given: Any) -> Event:
    kind = "content-start" if "type" in given else "content-delta"
    return {"type": kind, "index": index, "delta": {"message": {"content": given}}}


def _call(index: int, name: str) -> Event:
    begun = {"id": f"id-{name}", "type": "function", "function": {"name": name, "arguments": ""}}
    return {"type": "tool-call-start", "index": index, "delta": {"message": {"tool_calls": begun}}}


def _arguments(index: int, piece: str) -> Event:
    given = {"tool_calls": {"function": {"arguments": piece}}}
    return {"type": "tool-call-delta", "index": index, "delta": {"message": given}}


def _plan(piece: str) -> Event:
    return {"type": "tool-plan-delta", "delta": {"message": {"tool_plan": piece}}}


CITATION = {"start": 0, "end": 5, "text": "Hello", "sources": [{"type": "document", "id": "d", "document": {"a": "b"}}]}
LOGPROBS = [{"text": piece, "token_ids": [number], "logprobs": [-0.5]} for number, piece in enumerate(("Hel", "lo"))]
USAGE = {"tokens": {"input_tokens": 3, "output_tokens": 7}}

# Every kind of event that v2 knows, one that it does not know, and two of each thing that there can be several of.
FULL_MESSAGE: list[Event] = [
    {"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant", "content": [], "tool_calls": []}}},
    {"type": "debug", "prompt": "p"},
    content(0, type="thinking", thinking=""),
    content(0, thinking="Let me "),
    content(0, thinking="think."),
    {"type": "content-end", "index": 0},
    content(1, type="text", text=""),
    {**content(1, text="Hel"), "logprobs": LOGPROBS[0]},
    {"type": "news", "index": 1, "delta": {"message": {"content": {"text": "?"}}}},
    {**content(1, text="lo"), "logprobs": LOGPROBS[1]},
    {"type": "citation-start", "index": 0, "delta": {"message": {"citations": CITATION}}},
    {"type": "citation-end", "index": 0},
    {"type": "citation-start", "index": 1, "delta": {"message": {"citations": {**CITATION, "start": 1}}}},
    {"type": "content-end", "index": 1},
    _plan("I will "),
    _plan("look."),
    _call(0, "find"),
    _arguments(0, '{"q": '),
    _call(1, "open"),
    _arguments(1, "{}"),
    _arguments(0, '"é\u2028"}'),
    {"type": "tool-call-end", "index": 0},
    {"type": "message-end", "id": "m", "delta": {"finish_reason": "TOOL_CALL", "usage": USAGE}},
]
FULL_REPLY: dict[str, Any] = {
    "id": "m",
    "finish_reason": "TOOL_CALL",
    "message": {
        "role": "assistant",
        "content": [{"type": "thinking", "thinking": "Let me think."}, {"type": "text", "text": "Hello"}],
        "tool_plan": "I will look.",
        "tool_calls": [
            {"id": "id-find", "type": "function", "function": {"name": "find", "arguments": '{"q": "é\u2028"}'}},
            {"id": "id-open", "type": "function", "function": {"name": "open", "arguments": "{}"}},
        ],
        "citations": [CITATION, {**CITATION, "start": 1}],
    },
    "usage": USAGE,
    "logprobs": LOGPROBS,
}
_V1_CITATION = {"start": 0, "end": 5, "text": "Hello", "document_ids": ["d"]}
V1_REPLY: dict[str, Any] = {
    "text": "Hello",
    "generation_id": "g",
    "response_id": "r",
    "finish_reason": "COMPLETE",
    "citations": [_V1_CITATION],
    "documents": [{"id": "d", "text": "t"}],
    "search_queries": [{"text": "q", "generation_id": "g"}],
    "tool_calls": [{"name": "find", "parameters": {"q": 1}}],
    "chat_history": [{"role": "USER", "message": "Hi"}],
    "meta": {"tokens": {"input_tokens": 1}},
}
V1_CHAT: list[Event] = [
    {"event_type": "stream-start", "is_finished": False, "generation_id": "g"},
    {"event_type": "search-queries-generation", "is_finished": False, "search_queries": V1_REPLY["search_queries"]},
    {"event_type": "search-results", "is_finished": False, "documents": V1_REPLY["documents"]},
    {"event_type": "text-generation", "is_finished": False, "text": "Hel"},
    {"event_type": "text-generation", "is_finished": False, "text": "lo"},
    {"event_type": "citation-generation", "is_finished": False, "citations": [_V1_CITATION]},
    {"event_type": "tool-calls-generation", "is_finished": False, "tool_calls": V1_REPLY["tool_calls"]},
    {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": V1_REPLY},
]
GENERATED: dict[str, Any] = {
    "id": "g",
    "prompt": "p",
    "generations": [
        {"id": "a", "text": "One.", "index": 0, "finish_reason": "COMPLETE"},
        {"id": "b", "text": "Two.", "index": 1, "finish_reason": "COMPLETE"},
    ],
}
GENERATE: list[Event] = [
    {"event_type": "text-generation", "text": "One", "index": 0, "is_finished": False},
    {"event_type": "text-generation", "text": "Two", "index": 1, "is_finished": False},
    {"event_type": "text-generation", "text": ".", "index": 0, "is_finished": False},
    {"event_type": "text-generation", "text": ".", "index": 1, "is_finished": False},
    {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": GENERATED},
]


def sse(*events: Event) -> bytes:
    kinds = (event.get("type") or event.get("event_type") for event in events)
    return b"".join(
        f"event: {kind}\ndata: {json.dumps(event)}\n\n".encode() for kind, event in zip(kinds, events, strict=True)
    )


def lines(*events: Event) -> bytes:
    return b"".join(json.dumps(event).encode() + b"\n" for event in events)


def streamed(*chunks: bytes, cut: bool = False, headers: dict[str, str] | None = None) -> Canned:
    return Canned(chunks=chunks, cut=cut, headers=headers or SSE)


# Kind of stream -> endpoint, form, body, headers, JSON of the reply.
Golden = tuple[Endpoint[Any], StreamFormat[Any], bytes, dict[str, str], dict[str, Any]]
GOLDEN: dict[str, Golden] = {
    "v2": (v2_chat.ENDPOINT, v2_chat.STREAM, sse(*FULL_MESSAGE) + DONE, SSE, FULL_REPLY),
    "v1 lines": (chat.ENDPOINT, chat.STREAM, lines(*V1_CHAT), STREAM_OF_JSON, V1_REPLY),
    "v1 events": (chat.ENDPOINT, chat.STREAM, sse(*V1_CHAT), SSE, V1_REPLY),
    "generate": (generate.ENDPOINT, generate.STREAM, lines(*GENERATE), STREAM_OF_JSON, GENERATED),
}

V2_REQUEST = v2_chat.request(model="m", messages=[]).streamed(v2_chat.STREAM)


def request_of(kind: str) -> Request[Any]:
    """Return the request for a golden stream; what it says does not matter to a fake server."""
    endpoint, form, *_ = GOLDEN[kind]
    return Request(endpoint=endpoint, body={}).streamed(form)


@contextmanager
def sync_caller(url: str, **options: Any) -> Iterator[SyncCaller]:
    """Return a caller whose pauses take no time."""
    pool = SyncPool()
    settings = resolve_settings(**{"api_key": "key", **options}, base_url=url)
    yield SyncCaller(settings, SyncDriver(pool, sleep=lambda _: None))
    pool.close()


@asynccontextmanager
async def async_caller(url: str, **options: Any) -> AsyncIterator[AsyncCaller]:
    async def no_sleep(seconds: float) -> None:
        pass

    pool = AsyncPool()
    settings = resolve_settings(**{"api_key": "key", **options}, base_url=url)
    try:
        yield AsyncCaller(settings, AsyncDriver(pool, sleep=no_sleep))
    finally:
        await pool.aclose()


def ask(caller: SyncCaller, kind: str = "v2") -> Stream[Any, Any]:
    return caller.stream(request_of(kind), GOLDEN[kind][1])


def ask_async(caller: AsyncCaller, kind: str = "v2") -> AsyncStream[Any, Any]:
    return caller.stream(request_of(kind), GOLDEN[kind][1])
