"""tokenize and detokenize: a token is one byte of UTF-8, so that any text survives a round trip."""

from __future__ import annotations

from ..call import Answer, Call, Refusal
from ..spec import JsonObject


def tokenize(text: str) -> list[int]:
    """The ids of a text's tokens: 0 to 255."""
    return list(text.encode())


def _tokenize(call: Call) -> JsonObject:
    tokens = tokenize(call.body["text"])
    return {
        "tokens": tokens,
        "token_strings": [chr(token) for token in tokens],
        "meta": {"api_version": {"version": "1"}},
    }


def _detokenize(call: Call) -> JsonObject:
    tokens: list[int] = call.body["tokens"]
    unknown = next((token for token in tokens if not 0 <= token <= 255), None)
    if unknown is not None:
        raise Refusal(400, f"unknown token {unknown}: the local API's tokens are 0 to 255")
    return {"text": bytes(tokens).decode(errors="replace"), "meta": {"api_version": {"version": "1"}}}


ANSWERS: dict[str, Answer] = {"POST /v1/tokenize": _tokenize, "POST /v1/detokenize": _detokenize}
