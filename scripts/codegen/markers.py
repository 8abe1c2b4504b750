"""The markers that the overlay sets on operations: their shape, and that what they name is there."""

from __future__ import annotations

from typing import Any, Final

from .load import SpecError
from .normalise import METHODS, Node

_TEXTS: Final = (list, str)
# For each marker, its keys: the type of the value, and whether the key has to be there.
SHAPES: Final[dict[str, dict[str, tuple[Any, bool]]]] = {
    "x-stream": {
        "switch": (str, True),
        "framing": (("sse", "json-lines"), True),
        "events": (dict, True),
        "terminator": (str, False),
        "final": (_TEXTS, False),
        "error": (_TEXTS, False),
    },
    "x-page": {
        "kind": (("cursor", "offset"), True),
        "items": (str, True),
        "argument": (str, False),
        "next": (str, False),
        "limit": (str, False),
        "offset": (str, False),
    },
    "x-split": {"field": (str, True), "size": (int, True), "merge": (str, True)},
    "x-wait": {
        "poll": (str, True),
        "id": (_TEXTS, True),
        "argument": (str, True),
        "state": (_TEXTS, True),
        "reason": (_TEXTS, False),
        "done": (_TEXTS, True),
        "failed": (_TEXTS, False),
    },
}
VALUES: Final[dict[str, Any]] = {
    "x-group": str,
    "x-method": str,
    "x-retry": ("safe", "only-if-unsent"),
    "x-body": str,
    "x-clients": (list, str),
}


def check_markers(document: Node, file: str) -> None:
    """Raises SpecError for a marker of the wrong shape."""
    for path, item in document["paths"].items():
        for method in METHODS:
            operation: Node = item.get(method, {})
            escaped = path.replace("~", "~0").replace("/", "~1")
            place = f"{file}#/paths/{escaped}/{method}"
            for name, expected in VALUES.items():
                if name in operation:
                    _check(operation[name], expected, f"{place}/{name}")
            for name, keys in SHAPES.items():
                if name in operation:
                    _check_keys(operation[name], keys, f"{place}/{name}")


def _check_keys(marker: Any, keys: dict[str, tuple[Any, bool]], place: str) -> None:
    _check(marker, dict, place)
    for key in marker.keys() - keys.keys():
        raise SpecError(f"{place}/{key}", f"unknown key; this marker has {', '.join(keys)}")
    for key, (expected, required) in keys.items():
        if key in marker:
            _check(marker[key], expected, f"{place}/{key}")
        elif required:
            raise SpecError(place, f"{key} is missing")


def _check(value: Any, expected: Any, place: str) -> None:
    if isinstance(expected, tuple) and expected[0] is list:
        _check(value, list, place)
        for index, item in enumerate(value):
            _check(item, expected[1], f"{place}/{index}")
    elif isinstance(expected, tuple):
        if value not in expected:
            raise SpecError(place, f"has to be one of {', '.join(expected)}")
    elif not isinstance(value, expected):
        raise SpecError(place, f"has to be a {expected.__name__}")
