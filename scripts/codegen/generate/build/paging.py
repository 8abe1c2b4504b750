"""The marker `x-page`: how the pages of a list follow each other, and the class of a page."""

from __future__ import annotations

from ..ir import markers
from ..ir import package as ir
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import type_name
from .types import Types


def paging(types: Types, node: Node) -> markers.Paging | None:
    """Return what the marker says; None, with a warning, for one that names what is not there."""
    if "x-page" not in node:
        return None
    page: Node = node["x-page"]
    argument: str = page["argument"] if page["kind"] == "cursor" else page["offset"]
    queries = [parameter["name"] for parameter in node["parameters"] if parameter["in"] == "query"]
    for name in (argument, page.get("limit")):
        if name is not None and name not in queries:
            types.misplaced(node["x-place"], f"x-page names the query parameter {name!r}, which is not there")
            return None
    reply = referred(node["reply"] or {}) or ""
    fields = types.components.get(reply, {}).get("properties", {})
    for name in (page["items"], page.get("next")):
        if name is not None and name not in fields:
            types.misplaced(node["x-place"], f"x-page names the field {name!r}, which the reply lacks")
            return None
    items = types.type_of(fields[page["items"]])
    items = items.inner if isinstance(items, ir.Nullable) else items
    if not isinstance(items, ir.ListOf):
        types.misplaced(node["x-place"], f"x-page names the field {page['items']!r}, which is no list")
        return None
    return markers.Paging(
        kind=page["kind"],
        argument=Untrusted(argument),
        next=types.attribute(reply, page["next"]) if "next" in page else None,
        limit=Untrusted(page["limit"]) if "limit" in page else None,
        page=markers.Page(
            f"{type_name(reply)}Page", type_name(reply), types.attribute(reply, page["items"]), items.item
        ),
    )


def paged_replies(operations: list[Node]) -> frozenset[str]:
    """Return the components that are replies of operations with pages."""
    return frozenset(referred(node["reply"] or {}) or "" for node in operations if "x-page" in node)
