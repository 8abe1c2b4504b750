"""Two specs compared: what a new revision means for a caller.

An operation is its method and path. What callers can see of it is compared: the names of its method, parameters, body,
replies and stream facts. A component that both specs have is compared once and told with every operation it touches.
Removed or renamed operations, new demands and changed stream facts are breaking; a new operation, a parameter that is
optional and a changed list of error statuses are compatible; ``schema_changes`` says it for schemas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..pointer import Mapping, items, mapping, parse
from ..published.prune import local_refs
from ..published.structure import each_operation, is_success
from .schemas import REQUEST, RESPONSE, Directions, SchemaChanges

Sections = dict[tuple[str, str], Mapping]


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
        """How many differences can break a caller; a removed operation counts as one."""
        return len(self.removed) + sum(change.breaking for change in self.changes)

    @property
    def breaking(self) -> list[str]:
        """Markdown lines of what can break a caller, removed operations first; places of one change share a line."""
        return [f"`{name}`: operation removed" for name in self.removed] + _lines(self.changes, breaking=True)

    @property
    def compatible(self) -> list[str]:
        """Markdown lines of all else, new operations first; places of one change share a line."""
        return [f"`{name}`: operation added" for name in self.added] + _lines(self.changes, breaking=False)

    def summary(self) -> str:
        """One Markdown line of counts."""
        count = self.breaking_count
        return (
            f"**{self.operations} operations; {len(self.added)} added, {len(self.removed)} removed, "
            f"{len(self.changed)} changed; {count} breaking change{'' if count == 1 else 's'}**"
        )


def compare(old: Mapping, new: Mapping) -> Comparison:
    """Everything that differs between two specs that sync wrote."""
    before, after = _Spec(old), _Spec(new)
    removed = [name for name in before.operations if name not in after.operations]
    added = [name for name in after.operations if name not in before.operations]
    changes: list[Change] = []
    writer = _Writer(before, after, changes)
    writer.top()
    for name in after.operations:
        if name in before.operations:
            writer.operation(name)
    for component in after.schemas:
        if component in before.schemas:
            writer.component(component)
    return Comparison(len(after.operations), added, removed, changes)


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


class _Spec:
    """One spec, with what reaches each component and in which direction."""

    def __init__(self, spec: Mapping) -> None:
        self.spec = spec
        self.components = mapping(spec.get("components"))
        self.schemas = mapping(self.components.get("schemas"))
        self.operations = {f"{method.upper()} {path}": each for path, method, each in each_operation(spec)}
        self._edges = {
            (section, name): local_refs(node)
            for section in ("schemas", "parameters")
            for name, node in mapping(self.components.get(section)).items()
        }
        self.used_by: dict[str, list[str]] = {}
        self.directions: dict[str, set[str]] = {}
        for name, operation in self.operations.items():
            self._spread(name, operation)

    def _spread(self, name: str, operation: Mapping) -> None:
        sent = [operation.get("parameters"), operation.get("requestBody")]
        received = [operation.get("responses"), operation.get("x-stream")]
        touched: dict[str, None] = {}
        for direction, nodes in ((REQUEST, sent), (RESPONSE, received)):
            for component in self._reached(local_refs(nodes)):
                self.directions.setdefault(component, set()).add(direction)
                touched[component] = None
        for component in touched:
            self.used_by.setdefault(component, []).append(name)

    def _reached(self, refs: set[tuple[str, str]]) -> Iterable[str]:
        waiting, reached = list(refs), set(refs)
        while waiting:
            more = self._edges.get(waiting.pop(), set()) - reached
            reached |= more
            waiting.extend(more)
        return [name for section, name in reached if section == "schemas"]

    def parameters(self, operation: Mapping) -> dict[str, Mapping]:
        """The parameters of an operation by place and name, references followed."""
        found: dict[str, Mapping] = {}
        for node in items(operation.get("parameters")):
            ref = node.get("$ref")
            facts = mapping(mapping(self.components.get("parameters")).get(parse(ref)[-1])) if ref else node
            found[f"{facts.get('in')} parameter {facts.get('name')}"] = facts
        return found


class _Writer:
    def __init__(self, old: _Spec, new: _Spec, changes: list[Change]) -> None:
        self._old = old
        self._new = new
        self._changes = changes
        self._schemas = SchemaChanges(old.schemas, new.schemas)

    def top(self) -> None:
        """What holds for every operation."""
        everywhere = tuple(self._new.operations)
        for key in ("servers", "security"):
            if self._old.spec.get(key) != self._new.spec.get(key):
                self._changes.append(Change(key, "changed", True, everywhere))

    def component(self, name: str) -> None:
        old, new = self._old, self._new
        if old.schemas[name] == new.schemas[name]:
            return
        used = dict.fromkeys([*old.used_by.get(name, []), *new.used_by.get(name, [])])
        directions = frozenset(old.directions.get(name, set()) | new.directions.get(name, set()))
        self._schema(old.schemas[name], new.schemas[name], directions, name, tuple(used))

    def operation(self, name: str) -> None:
        old, new = self._old.operations[name], self._new.operations[name]
        for key in ("operationId", "x-group", "x-method", "security"):
            if old.get(key) != new.get(key):
                self._tell(name, f"{key} {old.get(key)!r} became {new.get(key)!r}", key != "operationId")
        if old.get("deprecated") != new.get("deprecated"):
            self._tell(name, "deprecated" if new.get("deprecated") else "no longer deprecated", False)
        self._parameters(name, self._old.parameters(old), self._new.parameters(new))
        self._body(name, mapping(old.get("requestBody")), mapping(new.get("requestBody")))
        self._replies(name, mapping(old.get("responses")), mapping(new.get("responses")))
        self._stream(name, mapping(old.get("x-stream")), mapping(new.get("x-stream")))

    def _parameters(self, name: str, old: dict[str, Mapping], new: dict[str, Mapping]) -> None:
        for key in old:
            if key not in new:
                self._tell(name, f"{key} removed", True)
        for key, after in new.items():
            required = after.get("required") is True
            if key not in old:
                self._tell(name, f"{key} added ({'required' if required else 'optional'})", required)
                continue
            before = old[key]
            if required != (before.get("required") is True):
                self._tell(name, f"{key} became {'required' if required else 'optional'}", required)
            for fact in ("style", "explode", "allowReserved", "deprecated"):
                if before.get(fact) != after.get(fact):
                    self._tell(name, f"{key}: {fact} changed", fact != "deprecated")
            place, schemas = f"{name} {key}", (mapping(before.get("schema")), mapping(after.get("schema")))
            self._schema(*schemas, frozenset({REQUEST}), place, (name,))

    def _body(self, name: str, old: Mapping, new: Mapping) -> None:
        required = new.get("required") is True
        if required != (old.get("required") is True) and new:
            self._tell(name, f"the request body became {'required' if required else 'optional'}", required)
        self._content(name, "request", mapping(old.get("content")), mapping(new.get("content")), frozenset({REQUEST}))

    def _replies(self, name: str, old: Mapping, new: Mapping) -> None:
        for status in dict.fromkeys([*old, *new]):
            success = is_success(status)
            if status not in old or status not in new:
                what = "added" if status in new else "removed"
                self._tell(name, f"response {status} {what}", success and status not in new)
            elif success:
                contents = [mapping(spec[status].get("content")) for spec in (old, new)]
                self._content(name, "response", contents[0], contents[1], frozenset({RESPONSE}))

    def _content(self, name: str, what: str, old: Mapping, new: Mapping, directions: Directions) -> None:
        for media in old:
            if media not in new:
                self._tell(name, f"{what} as {media} removed", True)
        for media in new:
            if media not in old:
                self._tell(name, f"{what} as {media} added", bool(old))
            else:
                schemas = (mapping(old[media].get("schema")), mapping(new[media].get("schema")))
                self._schema(*schemas, directions, f"{name} {what}", (name,))

    def _stream(self, name: str, old: Mapping, new: Mapping) -> None:
        if not old or not new:
            if old or new:
                self._tell(name, "streaming added" if new else "streaming removed", not new)
            return
        for fact in ("switch", "framing", "terminator", "final"):
            if old.get(fact) != new.get(fact):
                self._tell(name, f"streaming: {fact} {old.get(fact)!r} became {new.get(fact)!r}", True)
        events = (mapping(old.get("events")), mapping(new.get("events")))
        self._schema(*events, frozenset({RESPONSE}), f"{name} event", (name,))

    def _schema(
        self, old: Mapping, new: Mapping, directions: Directions, place: str, operations: tuple[str, ...]
    ) -> None:
        def tell(inner: str, what: str, breaking: bool) -> None:
            joined = f"{place}{inner}" if " " not in place else f"{place} {inner.removeprefix('.')}".strip()
            self._changes.append(Change(joined, what, breaking, operations))

        self._schemas.compare(old, new, directions, tell)

    def _tell(self, name: str, what: str, breaking: bool) -> None:
        self._changes.append(Change(name, what, breaking, (name,)))
