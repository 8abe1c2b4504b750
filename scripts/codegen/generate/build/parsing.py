"""An argument that takes a class (`x-client-arguments`): the reply with a value of it, and a type of arguments."""

from __future__ import annotations

from ..ir import markers
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import argument_name, type_name
from .types import Types


def parsing(types: Types, node: Node, module: str) -> markers.Parsing | None:
    """Return what the marker says; None, with a warning, for one that names what is not there."""
    classes = [one for one in node.get("x-client-arguments", {}).items() if one[1]["type"] == "class"]
    if not classes:
        return None
    name, notes = classes[0]
    reply = referred(node["reply"] or {}) or ""
    plain = "x-body" not in node and "x-page" not in node
    if len(classes) > 1 or not plain or "properties" not in types.components.get(reply, {}):
        types.misplaced(
            node["x-place"],
            "x-client-arguments can hold one class, where the reply is an object, without x-body and x-page",
        )
        return None
    body = referred(node["body"]["form"] if node["body"] else {}) or ""
    if notes["field"] not in types.components.get(body, {}).get("properties", {}):
        types.misplaced(node["x-place"], f"x-client-arguments names the field {notes['field']!r}, which the body lacks")
        return None
    return markers.Parsing(
        argument=argument_name(name),
        arguments=f"{type_name(module)}Arguments",
        reply=type_name(reply),
        parsed=f"Parsed{type_name(reply)}",
        field=Untrusted(notes["field"]),
        schema=Untrusted(notes["schema"]),
    )
