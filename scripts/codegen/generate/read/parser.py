"""openapi-python-client's reading of the normalised document: kinds and defaults. The only module that imports it.

Everything is handed over under neutral names (neutral.py) and comes back one to one, or the run fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openapi_python_client import config as opc_config
from openapi_python_client.parser import GeneratorData, properties
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.openapi import Endpoint

from ...document.load import SpecError
from .forms import Node
from .neutral import neutral_document

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
    """Raise SpecError for whatever the parser would leave out."""
    handles = {name: f"C{index}" for index, name in enumerate(normalised["components"])}
    names = {handle: name for name, handle in handles.items()}
    data = GeneratorData.from_dict(neutral_document(normalised, handles), config=_config())
    if isinstance(data, GeneratorError):
        raise SpecError(f"{file}#", f"{data.header}: {data.detail}")
    collections = data.endpoint_collections_by_tag.values()
    for problem in [*data.errors, *(error for one in collections for error in one.parse_errors)]:
        raise _refused(problem, normalised, file)
    # A map is a class of its own there, under a name made up on the way.
    models = [(names.get(str(model.class_info.name)), model) for model in data.models]
    fields = {name: _fields(model, normalised["components"][name]) for name, model in models if name is not None}
    endpoints = {str(endpoint.name): endpoint for one in collections for endpoint in one.endpoints}
    expected = {name for name, component in normalised["components"].items() if "properties" in component}
    if fields.keys() != expected or len(endpoints) != len(normalised["operations"]):
        raise SpecError(f"{file}#", f"not read one to one: {sorted(fields.keys() ^ expected)}")
    parameters = {
        operation["operationId"]: _parameters(endpoints[f"operation_{index}"], operation)
        for index, operation in enumerate(normalised["operations"])
    }
    return Facts(fields, parameters)


def _refused(problem: ParseError, normalised: Node, file: str) -> SpecError:
    """Return the problem at the place of the component or operation that it names."""
    message = f"{problem.header} {problem.detail}"
    component, operation = re.search(r"/components/schemas/C(\d+)", message), re.search(r"/operation_(\d+)", message)
    place = "#"
    if component:
        place = list(normalised["components"].values())[int(component[1])]["x-place"]
    elif operation:
        place = normalised["operations"][int(operation[1])]["x-place"]
    return SpecError(f"{file}{place}", f"openapi-python-client can't read it: {problem.detail}")


def _fields(model: properties.ModelProperty, component: Node) -> dict[str, Reading]:
    wires = list(component["properties"])
    found = [*(model.required_properties or []), *(model.optional_properties or [])]
    return {wires[_index(one)]: _reading(one) for one in found}


def _parameters(endpoint: Endpoint, operation: Node) -> dict[tuple[str, str], Reading]:
    found = endpoint.iter_all_parameters()
    return {(str(place), operation["parameters"][_index(one)]["name"]): _reading(one) for place, one in found}


def _index(one: properties.Property) -> int:
    return int(one.name.get_untrusted_value()[1:])


def _reading(one: properties.Property) -> Reading:
    default = one.default
    return Reading(_KINDS[type(one).__name__], None if default is None else str(default.python_code))


def _config() -> opc_config.Config:
    file = opc_config.ConfigFile(literal_enums=True)
    return opc_config.Config.from_sources(file, opc_config.MetaType.NONE, Path("spec"), "utf-8", False, None)
