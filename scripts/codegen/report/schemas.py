"""What changed between two schemas, seen by a caller.

A schema that callers send (a request) may accept more without harm, one that they receive (a response) may say less:

| change                               | in a request | in a response |
| ------------------------------------ | ------------ | ------------- |
| field added                          | breaking where required | compatible |
| field removed                        | breaking     | breaking      |
| field becomes required               | breaking     | compatible    |
| field becomes optional               | compatible   | breaking      |
| enum value or union member added     | compatible   | compatible: enums and tagged unions are open |
| enum value or union member removed   | breaking     | compatible    |
| more types allowed                   | compatible   | breaking      |
| fewer types allowed                  | breaking     | compatible    |
| limits tighter (or a limit changed in kind: pattern, format of a string) | breaking | compatible (format: breaking) |
| default, deprecation, read/write-only | compatible  | compatible    |
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..pointer import Mapping, is_list, is_mapping, items, mapping
from ..published.streams import fingerprint
from ..published.strip import component_name

REQUEST = "request"
RESPONSE = "response"
Directions = frozenset[str]
# Called with the field's path inside the schema, what happened, and whether a caller can break.
Tell = Callable[[str, str, bool], None]

_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_OTHER = ("pattern", "multipleOf", "uniqueItems", "contentEncoding", "contentMediaType")
_HARMLESS = ("default", "deprecated", "readOnly", "writeOnly")
_UNIONS = ("oneOf", "anyOf")


class SchemaChanges:
    """Compares schemas of two specs. Components that both have under one name are compared by the caller, once."""

    def __init__(self, old: Mapping, new: Mapping) -> None:
        self._old = old
        self._new = new

    def compare(self, old: Mapping, new: Mapping, directions: Directions, tell: Tell) -> None:
        """Tells every change between the two schemas."""
        _Comparison(self._old, self._new, directions, tell).schemas(old, new, "")


class _Comparison:
    def __init__(self, old: Mapping, new: Mapping, directions: Directions, tell: Tell) -> None:
        self._old = old
        self._new = new
        self._request = REQUEST in directions
        self._response = RESPONSE in directions
        self._tell = tell
        self._seen: set[tuple[str, str]] = set()

    def schemas(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = component_name(old.get("$ref")), component_name(new.get("$ref"))
        if before is not None and before == after and before in self._old and before in self._new:
            return
        if (before or after) and self._met(before, after, field):
            return
        left = _gather(old, self._old, self._shared(old, new))
        right = _gather(new, self._new, self._shared(old, new))
        if fingerprint(left) == fingerprint(right):
            return
        self._types(left, right, field)
        self._enums(left, right, field)
        self._limits(left, right, field)
        self._fields(left, right, field)
        self._inner(left, right, field)
        self._unions(left, right, field)

    def _met(self, before: str | None, after: str | None, field: str) -> bool:
        pair = (before or f"inline {field}", after or f"inline {field}")
        met = pair in self._seen
        self._seen.add(pair)
        return met

    def _shared(self, old: Mapping, new: Mapping) -> frozenset[str]:
        """The components that both compose: they are compared on their own."""
        both = _composed(old) & _composed(new)
        return frozenset(name for name in both if name in self._old and name in self._new)

    def _types(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = _types(old), _types(new)
        if before == after:
            return
        wider = after is None or (before is not None and _covers(after, before))
        narrower = before is None or (after is not None and _covers(before, after))
        breaking = (self._request and not wider) or (self._response and not narrower)
        self._tell(field, f"type {_said(before)} became {_said(after)}", breaking)

    def _enums(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = _values(old), _values(new)
        if before is None and after is None:
            return
        if before is None or after is None:
            what = "takes any value now" if after is None else f"takes only {_listed(after or [])} now"
            self._tell(field, what, self._request and after is not None)
            return
        for value in before:
            if value not in after:
                self._tell(field, f"value `{value}` removed", self._request)
        for value in after:
            if value not in before:
                self._tell(field, f"value `{value}` added", False)

    def _limits(self, old: Mapping, new: Mapping, field: str) -> None:
        for key in (*_LOWER, *_UPPER, *_OTHER, "format", *_HARMLESS):
            before, after = old.get(key), new.get(key)
            if before == after:
                continue
            what = f"{key} {_shown(before)} became {_shown(after)}"
            self._tell(field, what, self._limit_breaks(key, before, after, old, new))

    def _limit_breaks(self, key: str, before: Any, after: Any, old: Mapping, new: Mapping) -> bool:
        if key in _HARMLESS:
            return False
        if key == "format":
            return "string" in (_types(old) or set()) & (_types(new) or set())
        if not self._request or after is None:
            return False
        if before is None or key in _OTHER:
            return True
        if not isinstance(before, int | float) or not isinstance(after, int | float):
            return True
        return after > before if key in _LOWER else after < before

    def _fields(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = mapping(old.get("properties")), mapping(new.get("properties"))
        needed_before, needed_after = set(items(old.get("required"))), set(items(new.get("required")))
        for name in before:
            if name not in after:
                self._tell(f"{field}.{name}", "removed", True)
        for name, schema in after.items():
            inner = f"{field}.{name}"
            if name not in before:
                kind = "required" if name in needed_after else "optional"
                self._tell(inner, f"added ({kind})", self._request and name in needed_after)
                continue
            if name in needed_after and name not in needed_before:
                self._tell(inner, "became required", self._request)
            if name in needed_before and name not in needed_after:
                self._tell(inner, "became optional", self._response)
            self.schemas(mapping(before[name]), mapping(schema), inner)

    def _inner(self, old: Mapping, new: Mapping, field: str) -> None:
        if is_mapping(old.get("items")) and is_mapping(new.get("items")):
            self.schemas(old["items"], new["items"], f"{field}[]")
        before, after = old.get("additionalProperties"), new.get("additionalProperties")
        if is_mapping(before) and is_mapping(after):
            self.schemas(before, after, f"{field}.*")
        elif before != after:
            what = "fields beyond the named ones: " + f"{_open(before)} became {_open(after)}"
            self._tell(field, what, self._request and after is not None and after is not True)

    def _unions(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = _members(old), _members(new)
        if not before and not after:
            return
        tagged = "discriminator" in old and "discriminator" in new
        if mapping(old.get("discriminator")).get("propertyName") != mapping(new.get("discriminator")).get(
            "propertyName"
        ):
            self._tell(field, "the field that tells the union's members apart changed", bool(before and after))
        if not before or not after:
            what = "became a union" if after else "is no union any more"
            self._tell(field, what, self._response if after else self._request)
            return
        gone = {key: before[key] for key in before if key not in after}
        come = {key: after[key] for key in after if key not in before}
        if len(gone) == 1 and len(come) == 1:
            self.schemas(next(iter(gone.values())), next(iter(come.values())), field)
        else:
            for key in gone:
                self._tell(field, f"union member {key} removed", self._request)
            for key in come:
                self._tell(field, f"union member {key} added", self._response and not tagged)
        for key in before:
            if key in after:
                self.schemas(before[key], after[key], f"{field}<{key}>")


def _gather(schema: Mapping, schemas: Mapping, shared: frozenset[str], seen: frozenset[str] = frozenset()) -> Mapping:
    """The schema with references followed and allOf merged; components in ``shared`` are left out."""
    name = component_name(schema.get("$ref"))
    if name is not None:
        if name in shared or name in seen or name not in schemas:
            return {key: value for key, value in schema.items() if key != "$ref"}
        return _gather(schemas[name], schemas, shared, seen | {name})
    if not is_list(schema.get("allOf")):
        return schema
    whole: Mapping = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema["allOf"]:
        gathered = _gather(mapping(part), schemas, shared, seen)
        properties = {**mapping(gathered.get("properties")), **mapping(whole.get("properties"))}
        required = [*items(whole.get("required")), *items(gathered.get("required"))]
        whole = {**gathered, **whole}
        if properties:
            whole["properties"] = properties
        if required:
            whole["required"] = required
    return whole


def _composed(schema: Mapping) -> set[str]:
    return {name for part in items(schema.get("allOf")) if (name := component_name(mapping(part).get("$ref")))}


def _types(schema: Mapping) -> set[str] | None:
    said = schema.get("type")
    if said is None:
        return {"object"} if "properties" in schema else None
    return set(said) if is_list(said) else {said}


def _covers(wide: set[str], narrow: set[str]) -> bool:
    return narrow <= wide | ({"integer"} if "number" in wide else set())


def _said(types: set[str] | None) -> str:
    return "anything" if types is None else "/".join(sorted(types))


def _values(schema: Mapping) -> list[Any] | None:
    if "const" in schema:
        return [schema["const"]]
    return schema["enum"] if is_list(schema.get("enum")) else None


def _listed(values: list[Any]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _shown(value: Any) -> str:
    return "none" if value is None else f"`{fingerprint(value)}`"


def _open(value: Any) -> str:
    if is_mapping(value):
        return "those of one schema"
    return "none" if value is False else "any"


def _members(schema: Mapping) -> dict[str, Mapping]:
    """Union members by tag, by component, or by type."""
    union = next((key for key in _UNIONS if is_list(schema.get(key))), None)
    tags: dict[str, str] = {}
    for tag, ref in mapping(mapping(schema.get("discriminator")).get("mapping")).items():
        tags.setdefault(str(ref), tag)
    found: dict[str, Mapping] = {}
    for member in items(schema.get(union)) if union else []:
        ref = member.get("$ref")
        key = tags.get(ref) or component_name(ref) or _said(_types(member))
        count = 2
        while key in found:
            key, count = f"{key} ({count})", count + 1
        found[key] = member
    return found
