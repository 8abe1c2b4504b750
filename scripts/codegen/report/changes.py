"""Two specs compared: what a new revision means for a caller.

An operation is its method and path. What callers can see of it is compared: the names of its method, parameters, body,
replies and stream facts. A component that both specs have, be it under another name, is compared once and told with
every operation it touches. Removed or renamed operations, new demands and changed stream facts are breaking; a new
operation, a parameter that is optional and a changed list of error statuses are compatible; ``schemas`` says it for
schemas.
"""

from __future__ import annotations

from ..document.pointer import Mapping, mapping
from ..sync.published.structure import is_success
from .called import CalledSpec, Parameter, parameter_name
from .comparison import Change, Comparison
from .schemas import REQUEST, RESPONSE, Directions, SchemaChanges

_PARAMETER_FACTS = ("style", "explode", "allowReserved")


def compare(old: Mapping, new: Mapping) -> Comparison:
    """Return everything that differs between two specs that sync wrote."""
    before, after = CalledSpec(old), CalledSpec(new)
    removed = [name for name in before.operations if name not in after.operations]
    added = [name for name in after.operations if name not in before.operations]
    writer = _Writer(before, after)
    writer.top()
    for name in after.operations:
        if name in before.operations:
            writer.operation(name)
    writer.components()
    return Comparison(len(after.operations), added, removed, writer.changes())


class _Writer:
    def __init__(self, old: CalledSpec, new: CalledSpec) -> None:
        self._old = old
        self._new = new
        self._told: dict[tuple[str, str, bool], dict[str, None]] = {}
        self._schemas = SchemaChanges(old.schemas, new.schemas)

    def changes(self) -> list[Change]:
        """Return all that was told; what several operations say of one place is one change."""
        return [Change(*told, tuple(operations)) for told, operations in self._told.items()]

    def top(self) -> None:
        """Return what holds for every operation."""
        everywhere = tuple(self._new.operations)
        for key in ("servers", "security"):
            if self._old.spec.get(key) != self._new.spec.get(key):
                self._tell(key, "changed", True, *everywhere)
        old, new = self._old.section("securitySchemes"), self._new.section("securitySchemes")
        for name in dict.fromkeys([*old, *new]):
            if old.get(name) != new.get(name):
                what = "removed" if name not in new else "changed" if name in old else "added"
                self._tell(f"security scheme {name}", what, name in old, *everywhere)

    def components(self) -> None:
        """Return the components of both specs; those that others turn out to be new names for come last."""
        for name, after in self._new.section("parameters").items():
            before = self._old.section("parameters").get(name)
            if before is not None and before != after:
                self._parameter(name, before, after, self._users("parameters", name, name))
        for name in self._new.schemas:
            if name in self._old.schemas:
                self._component(name, name)
        renamed = self._schemas.renamed
        done = 0
        while done < len(renamed):
            before, after = [*renamed][done]
            what = f"is called `{after}` now, which breaks code that names the type"
            self._tell(before, what, True, *self._users("schemas", before, after))
            self._component(before, after)
            done += 1

    def _component(self, before: str, after: str) -> None:
        old, new = self._old.schemas[before], self._new.schemas[after]
        if old != new:
            directions = self._old.directions.get(before, set()) | self._new.directions.get(after, set())
            self._schema(old, new, frozenset(directions), after, self._users("schemas", before, after))

    def _users(self, section: str, before: str, after: str) -> tuple[str, ...]:
        old, new = self._old.used_by.get((section, before), []), self._new.used_by.get((section, after), [])
        return tuple(dict.fromkeys([*old, *new]))

    def operation(self, name: str) -> None:
        old, new = self._old.operations[name], self._new.operations[name]
        for key in ("x-group", "x-method", "security"):
            if old.get(key) != new.get(key):
                self._tell(name, f"{key} {old.get(key)!r} became {new.get(key)!r}", True, name)
        if old.get("operationId") != new.get("operationId"):
            what = f"operationId {old.get('operationId')!r} became {new.get('operationId')!r}"
            named = "x-method" in old and "x-method" in new
            what = what if named else f"{what}, and so did the name of the method without x-method"
            self._tell(name, what, not named, name)
        if old.get("deprecated") != new.get("deprecated"):
            self._tell(name, "deprecated" if new.get("deprecated") else "no longer deprecated", False, name)
        self._parameters(name, self._old.parameters(old), self._new.parameters(new))
        self._body(name, mapping(old.get("requestBody")), mapping(new.get("requestBody")))
        self._replies(name, mapping(old.get("responses")), mapping(new.get("responses")))
        self._stream(name, mapping(old.get("x-stream")), mapping(new.get("x-stream")))

    def _parameters(self, name: str, old: dict[str, Parameter], new: dict[str, Parameter]) -> None:
        """Report what is said of a parameter component under its name, so that all operations share it."""
        common = {each.component for each in old.values()} & {each.component for each in new.values()} - {None}
        for key, (_, component) in old.items():
            if key not in new and component not in common:
                self._tell(component or name, f"{key} removed", True, name)
        for key, (after, component) in new.items():
            if component in common:
                continue
            required = after.get("required") is True
            if key not in old:
                what = f"{key} added ({'required' if required else 'optional'})"
                self._tell(component or name, what, required, name)
            elif old[key].facts != after:
                self._parameter(component or name, old[key].facts, after, (name,))

    def _parameter(self, place: str, old: Mapping, new: Mapping, operations: tuple[str, ...]) -> None:
        before, key = parameter_name(old), parameter_name(new)
        if before != key:
            self._tell(place, f"{before} became {key}", True, *operations)
        required = new.get("required") is True
        if required != (old.get("required") is True):
            self._tell(place, f"{key} became {'required' if required else 'optional'}", required, *operations)
        for fact in _PARAMETER_FACTS:
            if old.get(fact) != new.get(fact):
                self._tell(place, f"{key}: {fact} changed", True, *operations)
        if old.get("deprecated") != new.get("deprecated"):
            self._tell(
                place, f"{key} {'deprecated' if new.get('deprecated') else 'no longer deprecated'}", False, *operations
            )
        schemas = (mapping(old.get("schema")), mapping(new.get("schema")))
        self._schema(*schemas, frozenset({REQUEST}), f"{place} {key}", operations)

    def _body(self, name: str, old: Mapping, new: Mapping) -> None:
        required = new.get("required") is True
        if required != (old.get("required") is True) and new:
            self._tell(name, f"the request body became {'required' if required else 'optional'}", required, name)
        self._content(name, "request", mapping(old.get("content")), mapping(new.get("content")), frozenset({REQUEST}))

    def _replies(self, name: str, old: Mapping, new: Mapping) -> None:
        for status in dict.fromkeys([*old, *new]):
            success = is_success(status)
            if status not in old or status not in new:
                what = "added" if status in new else "removed"
                self._tell(name, f"response {status} {what}", success and status not in new, name)
            elif success:
                contents = [mapping(spec[status].get("content")) for spec in (old, new)]
                self._content(name, "response", contents[0], contents[1], frozenset({RESPONSE}))

    def _content(self, name: str, what: str, old: Mapping, new: Mapping, directions: Directions) -> None:
        for media in old:
            if media not in new:
                self._tell(name, f"{what} as {media} removed", True, name)
        for media in new:
            if media not in old:
                self._tell(name, f"{what} as {media} added", bool(old), name)
            else:
                schemas = (mapping(old[media].get("schema")), mapping(new[media].get("schema")))
                self._schema(*schemas, directions, f"{name} {what}", (name,))

    def _stream(self, name: str, old: Mapping, new: Mapping) -> None:
        if not old or not new:
            if old or new:
                self._tell(name, "streaming added" if new else "streaming removed", not new, name)
            return
        for fact in ("switch", "framing", "terminator", "final"):
            if old.get(fact) != new.get(fact):
                self._tell(name, f"streaming: {fact} {old.get(fact)!r} became {new.get(fact)!r}", True, name)
        events = (mapping(old.get("events")), mapping(new.get("events")))
        self._schema(*events, frozenset({RESPONSE}), f"{name} event", (name,))

    def _schema(
        self, old: Mapping, new: Mapping, directions: Directions, place: str, operations: tuple[str, ...]
    ) -> None:
        def tell(inner: str, what: str, breaking: bool) -> None:
            joined = f"{place}{inner}" if " " not in place else f"{place} {inner.removeprefix('.')}".strip()
            self._tell(joined, what, breaking, *operations)

        self._schemas.compare(old, new, directions, tell)

    def _tell(self, place: str, what: str, breaking: bool, *operations: str) -> None:
        self._told.setdefault((place, what, breaking), {}).update(dict.fromkeys(operations))
