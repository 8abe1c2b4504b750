"""What a reply says about its cost, in the tokens of tokenize."""

from __future__ import annotations

from ..spec.document import JsonObject
from .byte_pairs import encode


def token_counts(given: str, made: str = "") -> JsonObject:
    """Return `billed_units` and `tokens` for the text that came in and the text that was made."""
    counts = {"input_tokens": len(encode(given)), "output_tokens": len(encode(made))}
    return {"billed_units": dict(counts), "tokens": counts}


def meta(version: str, costs: JsonObject) -> JsonObject:
    """Return the `meta` of a reply; `version` is that of the API, without the v."""
    return {"api_version": {"version": version}, **costs}
