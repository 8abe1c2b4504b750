"""The normalised document as it is handed to openapi-python-client: the same shapes, and no name of the spec.

Component `C3`, its field `f0`, operation `operation_2`, its parameter `p1`: none meets the parser's rules for names,
and whatever it says can be traced back.
"""

from __future__ import annotations

from typing import Any, Final

from ...document import pointer as pointers
from .forms import Node, referred

_KEPT: Final = ("type", "format", "items", "oneOf", "additionalProperties")
_HOLDS: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def neutral_document(normalised: Node, handles: dict[str, str]) -> Node:
    schemas = {handles[name]: _component(component, handles) for name, component in normalised["components"].items()}
    paths: dict[str, Node] = {}
    for index, operation in enumerate(normalised["operations"]):
        parameters = [
            {"name": f"p{count}", "in": one["in"], "required": one["required"], "schema": _schema(one["form"], handles)}
            for count, one in enumerate(operation["parameters"])
        ]
        path = "".join(f"/{{{one['name']}}}" for one in parameters if one["in"] == "path")
        paths[f"/operation_{index}{path}"] = {
            operation["method"].lower(): {
                "operationId": f"operation_{index}",
                "parameters": parameters,
                **_body(operation["body"], handles),
                "responses": {"200": _reply(operation["reply"], handles)},
            }
        }
    head = {"openapi": "3.1.0", "info": {"title": "API", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": schemas}}


def _body(body: Node | None, handles: dict[str, str]) -> Node:
    if body is None:
        return {}
    return {"requestBody": {"content": {body["media_type"]: {"schema": _schema(body["form"], handles)}}}}


def _reply(form: Node | None, handles: dict[str, str]) -> Node:
    content = {} if form is None else {"application/json": {"schema": _schema(form, handles)}}
    return {"description": "OK", "content": content}


def _schema(form: Any, handles: dict[str, str]) -> Any:
    """Return the form with neutral references and nothing that the parser does not need."""
    if pointers.is_list(form):
        return [_schema(item, handles) for item in form]
    if not pointers.is_mapping(form):
        return form
    if "$ref" in form:
        return {"$ref": f"#/components/schemas/{handles[referred(form) or '']}"}
    if "enum" in form:
        return {"type": "string", "enum": ["value"]} if isinstance(form["enum"][0], str) else {"enum": [0]}
    plain = {key: _schema(value, handles) for key, value in form.items() if key in _KEPT}
    held = form["oneOf"][0] if "oneOf" in form else form
    if type(form.get("default")) in _HOLDS.get(held.get("type", ""), ()):
        plain["default"] = form["default"]
    return plain


def _component(component: Node, handles: dict[str, str]) -> Any:
    if "oneOf" in component:
        # Unions are read from the normalised document alone: the parser can't follow one into itself.
        return {"oneOf": [{"type": "string"}, {"type": "integer"}]}
    if "properties" not in component:
        return _schema(component, handles)
    names = {wire: f"f{index}" for index, wire in enumerate(component["properties"])}
    return {
        "type": "object",
        "properties": {names[wire]: _schema(form, handles) for wire, form in component["properties"].items()},
        "required": [names[wire] for wire in component["required"]],
    }
