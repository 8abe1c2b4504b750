"""Each Python name once: what generated modules define is claimed, and a second claim is an error with both places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ...document.load import SpecError
from ..ir import package as ir
from ..read.forms import Node
from ..read.names import field_name, resource_class, resource_module, type_name
from . import code
from .types import Types, unknown_class

# Most file systems end at 255 bytes, and a module's name is not the whole of its file's.
_LONGEST_MODULE: Final = 200
# The field of `Unknown` that holds the tag, where a discriminator has the same name.
_OF_UNKNOWN: Final = {"tag": "tag_"}


@dataclass
class Claims:
    file: str
    places: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def claim(self, scope: str, name: str, place: str) -> None:
        """Raise SpecError where the name is taken in the scope."""
        first = self.places.get((scope, name))
        if first is not None:
            message = f"becomes the Python name {name!r}, as {self.file}{first} does; rename one in overlay.yaml"
            raise SpecError(f"{self.file}{place}", message)
        self.places[scope, name] = place

    def module(self, kind: str, name: str, place: str) -> None:
        self.check_module(name, place)
        self.claim(kind, name, place)

    def check_module(self, name: str, place: str) -> None:
        """Raise SpecError for a name that is too long for a file."""
        if len(name) > _LONGEST_MODULE:
            raise SpecError(f"{self.file}{place}", f"becomes a module name of {len(name)} characters; shorten it")

    def operation(self, operation: ir.Operation, place: str) -> None:
        self.module("endpoint module", operation.module, place)
        for scope in [*([operation.group] if operation.group else []), *sorted(operation.clients)]:
            self.claim(f"attribute of {scope}", operation.method, place)
            if operation.streaming:
                self.claim(f"attribute of {scope}", operation.streaming.method, place)
            if operation.splitting and operation.splitting.stream:
                self.claim(f"attribute of {scope}", operation.splitting.stream.method, place)

    def resources(self, places: dict[str, str], clients: Iterable[str]) -> None:
        """Claim the names of resources, each an attribute of the clients or of the resource around it."""
        first: dict[str, str] = {}
        for group, place in places.items():
            steps = group.split(".") if group else []
            for depth in range(1, len(steps) + 1):
                first.setdefault(".".join(steps[:depth]), place)
        for group, place in first.items():
            outer, _, name = group.rpartition(".")
            for scope in [outer] if outer else clients:
                self.claim(f"attribute of {scope}", name, place)
            self.module("resource module", resource_module(group), place)
            self.classes(resource_class(group), place)

    def classes(self, name: str, place: str) -> None:
        """Return a class that comes in two forms, sync and async."""
        self.claim("type", name, place)
        self.claim("type", f"Async{name}", place)

    def component(self, types: Types, name: str) -> None:
        component: Node = types.components[name]
        own = [type_name(name), *types.aliases(name)]
        for python_name in [*own, *(f"{one}Dict" for one in own if "enum" not in component)]:
            self.claim("type", python_name, component["x-place"])
        if "oneOf" in component:
            self.claim("decoder", code.union_decoder(type_name(name)), component["x-place"])

    def unknowns(self, components: dict[str, Node]) -> tuple[tuple[str, str], ...]:
        """Return for each discriminator the class of its unknown members, and the attribute that holds it."""
        found: dict[tuple[str, str], str] = {}
        for component in components.values():
            if "discriminator" in component:
                tag = component["discriminator"]["propertyName"]
                attribute = field_name(tag)
                found.setdefault((unknown_class(tag), _OF_UNKNOWN.get(attribute, attribute)), component["x-place"])
        for (name, _), place in found.items():
            self.claim("type", name, place)
        return tuple(sorted(found))
