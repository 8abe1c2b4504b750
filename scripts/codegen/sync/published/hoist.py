"""Inline schemas that carry a sane type name become components."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...document.pointer import Mapping, is_list, is_mapping
from .fingerprint import fingerprint
from .streams import SANE_NAME
from .strip import COMPONENT_PREFIX, TypeNames

_WORTH_A_NAME = ("properties", "additionalProperties", "enum", "oneOf", "anyOf", "allOf")


class _Candidate(NamedTuple):
    holder: Any
    key: Any
    schema: Mapping
    name: str
    structure: str


def hoist(spec: Mapping, names: TypeNames) -> None:
    """Replace each inline schema with a sane name by a reference, where the name means one structure.

    The first schema of a name defines it (a component of that name always does); one of another structure stays inline.
    """
    schemas: Mapping = spec["components"]["schemas"]
    found: list[_Candidate] = []
    for name in schemas:
        _collect(schemas, name, names, found, inside=True)
    _collect(spec, "paths", names, found, inside=True)
    structures = {name: fingerprint(schema) for name, schema in schemas.items()}
    chosen: list[_Candidate] = []
    for candidate in found:
        if structures.setdefault(candidate.name, candidate.structure) == candidate.structure:
            schemas.setdefault(candidate.name, candidate.schema)
            chosen.append(candidate)
    for candidate in chosen:
        candidate.holder[candidate.key] = {"$ref": COMPONENT_PREFIX + candidate.name}


def _collect(holder: Any, key: Any, names: TypeNames, found: list[_Candidate], *, inside: bool = False) -> None:
    """Gather the candidates at and below ``holder[key]``; ``inside``: below only (a component, a fragment)."""
    node = holder[key]
    if is_mapping(node):
        name = names.get(node)
        sane = name is not None and SANE_NAME.fullmatch(name) and any(word in node for word in _WORTH_A_NAME)
        if name and sane and not inside:
            found.append(_Candidate(holder, key, node, name, fingerprint(node)))
        for inner in node:
            if inner == "allOf" and is_list(node[inner]):
                for at in range(len(node[inner])):
                    _collect(node[inner], at, names, found, inside=True)
            elif inner not in {"default", "enum", "const"}:
                _collect(node, inner, names, found)
    elif is_list(node):
        for at in range(len(node)):
            _collect(node, at, names, found)
