"""JSON by orjson where it is installed (CPython), else by the standard library; the same values either way."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from math import isfinite
from typing import Any

from cohere_api.runtime.encoding import json_default, plain

Encode = Callable[[Any], bytes]
Decode = Callable[[bytes], Any]


def encode_with_stdlib(value: object) -> bytes:
    """Encode plain data and models as UTF-8 JSON. Raises TypeError or ValueError for what JSON can't hold, as NaN."""
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def decode_with_stdlib(content: bytes) -> object:
    """Decode UTF-8 JSON. Raises ValueError for text that is not JSON, has infinite numbers or is nested too deeply."""
    try:
        return json.loads(content, parse_constant=_finite, parse_float=_finite, parse_int=_integer)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _integer(text: str) -> int | float:
    number = int(text)
    return number if -(2**63) <= number < 2**64 else _finite(text)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text[:20]} is no number of JSON")
    return number


def choose() -> tuple[Encode, Decode]:
    """Return the fastest encoder and decoder that are installed."""
    try:
        import orjson
    except ImportError:
        return encode_with_stdlib, decode_with_stdlib

    # Dates go through `json_default`, so that both encoders write them the same way.
    options = orjson.OPT_PASSTHROUGH_DATETIME

    return partial(orjson.dumps, default=json_default, option=options), orjson.loads


encode, decode = choose()
