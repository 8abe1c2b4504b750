"""Slips of a single schema put right: keywords of the wrong kind, missing types, forms of OpenAPI 3.0."""

from __future__ import annotations

from typing import Any

from ...document.pointer import Mapping, Pointer, is_list, is_mapping, items
from .repairs import Repairs

_KINDS: dict[type | tuple[type, ...], tuple[str, ...]] = {
    bool: ("deprecated", "readOnly", "writeOnly", "uniqueItems"),
    int: (
        "minLength", "maxLength", "minItems", "maxItems",
        "minProperties", "maxProperties", "minContains", "maxContains",
    ),
    (int, float): ("minimum", "maximum", "multipleOf"),
    (bool, int, float): ("exclusiveMinimum", "exclusiveMaximum"),
    str: ("format", "pattern", "contentEncoding", "contentMediaType"),
}  # fmt: skip
_KIND_OF = {keyword: kind for kind, keywords in _KINDS.items() for keyword in keywords}
_TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
_TYPE_ALIASES = {"int": "integer", "long": "integer", "float": "number", "double": "number", "bool": "boolean",
                 "str": "string", "map": "object", "dict": "object", "list": "array", "file": "string"}  # fmt: skip
_INFERRED = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


def mend(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    """Repair the schema in place; each repair but a mere change of form is noted in ``repairs``."""
    for repair in (_kinds, _type, _enum, _bounds, _shape, _required, _default):
        repair(schema, pointer, repairs)


def _kinds(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    for keyword in [key for key in schema if key in _KIND_OF]:
        value, kind = schema[keyword], _KIND_OF[keyword]
        # True is an int to Python and no number to JSON.
        boolean = kind is bool or keyword.startswith("exclusive")
        if not isinstance(value, kind) or (isinstance(value, bool) and not boolean):
            repairs.lost(pointer, f"{keyword} has a value of the wrong kind; dropped")
            del schema[keyword]


def _default(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    if "default" not in schema:
        return
    value = schema["default"]
    kinds = schema.get("type")
    fits = kinds is None or any(_is_a(value, kind) for kind in (kinds if is_list(kinds) else [kinds]))
    if not fits or ("enum" in schema and not _among(value, schema["enum"])):
        repairs.lost(pointer, f"default {value!r} is none of the values that the schema allows; dropped")
        del schema["default"]


def _is_a(value: object, kind: str) -> bool:
    if kind == "null":
        return value is None
    if isinstance(value, bool):
        return kind == "boolean"
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return {
        "string": isinstance(value, str),
        "integer": whole,
        "number": isinstance(value, int | float),
        "array": is_list(value),
        "object": is_mapping(value),
    }.get(kind, False)


def _type(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    if "type" not in schema:
        return
    given = schema["type"] if is_list(schema["type"]) else [schema["type"]]
    known: list[str] = []
    for entry in given:
        name = "null" if entry is None else _TYPE_ALIASES.get(str(entry).lower(), str(entry).lower())
        if name != entry:
            tell, done = (repairs.mended, f"read as {name}") if name in _TYPES else (repairs.lost, "dropped")
            tell(pointer, f"type {entry!r} is not a JSON type; {done}")
        if name in _TYPES and name not in known:
            known.append(name)
    if known:
        schema["type"] = known[0] if len(known) == 1 else known
    else:
        del schema["type"]


def _enum(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    if "enum" not in schema:
        return
    values = items(schema["enum"])
    if schema.get("type") == "string" and not all(isinstance(value, str | None) for value in values):
        repairs.mended(pointer, "enum values of a string that are no strings; written as strings")
        values = [value if isinstance(value, str | None) else str(value) for value in values]
    unique: list[Any] = [value for at, value in enumerate(values) if not _among(value, values[:at])]
    if len(unique) < len(values):
        repairs.mended(pointer, "enum repeats values; the repeats dropped")
    if not unique:
        repairs.mended(pointer, "enum has no values; dropped")
        del schema["enum"]
        return
    schema["enum"] = unique
    kinds = {_INFERRED.get(type(value).__name__, "") for value in unique if value is not None}
    if "type" not in schema and len(kinds) == 1 and (kind := kinds.pop()):
        repairs.mended(pointer, f"enum without a type; type {kind} added")
        schema["type"] = [kind, "null"] if None in unique else kind


def _among(value: Any, others: list[Any]) -> bool:
    return any(value == other and type(value) is type(other) for other in others)


def _bounds(schema: Mapping, _pointer: Pointer, _repairs: Repairs) -> None:
    """Write 3.0's ``minimum: 1, exclusiveMinimum: true`` as 3.1's ``exclusiveMinimum: 1``."""
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and plain in schema:
            schema[exclusive] = schema.pop(plain)


def _shape(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    composed = any(key in schema for key in ("allOf", "oneOf", "anyOf"))
    if "type" not in schema and not composed:
        if "properties" in schema or is_mapping(schema.get("additionalProperties")):
            repairs.mended(pointer, "properties without a type; type object added")
            schema["type"] = "object"
        elif "items" in schema:
            repairs.mended(pointer, "items without a type; type array added")
            schema["type"] = "array"
    if schema.get("type") == "object" and "items" in schema:
        repairs.mended(pointer, "items beside type object; items dropped")
        del schema["items"]
    if schema.get("type") == "array" and "items" not in schema and "prefixItems" not in schema:
        repairs.mended(pointer, "array without items; items of anything added")
        schema["items"] = {}


def _required(schema: Mapping, pointer: Pointer, repairs: Repairs) -> None:
    if "required" not in schema:
        return
    given = schema.pop("required")
    if not is_list(given):
        repairs.lost(pointer, "required is no list of names; dropped")
        return
    names = list(dict.fromkeys(name for name in given if isinstance(name, str)))
    if names:
        schema["required"] = names


def allow_null(schema: Mapping) -> None:
    """Write OpenAPI 3.0's ``nullable: true`` in the words of 3.1."""
    given = schema.get("type")
    if given is not None:
        kinds: list[Any] = given if is_list(given) else [given]
        schema["type"] = kinds if "null" in kinds else [*kinds, "null"]
        if "enum" in schema and None not in schema["enum"]:
            schema["enum"] = [*schema["enum"], None]
        return
    for union in ("oneOf", "anyOf"):
        if union in schema:
            schema[union].append({"type": "null"})
            return
    if "allOf" in schema:
        whole = dict(schema)
        schema.clear()
        schema["anyOf"] = [whole["allOf"][0] if [*whole] == ["allOf"] and len(whole["allOf"]) == 1 else whole]
        schema["anyOf"].append({"type": "null"})
