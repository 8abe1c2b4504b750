"""What the spec says about each operation, read once when a server starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .document import JsonObject, resolve

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that travels outside the body; `place` is path, query, header or cookie."""

    name: str
    place: str
    required: bool
    schema: JsonObject


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. `key` names it as people do: `POST /v2/chat`."""

    key: str
    id: str
    method: str
    path: str
    secured: bool
    parameters: tuple[Parameter, ...]
    body_required: bool
    bodies: Mapping[str, JsonObject]
    """Media type -> schema of the request body; empty where the operation takes none."""
    status: int
    """Status of the plain successful reply."""
    reply: JsonObject | None
    """Schema of the plain successful JSON reply; None where it has no body."""
    markers: Mapping[str, Any]
    """The `x-` markers that the overlay and the sync set."""


def read_operations(spec: JsonObject) -> Iterator[Operation]:
    """Return every operation of the spec, in its order."""
    for path, item in spec["paths"].items():
        shared = item.get("parameters", [])
        for method in METHODS:
            if method in item:
                yield _read_operation(spec, path, method, item[method], shared)


def _read_operation(spec: JsonObject, path: str, method: str, node: JsonObject, shared: list[JsonObject]) -> Operation:
    body = resolve(spec, node.get("requestBody", {}))
    status, reply = _plain_reply(spec, node["responses"])
    key = f"{method.upper()} {path}"
    security: list[JsonObject] = node["security"] if "security" in node else spec.get("security", [])
    return Operation(
        key=key,
        id=node.get("operationId", key),
        method=method.upper(),
        path=path,
        secured=bool(security) and {} not in security,
        parameters=_parameters(spec, [*shared, *node.get("parameters", [])]),
        body_required=bool(body.get("required")),
        bodies={media: content.get("schema", {}) for media, content in body.get("content", {}).items()},
        status=status,
        reply=reply,
        markers={name: value for name, value in node.items() if name.startswith("x-")},
    )


def _parameters(spec: JsonObject, nodes: list[JsonObject]) -> tuple[Parameter, ...]:
    """Return the parameters; an operation's own replaces the path's of that name and place."""
    found: dict[tuple[str, str], Parameter] = {}
    for node in nodes:
        parameter = resolve(spec, node)
        name, place = parameter["name"], parameter["in"]
        required = place == "path" or bool(parameter.get("required"))
        found[name, place] = Parameter(name, place, required, resolve(spec, parameter.get("schema", {})))
    return tuple(found.values())


def _plain_reply(spec: JsonObject, responses: JsonObject) -> tuple[int, JsonObject | None]:
    status = next((code for code in responses if code.startswith("2")), "200")
    response = resolve(spec, responses.get(status, {}))
    content = response.get("content", {})
    schema = next((entry.get("schema", {}) for media, entry in content.items() if is_json(media)), None)
    return int(status) if status.isdigit() else 200, schema


def is_json(media_type: str) -> bool:
    """Tell whether a media type (parameters allowed) is one JSON document, not a stream of them."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or (plain.endswith("+json") and plain != "application/stream+json")
