"""tokenize and detokenize, by the local byte-pair tokenizer: any text survives a round trip."""

from __future__ import annotations

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from . import byte_pairs


def _tokenize(call: Call) -> JsonObject:
    tokens = byte_pairs.encode(call.body["text"])
    return {
        "tokens": tokens,
        "token_strings": [byte_pairs.decode([token]) for token in tokens],
        "meta": {"api_version": {"version": "1"}},
    }


def _detokenize(call: Call) -> JsonObject:
    tokens: list[int] = call.body["tokens"]
    last = len(byte_pairs.vocabulary()) - 1
    unknown = next((token for token in tokens if not 0 <= token <= last), None)
    if unknown is not None:
        raise Refusal(400, f"unknown token {unknown}: the local API's tokens are 0 to {last}")
    return {"text": byte_pairs.decode(tokens), "meta": {"api_version": {"version": "1"}}}


ANSWERS: dict[str, Answer] = {"POST /v1/tokenize": _tokenize, "POST /v1/detokenize": _detokenize}
