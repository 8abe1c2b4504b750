"""What the events of a stream add up to: the JSON of the reply that the call gives without a stream.

Pure, and without knowledge of any API: the moves of the stream's marker say which part of an event goes where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from cohere_api.runtime.values import is_dict, is_list

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Move

Event = dict[str, Any]
"""The JSON of an event."""
Node = dict[Any, Any]
"""An object of the reply, or elements by index, as far as events have filled it."""
Add = Callable[[Event], None]
"""Takes an event."""

_EACH: Final = "*"
_MOST_PIECES: Final = 512
"""A piece of text costs ten times its letters while it stands alone."""


class Text:
    """A text that grows piece by piece, in linear time and in little more memory than its letters."""

    __slots__ = ("_blocks", "_pieces")

    def __init__(self, beginning: str) -> None:
        self._blocks: list[str] = []
        self._pieces = [beginning]

    def add(self, piece: str) -> None:
        self._pieces.append(piece)
        if len(self._pieces) > _MOST_PIECES:
            self._blocks.append("".join(self._pieces))
            self._pieces.clear()

    def value(self) -> str:
        self._blocks = ["".join((*self._blocks, *self._pieces))]
        self._pieces.clear()
        return self._blocks[0]


class Elements(Node):
    """A list whose elements come by index: any number may be left out or come later, and costs nothing."""


class _Step:
    """A move, with the texts that it has begun, by index."""

    __slots__ = ("how", "indexed", "name", "target", "texts")

    def __init__(self, move: Move) -> None:
        self.name = move.source[-1]
        self.target = move.target
        self.how = move.how
        self.indexed = _EACH in move.target
        self.texts: dict[int, Text] = {}


_Holder = tuple[str, tuple[str, ...], list[tuple[str, _Step]]]
"""Moves from one object of an event, looked up once: their first name, the path to it, each by its last name."""


class Accumulator:
    """Takes the events of one stream; gives the reply so far at any time."""

    def __init__(self, moves: Mapping[str, Sequence[Move]]) -> None:
        given = [move for kind in moves.values() for move in kind]
        self._moves = moves
        self._steps: dict[str, list[_Holder]] = {}
        self._depth = max((len(move.target) for move in given), default=0)
        self._text_targets = tuple(dict.fromkeys(move.target for move in given if move.text))
        self._reply: Any = {}

    def adder(self, kind: str) -> Add | None:
        """Return what adds the events of a kind; parts that are missing or of another kind add nothing."""
        if kind not in self._moves:
            return None
        holders = self._steps.setdefault(kind, _group_by_holder(self._moves[kind]))
        return _speed_up_pieces(holders, partial(self._add, holders))

    def _add(self, holders: list[_Holder], event: dict[str, object]) -> None:
        for first, path, steps in holders:
            if first not in event:
                continue
            holder: Event = event
            try:
                for name in path:
                    holder = holder[name]
            except (KeyError, TypeError):
                continue
            if type(holder) is not dict:
                continue
            for name, step in steps:
                if (part := holder.get(name)) is None:
                    continue
                index = event.get("index") if step.indexed else 0
                self._put(step, part, index if type(index) is int else 0)

    def reply(self) -> dict[str, Any]:
        """Return the reply's JSON, as far as it came."""
        plain: dict[str, object] = _to_plain(self._reply, self._depth)
        return plain

    def text(self, reply: dict[str, object]) -> str:
        """Return the answer's text in a reply."""
        return "".join(text for target in self._text_targets for text in _find_texts(reply, target))

    def _put(self, step: _Step, part: Any, index: int) -> None:
        if step.how == "join":
            if type(part) is str and (text := step.texts.get(index) or self._begin(step, index)):
                text.add(part)
        elif not step.target:
            if is_dict(part):
                self._reply = _copy(part, self._depth)
                self._forget_texts()
        elif (holder := self._holder(step.target, index)) is not None:
            key = index if step.target[-1] == _EACH else step.target[-1]
            if step.how == "set":
                if isinstance(holder.get(key), dict | Text):
                    self._forget_texts()
                holder[key] = _copy(part, self._depth)
            elif is_list(items := holder.setdefault(key, [])):
                more = [part] if step.how == "append" else part if is_list(part) else ()
                items.extend(_copy(one, self._depth) for one in more)

    def _begin(self, step: _Step, index: int) -> Text | None:
        holder = self._holder(step.target, index)
        if holder is None:
            return None
        key = index if step.target[-1] == _EACH else step.target[-1]
        there = holder.get(key)
        if not isinstance(there, Text):
            there = holder[key] = Text(there if isinstance(there, str) else "")
        step.texts[index] = there
        return there

    def _holder(self, target: tuple[str, ...], index: int) -> Node | None:
        """Return what holds the last step of a path, made where it is missing; None where something else is there."""
        node: Node | None = self._reply
        for name, following in pairwise(target):
            if node is not None:
                key = index if name == _EACH else name
                node = _enter(node, key, Elements if following == _EACH else dict)
        return node

    def _forget_texts(self) -> None:
        """Forget the texts that were begun, after something was replaced that may have held them."""
        for kind in self._steps.values():
            for _, _, steps in kind:
                for _, step in steps:
                    step.texts.clear()


def _enter(node: Node, key: str | int, kind: type[Node]) -> Any:
    """Return the object or the elements at a key; None where something else is there."""
    there = node.get(key)
    if there is None or (kind is Elements and is_list(there)):
        there = node[key] = kind(enumerate(there or ()))
    return there if type(there) is kind else None


def _group_by_holder(moves: Sequence[Move]) -> list[_Holder]:
    grouped: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, _Step]]] = defaultdict(list)
    for move in moves:
        grouped[move.source[0], move.source[:-1]].append((move.source[-1], _Step(move)))
    return [(first, path, steps) for (first, path), steps in grouped.items()]


def _speed_up_pieces(holders: list[_Holder], add: Add) -> Add:
    """Return `add`, with a shorter way for most events: one more piece of a text that was begun, and nothing else."""
    (_, path, steps), *others = holders
    joined = [(name, step) for name, step in steps if step.how == "join"]
    elsewhere = [first for first, _, _ in others]

    def add_piece(event: dict[str, object]) -> None:
        for first in elsewhere:
            if first in event:
                return add(event)
        holder: Any = event
        try:
            for inner in path:
                holder = holder[inner]
            for name, step in joined if len(holder) == 1 else ():
                if name in holder:
                    index = event["index"] if step.indexed else 0
                    if type(index) is int and type(piece := holder[name]) is str:
                        return step.texts[index].add(piece)
        except (KeyError, TypeError):
            pass
        return add(event)

    return add_piece if joined else add


def _copy(value: Any, depth: int) -> Any:
    """Return a copy as deep as moves reach: an event that a caller holds must not change with the reply."""
    if depth and is_dict(value):
        return {name: _copy(inner, depth - 1) for name, inner in value.items()}
    if depth and is_list(value):
        return [_copy(inner, depth - 1) for inner in value]
    return value


def _to_plain(node: Any, depth: int) -> Any:
    if isinstance(node, Text):
        return node.value()
    if not depth:
        return node
    if isinstance(node, Elements):
        return [_to_plain(node[index], depth - 1) for index in sorted(node)]
    if is_dict(node):
        return {name: _to_plain(inner, depth - 1) for name, inner in node.items()}
    if is_list(node):
        return [_to_plain(inner, depth - 1) for inner in node]
    return node


def _find_texts(value: Any, target: Sequence[str]) -> Iterator[str]:
    """Return the texts to which a path leads in plain JSON."""
    if not target:
        if isinstance(value, str):
            yield value
    elif is_list(value) and target[0] == _EACH:
        for item in value:
            yield from _find_texts(item, target[1:])
    elif is_dict(value):
        yield from _find_texts(value.get(target[0]), target[1:])
