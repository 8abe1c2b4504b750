"""openapi-python-client's reading of the normalised document: kinds and defaults. The only module that imports it.

Components and operations are handed over under neutral names, so that no text of the spec reaches its name rules, and
each comes back one to one or the run fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openapi_python_client import config as opc_config
from openapi_python_client.parser import GeneratorData, properties
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint

from . import pointer as pointers
from .load import SpecError
from .normalise import Node

_KINDS: Final[dict[str, str]] = {
    "AnyProperty": "any",
    "BooleanProperty": "boolean",
    "ConstProperty": "enum",
    "DateProperty": "date",
    "DateTimeProperty": "date-time",
    "FileProperty": "file",
    "FloatProperty": "number",
    "IntProperty": "integer",
    "ListProperty": "array",
    "LiteralEnumProperty": "enum",
    "ModelProperty": "object",
    "NoneProperty": "null",
    "StringProperty": "string",
    "UnionProperty": "union",
    "UuidProperty": "string",
}


@dataclass(frozen=True)
class Reading:
    """What the parser says of one field or parameter."""

    kind: str
    default: str | None
    """The default as a Python literal."""


@dataclass(frozen=True)
class Facts:
    fields: dict[str, dict[str, Reading]]
    """By component and JSON name."""
    parameters: dict[str, dict[tuple[str, str], Reading]]
    """By operation and (location, name)."""


def read(normalised: Node, file: str) -> Facts:
    """Raises SpecError for whatever the parser would leave out."""
    handles = {name: f"C{index}" for index, name in enumerate(normalised["components"])}
    names = {handle: name for name, handle in handles.items()}
    data = GeneratorData.from_dict(_document(normalised, handles), config=_config())
    if isinstance(data, GeneratorError):
        raise SpecError(f"{file}#", f"{data.header}: {data.detail}")
    collections = data.endpoint_collections_by_tag.values()
    for problem in [*data.errors, *(error for one in collections for error in one.parse_errors)]:
        raise SpecError(f"{file}#", f"{problem.header}: {problem.detail}")
    # A map is a class of its own there, under a name made up on the way.
    models = [(names.get(str(model.class_info.name)), model) for model in data.models]
    fields = {name: _fields(model) for name, model in models if name is not None}
    endpoints = {str(endpoint.name): endpoint for one in collections for endpoint in one.endpoints}
    expected = {name for name, component in normalised["components"].items() if "properties" in component}
    if fields.keys() != expected or len(endpoints) != len(normalised["operations"]):
        raise SpecError(f"{file}#", f"not read one to one: {sorted(fields.keys() ^ expected)}")
    parameters = {
        operation["operationId"]: _parameters(endpoints[f"operation_{index}"])
        for index, operation in enumerate(normalised["operations"])
    }
    return Facts(fields, parameters)


def _fields(model: properties.ModelProperty) -> dict[str, Reading]:
    found = [*(model.required_properties or []), *(model.optional_properties or [])]
    return {one.name.get_untrusted_value(): _reading(one) for one in found}


def _parameters(endpoint: Endpoint) -> dict[tuple[str, str], Reading]:
    found = endpoint.iter_all_parameters()
    return {(str(location), one.name.get_untrusted_value()): _reading(one) for location, one in found}


def _reading(one: properties.Property) -> Reading:
    default = one.default
    return Reading(_KINDS[type(one).__name__], None if default is None else str(default.python_code))


def _config() -> opc_config.Config:
    file = opc_config.ConfigFile(literal_enums=True)
    return opc_config.Config.from_sources(file, opc_config.MetaType.NONE, Path("spec"), "utf-8", False, None)


def _document(normalised: Node, handles: dict[str, str]) -> Node:
    schemas = {handles[name]: _schema(component, handles) for name, component in normalised["components"].items()}
    paths: dict[str, Node] = {}
    for index, operation in enumerate(normalised["operations"]):
        paths.setdefault(operation["path"], {})[operation["method"].lower()] = {
            "operationId": f"operation_{index}",
            "parameters": [
                {**{key: one[key] for key in ("name", "in", "required")}, "schema": _schema(one["form"], handles)}
                for one in operation["parameters"]
            ],
            **_body(operation["body"], handles),
            "responses": {"200": _reply(operation["reply"], handles)},
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
    """The form with neutral references and nothing that the parser does not need."""
    if pointers.is_list(form):
        return [_schema(item, handles) for item in form]
    if not pointers.is_mapping(form):
        return form
    if "$ref" in form:
        return {"$ref": f"#/components/schemas/{handles[form['$ref'].rsplit('/', 1)[1]]}"}
    plain: Node = {}
    for key, value in form.items():
        if key == "properties":
            plain[key] = {name: _schema(inner, handles) for name, inner in value.items()}
        elif key in ("type", "format", "items", "oneOf", "enum", "additionalProperties", "required"):
            plain[key] = _schema(value, handles)
        elif key == "default" and form.get("type") in _HOLDS and isinstance(value, _HOLDS[form["type"]]):
            plain[key] = value
    if "enum" in form:
        plain["type"] = "string" if isinstance(form["enum"][0], str) else "integer"
    return plain


_HOLDS: Final[dict[str, Any]] = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
