"""Documents and replies with something wrong in them: a few changes, each at a place of its own."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tests.support.generated_from import nodes

Place = tuple[str | int, ...]
Change = Callable[[Any, str | int, Any], None]
"""Changes the node of a container that a key leads to; the value is for those that need one."""


def _replace(parent: Any, key: str | int, value: Any) -> None:
    parent[key] = copy.deepcopy(value)


def _drop(parent: Any, key: str | int, value: Any) -> None:
    del parent[key]


def _into_a_list(parent: Any, key: str | int, value: Any) -> None:
    parent[key] = [parent[key]]


def _into_an_object(parent: Any, key: str | int, value: Any) -> None:
    parent[key] = {str(key): parent[key]}


def _deeply_nest(parent: Any, key: str | int, value: Any) -> None:
    for _ in range(40):
        parent[key] = [{"x": parent[key]}]


def _rename(parent: Any, key: str | int, value: Any) -> None:
    if isinstance(parent, dict):
        parent[value if isinstance(value, str) else f"{key}{value}"[:50]] = parent.pop(key)


def _add(parent: Any, key: str | int, value: Any) -> None:
    if isinstance(parent, dict):
        parent[f"{key}-added"] = copy.deepcopy(value)
    else:
        parent.insert(0, copy.deepcopy(value))


def _double(parent: Any, key: str | int, value: Any) -> None:
    if isinstance(parent, list):
        parent.append(copy.deepcopy(parent[int(key)]))


def _hold_itself(parent: Any, key: str | int, value: Any) -> None:
    """Return a copy of what holds the node, in its place."""
    parent[key] = copy.deepcopy(parent)


CHANGES: Sequence[Change] = (
    *(_replace, _replace, _replace, _drop, _drop, _into_a_list, _into_an_object),
    *(_deeply_nest, _rename, _rename, _add, _double, _hold_itself),
)
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 1.5, 2**63, 2**64, -(2**200), 1e308, "", "x", "null", " ", "\x00", "\n", "é\u2028"),
    *("2024-05-06T07:08:09Z", "0000-00-00", "9" * 400, "T", "../../x", "x" * 5_000, "class", "$", "~1", "{id}"),
    *([], [None], [[]], [[[]]], [{}], ["a", "a"], [0, "a", None], {}, {"": None}, {"x": {"x": {}}}, {"type": []}),
]


def mutated(document: Any, values: Sequence[Any] = (), most: int = 4) -> st.SearchStrategy[Any]:
    """Return the document with up to `most` changes; it stays as it is.

    `values` are put in beside those that fit all.
    """
    change = st.tuples(
        st.sampled_from(list(nodes([document]))),
        st.sampled_from(CHANGES),
        st.sampled_from([*VALUES, *values]),
    )
    return st.lists(change, min_size=1, max_size=most).map(lambda changes: _changed(document, changes))


def _changed(document: Any, changes: Sequence[tuple[Place, Change, Any]]) -> Any:
    # In a list, so that the document itself can be changed like any other node.
    found = [copy.deepcopy(document)]
    for place, change, value in changes:
        for parent in _at(found, place[:-1]):
            # An earlier change may have left something else there.
            if _has(parent, place[-1]):
                change(parent, place[-1], value)
    return found[0] if found else None


def _at(document: Any, place: Place) -> Iterator[Any]:
    node = document
    for key in place:
        if not _has(node, key):
            return
        node = node[key]
    yield node


def _has(node: Any, key: str | int) -> bool:
    return (
        key in node if isinstance(node, dict) else isinstance(node, list) and isinstance(key, int) and key < len(node)
    )


def mutated_bytes(body: bytes, pieces: Sequence[bytes], most: int = 4) -> st.SearchStrategy[bytes]:
    """Return the bytes with up to `most` stretches replaced, left out or put in twice."""
    change = st.tuples(st.integers(0, len(body)), st.integers(0, 40), st.sampled_from(pieces) | st.binary(max_size=4))
    return st.lists(change, max_size=most).map(lambda changes: _spliced(body, changes))


def _spliced(body: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    for start, length, piece in changes:
        end = start + length
        body = body[:start] + piece + body[end:] if piece else body[:end] + body[start:]
    return body


def cut(body: bytes, places: Sequence[int]) -> list[bytes]:
    ends = sorted({place % (len(body) + 1) for place in places} | {0, len(body)})
    return [body[start:end] for start, end in pairwise(ends)]
