"""Streaming facts: from vendor notes or content types to one ``x-stream`` marker per operation."""

from __future__ import annotations

import re

from ...document.pointer import Mapping, Pointer, find, is_mapping, items, mapping, parse
from ...document.shapes import UNIONS
from .fingerprint import fingerprint
from .strip import COMPONENT_PREFIX, Stripper
from .structure import JSON, STREAM_FRAMINGS, is_success

SANE_NAME = re.compile(r"[A-Z][A-Za-z0-9]*")


class Components:
    """The stripped component schemas, found by name or by structure."""

    def __init__(self, schemas: Mapping) -> None:
        self.schemas = schemas
        self._by_structure: dict[str, str] = {}
        for name, schema in schemas.items():
            self._by_structure.setdefault(fingerprint(schema), name)

    def like(self, schema: Mapping) -> str | None:
        """Return the name of a component of equal structure."""
        return self._by_structure.get(fingerprint(schema))

    def add(self, name: str, schema: Mapping) -> None:
        self.schemas[name] = schema
        self._by_structure.setdefault(fingerprint(schema), name)

    def target(self, schema: Mapping) -> Mapping:
        """Return the component that the schema refers to, or the schema itself."""
        found = find({"components": {"schemas": self.schemas}}, parse(schema.get("$ref", "")))
        return found if "$ref" in schema and is_mapping(found) else schema


class Streams:
    """Moves the streaming facts of each operation into its ``x-stream``."""

    def __init__(self, stripper: Stripper, components: Components) -> None:
        self._stripper = stripper
        self._components = components

    def settle(self, source: Mapping, operation: Mapping, pointer: Pointer) -> None:
        """Give ``operation`` its ``x-stream`` and leaves in its 2xx only the reply that is not streamed."""
        success = next((reply for status, reply in operation["responses"].items() if is_success(status)), None)
        content: Mapping = success.get("content", {}) if success else {}
        framed = {name: content.pop(name) for name in list(content) if name in STREAM_FRAMINGS}
        marker = source.get("x-stream")
        if is_mapping(marker) and "x-fern-streaming" not in source:
            _insert(operation, marker)
            return
        facts = mapping(source.get("x-fern-streaming"))
        switch = _switch(facts) or self._switch_of_body(operation)
        events = self._events(facts, framed, operation, (*pointer, "x-fern-streaming"))
        if switch is None or events is None:
            if facts or framed:
                self._stripper.repairs.lost(pointer, "streaming facts without a switch or events; dropped")
            return
        marker = {"switch": switch, "framing": _framing(facts, framed)}
        if isinstance(facts.get("terminator"), str):
            marker["terminator"] = facts["terminator"]
        _insert(operation, marker | {"events": events})
        plain = self._plain(facts, content, events, (*pointer, "x-fern-streaming", "response"))
        if success is not None and plain is not None:
            success["content"] = {JSON: {"schema": plain}}
        elif success is not None and not content:
            success.pop("content", None)

    def _switch_of_body(self, operation: Mapping) -> str | None:
        schema = find(operation, ("requestBody", "content", JSON, "schema"), {})
        stream = mapping(self._components.target(schema).get("properties")).get("stream")
        return "stream" if mapping(stream).get("type") == "boolean" else None

    def _events(self, facts: Mapping, framed: Mapping, operation: Mapping, pointer: Pointer) -> Mapping | None:
        """Return a reference to the component that holds the union of events."""
        if is_mapping(facts.get("response-stream")):
            events = self._stripper.schema(facts["response-stream"], (*pointer, "response-stream"))
        else:
            schemas = [media["schema"] for media in framed.values() if mapping(media.get("schema"))]
            if not schemas:
                return None
            events = schemas[0]
        if "$ref" in events:
            return {"$ref": events["$ref"]}
        said = self._stripper.names.get(events)
        name = said if said in self._components.schemas else self._components.like(events)
        if name is None:
            sane = said is not None and SANE_NAME.fullmatch(said)
            name = said if said and sane else _pascal(str(operation["operationId"])) + "StreamedResponse"
            self._components.add(name, events)
        self._merge(self._components.schemas[name], events, ("components", "schemas", name))
        return {"$ref": COMPONENT_PREFIX + name}

    def _plain(self, facts: Mapping, content: Mapping, events: Mapping, pointer: Pointer) -> Mapping | None:
        """Return the reply that is not streamed: of the 2xx without the events, else of the stream facts."""
        said = facts.get("response")
        response = self._stripper.schema(said, pointer) if is_mapping(said) else None
        plain = self._without_events(mapping(content.get(JSON)).get("schema"), events)
        if plain is None:
            return self._named(response) if response is not None else None
        if response is not None and "$ref" not in response:
            chosen = self._components.target(plain)
            ref = plain.get("$ref")
            self._merge(chosen, response, parse(ref) if isinstance(ref, str) else pointer)
        return plain

    def _without_events(self, schema: Mapping | None, events: Mapping) -> Mapping | None:
        if schema is None or self._is_events(schema, events):
            return None
        union = next((key for key in UNIONS if key in schema), None)
        if union is None:
            return schema
        left = [entry for entry in schema[union] if not self._is_events(entry, events)]
        if len(left) == len(schema[union]):
            return schema
        if len(left) == 1:
            return mapping(left[0])
        return {**schema, union: left} if left else None

    def _is_events(self, schema: Mapping, events: Mapping) -> bool:
        if schema.get("$ref") == events["$ref"]:
            return True
        return fingerprint(self._components.target(schema)) == fingerprint(self._components.target(events))

    def _named(self, response: Mapping) -> Mapping:
        """Return a reference to the component of equal structure or name, else a new one, else the schema inline."""
        if "$ref" in response:
            return response
        said = self._stripper.names.get(response)
        name = self._components.like(response)
        if name is None and said in self._components.schemas:
            name = said
            self._merge(self._components.schemas[name], response, ("components", "schemas", name))
        if name is None and said and SANE_NAME.fullmatch(said):
            name = said
            self._components.add(name, response)
        return {"$ref": COMPONENT_PREFIX + name} if name else response

    def _merge(self, kept: Mapping, more: Mapping, pointer: Pointer) -> None:
        """Add to ``kept`` the fields and union entries that only ``more`` has, so that none is lost."""
        for name, schema in mapping(more.get("properties")).items():
            properties = mapping(kept.get("properties"))
            if name in properties:
                self._merge(properties[name], schema, (*pointer, "properties", name))
            elif "properties" in kept:
                properties[name] = schema
                self._stripper.repairs.mended(
                    pointer, f"the streaming facts say a field {name!r} that is missing here; added"
                )
        if is_mapping(kept.get("items")) and is_mapping(more.get("items")):
            self._merge(kept["items"], more["items"], (*pointer, "items"))
        for union in UNIONS:
            known = {fingerprint(entry) for entry in items(kept.get(union))}
            for entry in items(more.get(union)) if union in kept else []:
                if "$ref" in entry and fingerprint(entry) not in known:
                    kept[union].append(entry)
                    self._stripper.repairs.mended(
                        pointer, f"the streaming facts list {entry['$ref']}, missing here; added"
                    )
        tags = mapping(mapping(kept.get("discriminator")).get("mapping"))
        for tag, target in mapping(mapping(more.get("discriminator")).get("mapping")).items():
            if tag not in tags and "discriminator" in kept:
                kept["discriminator"].setdefault("mapping", {})[tag] = target


def _switch(facts: Mapping) -> str | None:
    """Return the request property in ``stream-condition: $request.stream``."""
    said = re.fullmatch(r"\$request\.(.+)", str(facts.get("stream-condition", "")))
    return said[1] if said else None


def _framing(facts: Mapping, framed: Mapping) -> str:
    if "format" in facts:
        return "sse" if facts["format"] == "sse" else "json-lines"
    return next((STREAM_FRAMINGS[name] for name in framed), "json-lines")


def _insert(operation: Mapping, marker: Mapping) -> None:
    """Insert ``x-stream`` before the parameters, where every operation of the spec has it."""
    late = ("security", "parameters", "requestBody", "responses")
    later = [(key, operation.pop(key)) for key in late if key in operation]
    operation.update([("x-stream", marker), *later])


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", name))
