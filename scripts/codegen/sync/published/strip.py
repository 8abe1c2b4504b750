"""Schemas copied as structure only: no prose, no vendor keys, OpenAPI 3.0 forms written as 3.1.

What a schema says of its type name is kept aside in ``TypeNames``; local mistakes are repaired, each with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document.load import SpecError
from ...document.pointer import Mapping, Pointer, find, is_mapping, items, mapping, parse, text
from .repairs import Repairs
from .slips import allow_null, mend

COMPONENT_PREFIX = "#/components/schemas/"

NAMED = ("properties", "patternProperties", "$defs", "dependentSchemas")
_LISTED = ("allOf", "oneOf", "anyOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not", "propertyNames", "contains", "if", "then", "else")
# Written in this order, so that a reordered upstream gives the same bytes.
_KEYWORDS = (
    "type", "format", "const", "enum", "default", "deprecated", "readOnly", "writeOnly",
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType",
    "minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties",
    "required", "dependentRequired", *NAMED, *_SINGLE, *_LISTED, "discriminator",
)  # fmt: skip
_BESIDE_REF = ("default", "deprecated", "readOnly", "writeOnly")
_PROSE = frozenset({
    "description", "title", "summary", "example", "examples", "externalDocs", "xml", "nullable",
    "$comment", "$schema", "$id", "$anchor", "collectionFormat",
})  # fmt: skip


def component_name(ref: object) -> str | None:
    """Return the component schema that a reference names; None for any other reference."""
    tokens = parse(ref) if isinstance(ref, str) and ref.startswith(COMPONENT_PREFIX) else ()
    return tokens[2] if len(tokens) == 3 else None


def in_order(schema: Mapping) -> Mapping:
    """Return the keywords of the schema in the order in which sync writes them; others are left out."""
    return {key: schema[key] for key in _KEYWORDS if key in schema}


def subschemas(schema: Mapping, pointer: Pointer) -> Iterator[tuple[Pointer, Mapping]]:
    """Return the schema and every schema inside it, parents first; references are not followed."""
    stack = [(pointer, schema)]
    while stack:
        here, node = stack.pop()
        yield here, node
        inner: list[tuple[Pointer, object]] = [((*here, key), node[key]) for key in _SINGLE if key in node]
        for key in NAMED:
            inner += [((*here, key, name), each) for name, each in mapping(node.get(key)).items()]
        for key in _LISTED:
            inner += [((*here, key, str(at)), each) for at, each in enumerate(items(node.get(key)))]
        stack.extend((place, each) for place, each in reversed(inner) if is_mapping(each))


class TypeNames:
    """The type names that upstream gives to schemas, kept beside the copies and not in them."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[Mapping, str]] = {}

    def put(self, schema: Mapping, name: object) -> None:
        if isinstance(name, str):
            self._names[id(schema)] = (schema, name)

    def get(self, schema: Mapping) -> str | None:
        named = self._names.get(id(schema))
        return named[1] if named else None


class Stripper:
    """Copies the schemas of one upstream document."""

    def __init__(self, document: Mapping, name: str, repairs: Repairs) -> None:
        self.document = document
        self.repairs = repairs
        self.names = TypeNames()
        self._name = name
        self._inlining: list[str] = []

    def schema(self, node: object, pointer: Pointer) -> Mapping:
        """Return the structure of the schema; a boolean or unreadable schema becomes ``{}``, which allows anything."""
        if not is_mapping(node):
            if node is not True:
                self.repairs.lost(pointer, "is no schema; replaced by anything")
            return {}
        if isinstance(node.get("$ref"), str):
            return self._reference(node, pointer)
        found = self._keywords(node, pointer)
        mend(found, pointer, self.repairs)
        if node.get("nullable") is True:
            allow_null(found)
        stripped = in_order(found)
        self.names.put(stripped, node.get("x-fern-type-name"))
        return stripped

    def refuse_remote(self, ref: str, pointer: Pointer) -> None:
        """Raise ``SpecError`` where the reference leaves the document."""
        if not ref.startswith("#"):
            message = (
                f"$ref to {ref[:120]!r} leaves the document and is never fetched; write its target into the document"
            )
            raise SpecError(self._name + text(pointer), message)

    def _reference(self, node: Mapping, pointer: Pointer) -> Mapping:
        ref: str = node["$ref"]
        self.refuse_remote(ref, pointer)
        beside = {key for key in node if key != "$ref" and key not in _PROSE and not key.startswith("x-")}
        lost = sorted(beside.difference(_BESIDE_REF))
        if lost:
            self.repairs.mended(pointer, f"keywords beside $ref have no effect; dropped {', '.join(lost)}")
        if component_name(ref) is None:
            return self._inline(ref, pointer)
        stripped: Mapping = {"$ref": ref}
        stripped |= {key: node[key] for key in _BESIDE_REF if key in node}
        if node.get("nullable") is True:
            return {"anyOf": [stripped, {"type": "null"}]}
        return stripped

    def _inline(self, ref: str, pointer: Pointer) -> Mapping:
        """Return the target of a reference that points at no component, copied to where it is used."""
        target = find(self.document, parse(ref))
        if target is None or ref in self._inlining:
            self.repairs.lost(pointer, f"$ref {ref} has no target that can be copied; replaced by anything")
            return {}
        self._inlining.append(ref)
        stripped = self.schema(target, pointer)
        self._inlining.pop()
        return stripped

    def _keywords(self, node: Mapping, pointer: Pointer) -> Mapping:
        found: Mapping = {}
        for key, value in node.items():
            if key in NAMED:
                found[key] = {name: self.schema(each, (*pointer, key, name)) for name, each in mapping(value).items()}
            elif key in _LISTED:
                found[key] = [self.schema(each, (*pointer, key, str(at))) for at, each in enumerate(items(value))]
            elif key in _SINGLE:
                found[key] = value if isinstance(value, bool) else self.schema(value, (*pointer, key))
            elif key == "discriminator":
                found |= _discriminator(value)
            elif key in _KEYWORDS:
                found[key] = value
            elif key not in _PROSE and not key.startswith("x-"):
                self.repairs.lost(pointer, f"unknown keyword {key!r}; dropped")
        return found


def _discriminator(value: object) -> Mapping:
    facts = mapping(value)
    if not isinstance(facts.get("propertyName"), str):
        return {}
    kept: Mapping = {"propertyName": facts["propertyName"]}
    targets = {
        tag: target if "/" in target or "#" in target else COMPONENT_PREFIX + target
        for tag, target in mapping(facts.get("mapping")).items()
        if isinstance(target, str)
    }
    if targets:
        kept["mapping"] = targets
    return {"discriminator": kept}
