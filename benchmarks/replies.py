"""The canned replies, each under the first segment of the path that asks for it."""

from __future__ import annotations

import random
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from struct import pack
from typing import Any, Final

import orjson

TEXTS: Final = 96
DIMENSIONS: Final = 1536
RERANKED: Final = 1000
MODELS: Final = 500
CITATIONS: Final = 10
EVENTS: Final = 2000
SHORT_EVENTS: Final = 50

_JSON: Final = "application/json"
_SSE: Final = "text/event-stream"
_JSON_LINES: Final = "application/stream+json"
_WORDS: Final = "the embedding of a text says where it stands among others near and far".split()
_META: Final = {"api_version": {"version": "2"}, "billed_units": {"input_tokens": 960}}


def texts(count: int) -> list[str]:
    chance = random.Random(1)
    return [" ".join(chance.choices(_WORDS, k=20)) for _ in range(count)]


def messages(count: int) -> list[dict[str, Any]]:
    return [
        {"role": "assistant" if number % 2 else "user", "content": text} for number, text in enumerate(texts(count))
    ]


def _embedded(kind: str, rows: list[Any]) -> dict[str, Any]:
    return {
        "id": "e-1",
        "embeddings": {kind: rows},
        "texts": texts(TEXTS),
        "meta": _META,
        "response_type": "embeddings_by_type",
    }


def _vectors() -> list[list[float]]:
    chance = random.Random(2)
    return [[round(chance.uniform(-0.1, 0.1), 9) for _ in range(DIMENSIONS)] for _ in range(TEXTS)]


def _embed_floats() -> dict[str, Any]:
    return _embedded("float", _vectors())


def _embed_short() -> dict[str, Any]:
    return _embedded("float", [[0.5]] * TEXTS)


def _embed_base64() -> dict[str, Any]:
    return _embedded("base64", [b64encode(pack(f"<{DIMENSIONS}f", *row)).decode() for row in _vectors()])


def _embed_int8() -> dict[str, Any]:
    chance = random.Random(3)
    return _embedded("int8", [chance.choices(range(-128, 128), k=DIMENSIONS) for _ in range(TEXTS)])


def _citation(number: int) -> dict[str, Any]:
    document = {"id": f"doc:{number}", "title": "A title", "snippet": " ".join(_WORDS)}
    source = {"type": "document", "id": f"doc:{number}", "document": document}
    return {
        "start": number * 10,
        "end": number * 10 + 8,
        "text": "near far",
        "sources": [source],
        "type": "TEXT_CONTENT",
    }


def _chat() -> dict[str, Any]:
    return {
        "id": "c-1",
        "finish_reason": "COMPLETE",
        "message": {
            "role": "assistant",
            "content": [{"type": "text", "text": " ".join(texts(10))}],
            "citations": [_citation(number) for number in range(CITATIONS)],
        },
        "usage": {
            "billed_units": {"input_tokens": 500, "output_tokens": 100},
            "tokens": {"input_tokens": 900, "output_tokens": 110},
        },
    }


def _rerank() -> dict[str, Any]:
    chance = random.Random(4)
    scores = sorted((round(chance.random(), 8) for _ in range(RERANKED)), reverse=True)
    order = chance.sample(range(RERANKED), RERANKED)
    results = [{"index": index, "relevance_score": score} for index, score in zip(order, scores, strict=True)]
    return {"id": "r-1", "results": results, "meta": _META}


def _model(number: int) -> dict[str, Any]:
    return {
        "name": f"model-{number}",
        "is_deprecated": False,
        "endpoints": ["chat", "generate"],
        "finetuned": False,
        "context_length": 128000,
        "tokenizer_url": f"https://example.com/tokenizers/{number}.json",
        "default_endpoints": [],
        "features": ["tools", "json_mode", "citations"],
        "sampling_defaults": {"temperature": 0.3, "k": 0, "p": 0.75},
    }


def _models() -> dict[str, Any]:
    return {"models": [_model(number) for number in range(MODELS)]}


def _tokenize() -> dict[str, Any]:
    return {"tokens": list(range(100, 110)), "token_strings": _WORDS[:10], "meta": {"api_version": {"version": "1"}}}


def v2_events(count: int) -> Iterator[bytes]:
    """Return a v2 chat stream of `count` events, each as it stands on the wire, and the terminator."""
    yield _sse({"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant"}}})
    for number in range(count - 2):
        text = {"text": f" {_WORDS[number % len(_WORDS)]}"}
        yield _sse({"type": "content-delta", "index": 0, "delta": {"message": {"content": text}}})
    usage = {"tokens": {"input_tokens": 9, "output_tokens": count}}
    yield _sse({"type": "message-end", "id": "m", "delta": {"finish_reason": "COMPLETE", "usage": usage}})
    yield b"data: [DONE]\n\n"


def v1_events(count: int) -> Iterator[bytes]:
    """Return a v1 chat stream of `count` events, one JSON object per line."""
    yield _line({"event_type": "stream-start", "is_finished": False, "generation_id": "g"})
    for number in range(count - 2):
        text = f" {_WORDS[number % len(_WORDS)]}"
        yield _line({"event_type": "text-generation", "is_finished": False, "text": text})
    whole = {"text": "near and far", "generation_id": "g", "response_id": "r", "finish_reason": "COMPLETE"}
    yield _line({"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": whole})


def _sse(event: dict[str, Any]) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (event["type"].encode(), orjson.dumps(event))


def _line(event: dict[str, Any]) -> bytes:
    return orjson.dumps(event) + b"\n"


_WHOLE: Final[Mapping[str, Callable[[], Any]]] = {
    "embed-floats": _embed_floats,
    "embed-short": _embed_short,
    "embed-base64": _embed_base64,
    "embed-int8": _embed_int8,
    "chat": _chat,
    "rerank": _rerank,
    "models": _models,
    "tokenize": _tokenize,
    "dataset": lambda: {"id": "d-1"},
}
_STREAMED: Final[Mapping[str, tuple[str, Callable[[], Iterator[bytes]]]]] = {
    "v2-stream": (_SSE, lambda: v2_events(EVENTS)),
    "v1-stream": (_JSON_LINES, lambda: v1_events(EVENTS)),
    "short-stream": (_SSE, lambda: v2_events(SHORT_EVENTS)),
}
NAMES: Final = (*_WHOLE, *_STREAMED)


@cache
def body(name: str) -> bytes:
    return orjson.dumps(_WHOLE[name]()) if name in _WHOLE else b"".join(_STREAMED[name][1]())


def content_type(name: str) -> str:
    return _JSON if name in _WHOLE else _STREAMED[name][0]


@cache
def rendered(name: str) -> bytes:
    """Return the whole reply as it goes out; each event of a stream is a chunk of its own."""
    if name in _WHOLE:
        return _head(name, f"content-length: {len(body(name))}") + body(name)
    chunks = (b"%x\r\n%b\r\n" % (len(event), event) for event in _STREAMED[name][1]())
    return _head(name, "transfer-encoding: chunked") + b"".join(chunks) + b"0\r\n\r\n"


def _head(name: str, length: str) -> bytes:
    lines = (
        "HTTP/1.1 200 OK",
        f"content-type: {content_type(name)}",
        length,
        "date: Thu, 01 Jan 2026 00:00:00 GMT",
        "server: canned",
        "x-request-id: 3f1c9b1e-0000-4000-8000-000000000000",
        "x-trial-endpoint-call-limit: 40",
        "x-endpoint-monthly-call-limit: 1000",
        "vary: Origin",
        "cache-control: no-cache, no-store, no-transform, must-revalidate, private, max-age=0",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
