"""The marker `x-wait`: what can be waited for, and how."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ir import markers
from ..ir import package as ir
from ..read.forms import Node, referred
from ..read.names import argument_name, type_name
from .types import texts

if TYPE_CHECKING:
    from .methods import Methods

Path = tuple[str, ...]


def waits(methods: Methods, built: list[ir.Operation]) -> tuple[markers.Waiting, ...]:
    """Return how to wait for each reply with the marker, and for the object in a poll's reply with state and id."""
    by_id = {node["operationId"]: (node, one) for node, one in zip(methods.operations, built, strict=True)}
    found: dict[str, tuple[markers.Waiting, Path]] = {}
    parts: dict[str, tuple[markers.Waiting, Path]] = {}
    for node in [one for one in methods.operations if "x-wait" in one]:
        poll = by_id.get(node["x-wait"]["poll"])
        if poll is None:
            methods.misplaced(node, f"x-wait names the operation {node['x-wait']['poll']!r}, which is not there")
            continue
        waiting = _waiting(methods, node, *poll)
        if waiting is None:
            continue
        target, identifier = referred(node["reply"]) or "", node["x-wait"]["id"]
        found[target] = waiting, _attributes(methods, node, target, identifier) or ()
        part = _part(methods, node)
        if part is not None:
            parts[part] = waiting, found[target][1][-1:]
    targets: defaultdict[markers.Waiting, list[tuple[str, Path]]] = defaultdict(list)
    for target, (waiting, identifier) in {**parts, **found}.items():
        targets[waiting].append((type_name(target), identifier))
    return tuple(replace(waiting, targets=tuple(sorted(named))) for waiting, named in targets.items())


def _waiting(methods: Methods, node: Node, poll: Node, operation: ir.Operation) -> markers.Waiting | None:
    wait, target, polled = node["x-wait"], referred(node["reply"] or {}), referred(poll["reply"] or {})
    if target is None or "properties" not in methods.types.components[target]:
        methods.misplaced(node, "x-wait needs a reply that is an object")
        return None
    required = [one.name for one in operation.arguments if one.required]
    argument = argument_name(wait["argument"])
    if required != [argument]:
        methods.misplaced(node, f"x-wait has to name the one required argument of its poll: {', '.join(required)}")
        return None
    counts: Node = wait.get("progress", {})
    paths = [wait["state"], wait.get("reason", ()), counts.get("done", ()), counts.get("total", ())]
    attributes = [_attributes(methods, node, polled, tokens) for tokens in paths]
    if None in (*attributes, _attributes(methods, node, target, wait["id"])):
        return None
    known = methods.types.components.get(_component(methods, polled, wait["state"]) or "", {}).get("enum")
    for state in (*wait["done"], *wait.get("failed", ())):
        if known is not None and state not in known:
            methods.misplaced(node, f"x-wait names the state {state!r}, which is not one of the poll's")
    state, reason, count, total = (names or () for names in attributes)
    return markers.Waiting(
        targets=(),
        poll_module=operation.module,
        argument=argument,
        reply=operation.reply,
        state=state,
        reason=reason,
        done=texts(wait["done"]),
        failed=texts(wait.get("failed", ())),
        count=count,
        total=total,
    )


def _part(methods: Methods, node: Node) -> str | None:
    """Return the object inside the reply of a poll that holds its state as well as its id: lists give it alone."""
    wait = node["x-wait"]
    around = wait["state"][:-1]
    if wait["poll"] != node["operationId"] or not around or wait["id"][:-1] != around:
        return None
    return _component(methods, referred(node["reply"]), around)


def _component(methods: Methods, name: str | None, tokens: list[str]) -> str | None:
    """Return the component that the JSON names lead to, from another one on."""
    for token in tokens:
        name = referred(methods.types.components.get(name or "", {}).get("properties", {}).get(token, {}))
    return name


def _attributes(methods: Methods, node: Node, name: str | None, tokens: list[str]) -> Path | None:
    """Return the attributes that the JSON names lead through, from a reply on."""
    attributes: list[str] = []
    for token in tokens:
        if token not in methods.types.components.get(name or "", {}).get("properties", {}):
            methods.misplaced(node, f"x-wait names the field {token!r}, which the reply lacks")
            return None
        attributes.append(methods.types.attribute(name or "", token))
        name = _component(methods, name, [token])
    return tuple(attributes)
