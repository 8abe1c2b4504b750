"""The plain forms of schemas, which `normalise` lists: making them, and looking into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...document import pointer as pointers

Node = dict[str, Any]

SCALARS: Final = ("string", "integer", "number", "boolean")
NOTES: Final = ("readOnly", "deprecated", "description", "default")
_COMPONENT: Final = "#/components/schemas/"
METHODS: Final = ("get", "put", "post", "delete", "head", "patch")


def path_items(document: Node) -> Iterator[tuple[str, Node]]:
    """Return each path and what it holds; extensions beside the paths are left out."""
    return ((path, item) for path, item in document["paths"].items() if path.startswith("/"))


def reference(name: str) -> Node:
    return {"$ref": _COMPONENT + name}


def referred(form: Mapping[str, Any]) -> str | None:
    """Return the component that a form names, through null."""
    if "oneOf" in form:
        return referred(form["oneOf"][0])
    ref = form.get("$ref")
    return None if ref is None else ref.removeprefix(_COMPONENT)


def or_null(form: Node) -> Node:
    if not form or "oneOf" in form:
        return form
    return {"oneOf": [form, {"type": "null"}]}


def drop_notes(form: Node) -> Node:
    return {key: value for key, value in form.items() if key not in NOTES or key == "default"}


def find_choices(node: Node) -> list[Node]:
    """Return the members of oneOf or anyOf; a list that only varies what is required says nothing about the shape."""
    choices: list[Node] = node.get("oneOf") or node.get("anyOf") or []
    shapeless = all(choice.keys() <= {"required", "not", "description", "title"} and choice for choice in choices)
    return [] if choices and shapeless else choices


def drop_null(node: Node) -> tuple[Node, bool]:
    """Return the schema without its null, and whether it had one: `nullable`, type lists or null members."""
    may_be_null = bool(node.get("nullable"))
    node = {key: value for key, value in node.items() if key != "nullable"}
    kind = node.get("type")
    if pointers.is_list(kind) and "null" in kind:
        kinds = [one for one in kind if one != "null"]
        node = {**node, "type": kinds[0] if len(kinds) == 1 else kinds}
        may_be_null = True
    for key in ("oneOf", "anyOf"):
        members: list[Node] = node.get(key, [])
        kept = [member for member in members if member.get("type") != "null"]
        if len(kept) != len(members):
            node, may_be_null = {**node, key: kept}, True
    return node, may_be_null


def are_all_like(properties: Node, values: Node) -> bool:
    """Tell whether the declared keys say no more than the map does, as of a map of strings with a `text`."""
    return all(pick(inner, ("type", "format")) == pick(values, ("type", "format")) for inner in properties.values())


def pick(node: Node, keys: Sequence[str]) -> Node:
    return {key: node[key] for key in keys if key in node}
