"""Values made from schemas: the same request gives the same value, and the value fits its schema."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from typing import Any, Protocol

from ..fixed_values import START, rfc3339, stable_uuid
from .document import JsonObject, is_list, is_object, resolve, tagged_members

_OPTIONAL_DEPTH = 2  # objects nested deeper carry only what their schema requires
_DEEPEST = 12  # a schema that requires itself has no finite value: cut here
_LONGEST = 10_000  # items or characters: who asks for more gets what does not fit, instead of all the memory
_FORMATS = {
    "date-time": rfc3339(START),
    "date": "2026-01-01",
    "time": "00:00:00Z",
    "duration": "PT1S",
    "email": "someone@example.com",
    "hostname": "localhost",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "int32": "1",
    "int64": "1",
    "byte": "",
    "binary": "",
}


class Accepting(Protocol):
    def accepts(self, schema: JsonObject, value: object) -> bool:
        """Tell whether the value fits the schema."""
        ...


class Sampler:
    """Makes one value. `known` holds what the request says by name: a reply's field of that name repeats it."""

    def __init__(self, spec: JsonObject, schemas: Accepting, identity: str, known: Mapping[str, Any]) -> None:
        self._spec = spec
        self._schemas = schemas
        self._identity = identity
        self._known = known

    def value(self, schema: Any, name: str = "value", place: str = "", depth: int = 0) -> Any:
        """Return a value that fits the schema; `name` gives text its words, `place` keeps ids apart."""
        if not is_object(schema) or depth > _DEEPEST:
            return {}
        schema = self._flatten(schema)
        for keyword in ("const", "default"):
            if keyword in schema:
                return copy.deepcopy(schema[keyword])
        if "enum" in schema:
            return next((choice for choice in schema["enum"] if choice is not None), None)
        members = schema.get("oneOf") or schema.get("anyOf")
        if members:
            return self._member(schema, members, name, place, depth)
        return self._plain(schema, name, place, depth)

    def tagged(self, union: JsonObject, tag: str, ref: str) -> JsonObject:
        """Return a value of one member of a discriminated union."""
        sampled = self.value({"$ref": ref}, tag, tag)
        return {**sampled, resolve(self._spec, union)["discriminator"]["propertyName"]: tag}

    def _flatten(self, schema: JsonObject) -> JsonObject:
        """Follow references, and merge `allOf` into one object schema."""
        schema = resolve(self._spec, schema)
        merged: JsonObject = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema.get("allOf", []):
            flat = self._flatten(part)
            properties = {**flat.get("properties", {}), **merged.get("properties", {})}
            required = [*merged.get("required", []), *flat.get("required", [])]
            merged = {**flat, **merged}
            if properties:
                merged |= {"properties": properties, "required": required}
        return merged

    def _member(self, union: JsonObject, members: list[Any], name: str, place: str, depth: int) -> Any:
        for tag, ref in tagged_members(union).items():
            sampled = self.value({"$ref": ref}, name, place, depth)
            return {**sampled, union["discriminator"]["propertyName"]: tag}
        return self.value(members[0], name, place, depth)

    def _plain(self, schema: JsonObject, name: str, place: str, depth: int) -> Any:
        match _kind(schema):
            case "object":
                return self._object(schema, place, depth)
            case "array":
                items = range(min(_LONGEST, schema.get("minItems", 0 if depth > _OPTIONAL_DEPTH else 1)))
                return [self.value(schema.get("items", {}), name, f"{place}/{item}", depth) for item in items]
            case "string":
                return self._text(schema, name, place)
            case "integer" | "number" as kind:
                return _number(schema, kind)
            case "boolean":
                return False
            case _:
                return None

    def _object(self, schema: JsonObject, place: str, depth: int) -> JsonObject:
        required = schema.get("required", [])
        sampled: JsonObject = {}
        for name, node in schema.get("properties", {}).items():
            if name not in required and (depth >= _OPTIONAL_DEPTH or self._write_only(node)):
                continue
            known = self._known.get(name)
            if known is not None and self._schemas.accepts(node, known):
                sampled[name] = known
            else:
                sampled[name] = self.value(node, name, f"{place}/{name}", depth + 1)
        extra = schema.get("additionalProperties")
        if is_object(extra) and not sampled and depth < _OPTIONAL_DEPTH:
            sampled["local"] = self.value(extra, "local", f"{place}/local", depth + 1)
        return sampled

    def _write_only(self, node: Any) -> bool:
        return is_object(node) and bool(resolve(self._spec, node).get("writeOnly"))

    def _text(self, schema: JsonObject, name: str, place: str) -> str:
        unique = stable_uuid(self._identity + place)
        kind = schema.get("format", "")
        if kind in _FORMATS:
            return _FORMATS[kind]
        text = f"local {name.replace('_', ' ')}"
        if kind in ("uri", "url"):
            text = f"http://localhost/{unique}"
        elif kind == "uuid" or name == "id" or name.endswith("_id"):
            text = unique
        elif name == "url" or name.endswith("_url"):
            text = f"http://localhost/{unique}"
        text = text.ljust(min(_LONGEST, schema.get("minLength", 0)), ".")
        return text[: schema.get("maxLength")]


def _kind(schema: JsonObject) -> str:
    kinds = schema.get("type")
    if is_list(kinds):
        return next((str(kind) for kind in kinds if kind != "null"), "null")
    if isinstance(kinds, str):
        return kinds
    return "array" if "items" in schema else "object"


def _number(schema: JsonObject, kind: str) -> float:
    """Return 1, or the nearest number to it that the bounds allow."""
    unit = 1 if kind == "integer" else 1e-6
    low = max(schema.get("minimum", -math.inf), schema.get("exclusiveMinimum", -math.inf) + unit)
    high = min(schema.get("maximum", math.inf), schema.get("exclusiveMaximum", math.inf) - unit)
    value: float = max(low, min(high, 1))
    if "multipleOf" in schema:
        value = math.ceil(value / schema["multipleOf"]) * schema["multipleOf"]
    return math.ceil(value) if kind == "integer" else value
