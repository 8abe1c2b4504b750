"""What a reply says about its cost: a token is a byte of UTF-8, as in tokenize."""

from __future__ import annotations

from ..spec import JsonObject
from .tokens import tokenize


def token_counts(given: str, made: str = "") -> JsonObject:
    """`billed_units` and `tokens` for the text that came in and the text that was made."""
    counts = {"input_tokens": len(tokenize(given)), "output_tokens": len(tokenize(made))}
    return {"billed_units": dict(counts), "tokens": counts}


def meta(version: str, costs: JsonObject) -> JsonObject:
    """The `meta` of a reply; `version` is that of the API, without the v."""
    return {"api_version": {"version": version}, **costs}
