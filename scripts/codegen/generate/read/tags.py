"""Discriminated unions made complete: each tag leads to an object whose discriminator is exactly its tags.

Specs leave this half said: a member lacks the discriminator, declares it as a plain string or as the enum of all tags,
the mapping is missing, or the tags stand in the members only.
"""

from __future__ import annotations

from typing import Any

from .forms import Node, reference, referred

Components = dict[str, Node]


def complete_unions(components: Components) -> None:
    """Write the full mapping into each discriminated union and the tags into its members; flatten the others."""
    for component in components.values():
        _close_constants(components, component)
    tags: dict[tuple[str, str], list[str]] = {}
    for union in [component for component in components.values() if "oneOf" in component]:
        _flatten_members(components, union)
        mapping = _mapping(components, union)
        if mapping is None:
            union.pop("discriminator", None)
            continue
        property_name, targets = mapping
        union["discriminator"] = {"propertyName": property_name, "mapping": targets}
        union["oneOf"] = [reference(name) for name in dict.fromkeys(targets.values())]
        for tag, name in targets.items():
            tags.setdefault((name, property_name), []).append(tag)
    for (name, property_name), values in tags.items():
        _set_tags(components, name, property_name, list(dict.fromkeys(values)))


def _close_constants(components: Components, component: Node) -> None:
    """Mark a required field with one value as a constant, whether or not a union needs it."""
    for property_name, values in _constants(component, components).items():
        form = component["properties"][property_name]
        component["properties"][property_name] = {**form, "enum": values, "x-tag": True}
        component["properties"][property_name].pop("$ref", None)


def _flatten_members(components: Components, union: Node) -> None:
    members: list[Node] = []
    for member in union["oneOf"]:
        inner = components.get(referred(member) or "", {})
        flat = inner["oneOf"] if "oneOf" in inner and "discriminator" not in inner and inner is not union else [member]
        members += [one for one in flat if one not in members]
    union["oneOf"] = members


def _mapping(components: Components, union: Node) -> tuple[str, dict[str, str]] | None:
    """Return the discriminator and the object each tag leads to.

    None where the union has to be told apart by its shape.
    """
    names = [referred(member) for member in union["oneOf"]]
    discriminator: Node | None = union.get("discriminator")
    if discriminator is None:
        return _implied(components, names)
    property_name = str(discriminator["propertyName"])
    targets = {tag: referred(form) for tag, form in discriminator["mapping"].items()}
    for name in names:
        if name is not None and name not in targets.values():
            own = _constants(components.get(name, {}), components).get(property_name, [name])
            targets.update({tag: name for tag in own if tag not in targets})
    objects = {tag: name for tag, name in targets.items() if name and "properties" in components.get(name, {})}
    if len(objects) != len(targets) or None in names or not objects:
        return None
    return property_name, objects


def _implied(components: Components, names: list[str | None]) -> tuple[str, dict[str, str]] | None:
    """Return a field that is required and constant in each member, each time with another value."""
    if len(names) < 2 or None in names:
        return None
    constants = [(name, _constants(components.get(name or "", {}), components)) for name in names if name]
    for property_name in constants[0][1]:
        tags = {tag: name for name, fixed in constants for tag in fixed.get(property_name, [])}
        if len(tags) == len(names) and all(len(fixed.get(property_name, [])) == 1 for _, fixed in constants):
            return property_name, tags
    return None


def _constants(component: Node, components: Components) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in component.get("required", []):
        form: Node = component["properties"][name]
        if "oneOf" in form:  # null is another value
            continue
        values: list[Any] = form.get("enum") or components.get(referred(form) or "", {}).get("enum", [])
        if len(values) == 1 and isinstance(values[0], str):
            found[name] = [values[0]]
    return found


def _set_tags(components: Components, name: str, property_name: str, values: list[str]) -> None:
    component = components[name]
    form = {"enum": values, "x-tag": True}
    component["properties"] = {property_name: form, **component["properties"]} | {property_name: form}
