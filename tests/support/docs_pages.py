"""Writes the docs page of an operation from a spec, the way a docs generator would: same meaning, other words."""

from __future__ import annotations

import json
from typing import Any

from codegen.document.load import dump_yaml
from codegen.document.pointer import Mapping, items, mapping
from codegen.document.shapes import Shapes
from codegen.sync.published.structure import snake_case

_SCHEMAS = "#/components/schemas/"


def page(spec: Mapping, method: str, path: str, streamed: bool = False) -> str:
    """Return one page as Markdown; ``streamed`` shows the events of the operation in place of its plain reply."""
    return _Writer(spec).page(method, path, streamed)


class _Writer:
    def __init__(self, spec: Mapping) -> None:
        self._spec = spec
        self._shapes = Shapes(spec)
        self._components: Mapping = {}

    def page(self, method: str, path: str, streamed: bool) -> str:
        operation = self._spec["paths"][path][method]
        group, name = operation.get("x-group", ""), operation.get("x-method", operation["operationId"])
        place = "".join(word.title() for word in snake_case(f"{path} {method}").split("_"))
        shown: Mapping = {
            "operationId": name,
            "summary": "A page",
            "description": "Prose: with `code`, and\nmore # prose",
            "tags": [[f"subpackage_{group}"]],
            "parameters": [self._parameter(entry) for entry in operation.get("parameters", [])],
            "responses": {
                status: {"description": "prose", "content": self._content(response, f"{place}Response")}
                for status, response in operation["responses"].items()
            },
        }
        stream = operation.get("x-stream")
        if streamed:
            events = self._schema(stream["events"], f"{group}_chat_Response_stream_streaming")
            shown["responses"]["200"]["content"] = {"text/event-stream": {"schema": events}}
        if "requestBody" in operation:
            body = f"{place}RequestBodyContentApplicationJsonSchema"
            shown["requestBody"] = {"content": self._content(operation["requestBody"], body)}
            schema = next(iter(shown["requestBody"]["content"].values()))["schema"]
            if stream and "properties" in schema:
                literal = {"type": "string", "enum": [{"type": "booleanLiteral", "value": streamed}]}
                schema["properties"][stream["switch"]] = literal
                schema["required"] = [stream["switch"], *schema.get("required", [])]
        credential = {"name": "Authorization", "in": "header", "required": True, "schema": {"type": "string"}}
        shown["parameters"].append(credential)
        document = {
            "openapi": "3.1.1",
            "info": {"title": "A page", "version": f"endpoint_{group}.{name}"},
            "paths": {path: {method: shown}},
            "components": {"schemas": self._components},
        }
        sample = '```python Sync\nprint("openapi: 3.1.1")\n```\n'
        fragment = f"## OpenAPI Specification\n\n```yaml\n{dump_yaml(document)}```\n"
        return f"# {method.upper()} {path}\n\nProse.\n\n{fragment}\n## SDK Code Examples\n\n{sample}"

    def _parameter(self, entry: Mapping) -> Mapping:
        parameter = self._shapes.schema(entry)
        schema = self._schema(parameter["schema"], f"{parameter['name']}Parameter")
        required = parameter.get("required") is True
        return {"name": parameter["name"], "in": parameter["in"], "required": required, "schema": schema}

    def _content(self, holder: Mapping, place: str) -> Mapping:
        return {
            media_type: {"schema": self._schema(entry["schema"], place, inline="$ref" not in entry["schema"])}
            for media_type, entry in holder.get("content", {}).items()
        }

    def _schema(self, schema: Mapping, place: str, inline: bool = False) -> Mapping:
        """Return every structure is a component of its own.

        Named ones keep their name, the others have that of a place.
        """
        core = self._shapes.schema(schema)
        kind = self._shapes.kind(schema)
        name = self._shapes.name(schema) or place
        if not inline and (kind in ("object", "union") or self._shapes.values(schema)):
            if name not in self._components:
                self._components[name] = {}
                self._components[name] = self._structure(core, kind, name)
            return {"$ref": _SCHEMAS + name}
        return self._structure(core, kind, name)

    def _structure(self, schema: Mapping, kind: str, place: str) -> Mapping:
        values = self._shapes.values(schema)
        members = [slot.get() for slot in self._shapes.members(schema)]
        if values:
            return {"type": kind, "enum": [{"value": value} for value in values]}
        if members:
            return self._union(schema, members, place)
        if kind == "object":
            return self._object(schema, place)
        if kind == "array":
            return {"type": "array", "items": self._schema(schema.get("items", {}), f"{place}Items")}
        if kind == "anything":
            return {"description": "Any type"}
        shown: Mapping = {"type": kind, "description": "prose"}
        if kind == "number":
            shown["format"] = "double"
        elif schema.get("format") in ("date-time", "uuid", "binary", "enum", "string"):
            shown["format"] = schema["format"]
        return shown

    def _object(self, schema: Mapping, place: str) -> Mapping:
        properties = self._shapes.properties(schema)
        shown: Mapping = {
            "type": "object",
            "properties": {
                name: self._schema(slot.get(), f"{place}{name.title()}") for name, slot in properties.items()
            },
        }
        required = [name for name in properties if name in self._shapes.required(schema)]
        if required:
            shown["required"] = required
        for part in self._shapes.parts(schema):
            if mapping(part.get("additionalProperties")):
                shown["additionalProperties"] = self._schema(part["additionalProperties"], f"{place}Value")
        return shown

    def _union(self, schema: Mapping, members: list[Mapping], place: str) -> Mapping:
        discriminator = mapping(schema.get("discriminator"))
        if not discriminator:
            return {"oneOf": [self._schema(member, f"{place}{index}") for index, member in enumerate(members)]}
        key, shown = discriminator["propertyName"], list[Mapping]()
        for tag, reference in discriminator["mapping"].items():
            member = self._object(self._shapes.schema({"$ref": reference}), f"{place}{tag}")
            kept = [name for name in items(member.get("required")) if name != key]
            held = {name: inner for name, inner in member["properties"].items() if name != key}
            # The tag keeps the enum of all tags where it comes from a shared base, and only prose tells which it is.
            literal = {"type": "string", "enum": [tag]}
            first = member["properties"].get(key, literal)
            shown.append(
                {
                    **member,
                    "properties": {key: first, **held},
                    "required": [key, *kept],
                    "description": f"{tag} variant",
                }
            )
        return {"oneOf": json.loads(json.dumps(shown)), "discriminator": {"propertyName": key}}


def every_page(spec: Mapping) -> list[tuple[str, str]]:
    """Return a name and the text of each operation's page, and of its streamed page where it has one."""
    found: list[tuple[str, str]] = []
    for path, entry in spec["paths"].items():
        for method in entry:
            found.append((f"{method} {path}", page(spec, method, path)))
            if "x-stream" in entry[method]:
                found.append((f"{method} {path} streamed", page(spec, method, path, streamed=True)))
    return found


def fragment_page(document: Any) -> str:
    """Return a page around a document as it stands."""
    return f"# A page\n\n```yaml\n{dump_yaml(document)}```\n"
