"""Small published documents, and what sync makes of a schema in one."""

from __future__ import annotations

from typing import Any

from codegen.sync.published.convert import convert


def document(paths: dict[str, Any] | None = None, **schemas: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }


def reply(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "Some prose.", "content": {"application/json": {"schema": schema}}}}


def getting(schema: Any, **schemas: Any) -> dict[str, Any]:
    """Return a document with one operation that answers the schema."""
    return document({"/v1/pets": {"get": {"operationId": "get", "responses": reply(schema)}}}, **schemas)


def converted(schema: Any, **schemas: Any) -> tuple[Any, dict[str, Any], list[str]]:
    """Return the schema as it stands in the spec, the components, the warnings."""
    found = convert(getting(schema, **schemas), "api.yaml")
    content = found.spec["paths"]["/v1/pets"]["get"]["responses"]["200"]["content"]
    return content["application/json"]["schema"], found.spec["components"].get("schemas", {}), found.warnings


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
