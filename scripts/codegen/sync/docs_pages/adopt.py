"""Structures that only a page has, brought into the spec under sane names.

A structure that the spec already has is used as it stands: a page calls things its own way.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

from ...document.pointer import Mapping, items, mapping, parse
from ...document.shapes import UNION, Shapes
from .fragments import TAGS, Fragment

_SCHEMAS = "#/components/schemas/"
# What the docs put into the name of an inline structure: its place in the document.
_PLACE_WORDS = re.compile(r"(Get|Post|Put|Patch|Delete)(RequestBody|Responses?)Content.*?Schema")
_HASH = re.compile(r"-[a-z0-9]{6}$")
_STATUS = re.compile(r"_[1-5]\d\d$")
_ALIKE = 0.5


def sane_name(words: str) -> str:
    """Return a PascalCase name from what a page calls a structure.

    ``models_get_Response_200`` -> ``ModelsGetResponse``.
    """
    plain = _PLACE_WORDS.sub("", _STATUS.sub("", _HASH.sub("", words)))
    pascal = "".join(word[0].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", plain))
    return pascal if pascal[:1].isalpha() else f"Schema{pascal}"


class Adopter:
    """Rewrites the schemas of one page for the spec; ``twins`` maps page components to those of the spec."""

    def __init__(self, spec: Shapes, fragment: Fragment, compare: Callable[[str, str], None]) -> None:
        self._spec = spec
        self._page = Shapes(fragment.document)
        self._compare = compare
        self._open: set[str] = set()
        self.twins: dict[str, str] = {}

    def schema(self, node: Mapping, hint: str = "") -> Mapping:
        """Return the page's schema in the terms of the spec; what it refers to is added where the spec has no like."""
        reference = node.get("$ref")
        if isinstance(reference, str):
            return self._component(parse(reference)[-1])
        adopted: Mapping = {}
        for keyword, value in node.items():
            if keyword == "properties":
                adopted[keyword] = {name: self.schema(inner, f"{hint}_{name}") for name, inner in value.items()}
            elif keyword in ("items", "additionalProperties"):
                adopted[keyword] = self.schema(value, hint)
            elif keyword == "allOf":
                adopted[keyword] = [self.schema(inner, hint) for inner in value]
            elif keyword in ("oneOf", "anyOf"):
                adopted.update(self._union(node, keyword, hint))
            elif keyword not in ("discriminator", TAGS):
                adopted[keyword] = copy.deepcopy(value)
        return adopted

    def member(self, node: Mapping, key: str, tag: str, hint: str) -> Mapping:
        """Return a tagged member of a union, always a component, since a discriminator can point at nothing else."""
        if "$ref" in node:
            return self.schema(node)
        tagged = {"type": "string", "enum": [tag]}
        properties = {**mapping(node.get("properties")), key: tagged}
        required = [key, *(name for name in items(node.get("required")) if name != key)]
        whole = {**node, "properties": properties, "required": required}
        name = self._fresh(sane_name(f"{hint}_{tag}"))
        self._schemas()[name] = self.schema(whole, name)
        return {"$ref": _SCHEMAS + name}

    def _union(self, node: Mapping, keyword: str, hint: str) -> Mapping:
        members: list[Mapping] = items(node.get(keyword))
        key = mapping(node.get("discriminator")).get("propertyName")
        tags = page_tags(self._page, node, str(key or ""))
        if not key or keyword == "anyOf" or not all(tags):
            return {keyword: [self.schema(member, f"{hint}_{index}") for index, member in enumerate(members)]}
        adopted: list[Mapping] = []
        references: dict[str, str] = {}
        for member, names in zip(members, tags, strict=True):
            reference = self.member(member, str(key), names[0], hint)
            references.update(dict.fromkeys(names, str(reference.get("$ref"))))
            adopted.extend([reference] if reference not in adopted else [])
        return {keyword: adopted, "discriminator": {"propertyName": key, "mapping": references}}

    def _component(self, name: str) -> Mapping:
        node = mapping(mapping(mapping(self._page.document["components"])["schemas"])[name])
        if name not in self.twins:
            kind = self._page.kind(node)
            leaf = kind not in ("object", UNION) and not self._page.values(node)
            if name not in self._open and (leaf or (kind == "object" and not self._page.properties(node))):
                self._open.add(name)
                adopted = self.schema(node, name)
                self._open.discard(name)
                return adopted
            self._place(name, node)
        return {"$ref": _SCHEMAS + self.twins[name]}

    def _place(self, name: str, node: Mapping) -> None:
        wanted = sane_name(name)
        schemas = self._schemas()
        if wanted in schemas and self._alike(node, mapping(schemas[wanted])):
            self.twins[name] = wanted
            self._compare(name, wanted)
            return
        self.twins[name] = self._fresh(wanted)
        schemas[self.twins[name]] = {}
        schemas[self.twins[name]] = self.schema(node, name)

    def _alike(self, node: Mapping, held: Mapping) -> bool:
        if self._page.kind(node) != self._spec.kind(held):
            return False
        pairs = (
            (set(self._page.properties(node)), set(self._spec.properties(held))),
            (set(map(repr, self._page.values(node))), set(map(repr, self._spec.values(held)))),
        )
        return all(len(theirs & ours) >= _ALIKE * len(theirs) for theirs, ours in pairs if theirs)

    def _fresh(self, wanted: str) -> str:
        taken = {name.lower() for name in self._schemas()}
        number = 2
        name = wanted
        while name.lower() in taken:
            name, number = f"{wanted}{number}", number + 1
        return name

    def _schemas(self) -> Mapping:
        components: Mapping = self._spec.document.setdefault("components", {})
        schemas: Mapping = components.setdefault("schemas", {})
        return schemas


def page_tags(page: Shapes, union: Mapping, key: str) -> list[list[str]]:
    """Return the tags that choose each member of a page's union: by prose, mapping or a property's one value."""
    described: list[str] = items(union.get(TAGS))
    pointed = mapping(mapping(union.get("discriminator")).get("mapping"))
    found: list[list[str]] = []
    for index, member in enumerate(items(union.get("oneOf")) or items(union.get("anyOf"))):
        mapped = [tag for tag, target in pointed.items() if target == mapping(member).get("$ref")]
        slot = page.properties(member).get(key)
        values = page.values(slot.get()) if slot else []
        own = [str(values[0])] if len(values) == 1 else []
        found.append(([described[index]] if index < len(described) and described[index] else []) or mapped or own)
    return found
