"""What pages say of a spec, gathered first and settled at the end.

Several pages may describe one shared component. What they add is added at once; what one of them lacks counts only
when none has it; a fact changes only when all that mention it agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from ...document.pointer import Mapping, find, parse, refs
from ..published.structure import each_operation


@dataclass(frozen=True)
class Where:
    """A place that people can find: a component or an operation, then property names."""

    operation: str
    source: str
    component: str = ""
    steps: tuple[str, ...] = ()
    section: str = "schemas"

    def inside(self, component: str, section: str = "schemas") -> Where:
        """Return the component itself."""
        return replace(self, component=component, section=section, steps=())

    def down(self, step: str) -> Where:
        """Go one step further; ``[]`` and ``{}`` stand for the entries of a list and the values of a map."""
        return replace(self, steps=(*self.steps, step))

    def __str__(self) -> str:
        path = "".join(step if step in ("[]", "{}") else f".{step}" for step in self.steps)
        return self.component + path if self.component else f"{self.operation} {path.removeprefix('.')}".rstrip()


@dataclass
class _Opinion:
    node: object  # kept alive, since the ledger tells nodes apart by identity
    where: Where
    text: str
    wanted: Any
    current: Any
    apply: Callable[[], None]
    disputed: bool = False


@dataclass
class _Absence:
    node: object
    where: Where
    what: str
    remove: Callable[[], None]


@dataclass
class Ledger:
    """Changes to a spec, each with its place and its pages."""

    notes: list[tuple[Where, str]] = field(default_factory=list[tuple[Where, str]])
    _opinions: dict[tuple[int, str], _Opinion] = field(default_factory=dict[tuple[int, str], _Opinion])
    _absences: dict[tuple[int, str], _Absence] = field(default_factory=dict[tuple[int, str], _Absence])
    _present: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    _alive: list[Mapping] = field(default_factory=list[Mapping])

    def changed(self, where: Where, text: str) -> None:
        """Note a change that has been made."""
        self.notes.append((where, text))

    def opinion(
        self, node: object, key: str, facts: tuple[Any, Any], *, where: Where, text: str, apply: Callable[[], None]
    ) -> None:
        """Return a page says that ``key`` of the node is ``facts[1]`` where the spec has ``facts[0]``."""
        current, wanted = facts
        first = self._opinions.setdefault((id(node), key), _Opinion(node, where, text, wanted, current, apply))
        if not same(first.wanted, wanted):
            first.disputed = True

    def present(self, node: Mapping, what: str) -> None:
        """Return a page has this part of the node."""
        self._present.add((id(node), what))
        self._alive.append(node)

    def absent(self, node: Mapping, what: str, where: Where, remove: Callable[[], None]) -> None:
        """Return a page that shows the node lacks this part of it."""
        self._absences.setdefault((id(node), what), _Absence(node, where, what, remove))

    @property
    def unsettled(self) -> bool:
        """True while there are opinions to settle."""
        return bool(self._opinions)

    def settle_opinions(self) -> list[str]:
        """Change what all pages that mention it agree on; return a line for each contradiction."""
        kept: list[str] = []
        opinions, self._opinions = list(self._opinions.values()), {}
        for opinion in opinions:
            if opinion.disputed:
                kept.append(f"{opinion.where}: {opinion.text}: pages contradict each other, kept")
            elif not same(opinion.current, opinion.wanted):
                opinion.apply()
                self.changed(opinion.where, opinion.text)
        return kept

    def settle_absences(self, removals: bool) -> list[str]:
        """Take out what no page shows, or returns a line for each place where something was kept."""
        missing: dict[str, list[str]] = {}
        for key, absence in self._absences.items():
            if key in self._present:
                continue
            if removals:
                absence.remove()
                self.changed(absence.where, f"{absence.what} removed")
            else:
                missing.setdefault(str(absence.where), []).append(absence.what)
        return [f"{where}: {', '.join(what)}: not on the page, kept" for where, what in missing.items()]

    def report(self, document: Mapping) -> list[str]:
        """Return one line for each change, with the page it came from and every operation that it touches."""
        closures = {
            f"{method.upper()} {path}": reachable(document, operation)
            for path, method, operation in each_operation(document)
        }
        lines: dict[str, None] = {}
        for where, text in self.notes:
            pointer = ("components", where.section, where.component)
            touched = [label for label, closure in closures.items() if pointer in closure] if where.component else []
            touches = f"; touches {', '.join(touched)}" if touched else ""
            lines[f"{where}: {text} ({where.source}){touches}"] = None
        return list(lines)


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal, a boolean and a number never."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def reachable(document: Mapping, node: object) -> set[tuple[str, ...]]:
    """Return the pointers of everything that the node refers to, directly or through others."""
    found: set[tuple[str, ...]] = set()
    queue: list[object] = [node]
    while queue:
        for reference in refs(queue.pop()):
            pointer = parse(reference)
            if pointer not in found:
                found.add(pointer)
                queue.append(find(document, pointer))
    return found
