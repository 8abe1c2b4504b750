"""Mistakes that only the whole spec shows: dangling references, mappings beside their unions, lost requirements."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.pointer import Mapping, Pointer, is_list, is_mapping, items, mapping
from ...document.shapes import UNIONS
from .fingerprint import fingerprint
from .repairs import Repairs
from .strip import component_name, subschemas
from .structure import each_operation


def repair(spec: Mapping, repairs: Repairs) -> None:
    """Repair the spec in place; each repair is noted in ``repairs`` with its place."""
    schemas: Mapping = spec["components"]["schemas"]
    for pointer, node in _nodes(spec):
        if is_mapping(node.get("discriminator")):
            _repair_mapping(node, pointer, schemas, repairs)
        for union in (*UNIONS, "allOf"):
            if is_list(node.get(union)):
                _repair_union(node, union, pointer, schemas, repairs)
    for pointer, node in _nodes(spec):
        if _dangles(node.get("$ref"), schemas):
            repairs.lost(pointer, f"$ref {node['$ref']} has no target; replaced by anything")
            node.clear()
        if is_list(node.get("required")) and "allOf" not in pointer:
            _repair_required(node, pointer, schemas, repairs)


def _nodes(spec: Mapping) -> list[tuple[Pointer, Mapping]]:
    """Return every schema of the spec as it is now."""
    return [found for pointer, schema in _roots(spec) for found in subschemas(schema, pointer)]


def _roots(spec: Mapping) -> Iterator[tuple[Pointer, Mapping]]:
    """Return the outermost schemas: components, parameters, bodies, replies and events."""
    for name, schema in spec["components"]["schemas"].items():
        yield ("components", "schemas", name), schema
    for name, parameter in spec["components"]["parameters"].items():
        yield from _of_parameter(parameter, ("components", "parameters", name))
    for path, method, operation in each_operation(spec):
        here = ("paths", path, method)
        for at, parameter in enumerate(items(operation.get("parameters"))):
            yield from _of_parameter(parameter, (*here, "parameters", str(at)))
        yield from _of_content(operation.get("requestBody"), (*here, "requestBody"))
        for status, reply in operation["responses"].items():
            yield from _of_content(reply, (*here, "responses", status))
        if is_mapping(mapping(operation.get("x-stream")).get("events")):
            yield (*here, "x-stream", "events"), operation["x-stream"]["events"]


def _of_parameter(parameter: Mapping, pointer: Pointer) -> Iterator[tuple[Pointer, Mapping]]:
    if is_mapping(parameter.get("schema")):
        yield (*pointer, "schema"), parameter["schema"]
    yield from _of_content(parameter, pointer)


def _of_content(holder: object, pointer: Pointer) -> Iterator[tuple[Pointer, Mapping]]:
    for name, media in mapping(mapping(holder).get("content")).items():
        if is_mapping(mapping(media).get("schema")):
            yield (*pointer, "content", name, "schema"), media["schema"]


def _dangles(ref: object, schemas: Mapping) -> bool:
    name = component_name(ref)
    return name is not None and name not in schemas


def _repair_union(node: Mapping, union: str, pointer: Pointer, schemas: Mapping, repairs: Repairs) -> None:
    left: list[Mapping] = []
    for entry in node[union]:
        if _dangles(entry.get("$ref"), schemas):
            repairs.lost((*pointer, union), f"$ref {entry['$ref']} has no target; the entry removed")
        else:
            left.append(entry)
    unique = {fingerprint(entry): entry for entry in reversed(left)}
    if len(unique) < len(left):
        repairs.mended((*pointer, union), "repeats entries; the repeats removed")
        left = list(reversed(unique.values()))
    node[union] = left
    if not left:
        repairs.lost(pointer, f"{union} has no entries; replaced by anything")
        node.pop(union)
        node.pop("discriminator", None)


def _repair_mapping(node: Mapping, pointer: Pointer, schemas: Mapping, repairs: Repairs) -> None:
    targets: Mapping = node["discriminator"].get("mapping", {})
    union = next((key for key in UNIONS if is_list(node.get(key))), None)
    listed = {component_name(entry.get("$ref")) for entry in items(node.get(union or ""))}
    for tag, target in list(targets.items()):
        if component_name(target) not in schemas:
            repairs.lost(
                (*pointer, "discriminator", "mapping"), f"{tag!r} maps to {target}, which has no target; removed"
            )
            del targets[tag]
        elif union and component_name(target) not in listed:
            repairs.mended((*pointer, union), f"{target} is in the mapping and missing here; added")
            node[union].append({"$ref": target})
            listed.add(component_name(target))
    if not targets:
        node["discriminator"].pop("mapping", None)


def _repair_required(node: Mapping, pointer: Pointer, schemas: Mapping, repairs: Repairs) -> None:
    """Leave out a fragment inside allOf: it may require what its siblings define."""
    known = _property_names(node, schemas, frozenset())
    lost = [name for name in node["required"] if name not in known]
    if lost:
        repairs.lost((*pointer, "required"), f"requires {', '.join(lost)}, which nothing here defines; taken out")
        node["required"] = [name for name in node["required"] if name in known]
        if not node["required"]:
            del node["required"]


def _property_names(node: Mapping, schemas: Mapping, seen: frozenset[str]) -> set[str]:
    """Return the properties that the schema and what it composes define."""
    found = set(mapping(node.get("properties")))
    name = component_name(node.get("$ref"))
    if name in schemas and name not in seen:
        return _property_names(schemas[name], schemas, seen | {name})
    for composed in ("allOf", *UNIONS):
        for entry in items(node.get(composed)):
            found |= _property_names(entry, schemas, seen)
    return found
