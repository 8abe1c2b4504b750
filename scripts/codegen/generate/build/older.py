"""`x-aliases` of operations: older names of their arguments and methods, which stay callable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..ir import markers
from ..ir import package as ir
from ..read.forms import Node
from ..read.names import argument_name, method_name, module_name
from .claims import Claims
from .methods import Methods

OlderMethods = Mapping[str, tuple[markers.Renamed, ...]]
"""For each group, "" for the clients themselves: the older names of methods, and what they lead to from there."""


def with_older_arguments(methods: Methods, node: Node, operation: ir.Operation) -> ir.Operation:
    """Raise SpecError, or warns, where an older name stands for no argument or for one that is there."""
    known = {one.name for one in (*operation.arguments, *operation.client_arguments)}
    known |= {operation.whole_body.name} if operation.whole_body else set()
    renamed: list[markers.Renamed] = []
    for wire, current in node.get("x-aliases", {}).get("arguments", {}).items():
        older, name = argument_name(wire), argument_name(current)
        if older in known or name not in known:
            methods.misplaced(node, f"x-aliases has to lead from an argument that is not there to one that is: {older}")
        else:
            renamed.append(markers.Renamed(older, name))
    return replace(operation, older_arguments=tuple(renamed))


def older_methods(
    methods: Methods, claims: Claims, nodes: Iterable[Node], operations: Iterable[ir.Operation]
) -> OlderMethods:
    """Raise SpecError where an older name is taken, or stands in another resource than its method."""
    found: defaultdict[str, list[markers.Renamed]] = defaultdict(list)
    for node, operation in zip(nodes, operations, strict=True):
        for path in node.get("x-aliases", {}).get("methods", ()):
            *groups, last = path.split(".")
            owner, older = ".".join(map(module_name, groups)), method_name(last)
            current = f"{operation.group}.{operation.method}".lstrip(".")
            if owner and not current.startswith(f"{owner}."):
                methods.misplaced(node, f"x-aliases has to name a method of {operation.group or 'a client'}: {path}")
                continue
            for scope in [owner] if owner else methods.clients:
                claims.claim(f"attribute of {scope}", older, node["x-place"])
            found[owner].append(markers.Renamed(older, current.removeprefix(f"{owner}.") if owner else current))
    return {owner: tuple(renamed) for owner, renamed in found.items()}
