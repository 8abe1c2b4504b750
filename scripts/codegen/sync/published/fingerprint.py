"""Structures told apart by what they mean, whatever order they are written in."""

from __future__ import annotations

import json
from typing import Any

from ...document.pointer import is_list, is_mapping
from ...document.shapes import UNIONS

# Lists of schemas and values whose order means nothing.
UNORDERED = ("enum", "required", "type", *UNIONS)


def fingerprint(schema: object) -> str:
    """Return equal for schemas of equal structure."""
    return json.dumps(_without_order(schema), sort_keys=True, separators=(",", ":"))


def _without_order(node: Any) -> Any:
    if is_mapping(node):
        return {
            key: sorted(map(fingerprint, value)) if key in UNORDERED and is_list(value) else _without_order(value)
            for key, value in node.items()
        }
    return [_without_order(entry) for entry in node] if is_list(node) else node
