"""The normalised document and the parser's facts as IR: what is generated, under which names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import ir
from .literals import Untrusted
from .load import SpecError
from .methods import Methods
from .names import field_name, module_name, pascal_case, type_name
from .normalise import Node
from .parser import Facts
from .types import Types, reached, unknown_class

SHARED = "shared"


@dataclass
class Names:
    """Each Python name once: raises SpecError with both places for the second."""

    file: str
    places: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def claim(self, scope: str, name: str, place: str) -> None:
        first = self.places.setdefault((scope, name), place)
        if first != place:
            message = f"becomes the Python name {name!r}, as {self.file}{first} does; rename one in overlay.yaml"
            raise SpecError(f"{self.file}{place}", message)


def build(document: Node, normalised: Node, facts: Facts, file: str, warnings: list[str] | None = None) -> ir.Package:
    """Raises SpecError where two names of the spec become one in Python, or a marker names what is not there.

    With `warnings` a misplaced marker is left out and warned of.
    """
    components: dict[str, Node] = normalised["components"]
    operations: list[Node] = normalised["operations"]
    types = Types(components, facts, file)
    carrying = {name for operation in operations for name in operation.get("x-clients", ())}
    clients = tuple(sorted(carrying)) or ("Client",)
    methods = Methods(types, operations, clients, warnings)
    built = [methods.operation(operation) for operation in operations]
    names = Names(file)
    for node, operation in zip(operations, built, strict=True):
        names.claim("endpoint module", operation.module, node["x-place"])
        for scope in [operation.group or "top level", *operation.clients] if operation.group else ["top level"]:
            names.claim(f"method of {scope}", operation.method, node["x-place"])
            if operation.streaming:
                names.claim(f"method of {scope}", operation.streaming.method, node["x-place"])
    modules = _modules(types, operations, methods, names)
    where = {name: module.name for module in modules for name in _names_in(module)}
    return ir.Package(
        title=Untrusted(str(document["info"]["title"])),
        clients=clients,
        modules=modules,
        operations=tuple(built),
        resources=_resources(built),
        waits=methods.waits(),
        unknowns=_unknowns(components),
        where=where,
        document=document,
    )


def _modules(types: Types, operations: list[Node], methods: Methods, names: Names) -> tuple[ir.Module, ...]:
    """Types used by one resource stand in its module, those of several in `shared`, so that imports never cycle."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    inputs: set[str] = set()
    for operation in operations:
        sent = reached(types.components, methods.sent_forms(operation))
        inputs |= sent
        for name in sent | reached(types.components, methods.received_forms(operation)):
            homes[name].add(methods.home(operation))
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(homes):
        by_module[next(iter(homes[name])) if len(homes[name]) == 1 else SHARED].append(name)
        for python_name in _claimed(types, name):
            names.claim("type", python_name, types.components[name]["x-place"])
    return tuple(_module(types, module, by_module[module], inputs) for module in sorted(by_module))


def _claimed(types: Types, name: str) -> Iterable[str]:
    own = [type_name(name), *types.aliases(name)]
    yield from own
    yield from (f"{one}Dict" for one in own if "enum" not in types.components[name])


def _module(types: Types, module: str, names: list[str], inputs: set[str]) -> ir.Module:
    components = types.components
    return ir.Module(
        name=module,
        enums=tuple(types.enum(name) for name in names if "enum" in components[name]),
        unions=tuple(types.union(name) for name in names if "oneOf" in components[name]),
        models=tuple(types.model(name) for name in names if "properties" in components[name]),
        inputs=frozenset(type_name(name) for name in names if name in inputs and "enum" not in components[name]),
    )


def _names_in(module: ir.Module) -> list[str]:
    types: list[Any] = [*module.enums, *module.unions, *module.models]
    return [name for one in types for name in (one.name, *one.aliases)]


def _unknowns(components: dict[str, Node]) -> tuple[tuple[str, str, Untrusted], ...]:
    unions = [component for component in components.values() if "discriminator" in component]
    tags = {union["discriminator"]["propertyName"] for union in unions}
    return tuple((unknown_class(tag), field_name(tag), Untrusted(tag)) for tag in sorted(tags))


def _resources(operations: list[ir.Operation], prefix: str = "") -> tuple[ir.Resource, ...]:
    """The tree of resources that the groups spell out: `audio.transcriptions` is inside `audio`."""
    start = f"{prefix}." if prefix else ""
    inside = [one.group for one in operations if one.group.startswith(start) and one.group != prefix]
    resources: list[ir.Resource] = []
    for name in sorted({group[len(start) :].split(".")[0] for group in inside}):
        group = start + name
        resources.append(
            ir.Resource(
                name=name,
                class_name=f"{pascal_case(group)}Resource",
                module=module_name(group),
                operations=tuple(one for one in operations if one.group == group),
                children=_resources(operations, group),
            )
        )
    return tuple(resources)
