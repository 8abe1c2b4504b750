"""The keywords of a schema that say something of structure and hold no schema."""

from __future__ import annotations

from collections.abc import Callable

from ...document.pointer import is_list, is_mapping, items, mapping

_TYPES = frozenset({"object", "array", "string", "integer", "number", "boolean", "null"})


def _words(value: object) -> bool:
    return is_list(value) and all(isinstance(word, str) for word in value)


def _scalars(value: object) -> bool:
    entries = [mapping(entry).get("value", entry) for entry in items(value)]
    return is_list(value) and not any(is_mapping(entry) or is_list(entry) for entry in entries)


def _discriminates(value: object) -> bool:
    pointed = mapping(value).get("mapping", {})
    return isinstance(mapping(value).get("propertyName"), str) and _words(list(mapping(pointed).values()))


def _is(*types: type) -> Callable[[object], bool]:
    return lambda value: type(value) in types


# Each keyword, and whether a value may stand there.
_FLAG, _COUNT, _NUMBER = _is(bool), _is(int), _is(int, float)
KEYWORDS: dict[str, Callable[[object], bool]] = {
    "type": lambda value: _TYPES.issuperset(map(str, items(value) if is_list(value) else [value])),
    "format": _is(str),
    "enum": _scalars,
    "const": _is(str, int, float, bool, type(None)),
    "required": _words,
    "discriminator": _discriminates,
    "default": lambda value: True,
    "deprecated": _FLAG,
    "readOnly": _FLAG,
    "writeOnly": _FLAG,
    "uniqueItems": _FLAG,
    "pattern": _is(str),
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "exclusiveMinimum": _is(int, float, bool),
    "exclusiveMaximum": _is(int, float, bool),
    "multipleOf": _NUMBER,
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "minItems": _COUNT,
    "maxItems": _COUNT,
}
