"""Large requests, over a transport in memory that answers at once: what is left is writing them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import httpx
import orjson

from benchmarks.measure import FLOOR, OFFICIAL, OURS, Case, Contender, Figure, Sampler, Setup, timed
from benchmarks.peers import AUTHORIZED, KEY, Use
from benchmarks.replies import TEXTS, body, messages, texts

_ADDRESS: Final = "http://127.0.0.1"
_CHAT: Final[dict[str, Any]] = {"model": "command-a-03-2025", "messages": messages(200)}
_EMBED: Final[dict[str, Any]] = {
    "model": "embed-v4.0",
    "input_type": "search_document",
    "texts": texts(TEXTS),
    "embedding_types": ["float"],
}


def _chat(co: Any) -> Any:
    return co.chat(**_CHAT)


def _embed(co: Any) -> Any:
    return co.embed(**_EMBED)


def answering(reply: str) -> httpx.MockTransport:
    content = body(reply)

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=content, headers={"content-type": "application/json"})

    return httpx.MockTransport(answer)


def _client(package: str, reply: str, use: Use) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        with httpx.Client(transport=answering(reply)) as http:
            client: Any = import_module(package).ClientV2(api_key=KEY, base_url=_ADDRESS, httpx_client=http)
            yield timed(lambda: use(client), setup)

    return making


def _floor(reply: str, path: str, given: dict[str, Any]) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        headers = {**AUTHORIZED, "content-type": "application/json"}
        with httpx.Client(transport=answering(reply), headers=headers) as http:

            def use() -> Any:
                return orjson.loads(http.post(_ADDRESS + path, content=orjson.dumps(given)).content)

            yield timed(use, setup)

    return making


def _case(name: str, reply: str, path: str, given: dict[str, Any], use: Use) -> Case:
    contenders = {
        OURS: _client("coherekit", reply, use),
        FLOOR: _floor(reply, path, given),
        OFFICIAL: _client("cohere", reply, use),
    }
    return Case(name=name, figures=(Figure("a call", "s"),), contenders=contenders)


CASES: Final = (
    _case("request of a 200-message chat, in memory", "chat", "/v2/chat", _CHAT, _chat),
    _case("request with 96 texts, in memory", "embed-short", "/v2/embed", _EMBED, _embed),
)
