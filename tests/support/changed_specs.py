"""Small specs to compare: one operation that sends and receives, and the schemas it is made of."""

from __future__ import annotations

from typing import Any

from codegen.report.changes import compare

TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "integer"}
LIST: dict[str, Any] = {"type": "array", "items": TEXT}
NULL: dict[str, Any] = {"type": "null"}


def ref(name: str, **beside: Any) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", **beside}


def fields(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required or [], "properties": properties}


def union(**tags: str) -> dict[str, Any]:
    """Return a union whose tags stand for components."""
    mapping = {tag: ref(name)["$ref"] for tag, name in tags.items()}
    members = [{"$ref": target} for target in dict.fromkeys(mapping.values())]
    return {"oneOf": members, "discriminator": {"propertyName": "type", "mapping": mapping}}


def spec(request: Any = TEXT, response: Any = TEXT, schemas: Any = None, **operation: Any) -> dict[str, Any]:
    """Return one operation that sends ``request`` and receives ``response``."""
    post: dict[str, Any] = {
        "operationId": "ask",
        **operation,
        "requestBody": {"content": {"application/json": {"schema": request}}},
        "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": response}}}},
    }
    return {"openapi": "3.1.0", "paths": {"/v1/ask": {"post": post}}, "components": {"schemas": schemas or {}}}


def told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(change.what, change.breaking) for change in compare(old, new).changes]
