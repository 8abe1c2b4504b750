"""A spec as callers see it: its operations, and which of them each component touches in which direction."""

from __future__ import annotations

from typing import NamedTuple

from ..document.pointer import Mapping, items, mapping, parse
from ..sync.published.prune import local_refs
from ..sync.published.structure import each_operation
from .schemas import REQUEST, RESPONSE


class Parameter(NamedTuple):
    """A parameter, and the name of the component that says it."""

    facts: Mapping
    component: str | None


class CalledSpec:
    """One spec, with what reaches each component and in which direction."""

    def __init__(self, spec: Mapping) -> None:
        self.spec = spec
        self.components = mapping(spec.get("components"))
        self.schemas = mapping(self.components.get("schemas"))
        self.operations = {f"{method.upper()} {path}": each for path, method, each in each_operation(spec)}
        self._edges = {
            (section, name): local_refs(node)
            for section in ("schemas", "parameters")
            for name, node in self.section(section).items()
        }
        self.used_by: dict[tuple[str, str], list[str]] = {}
        self.directions: dict[str, set[str]] = {}
        for name, operation in self.operations.items():
            self._spread(name, operation)

    def _spread(self, name: str, operation: Mapping) -> None:
        sent = [operation.get("parameters"), operation.get("requestBody")]
        received = [operation.get("responses"), operation.get("x-stream")]
        touched: dict[tuple[str, str], None] = {}
        for direction, nodes in ((REQUEST, sent), (RESPONSE, received)):
            for section, component in self._reached(local_refs(nodes)):
                if section == "schemas":
                    self.directions.setdefault(component, set()).add(direction)
                touched[section, component] = None
        for key in touched:
            self.used_by.setdefault(key, []).append(name)

    def _reached(self, refs: set[tuple[str, str]]) -> set[tuple[str, str]]:
        waiting, reached = list(refs), set(refs)
        while waiting:
            more = self._edges.get(waiting.pop(), set()) - reached
            reached |= more
            waiting.extend(more)
        return reached

    def section(self, name: str) -> Mapping:
        """Return one kind of components by name."""
        return mapping(self.components.get(name))

    def parameters(self, operation: Mapping) -> dict[str, Parameter]:
        """Return the parameters of an operation by place and name, references followed."""
        found: dict[str, Parameter] = {}
        for node in items(operation.get("parameters")):
            component = parse(node["$ref"])[-1] if "$ref" in node else None
            facts = mapping(self.section("parameters").get(component)) if component else node
            found[parameter_name(facts)] = Parameter(facts, component)
        return found


def parameter_name(facts: Mapping) -> str:
    """Return how a parameter is told: ``query parameter limit``."""
    return f"{facts.get('in')} parameter {facts.get('name')}"
