"""`x-split` as IR: the lists that are cut, how the replies become one, and the method that streams the results."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..ir import markers
from ..ir import package as ir
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import field_name, method_name

Misplaced = Callable[[str], None]

# What the streaming method takes beside the call's own arguments.
_BATCH_SIZE: Final = "batch_size"


def splitting(
    node: Node, components: dict[str, Node], arguments: tuple[ir.Argument, ...], misplaced: Misplaced
) -> markers.Splitting | None:
    """Return what the marker says, less what it says of things that are not there: `misplaced` is told of those."""
    split: Node = node["x-split"]
    in_body = {one.wire.text: one for one in arguments if one.place == "body" and isinstance(one.type, ir.ListOf)}
    for name in split["lists"].keys() - in_body.keys():
        misplaced(f"x-split names the list {name!r}, which the body lacks")
    lists = {name: size for name, size in split["lists"].items() if name in in_body}
    reply = _objects(components, node["reply"])
    if not any(split["each"] in one.get("properties", {}) for one in reply):
        misplaced(f"x-split names the field {split['each']!r}, which the reply lacks")
        return None
    return markers.Splitting(
        lists=tuple((Untrusted(name), size) for name, size in lists.items()),
        each=field_name(split["each"]),
        merge=_merge(components, split["merge"], reply, misplaced),
        stream=_stream(split.get("stream"), arguments, lists, misplaced),
    )


def _objects(components: dict[str, Node], form: Node | None) -> list[Node]:
    """Return the object that a form names, or the members of the union."""
    component: Node = components.get(referred(form or {}) or "", {})
    return [component, *(components.get(referred(one) or "", {}) for one in component.get("oneOf", ()))]


def _merge(components: dict[str, Node], merge: Node, objects: list[Node], misplaced: Misplaced) -> markers.Merge:
    """Return how each field is merged, by attribute."""
    found: dict[str, str | markers.Merge] = {}
    for name, how in merge.items():
        forms = [one["properties"][name] for one in objects if name in one.get("properties", {})]
        if not forms:
            misplaced(f"x-split merges the field {name!r}, which the reply lacks")
        elif isinstance(how, str):
            found[field_name(name)] = how
        else:
            inner = [one for form in forms for one in _objects(components, form)]
            found[field_name(name)] = _merge(components, how, inner, misplaced)
    return found


def _stream(
    stream: Node | None, arguments: tuple[ir.Argument, ...], lists: dict[str, int], misplaced: Misplaced
) -> markers.SplitStream | None:
    if stream is None:
        return None
    if not lists.get(stream["list"]):
        misplaced(f"x-split streams the list {stream['list']!r}, which is not one that is split")
        return None
    if _BATCH_SIZE in (one.name for one in arguments):
        misplaced(f"x-split can't add the argument {_BATCH_SIZE!r}, which is there already")
        return None
    return markers.SplitStream(
        method=method_name(stream["method"]),
        argument=next(one for one in arguments if one.wire.text == stream["list"]),
        arguments=tuple(one for one in arguments if one.wire.text not in lists),
    )
