"""The marker `x-stream`: how an operation streams its reply, and what each event adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..ir import markers
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import field_name, method_name
from .types import Types, texts

_EACH = "*"
_INDEX = "index"


@dataclass(frozen=True)
class StreamMarker:
    types: Types
    operation: Node

    def streaming(self, method: str) -> markers.Streaming:
        stream: Node = self.operation["x-stream"]
        terminator = stream.get("terminator")
        accumulate = tuple(self._accumulate(stream))
        tag: str = self._discriminator.get("propertyName", "type")
        return markers.Streaming(
            method=method_name(f"{method}_stream"),
            switch=Untrusted(stream["switch"]),
            framing=stream["framing"],
            events=self.types.type_of(stream["events"]),
            told_apart="mapping" in self._discriminator,
            discriminator=Untrusted(tag),
            attribute=field_name(tag),
            final=texts(self._final(stream)),
            error=texts(stream.get("error", ())),
            terminator=None if terminator is None else Untrusted(terminator),
            accumulate=accumulate,
            text=tuple(_texts(accumulate)),
        )

    @property
    def _discriminator(self) -> Node:
        events: Node = self.types.components.get(referred(self.operation["x-stream"]["events"]) or "", {})
        discriminator: Node = events.get("discriminator", {})
        return discriminator

    def _final(self, stream: Node) -> list[str]:
        final: list[str] = stream.get("final", [])
        # Where the spec does not tell its events apart, it can't be asked which there are.
        return [kind for kind in final if self._is_event(kind)] if "mapping" in self._discriminator else final

    def _is_event(self, kind: str) -> bool:
        """Tell whether the stream's events are told apart, and this kind is one of theirs."""
        if kind not in self._discriminator.get("mapping", {}):
            self._misplaced(f"the event {kind!r}, which is not one of the stream's")
            return False
        return True

    def _accumulate(self, stream: Node) -> Iterator[tuple[Untrusted, tuple[markers.Move, ...]]]:
        for kind, given in stream.get("accumulate", {}).items():
            if self._is_event(kind) and (moves := tuple(_move(one) for one in given if self._has_place(kind, one))):
                yield Untrusted(kind), moves

    def _has_place(self, kind: str, move: Node) -> bool:
        """Tell whether the event and the reply have the fields; a move that names others is misplaced."""
        event: Node = self.types.components[self._discriminator["mapping"][kind]]
        needed = [move["from"], *([[_INDEX]] if _EACH in move["to"] else [])]
        for tokens in needed:
            if not self.types.leads(event["properties"].get(tokens[0]), tokens[1:]):
                self._misplaced(f"the field {'.'.join(tokens)} of {kind!r}, which the event lacks")
                return False
        if move["to"][:1] == [_EACH] or not self.types.leads(self.operation["reply"], move["to"]):
            self._misplaced(f"the field {'.'.join(move['to'])}, which the reply lacks")
            return False
        return True

    def _misplaced(self, what: str) -> None:
        self.types.misplaced(self.operation["x-place"], f"x-stream names {what}")


def _move(given: Node) -> markers.Move:
    return markers.Move(texts(given["from"]), texts(given["to"]), given.get("how", "set"), bool(given.get("text")))


def _texts(
    accumulate: tuple[tuple[Untrusted, tuple[markers.Move, ...]], ...],
) -> Iterator[tuple[Untrusted, tuple[str, ...]]]:
    for kind, moves in accumulate:
        for move in moves:
            if move.text:
                yield kind, tuple(field_name(token.text) for token in move.source)
