"""Changes of a schema that are decided now and made later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...document.pointer import Mapping, items, mapping
from ...document.shapes import Shapes, Slot
from ..published.strip import in_order
from ..published.structure import PARAMETER_FACTS


def setter(node: Mapping, keyword: str, value: Any) -> Callable[[], None]:
    """Set one keyword of the schema."""

    def apply() -> None:
        node[keyword] = value

    return apply


def enum(spec: Shapes, node: Mapping) -> list[Any]:
    """Return the list of values of the schema or of its part that has one; a const becomes such a list."""
    holder = next(part for part in spec.parts(node) if "const" in part or part.get("enum"))
    if "const" in holder:
        holder["enum"] = [holder.pop("const")]
    listed: list[Any] = holder["enum"]
    return listed


def remover(spec: Shapes, node: Mapping, value: Any) -> Callable[[], None]:
    """Take a value out of the enum."""
    return lambda: enum(spec, node).remove(value)


def requirer(spec: Shapes, node: Mapping, name: str, needed: bool) -> Callable[[], None]:
    """Make the property required, or no longer so, in whichever part says it."""

    def apply() -> None:
        for part in spec.parts(node):
            listed = items(part.get("required"))
            if needed and name in mapping(part.get("properties")):
                whole = {**part, "required": [*listed, name]}
                part.clear()
                part.update({**in_order(whole), **whole})
                return
            if name in listed:
                part["required"] = [other for other in listed if other != name]
                if not part["required"]:
                    del part["required"]

    return apply


def demander(parameter: Mapping, needed: bool) -> Callable[[], None]:
    """Make the parameter required, or no longer so; its keys stand as sync writes them."""

    def apply() -> None:
        facts = {**parameter, "required": True} if needed else {k: v for k, v in parameter.items() if k != "required"}
        parameter.clear()
        first = [key for key in PARAMETER_FACTS if key in facts]
        parameter.update({key: facts[key] for key in dict.fromkeys([*first, *facts])})

    return apply


def dropper(spec: Shapes, node: Mapping, slot: Slot, name: str) -> Callable[[], None]:
    """Take a property out."""

    def remove() -> None:
        requirer(spec, node, name, needed=False)()
        slot.holder.pop(name, None)

    return remove


def uncoupler(union: Mapping, slot: Slot) -> Callable[[], None]:
    """Take a member out of a union, and its tags out of the discriminator."""
    member = slot.get()

    def remove() -> None:
        slot.holder[:] = [held for held in slot.holder if held is not member]
        tags = mapping(mapping(union.get("discriminator")).get("mapping"))
        for tag in [tag for tag, target in tags.items() if target == member.get("$ref")]:
            del tags[tag]

    return remove
