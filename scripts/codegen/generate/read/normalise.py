"""An OpenAPI document made plain: allOf flattened, aliases followed, every object, enum and union a component.

What comes out uses these schema forms only, and nothing else reaches the generator:

    {}                                          anything
    {type: string|integer|number|boolean}       a scalar, with `format` and `default` where given
    {type: array, items: FORM}
    {type: object, additionalProperties: FORM}  a map
    {$ref: '#/components/schemas/Name'}         a component
    {oneOf: [FORM, {type: 'null'}]}             FORM or null
    {enum: [...], x-tag: true}                  the discriminator of a union's member: these values and no others

A component is an object with `properties`, an enum, or a union `{oneOf, discriminator?}`. `x-place` of a component is
its JSON pointer in the document that was read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from ...document import pointer as pointers
from ...document.load import SpecError
from ...document.pointer import Pointer
from .forms import (
    NOTES,
    SCALARS,
    Node,
    are_all_like,
    drop_notes,
    drop_null,
    find_choices,
    or_null,
    pick,
    reference,
    referred,
)
from .names import pascal_case

_KEPT_OF_SCALARS: Final = ("type", "format", "default", "readOnly", "deprecated", "description")
_OF_COMPONENTS: Final = ("x-aliases", "x-arrays", "x-text")
_NOTES_AND_TITLES: Final = {*NOTES, "title", "example", "examples"}


@dataclass
class Normaliser:
    document: Node
    file: str
    components: dict[str, Node] = field(default_factory=dict[str, Node])
    _named: set[str] = field(default_factory=set[str])
    _aliases: dict[str, Node] = field(default_factory=dict[str, Node])
    _joined: dict[str, Node] = field(default_factory=dict[str, Node])
    _unread: deque[tuple[str, Node, Pointer]] = field(default_factory=deque[tuple[str, Node, Pointer]])
    _following: tuple[str, ...] = ()

    def fail(self, pointer: Pointer, message: str) -> SpecError:
        return SpecError(f"{self.file}{pointers.text(pointer)}", message)

    def form(self, node: Node, pointer: Pointer, name: str) -> Node:
        """Return the plain form of a schema; `name` is what it would be called if it needs one."""
        form = self._form(node, pointer, name)
        while self._unread:
            self._read_fields(*self._unread.popleft())
        return form

    def check_unions(self) -> None:
        """Raise SpecError for a union that is a member of itself."""
        unions = {name: component for name, component in self.components.items() if "oneOf" in component}
        members = {name: [referred(one) for one in union["oneOf"]] for name, union in unions.items()}
        try:
            TopologicalSorter({name: [one for one in members[name] if one in unions] for name in unions}).prepare()
        except CycleError as error:
            place = self.components[error.args[1][0]]["x-place"]
            raise SpecError(f"{self.file}{place}", "the union is a member of itself; take that member out") from None

    def _form(self, node: Node, pointer: Pointer, name: str) -> Node:
        node, may_be_null = drop_null(node)
        if "allOf" in node:
            node, null_inside = drop_null(self._flatten(node, pointer))
            may_be_null = may_be_null or null_inside
        if "$ref" in node:
            form = self._noted(self._follow(node["$ref"], pointer), node)
        else:
            form = self._plain(node, pointer, name)
        return self._noted(or_null(form), node) if may_be_null else form

    def _noted(self, form: Node, node: Node) -> Node:
        return {**form, **pick(node, NOTES)}

    def _plain(self, node: Node, pointer: Pointer, name: str) -> Node:
        choices = find_choices(node)
        if choices and ("enum" in node or "const" in node or (node.get("oneOf") and node.get("anyOf"))):
            raise self.fail(
                pointer, "oneOf, anyOf and enum can't stand side by side; write out what they allow together"
            )
        if choices and node.get("properties") and "discriminator" not in node:
            # What stands beside the choice belongs to each of its members.
            beside = pick(node, ("type", "properties", "required", "additionalProperties"))
            choices = [{"allOf": [beside, choice]} for choice in choices]
        if choices:
            return self._noted(self._union(node, choices, pointer, name), node)
        if "enum" in node or "const" in node:
            return self._noted(self._enum(node, pointer, name), node)
        kind = node.get("type", "object" if "properties" in node else "array" if "items" in node else None)
        if pointers.is_list(kind):
            return self._plain({"oneOf": [{**node, "type": one} for one in kind]}, pointer, name)
        if kind == "object":
            return self._noted(self._object(node, pointer, name), node)
        if kind == "array":
            items = self._form(node.get("items", {}), (*pointer, "items"), f"{name}Item")
            return self._noted({"type": "array", "items": items}, node)
        if kind in SCALARS:
            return {key: node[key] for key in _KEPT_OF_SCALARS if key in node}
        return {key: node[key] for key in NOTES if key in node}

    def _follow(self, ref: str, pointer: Pointer) -> Node:
        target = self._component(ref, pointer)
        if target in self._named:
            return reference(target)
        if target in self._following:
            raise self.fail(pointer, f"{ref} is a cycle of aliases; an object has to be part of it")
        if target not in self._aliases:
            node: Node = self.document["components"]["schemas"][target]
            outer, self._following = self._following, (*self._following, target)
            form = self._form(node, ("components", "schemas", target), pascal_case(target))
            self._following = outer
            self._aliases[target] = drop_notes(form)
        return self._aliases[target]

    def _component(self, ref: str, pointer: Pointer) -> str:
        if not ref.startswith("#"):
            raise self.fail(pointer, f"remote $ref {ref!r} is never fetched; bring the schema into this document")
        tokens = pointers.parse(ref)
        if tokens[:2] != ("components", "schemas") or len(tokens) != 3:
            raise self.fail(pointer, f"$ref {ref!r} has to name a schema as '#/components/schemas/Name'")
        if pointers.find(self.document, tokens) is None:
            raise self.fail(pointer, f"$ref {ref!r} has no target; define it or repair it in overlay.yaml")
        return tokens[2]

    def _name(self, pointer: Pointer, name: str) -> str:
        """Choose a name; a component keeps its own, and an inline schema never takes one of those."""
        in_document = self.document.get("components", {}).get("schemas", {})
        if len(pointer) == 3 and pointer[:2] == ("components", "schemas"):
            self._named.add(pointer[2])
            return pointer[2]
        unique, count = name, 2
        while unique in in_document or unique in self.components:
            unique, count = f"{name}{count}", count + 1
        return unique

    def _define(self, name: str, pointer: Pointer, node: Node, component: Node) -> Node:
        self.components[name] = {**component, "x-place": pointers.text(pointer), **pick(node, _OF_COMPONENTS)}
        return self.components[name]

    def _object(self, node: Node, pointer: Pointer, name: str) -> Node:
        properties: Node = node.get("properties", {})
        values = node.get("additionalProperties", True)
        if not properties:
            return {"type": "object", "additionalProperties": self._values(values, pointer, name)}
        if pointers.is_mapping(values) and values and are_all_like(properties, values):
            return {"type": "object", "additionalProperties": self._values(values, pointer, name)}
        unique = self._name(pointer, name)
        required = [key for key in dict.fromkeys(node.get("required", [])) if key in properties]
        self._define(unique, pointer, node, {"type": "object", "properties": {}, "required": required})
        # Its fields are read later: they may lead back to it, or on through any number of objects.
        self._unread.append((unique, properties, pointer))
        return reference(unique)

    def _read_fields(self, name: str, properties: Node, pointer: Pointer) -> None:
        for key, inner in properties.items():
            form = self._form(inner, (*pointer, "properties", key), name + pascal_case(key))
            self.components[name]["properties"][key] = form

    def _values(self, values: Any, pointer: Pointer, name: str) -> Node:
        if not pointers.is_mapping(values):
            return {}
        return self._form(values, (*pointer, "additionalProperties"), f"{name}Value")

    def _enum(self, node: Node, pointer: Pointer, name: str) -> Node:
        values = [node["const"]] if "const" in node else list(node["enum"])
        given = [value for value in values if value is not None]
        if {type(value) for value in given} in ({str}, {int}):
            unique = self._name(pointer, name)
            self._define(unique, pointer, node, {"enum": list(dict.fromkeys(given))})
            form = reference(unique)
        else:
            form = pick(node, ("type",)) if node.get("type") in SCALARS else {}
        return or_null(form) if len(given) < len(values) else form

    def _union(self, node: Node, choices: Sequence[Node], pointer: Pointer, name: str) -> Node:
        if len(choices) == 1 and "discriminator" not in node:
            return self._form(choices[0], (*pointer, "oneOf", "0"), name)
        unique = self._name(pointer, name)
        component = self._define(unique, pointer, node, {"oneOf": []})
        outer, self._following = self._following, ()
        members: list[Node] = []
        for index, choice in enumerate(choices):
            place = (*pointer, "oneOf" if "oneOf" in node else "anyOf", str(index))
            members.append(drop_notes(self._form(choice, place, f"{unique}Option{index + 1}")))
        component["oneOf"] = members
        if "discriminator" in node:
            component["discriminator"] = self._discriminator(node["discriminator"], pointer)
        self._following = outer
        return reference(unique)

    def _discriminator(self, discriminator: Node, pointer: Pointer) -> Node:
        mapping: Node = {}
        for tag, target in discriminator.get("mapping", {}).items():
            ref = target if target.startswith("#") or "/" in target else f"#/components/schemas/{target}"
            mapping[tag] = self._follow(ref, (*pointer, "discriminator", "mapping", tag))
        return {"propertyName": discriminator["propertyName"], "mapping": mapping}

    def _flatten(self, node: Node, pointer: Pointer, seen: tuple[str, ...] = ()) -> Node:
        """Return one object schema (or one reference) out of an allOf."""
        parts = [(part, (*pointer, "allOf", str(index))) for index, part in enumerate(node["allOf"])]
        own = {key: value for key, value in node.items() if key != "allOf"}
        meaningful = [(part, place) for part, place in parts if part]
        if len(meaningful) == 1 and not own.keys() - {*NOTES, *_OF_COMPONENTS, "type"}:
            part, place = meaningful[0]
            return {**(self._flatten(part, place, seen) if "allOf" in part else part), **pick(own, NOTES)}
        merged: Node = {"type": "object", "properties": {}, "required": []}
        for part, place in [*parts, (own, pointer)]:
            self._merge_part(merged, part, place, seen)
        return {**merged, **pick(own, (*NOTES, *_OF_COMPONENTS))}

    def _refined(self, base: Node, part: Node, place: Pointer) -> Node:
        """Join a property that several parts of an allOf declare; a later one may add to it, not contradict it."""
        if not part.keys() - _NOTES_AND_TITLES:
            return {**base, **part}
        if {"type"} <= base.keys() & part.keys() and base["type"] != part["type"]:
            raise self.fail(
                place, f"is {base['type']} in one part of allOf and {part['type']} in another; settle on one"
            )
        return part

    def _merge_part(self, merged: Node, part: Node, place: Pointer, seen: tuple[str, ...]) -> None:
        if "$ref" in part:
            target = self._component(part["$ref"], place)
            if target in seen:
                raise self.fail(place, f"allOf leads back to {target}; a schema can't hold itself")
            if target not in self._joined:
                inner: Node = self.document["components"]["schemas"][target]
                joined: Node = {"properties": {}, "required": []}
                self._merge_part(joined, inner, ("components", "schemas", target), (*seen, target))
                self._joined[target] = joined
            part = self._joined[target]
        if "allOf" in part:
            self._merge_part(merged, self._flatten(part, place, seen), place, seen)
            return
        no_object = part.get("type", "object") not in ("object", ["object"])
        if no_object or find_choices(part) or part.keys() & {"enum", "const"}:
            raise self.fail(place, "allOf can join objects only; write the joined schema out in overlay.yaml")
        for name, inner in part.get("properties", {}).items():
            merged["properties"][name] = self._refined(
                merged["properties"].get(name, {}), inner, (*place, "properties", name)
            )
        merged["required"] = list(dict.fromkeys([*merged["required"], *part.get("required", [])]))
        if "additionalProperties" in part:
            merged["additionalProperties"] = part["additionalProperties"]
