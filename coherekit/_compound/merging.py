"""Several replies as one, as `Splitting.merge` says. The first one is changed and given back; no vector is copied."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import fields_dict
from cohere_api.runtime.models import Model
from cohere_api.runtime.values import is_list, is_mapping

from ..errors import DecodeError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

T = TypeVar("T")


def merge_replies(replies: Sequence[T], merge: Mapping[str, Any]) -> T:
    """Return one reply for several; what `merge` does not name is taken from the first."""
    first = replies[0]
    for name, how in merge.items():
        values = [value for reply in replies if (value := getattr(reply, name, None)) is not None]
        if values:
            _assign(first, name, merge_replies(values, how) if is_mapping(how) else _RULES[how](values))
    return first


def check_count(reply: object, name: str, count: int, request: Request[Any]) -> None:
    """Raise DecodeError for a reply without exactly one item for each input: which belongs to which is then unknown."""
    if not isinstance(reply, Model):
        problem = "is of a kind that is not known, so it can't be joined with others"
    else:
        lengths = {len(items) for _, items in find_lists(getattr(reply, name, None))}
        if lengths == {count}:
            return
        found = " or ".join(str(length) for length in sorted(lengths)) or "no"
        problem = f"has {found} {name} for {count} inputs"
    raise DecodeError(f"the reply {problem}", method=request.method, path=request.path)


def find_lists(value: object) -> list[tuple[str | None, list[Any]]]:
    """Return the list, or each list of a model with its JSON name."""
    if is_list(value):
        return [(None, value)]
    found = value.to_dict() if isinstance(value, Model) else {}
    return [(name, items) for name, items in found.items() if is_list(items)]


def _assign(target: object, name: str, value: object) -> None:
    if isinstance(target, Model) and name not in fields_dict(type(target)):
        target.additional_properties[name] = value
    else:
        setattr(target, name, value)


def _join(values: Sequence[Any]) -> Any:
    if isinstance(values[0], Model):
        return merge_replies(values, dict.fromkeys(_names(values), "join"))
    return [*chain.from_iterable(values)] if all(map(is_list, values)) else values[0]


def _add(values: Sequence[Any]) -> object:
    if isinstance(values[0], Model):
        return merge_replies(values, dict.fromkeys(_names(values), "add"))
    numeric = all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
    return sum(values) if numeric else values[0]


def _names(models: Sequence[Model]) -> list[str]:
    return [*dict.fromkeys(name for model in models for name, value in model if value is not None)]


def _unique(values: Sequence[Any]) -> list[Any]:
    found: list[object] = []
    for item in chain.from_iterable(values):
        if item not in found:
            found.append(item)
    return found


def _text(values: Sequence[object]) -> str:
    return ", ".join(map(str, values))


_RULES: Final[Mapping[str, Callable[[Sequence[object]], Any]]] = {
    "join": _join,
    "add": _add,
    "unique": _unique,
    "text": _text,
}
