"""Which schemas stand for the same thing under another name, or inside a union."""

from __future__ import annotations

from collections.abc import Iterable

from ..document.pointer import Mapping, mapping
from ..sync.published.strip import component_name
from .gather import composed, covers, gather, members, tag_field, tagged, types, values


def alike(left: Mapping, right: Mapping) -> bool:
    """Tell whether two gathered schemas are of one kind and agree in at least half of what they name."""
    if types(left) != types(right):
        return False
    before, after = _named(left), _named(right)
    return before == after or 2 * len(before & after) >= len(before | after)


def is_object(schema: Mapping) -> bool:
    """Tell whether a gathered schema is an object with fields of its own."""
    return types(schema) == {"object"} and not members(schema)


def fitting(plain: Mapping, plain_schemas: Mapping, union: Iterable[Mapping], schemas: Mapping) -> Mapping | None:
    """Return the member of a union that a schema can be taken for: the component itself, else one that is like it."""
    name = component_name(plain.get("$ref"))
    facts = gather(plain, plain_schemas)
    for member in union:
        if name is not None and component_name(member.get("$ref")) == name:
            return member
    for member in union:
        other = gather(member, schemas)
        if types(facts) is None or not covers(types(other), types(facts)):
            continue
        if not is_object(facts) or alike(facts, other):
            return member
    return None


def holds(plain: Mapping, plain_schemas: Mapping, union: Iterable[Mapping], schemas: Mapping) -> bool:
    """Tell whether a schema allows all that a union allows: it allows anything, or the plain types of all members."""
    facts = gather(plain, plain_schemas)
    if types(facts) is None:
        return not composed(plain) and values(facts) is None
    others = [gather(member, schemas) for member in union]
    return values(facts) is None and all(
        covers(types(facts), types(other)) and not {"object", "array"} & (types(other) or set()) for other in others
    )


def _named(schema: Mapping) -> set[str]:
    """Return what a schema lists by name: tags or members, fields, or values."""
    union = tagged(schema) if tag_field(schema) else members(schema)
    return {*union, *mapping(schema.get("properties")), *(str(value) for value in values(schema) or [])}
