"""The order of the spec at hand, kept where order means nothing.

Upstream writes its names, values and choices now in this order and now in that. What the old spec has stands where it
stood, and what is new comes after; lists whose order means something stay as they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from ...document.pointer import Mapping, is_list, is_mapping, mapping
from ...document.shapes import UNIONS
from .fingerprint import fingerprint
from .strip import NAMED

_Arrange = Callable[[Any, Any], Any]


def keep_order(new: Mapping, old: Mapping) -> Mapping:
    """Return the new spec with everything that the old one has in the order of the old one."""
    kept: Mapping = _node(new, old)
    return kept


def _node(new: Any, old: Any) -> Any:
    """Return an object of fixed keys, which are written in one order only."""
    if not is_mapping(new) or not is_mapping(old):
        return new
    return {key: _ARRANGED.get(key, _node)(value, old[key]) if key in old else value for key, value in new.items()}


def _sorted_by_name(new: Any, old: Any) -> Any:
    """Return named objects that are written in the order of their names."""
    if not is_mapping(new) or not is_mapping(old):
        return new
    return {name: _node(value, old.get(name)) for name, value in new.items()}


def _named(new: Any, old: Any) -> Any:
    """Return objects, values or references by name."""
    if not is_mapping(new) or not is_mapping(old):
        return new
    names = [*(name for name in old if name in new), *(name for name in new if name not in old)]
    return {name: _node(new[name], old.get(name)) for name in names}


def _path_items(new: Any, old: Any) -> Any:
    """Return operations by method, by path."""
    if not is_mapping(new) or not is_mapping(old):
        return new
    return {path: _named(item, mapping(old.get(path))) for path, item in _named(new, old).items()}


def _parameters(new: Any, old: Any) -> Any:
    """Return the list of an operation, or the section of the components."""
    return _choices(new, old) if is_list(new) else _sorted_by_name(new, old)


def _parts(new: Any, old: Any) -> Any:
    """Return a list whose order counts, as that of ``allOf``, where the first part that has a property defines it."""
    if not is_list(new) or not is_list(old) or len(new) != len(old):
        return new
    return [_node(entry, held) for entry, held in zip(new, old, strict=True)]


def _values(new: Any, old: Any) -> Any:
    return [entry for entry, _ in _paired(new, old)] if is_list(new) and is_list(old) else new


def _choices(new: Any, old: Any) -> Any:
    return [_node(entry, held) for entry, held in _paired(new, old)] if is_list(new) and is_list(old) else new


def _example(new: Any, old: Any) -> Any:
    return old if fingerprint(new) == fingerprint(old) else new


def _paired(new: list[Any], old: list[Any]) -> list[tuple[Any, Any]]:
    """Return each new entry with the old one of the same identity, in the old order, then the others.

    A schema that is written out is known by its structure; one that has changed takes the place of one that is gone.
    """
    waiting: dict[str, deque[int]] = {}
    for at, entry in enumerate(new):
        waiting.setdefault(_identity(entry), deque()).append(at)
    partners: dict[int, int] = {}
    for at, held in enumerate(old):
        if found := waiting.get(_identity(held)):
            partners[at] = found.popleft()
    matched = set(partners.values())
    gone = [at for at, held in enumerate(old) if at not in partners and _is_written_out(held)]
    changed = [at for at, entry in enumerate(new) if at not in matched and _is_written_out(entry)]
    partners.update(zip(gone, changed, strict=False))
    placed = set(partners.values())
    kept = [(new[at], old[place]) for place, at in sorted(partners.items())]
    return [*kept, *((entry, None) for at, entry in enumerate(new) if at not in placed)]


def _is_written_out(entry: Any) -> bool:
    return is_mapping(entry) and "$ref" not in entry and "in" not in entry


def _identity(entry: Any) -> str:
    if is_mapping(entry) and isinstance(entry.get("in"), str):
        return fingerprint([entry["in"], entry.get("name")])
    return fingerprint(entry)


_ARRANGED: dict[str, _Arrange] = {
    **dict.fromkeys(("responses", "content", "encoding", "securitySchemes", "flows", "scopes"), _named),
    **dict.fromkeys(("mapping", "dependentRequired", *NAMED), _named),
    **dict.fromkeys(("enum", "required", "type"), _values),
    **dict.fromkeys(UNIONS, _choices),
    **dict.fromkeys(("allOf", "prefixItems"), _parts),
    **dict.fromkeys(("default", "const"), _example),
    "paths": _path_items,
    "parameters": _parameters,
    "schemas": _sorted_by_name,
}
