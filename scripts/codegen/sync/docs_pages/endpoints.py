"""One page's operation compared with the spec's, or added where the spec has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...document.pointer import Mapping, find, is_mapping, items, mapping
from ...document.shapes import Shapes, Slot
from ..published.structure import (
    STREAM_FRAMINGS,
    each_operation,
    is_success,
    path_shape,
    placeholders,
    snake_case,
    status_phrase,
)
from .adopt import page_tags, sane_name
from .edits import demander
from .fragments import TAGS, Fragment
from .ledger import Ledger, Where
from .unions import tag_key
from .weave import Weave

_ORDER = (
    "operationId",
    "tags",
    "deprecated",
    "x-group",
    "x-method",
    "x-stream",
    "parameters",
    "requestBody",
    "responses",
)
_NOTHING: frozenset[str] = frozenset()


class OperationMerge:
    """Merges one fragment into the spec."""

    def __init__(self, spec: Mapping, fragment: Fragment, ledger: Ledger) -> None:
        self._spec, self._shapes = spec, Shapes(spec)
        self._fragment, self._page = fragment, Shapes(fragment.document)
        self._ledger = ledger
        self._weave = Weave(spec, fragment, ledger)
        self._where = self._weave.here
        self._is_new = self._known_path() is None

    def run(self) -> Weave:
        """Merge, and returns the walk, whose additions may go on when the ledger is settled."""
        page = self._fragment.operation
        path = self._known_path() or self._fragment.path
        if self._is_new:
            self._spec.setdefault("paths", {}).setdefault(path, {})[self._fragment.method] = self._new_operation()
            self._ledger.changed(self._where, "operation added")
        operation: Mapping = self._spec["paths"][path][self._fragment.method]
        if page["deprecated"] and not operation.get("deprecated"):
            self._put(operation, "deprecated", True)
            self._ledger.changed(self._where, "now deprecated")
        self._parameters(path, operation)
        if "requestBody" in page:
            self._request(page["requestBody"], operation)
        for status, content in page["responses"].items():
            self._response(status, content, operation)
        self._weave.finish()
        return self._weave

    def _known_path(self) -> str | None:
        shape = path_shape(self._fragment.path)
        known = ((path, method) for path, method, _ in each_operation(self._spec))
        return next(
            (path for path, method in known if (path_shape(path), method) == (shape, self._fragment.method)), None
        )

    def _new_operation(self) -> Mapping:
        group, name = self._fragment.group, self._fragment.name
        wanted = snake_case(f"{group} {name}") or snake_case(self._fragment.label)
        taken = {snake_case(str(operation.get("operationId"))) for _, _, operation in each_operation(self._spec)}
        number, unique = 2, wanted
        while unique in taken:
            unique, number = f"{wanted}_{number}", number + 1
        facts: Mapping = {"operationId": unique, "x-group": group, "x-method": name, "responses": {}}
        return {key: value for key, value in facts.items() if value != ""}

    def _parameters(self, path: str, operation: Mapping) -> None:
        # The same place in a path may have another name on the page; the spec's name stays.
        renamed = dict(zip(placeholders(self._fragment.path), placeholders(path), strict=True))
        listed = items(operation.get("parameters"))
        held = {_identity(self._shapes.schema(entry)): entry for entry in listed}
        shown: set[tuple[str, str]] = set()
        for parameter in self._fragment.operation["parameters"]:
            place, name = _identity(parameter)
            identity = (place, renamed.get(name, name) if place == "path" else name)
            shown.add(identity)
            if identity in held:
                self._parameter(parameter, held[identity])
            else:
                self._add_parameter(parameter, operation)
        for identity, entry in held.items():
            if identity[0] != "path" and identity not in shown:
                known = self._shapes.schema(entry)
                what = f"{known['in']} parameter {known['name']}"
                self._ledger.absent(operation, what, self._where, self._taker(operation, known))

    def _parameter(self, parameter: Mapping, entry: Mapping) -> None:
        known, shared = self._shapes.schema(entry), self._shapes.name(entry)
        # What operations share changes for all of them, and is told under its own name.
        where = self._where.inside(shared, "parameters") if shared else self._where.down(str(known["name"]))
        if "schema" in known:
            self._weave.schema(parameter["schema"], Slot(known, "schema"), where)
        facts = (known.get("required") is True, parameter["required"])
        text = "now required" if facts[1] else "no longer required"
        if known.get("in") != "path":
            apply = demander(known, facts[1])
            self._ledger.opinion(known, "required", facts, where=where, text=text, apply=apply)

    def _add_parameter(self, parameter: Mapping, operation: Mapping) -> None:
        shared = mapping(find(self._spec, ("components", "parameters")))
        name = next((name for name, node in shared.items() if _identity(node) == _identity(parameter)), None)
        if name is not None:
            added: Mapping = {"$ref": f"#/components/parameters/{name}"}
        else:
            added = {key: value for key, value in parameter.items() if key != "required" or value}
            self._weave.later(
                lambda: added.update(schema=self._weave.adopter.schema(parameter["schema"], parameter["name"]))
            )
        self._put(operation, "parameters", [*items(operation.get("parameters")), added])
        kind = self._page.kind(parameter["schema"]) + (", required" if parameter["required"] else "")
        self._changed(f"{parameter['in']} parameter {parameter['name']} added ({kind})")

    def _request(self, body: Mapping, operation: Mapping) -> None:
        if "requestBody" not in operation:
            self._put(operation, "requestBody", {**body, "content": {}})
        switch = mapping(operation.get("x-stream")).get("switch")
        held = self._shapes.schema(operation["requestBody"])
        skip = frozenset({switch} if isinstance(switch, str) else ())
        self._content(body["content"], held, self._where.down("request"), skip)

    def _response(self, status: str, content: Mapping, operation: Mapping) -> None:
        responses: Mapping = operation["responses"]
        if status not in responses:
            responses[status] = {"description": status_phrase(status)}
            operation["responses"] = dict(sorted(responses.items()))
            self._changed(f"response {status} added")
        if not is_success(status):
            return
        plain = dict(content)
        for media_type in [media_type for media_type in content if media_type in STREAM_FRAMINGS]:
            self._stream(media_type, plain.pop(media_type), operation)
        events = mapping(operation.get("x-stream")).get("events")
        if events is not None:
            plain = {
                media_type: rest
                for media_type, schema in plain.items()
                if (rest := self._without_events(schema, operation)) is not None
            }
        self._content(plain, operation["responses"][status], self._where.down("reply"))

    def _stream(self, media_type: str, schema: Mapping, operation: Mapping) -> None:
        """Return the events of the streamed reply, which the spec holds apart from the plain one."""
        known = operation.get("x-stream")
        if is_mapping(known):
            self._weave.schema(schema, Slot(known, "events"), self._where.down("event"))
            return
        stream: Mapping = {"switch": "stream", "framing": STREAM_FRAMINGS[media_type], "events": {}}
        self._put(operation, "x-stream", stream)
        hint = f"{self._fragment.group}_{self._fragment.name}_event"
        self._weave.later(lambda: stream.update(events=self._weave.adopter.schema(schema, hint)))
        self._changed(f"streamed reply added ({stream['framing']})")

    def _without_events(self, schema: Mapping, operation: Mapping) -> Mapping | None:
        """Return the plain reply where a page shows it and events as one union; events are compared apart."""
        events = Slot(operation["x-stream"], "events")
        held = self._shapes.schema(events.get())
        key = tag_key(held)
        union = self._page.schema(schema)
        members = self._page.members(union)
        if not key or not members:
            return schema
        known = set(mapping(mapping(held.get("discriminator")).get("mapping")))
        plain: list[Mapping] = []
        single: Mapping = {"oneOf": [], "discriminator": {"propertyName": key}, TAGS: []}
        for slot, tags in zip(members, page_tags(self._page, union, key), strict=False):
            inner = self._page.schema(slot.get())
            nested = {tag for tags in page_tags(self._page, inner, key) for tag in tags}
            if nested & known:
                self._weave.schema(slot.get(), events, self._where.down("event"))
            elif set(tags) & known:
                single["oneOf"].append(slot.get())
                single[TAGS].append(tags[0])
            else:
                plain.append(slot.get())
        if single["oneOf"]:
            self._weave.schema(single, events, self._where.down("event"))
        return {"oneOf": plain} if plain else None

    def _content(self, content: Mapping, holder: Mapping, where: Where, skip: frozenset[str] = _NOTHING) -> None:
        held: Mapping = holder.get("content", {})
        for media_type, schema in content.items():
            if media_type in held:
                self._weave.schema(schema, Slot(held[media_type], "schema"), where, skip)
            else:
                self._add_content(media_type, schema, holder, where)
        for media_type in held if content else ():
            if media_type not in content:
                self._ledger.absent(holder, f"media type {media_type}", where, _popper(held, media_type))

    def _add_content(self, media_type: str, schema: Mapping, holder: Mapping, where: Where) -> None:
        entry: Mapping = {"schema": {}}
        holder.setdefault("content", {})[media_type] = entry
        hint = sane_name(f"{self._fragment.group}_{self._fragment.name}_{where.steps[-1]}")
        self._weave.later(lambda: entry.update(schema=self._weave.adopter.schema(schema, hint)))
        self._changed(f"{where.steps[-1]} of {media_type} added")

    def _changed(self, text: str) -> None:
        if not self._is_new:
            self._ledger.changed(self._where, text)

    def _taker(self, operation: Mapping, known: Mapping) -> Callable[[], None]:
        def remove() -> None:
            listed = items(operation.get("parameters"))
            operation["parameters"] = [entry for entry in listed if self._shapes.schema(entry) is not known]

        return remove

    @staticmethod
    def _put(operation: Mapping, key: str, value: Any) -> None:
        operation[key] = value
        rest = [name for name in operation if name not in _ORDER]
        ordered = {name: operation[name] for name in [*_ORDER, *rest] if name in operation}
        operation.clear()
        operation.update(ordered)


def _identity(parameter: Mapping) -> tuple[str, str]:
    """Return place and name; the names of headers have no case."""
    place, name = str(parameter.get("in")), str(parameter.get("name"))
    return place, name.lower() if place == "header" else name


def _popper(held: Mapping, key: str) -> Callable[[], None]:
    def remove() -> None:
        held.pop(key, None)

    return remove
