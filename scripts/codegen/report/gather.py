"""One form for a schema that can be written in several ways, so that only what it says is compared.

Null is a fact of its own (``nullable``), whichever way it was written; a union of one schema is that schema, unless
a discriminator says that more can come.
"""

from __future__ import annotations

from typing import Any

from ..document.pointer import Mapping, is_list, mapping
from ..document.pointer import items as listed
from ..document.shapes import UNIONS
from ..sync.published.strip import component_name

NULLABLE = "nullable"
_NONE: frozenset[str] = frozenset()


def peel(schema: Mapping) -> Mapping:
    """Return the schema with null as the fact ``nullable`` and without a union around a single schema."""
    union = _union(schema)
    if union is None:
        return _typed(schema)
    members = [_typed(mapping(member)) for member in schema[union]]
    kept = [{key: value for key, value in member.items() if key != NULLABLE} for member in members]
    rest: Mapping = {key: value for key, value in _typed(schema).items() if key != union}
    if any(NULLABLE in member or _is_null(member) for member in members):
        rest[NULLABLE] = True
    kept = [member for member in kept if not _is_null(member)]
    if len(kept) == 1 and "discriminator" not in rest:
        return peel({**kept[0], **rest})
    return {**rest, union: kept} if kept else {**rest, "type": "null"}


def gather(schema: Mapping, schemas: Mapping, shared: frozenset[str] = _NONE, seen: frozenset[str] = _NONE) -> Mapping:
    """Return the peeled schema with references followed and allOf merged; components in ``shared`` are left out."""
    schema = peel(schema)
    name = component_name(schema.get("$ref"))
    if name is not None:
        beside: Mapping = {key: value for key, value in schema.items() if key != "$ref"}
        if name in shared or name in seen or name not in schemas:
            return beside
        return {**gather(schemas[name], schemas, shared, seen | {name}), **beside}
    if not is_list(schema.get("allOf")):
        return schema
    whole: Mapping = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema["allOf"]:
        gathered = gather(mapping(part), schemas, shared, seen)
        properties = {**mapping(gathered.get("properties")), **mapping(whole.get("properties"))}
        required = [*listed(whole.get("required")), *listed(gathered.get("required"))]
        whole = {**gathered, **whole}
        if properties:
            whole["properties"] = properties
        if required:
            whole["required"] = required
    return whole


def composed(schema: Mapping) -> set[str]:
    """Return the components that a peeled schema is or is made of."""
    parts = [schema, *(peel(mapping(part)) for part in listed(schema.get("allOf")))]
    return {name for part in parts if (name := component_name(part.get("$ref")))}


def types(schema: Mapping) -> set[str] | None:
    """Return the types that a gathered schema allows; None where it allows all."""
    said = schema.get("type")
    if said is None:
        return {"object"} if "properties" in schema else None
    return set(said) if is_list(said) else {said}


def covers(wide: set[str] | None, narrow: set[str] | None) -> bool:
    """Tell whether every value of the narrow types is one of the wide types."""
    if wide is None or narrow is None:
        return wide is None
    return narrow <= wide | ({"integer"} if "number" in wide else set())


def said_types(schema: Mapping) -> str:
    """Return the types in words."""
    found = types(schema)
    return "anything" if found is None else "/".join(sorted(found))


def values(schema: Mapping) -> list[Any] | None:
    """Return the values of a const or an enum, without null; None where any value is allowed."""
    if "const" in schema:
        return [schema["const"]]
    return [value for value in schema["enum"] if value is not None] if is_list(schema.get("enum")) else None


def members(schema: Mapping) -> dict[str, Mapping]:
    """Return the members of a peeled union by component, or by type where they are written out."""
    return _keyed(schema, {})


def tagged(schema: Mapping) -> dict[str, Mapping]:
    """Return what each tag of a union stands for; a member without a tag has its component's name."""
    refs = mapping(mapping(schema.get("discriminator")).get("mapping"))
    return _keyed(schema, {str(tag): {"$ref": ref} for tag, ref in refs.items()})


def tag_field(schema: Mapping) -> str | None:
    """Return the field that tells the members of a union apart."""
    return mapping(schema.get("discriminator")).get("propertyName")


def _keyed(schema: Mapping, found: dict[str, Mapping]) -> dict[str, Mapping]:
    known = [member["$ref"] for member in found.values()]
    for member in schema.get(_union(schema) or "", []):
        if member.get("$ref") in known:
            continue
        name = component_name(member.get("$ref")) or said_types(member)
        key, count = name, 2
        while key in found:
            key, count = f"{name} ({count})", count + 1
        found[key] = member
    return found


def _union(schema: Mapping) -> str | None:
    return next((key for key in UNIONS if is_list(schema.get(key))), None)


def _typed(schema: Mapping) -> Mapping:
    said = schema.get("type")
    if not is_list(said) or "null" not in said:
        return schema
    kept = [each for each in said if each != "null"]
    if not kept:
        return {**schema, "type": "null"}
    return {**schema, "type": kept[0] if len(kept) == 1 else kept, NULLABLE: True}


def _is_null(schema: Mapping) -> bool:
    return (
        schema.get("type") == "null" or schema.get("enum") == [None] or ("const" in schema and schema["const"] is None)
    )
