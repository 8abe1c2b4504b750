"""JSON to and from bytes."""

from __future__ import annotations

import json
from typing import Any

try:
    import orjson
except ModuleNotFoundError:  # orjson is for CPython alone

    def encode(value: object) -> bytes:
        """Return compact UTF-8 JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decode(content: bytes) -> Any:
        """Return the value of a JSON document. Raises `ValueError` where it is none."""
        try:
            return json.loads(content, parse_constant=_refuse)
        except RecursionError:
            raise ValueError("nested too deeply") from None

    def _refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not a JSON value")

else:

    def encode(value: object) -> bytes:
        """Return compact UTF-8 JSON."""
        return orjson.dumps(value)

    def decode(content: bytes) -> Any:
        """Return the value of a JSON document. Raises `ValueError` where it is none."""
        return orjson.loads(content)
