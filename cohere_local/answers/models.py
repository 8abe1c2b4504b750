"""GET /v1/models: the few models that the local API says it has."""

from __future__ import annotations

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from .listing import page_by_cursor


def _model(name: str, endpoints: list[str], context_length: int, *, default: bool = False) -> JsonObject:
    return {
        "name": name,
        "endpoints": endpoints,
        "default_endpoints": endpoints if default else [],
        "finetuned": False,
        "is_deprecated": False,
        "context_length": context_length,
    }


MODELS = [
    _model("command-a-03-2025", ["chat"], 256000, default=True),
    _model("command-r-08-2024", ["chat", "generate", "summarize"], 128000),
    _model("embed-v4.0", ["embed"], 128000, default=True),
    _model("embed-english-v3.0", ["embed", "classify"], 512),
    _model("rerank-v3.5", ["rerank"], 4096, default=True),
]

_PAGE_SIZE = 20


def _list(call: Call) -> JsonObject:
    endpoint: str | None = call.query.get("endpoint")
    listed = "default_endpoints" if call.query.get("default_only") else "endpoints"
    models = [
        model for model in MODELS if (endpoint in model[listed] if endpoint else listed == "endpoints" or model[listed])
    ]
    return page_by_cursor(call, [_shown(call, model) for model in models], "models", _PAGE_SIZE)


def _shown(call: Call, model: JsonObject) -> JsonObject:
    return {**model, "tokenizer_url": f"{call.base_url}/local/tokenizer.json"}


def _get(call: Call) -> JsonObject:
    name: str = call.path["model"]
    model = next((model for model in MODELS if model["name"] == name), None)
    if model is None:
        raise Refusal(404, f"model {name!r} not found")
    return _shown(call, model)


ANSWERS: dict[str, Answer] = {"GET /v1/models": _list, "GET /v1/models/{model}": _get}
