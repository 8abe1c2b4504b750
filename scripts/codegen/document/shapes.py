"""Schemas read by what they mean: references followed, ``allOf`` parts gathered, unions and null told apart.

Two documents seldom write the same structure in the same way, so whoever compares them asks here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .pointer import Mapping, find, is_mapping, items, mapping, parse

ANYTHING = "anything"
UNION = "union"
UNIONS = ("oneOf", "anyOf")
INTEGER_FORMATS = frozenset({"int32", "int64", "uint32", "uint64"})
# Formats that say no more than the type does: two schemas that differ only here are alike.
NOISE_FORMATS = INTEGER_FORMATS | {"enum", "string", "float", "double", "integer", "number"}


@dataclass(frozen=True, eq=False)
class Slot:
    """The place of a schema in its document, so that the schema can be read and replaced."""

    holder: Any
    key: str | int

    def get(self) -> Mapping:
        """Return the schema that stands here; an empty one where the document has something else."""
        return mapping(self.holder[self.key])

    def put(self, schema: Mapping) -> None:
        """Replace the schema that stands here."""
        self.holder[self.key] = schema


@dataclass(frozen=True)
class Core:
    """A schema with its references followed; ``name`` is the component that it is, empty where it is inline."""

    slot: Slot
    schema: Mapping
    name: str


class Shapes:
    """The schemas of one document."""

    def __init__(self, document: Mapping) -> None:
        self.document = document

    def core(self, slot: Slot) -> Core:
        """Return what stands at the slot after every reference and every wrapper of one schema."""
        name = ""
        seen: set[str] = set()
        while True:
            schema = slot.get()
            reference = schema.get("$ref")
            if isinstance(reference, str):
                pointer = parse(reference)
                holder = find(self.document, pointer[:-1])
                if reference in seen or not is_mapping(holder) or pointer[-1] not in holder:
                    return Core(slot, {}, name)
                seen.add(reference)
                slot, name = Slot(holder, pointer[-1]), pointer[-1]
            elif len(items(schema.get("allOf"))) == 1 and not schema.keys() & {"properties", "oneOf", "anyOf"}:
                slot = Slot(schema["allOf"], 0)
            else:
                return Core(slot, schema, name)

    def schema(self, node: object) -> Mapping:
        """Return the schema that the node is or refers to."""
        return self.core(Slot([node], 0)).schema

    def name(self, node: object) -> str:
        """Return the component that the node refers to, empty where it is inline."""
        return self.core(Slot([node], 0)).name

    def parts(self, node: object) -> list[Mapping]:
        """Return the schema and the schemas that its ``allOf`` adds, each with its references followed."""
        found: list[Mapping] = []
        queue: list[object] = [node]
        while queue:
            part = self.schema(queue.pop(0))
            if not any(part is known for known in found):
                found.append(part)
                queue.extend(items(part.get("allOf")))
        return found

    def properties(self, node: object) -> dict[str, Slot]:
        """Return each property with its place; the first part that defines a property has it."""
        found: dict[str, Slot] = {}
        for part in self.parts(node):
            held = mapping(part.get("properties"))
            for name in held:
                found.setdefault(name, Slot(held, name))
        return found

    def required(self, node: object) -> set[str]:
        """Return the names that any part requires."""
        return {name for part in self.parts(node) for name in items(part.get("required"))}

    def members(self, node: object) -> list[Slot]:
        """Return the places of a union's members but ``null``; empty for a schema that is no union."""
        schema = self.schema(node)
        if "properties" in schema:
            return []
        return [
            Slot(schema[keyword], index)
            for keyword in UNIONS
            for index, member in enumerate(items(schema.get(keyword)))
            if not is_null(member)
        ]

    def nullable(self, node: object) -> bool:
        """Tell whether the schema says that ``null`` is allowed."""
        schema = self.schema(node)
        listed = [*items(schema.get("oneOf")), *items(schema.get("anyOf"))]
        return (
            schema.get("nullable") is True
            or "null" in items(schema.get("type"))
            or any(is_null(member) for member in listed)
        )

    def values(self, node: object) -> list[Any]:
        """Return the values that an enum or a const allows; empty where any value will do."""
        for part in self.parts(node):
            if "const" in part:
                return [part["const"]]
            if part.get("enum"):
                return [value for value in items(part["enum"]) if value is not None]
        return []

    def kind(self, node: object) -> str:
        """Return ``object``, ``array``, ``string``, ``integer``, ``number``, ``boolean``, ``union`` or ``anything``."""
        members = self.members(node)
        if members:
            return self.kind(members[0].get()) if len(members) == 1 else UNION
        parts = self.parts(node)
        for part in parts:
            types = types_of(part)
            if types == ["number"] and part.get("format") in INTEGER_FORMATS:
                return "integer"
            if types:
                return " or ".join(sorted(types))
        if any(part.keys() & {"properties", "additionalProperties"} for part in parts):
            return "object"
        if any("items" in part for part in parts):
            return "array"
        return " or ".join(sorted({_JSON_TYPES[type(value)] for value in self.values(node)})) or ANYTHING


def is_null(schema: object) -> bool:
    """Tell whether it is the schema of ``null`` alone."""
    return mapping(schema).get("type") in ("null", ["null"])


def types_of(schema: Mapping) -> list[str]:
    """Return the declared types but ``null``."""
    declared = schema.get("type")
    return [name for name in ([declared] if isinstance(declared, str) else items(declared)) if name != "null"]


_JSON_TYPES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
