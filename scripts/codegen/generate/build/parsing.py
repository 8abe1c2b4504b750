"""An argument that takes a class (`x-client-arguments`): the reply with a value of it, and a type of arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ir import ir, markers
from ..ir.literals import Untrusted
from ..read.names import argument_name, type_name
from ..read.normalise import Node, referred
from .claims import Claims

if TYPE_CHECKING:
    from .methods import Methods


def parsing(methods: Methods, node: Node, module: str) -> markers.Parsing | None:
    """What the marker says; None, with a warning, for one that names what is not there."""
    classes = [one for one in node.get("x-client-arguments", {}).items() if one[1]["type"] == "class"]
    if not classes:
        return None
    name, notes = classes[0]
    reply = referred(node["reply"] or {}) or ""
    plain = "x-body" not in node and "x-page" not in node
    if len(classes) > 1 or not plain or "properties" not in methods.types.components.get(reply, {}):
        methods.misplaced(
            node, "x-client-arguments can hold one class, where the reply is an object, without x-body and x-page"
        )
        return None
    body = referred(node["body"]["form"] if node["body"] else {}) or ""
    if notes["field"] not in methods.types.components.get(body, {}).get("properties", {}):
        methods.misplaced(node, f"x-client-arguments names the field {notes['field']!r}, which the body lacks")
        return None
    return markers.Parsing(
        argument=argument_name(name),
        arguments=f"{type_name(module)}Arguments",
        reply=type_name(reply),
        parsed=f"Parsed{type_name(reply)}",
        field=Untrusted(notes["field"]),
        schema=Untrusted(notes["schema"]),
    )


def with_parsing(
    modules: Iterable[ir.Module], methods: Methods, claims: Claims, operations: list[ir.Operation]
) -> tuple[ir.Module, ...]:
    """The modules of types with what the argument adds: a reply's second class, a type of arguments."""
    found: dict[str, markers.Parsing] = {}
    calls: defaultdict[str, list[ir.Operation]] = defaultdict(list)
    modules = list(modules)
    homes = {module.name for module in modules}
    for node, operation in zip(methods.operations, operations, strict=True):
        if operation.parsing:
            claims.claim("type", operation.parsing.arguments, node["x-place"])
            if operation.parsing.reply not in found:
                claims.claim("type", operation.parsing.parsed, node["x-place"])
            found[operation.parsing.reply] = operation.parsing
            # Where other operations use all of its types, these are shared, and it has no module of its own.
            home = methods.home(node)
            calls[home if home in homes else ir.SHARED].append(operation)
    return tuple(
        replace(
            module,
            parsed=tuple(found[model.name] for model in module.models if model.name in found),
            calls=tuple(calls[module.name]),
        )
        for module in modules
    )
