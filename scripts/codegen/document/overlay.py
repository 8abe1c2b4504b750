"""Applies the hand-written overlay.yaml to a spec, by the OpenAPI Overlay Specification 1.0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

import jsonpath

from .load import SpecError
from .pointer import Mapping, is_list, is_mapping, mapping

_ROOT_KEYS = {"overlay", "info", "extends", "actions"}
_ACTION_KEYS = {"target", "description", "update", "remove"}
_KINDS: list[tuple[type | tuple[type, ...], str]] = [
    (dict, "an object"),
    (list, "an array"),
    (str, "a string"),
    (bool, "a boolean"),
    ((int, float), "a number"),
]

# strict: RFC 9535 syntax alone, so that every other overlay tool reads the same file
_PATHS = jsonpath.JSONPathEnvironment(strict=True)


@dataclass(frozen=True, slots=True)
class _Action:
    place: str
    target: str
    query: jsonpath.JSONPath
    remove: bool
    update: Any
    requires: tuple[str, ...]

    @property
    def without_target(self) -> str:
        return f"the target {self.target} matches nothing in the spec"


def apply_overlay(
    spec: Mapping,
    overlay: Mapping,
    *,
    lenient: bool = False,
    warnings: list[str] | None = None,
    overlay_name: str = "overlay.yaml",
) -> Mapping:
    """Return the spec with every action of the overlay applied in order, as a new document.

    Both inputs stay as they are.

    An action whose `x-requires` names a component that is missing is skipped, with a line added to `warnings`.
    With `lenient`, so is an action whose target matches nothing.

    Raises SpecError, placed at the action, for an overlay that is not valid and, unless `lenient`, for a target
    that matches nothing.
    """
    document: Mapping = _clone(spec)
    notes: list[str] = [] if warnings is None else warnings
    for action in _actions(overlay, overlay_name):
        missing = _missing_components(document, action)
        if missing:
            notes.append(f"{action.place}: skipped, the spec has no component {', '.join(missing)}")
        elif _apply(document, action):
            pass
        elif lenient:
            notes.append(f"{action.place}: skipped, {action.without_target}")
        else:
            raise SpecError(
                action.place, f"{action.without_target}; correct the target, or drop the action if it is out of date"
            )
    return document


def unmatched_actions(spec: Mapping, overlay: Mapping, overlay_name: str = "overlay.yaml") -> list[str]:
    """Return one line for each action that this spec has no place for.

    What is missing, or why it cannot be carried out.

    Raises SpecError for an overlay that is not valid.
    """
    document: Mapping = _clone(spec)
    lines: list[str] = []
    for action in _actions(overlay, overlay_name):
        missing = _missing_components(document, action)
        try:
            if missing:
                lines.append(f"{action.place}: the spec has no component {', '.join(missing)}")
            elif not _apply(document, action):
                lines.append(f"{action.place}: {action.without_target}")
        except SpecError as error:
            lines.append(f"{error.place}: cannot be applied to {action.target}: {error.message}")
    return lines


def _actions(overlay: object, name: str) -> list[_Action]:
    root = _mapping(overlay, f"{name}#", "an overlay")
    _refuse_unknown_keys(root, _ROOT_KEYS, f"{name}#")
    version = root.get("overlay")
    if not isinstance(version, str) or not re.fullmatch(r"1\.0\.\d+", version):
        raise SpecError(f"{name}#/overlay", f"the version is {version!r}; write overlay: 1.0.0")
    info = _mapping(root.get("info"), f"{name}#/info", "info")
    for key in ("title", "version"):
        if not isinstance(info.get(key), str):
            raise SpecError(f"{name}#/info", f"{key} is missing or not a string")
    actions = root.get("actions")
    if not is_list(actions) or not actions:
        raise SpecError(f"{name}#/actions", "an overlay needs a list of at least one action")
    return [_action(raw, f"{name}#/actions/{index}") for index, raw in enumerate(actions)]


def _action(raw: object, place: str) -> _Action:
    action = _mapping(raw, place, "an action")
    _refuse_unknown_keys(action, _ACTION_KEYS, place)
    target, remove = action.get("target"), action.get("remove", False)
    if not isinstance(target, str):
        raise SpecError(place, "target is missing or not a string; give a JSONPath")
    if not isinstance(remove, bool):
        raise SpecError(place, "remove must be true or false")
    if not remove and "update" not in action:
        raise SpecError(place, "the action does nothing; give it update, or remove: true")
    requires = action.get("x-requires", [])
    if not is_list(requires) or not all(isinstance(name, str) for name in requires):
        raise SpecError(place, "x-requires must be a list of component names")
    try:
        query = _PATHS.compile(target)
    except jsonpath.JSONPathError as error:
        raise SpecError(place, f"the target {target} is not a JSONPath: {_first_line(error)}") from error
    # compile() also returns joined queries, but only for the syntax that a strict environment refuses
    path = cast("jsonpath.JSONPath", query)
    return _Action(place, target, path, remove, action.get("update"), tuple(requires))


def _apply(document: Mapping, action: _Action) -> bool:
    """Tell whether the action found a target, and so was carried out."""
    try:
        matches = {match.parts: match.obj for match in action.query.finditer(document)}
    except jsonpath.JSONPathError as error:
        raise SpecError(action.place, f"the target {action.target} fails: {_first_line(error)}") from error
    if action.remove:
        # backwards: the indexes of what is still to be removed stay valid
        for parts in sorted(matches, reverse=True):
            _remove(document, parts, action.place)
    else:
        for node in matches.values():
            _update(node, action.update, action.place)
    return bool(matches)


def _remove(document: Mapping, parts: tuple[int | str, ...], place: str) -> None:
    if not parts:
        raise SpecError(place, "the target is the whole document, which cannot be removed")
    parent: Any = document
    for part in parts[:-1]:
        parent = parent[part]
    del parent[parts[-1]]


def _update(node: object, update: Any, place: str) -> None:
    if is_list(node):
        node.append(_clone(update))
    elif not is_mapping(node):
        raise SpecError(place, f"the target is {_kind(node)}; an update needs an object or an array")
    elif not is_mapping(update):
        raise SpecError(place, f"the target is an object, the update is {_kind(update)}; give an object")
    else:
        _merge(node, update, place)


def _merge(node: Mapping, update: Mapping, place: str) -> None:
    for key, value in update.items():
        current = node.get(key)
        if is_mapping(current) and is_mapping(value):
            _merge(current, value, place)
        elif is_list(current) and is_list(value):
            current.extend(_clone(value))
        elif is_mapping(current) or is_list(current):
            kinds = f"{_kind(current)} by {_kind(value)}"
            raise SpecError(place, f"the update replaces {kinds} at {key!r}; remove it in an action of its own first")
        else:
            node[key] = _clone(value)


def _missing_components(document: Mapping, action: _Action) -> list[str]:
    schemas = mapping(mapping(document.get("components")).get("schemas"))
    return [name for name in action.requires if name not in schemas]


def _clone(node: Any) -> Any:
    """Copy without sharing, even where the original shared (a YAML alias), so that an update stays local."""
    if is_mapping(node):
        return {key: _clone(value) for key, value in node.items()}
    if is_list(node):
        return [_clone(item) for item in node]
    return node


def _mapping(node: object, place: str, what: str) -> Mapping:
    if not is_mapping(node):
        raise SpecError(place, f"{what} must be a mapping, not {_kind(node)}")
    return node


def _refuse_unknown_keys(node: Mapping, known: set[str], place: str) -> None:
    unknown = [key for key in node if key not in known and not key.startswith("x-")]
    if unknown:
        raise SpecError(place, f"unknown key {unknown[0]!r}; the keys are {', '.join(sorted(known))} and x-...")


def _kind(node: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(node, kind)), "nothing")


def _first_line(error: jsonpath.JSONPathError) -> str:
    # Not str(error), which looks for the place in the target and fails where that is empty.
    return str(error.message).partition("\n")[0]
