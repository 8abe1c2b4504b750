"""Small and large replies, each as a whole sync call: the request, the wire, the typed reply."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import httpx
import orjson

from benchmarks import peers
from benchmarks.measure import FLOOR, OFFICIAL, OURS, OVER_HTTPX2, STOCK, Case, Contender, Figure, Goal
from benchmarks.replies import TEXTS, messages, texts

Drain = Callable[[Any], Any]

_EMBED: Final[dict[str, Any]] = {"model": "embed-v4.0", "input_type": "search_document", "texts": texts(TEXTS)}
_CHAT: Final[dict[str, Any]] = {"model": "command-a-03-2025", "messages": messages(3), "stream": False}
_RERANK: Final[dict[str, Any]] = {"model": "rerank-v3.5", "query": "near and far", "documents": texts(10)}
_TOKENIZE: Final[dict[str, Any]] = {"model": "command-a-03-2025", "text": "near and far"}


def _with_types(kind: str) -> dict[str, Any]:
    return {**_EMBED, "embedding_types": [kind]}


def _embed(kind: str) -> peers.Use:
    return lambda co: co.embed(**_with_types(kind))


def _chat(co: Any) -> Any:
    return co.chat(model=_CHAT["model"], messages=_CHAT["messages"])


def _rerank(co: Any) -> Any:
    return co.rerank(**_RERANK)


def _models(co: Any) -> Any:
    return co.models.list()


def _tokenize(co: Any) -> Any:
    return co.tokenize(**_TOKENIZE)


def _array_of_ours(co: Any) -> Any:
    return co.embed(**_EMBED, encoding="base64").embeddings.as_array()


def _array_of_official(co: Any) -> Any:
    return _array(co.embed(**_with_types("base64")).embeddings.base64)


def _array_of_floor(reply: Any) -> Any:
    return _array(reply["embeddings"]["base64"])


def _array(packed: list[str]) -> Any:
    numpy = import_module("numpy")
    return numpy.frombuffer(b"".join([b64decode(one) for one in packed]), dtype="<f4").reshape(len(packed), -1)


def floor(reply: str, path: str, body: Mapping[str, Any] | None, finish: Drain = lambda reply: reply) -> Contender:
    """Return the same request by httpx, its reply as plain JSON data."""

    def use(client: httpx.Client, address: str) -> Any:
        if body is None:
            return finish(orjson.loads(client.get(address + path).content))
        headers = {"content-type": "application/json"}
        return finish(orjson.loads(client.post(address + path, content=orjson.dumps(body), headers=headers).content))

    return peers.with_httpx(reply, use)


def _case(name: str, ratio: float, contenders: dict[str, Contender], rounds: int = 15) -> Case:
    return Case(name=name, figures=(Figure("a call", "s", Goal(ratio)),), contenders=contenders, rounds=rounds)


def _embed_case(kind: str, stock_peer: bool = True) -> Case:
    reply = "embed-floats" if kind == "float" else f"embed-{kind}"
    body = _with_types(kind)
    contenders = {
        OURS: peers.ours(reply, _embed(kind)),
        FLOOR: floor(reply, "/v2/embed", body),
        OFFICIAL: peers.official(reply, _embed(kind)),
    }
    if stock_peer:
        contenders[STOCK] = peers.stock(reply, "embedv2", "V2EmbedRequest", **body)
    return _case(f"embed 96 x 1536, {kind}", 1.15, contenders)


CASES: Final = (
    _embed_case("float"),
    _case(
        "embed 96 x 1536, base64 into an array",
        1.15,
        {
            OURS: peers.ours("embed-base64", _array_of_ours),
            FLOOR: floor("embed-base64", "/v2/embed", _with_types("base64"), _array_of_floor),
            OFFICIAL: peers.official("embed-base64", _array_of_official),
        },
    ),
    _embed_case("int8"),
    _case(
        "chat, 10 citations",
        1.25,
        {
            OURS: peers.ours("chat", _chat),
            FLOOR: floor("chat", "/v2/chat", _CHAT),
            OFFICIAL: peers.official("chat", _chat),
            STOCK: peers.stock("chat", "chatv2", "Chatv2Body", **_CHAT),
        },
    ),
    _case(
        "rerank, 1,000 results",
        2.5,
        {
            OURS: peers.ours("rerank", _rerank),
            FLOOR: floor("rerank", "/v2/rerank", _RERANK),
            OFFICIAL: peers.official("rerank", _rerank),
            STOCK: peers.stock("rerank", "rerankv2", "V2RerankRequest", **_RERANK),
        },
    ),
    _case(
        "models list, 500 models",
        3,
        {
            OURS: peers.ours("models", _models),
            FLOOR: floor("models", "/v1/models", None),
            OFFICIAL: peers.official("models", _models),
            STOCK: peers.stock("models", "list_models"),
        },
    ),
    _case(
        "tokenize",
        1.1,
        {
            OURS: peers.ours("tokenize", _tokenize),
            FLOOR: floor("tokenize", "/v1/tokenize", _TOKENIZE),
            OFFICIAL: peers.official("tokenize", _tokenize),
            STOCK: peers.stock("tokenize", "tokenize", "TokenizeRequest", **_TOKENIZE),
            OVER_HTTPX2: peers.over_httpx2("tokenize", _tokenize),
        },
        rounds=31,
    ),
)
