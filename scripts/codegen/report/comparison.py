"""The differences between two specs, and the lines that tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """One difference: where, what, whether a caller can break, and the operations it touches."""

    place: str
    what: str
    breaking: bool
    operations: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """All differences between two specs. Operations are named ``POST /v2/chat``."""

    operations: int
    added: list[str]
    removed: list[str]
    changes: list[Change] = field(default_factory=list[Change])

    @property
    def changed(self) -> list[str]:
        """The operations of both specs that some change touches, in alphabetical order."""
        touched = {name for change in self.changes for name in change.operations}
        return sorted(touched.difference(self.added, self.removed))

    @property
    def breaking_count(self) -> int:
        """How many lines ``breaking`` has."""
        return len(self.breaking)

    @property
    def silent(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.added or self.removed or self.changes)

    @property
    def breaking(self) -> list[str]:
        """Markdown lines of what can break a caller, removed operations first; places of one change share a line."""
        return [f"`{name}`: operation removed" for name in self.removed] + _lines(self.changes, breaking=True)

    @property
    def compatible(self) -> list[str]:
        """Markdown lines of all else, new operations first; places of one change share a line."""
        return [f"`{name}`: operation added" for name in self.added] + _lines(self.changes, breaking=False)

    def summary(self) -> str:
        """Return one Markdown line of counts."""
        count = self.breaking_count
        return (
            f"**{self.operations} operations; {len(self.added)} added, {len(self.removed)} removed, "
            f"{len(self.changed)} changed; {count} breaking change{'' if count == 1 else 's'}**"
        )


def _lines(changes: Iterable[Change], *, breaking: bool) -> list[str]:
    places: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for change in changes:
        if change.breaking is breaking:
            places.setdefault((change.what, change.operations), []).append(change.place)
    return [_line(what, where, operations) for (what, operations), where in places.items()]


def _line(what: str, places: list[str], operations: tuple[str, ...]) -> str:
    line = f"{', '.join(f'`{place}`' for place in places)}: {what}"
    if len(operations) == 1 and all(place.startswith(operations[0]) for place in places):
        return line
    return f"{line} (in {', '.join(operations) or 'overlay actions only'})"
