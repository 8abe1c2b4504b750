"""Requests checked against the spec. Raises `Refusal`: 422 for a JSON body that breaks its schema, else 400."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.requests import Request

from ..call import Call, Refusal
from ..json_bytes import decode
from ..spec.document import JsonObject, is_list, is_object, resolve
from ..spec.routes import Operation, Parameter, is_json
from ..spec.schemas import Schemas
from ..state.state import State

_MULTIPART = "multipart/form-data"
_INTEGER_BELOW = 2**63  # what every JSON encoder can write; a larger float stays one


class Contract:
    """Turns a raw request into a `Call`, or refuses it with the reason."""

    def __init__(self, spec: JsonObject) -> None:
        self._spec = spec
        self._schemas = Schemas(spec, "request")

    async def read(self, operation: Operation, request: Request, path: dict[str, str], state: State) -> Call:
        """Return the request as a call. `path` holds the path's parameters, still percent-encoded."""
        texts: dict[str, Callable[[str], list[str]]] = {
            "path": lambda name: [unquote(path[name])] if name in path else [],
            "query": request.query_params.getlist,
            "header": request.headers.getlist,
            "cookie": lambda name: [request.cookies[name]] if name in request.cookies else [],
        }
        found: dict[str, JsonObject] = {place: {} for place in texts}
        for parameter in operation.parameters:
            given = texts[parameter.place](parameter.name)
            if given:
                found[parameter.place][parameter.name] = self._parameter(parameter, given)
            elif parameter.required:
                raise Refusal(400, f"{parameter.place} parameter {parameter.name} is required")
        body = await self._body(operation, request) if operation.bodies else {}
        base_url = str(request.base_url).rstrip("/")
        return Call(operation, found["path"], found["query"], found["header"], body, state, base_url)

    def _parameter(self, parameter: Parameter, texts: list[str]) -> Any:
        value = self._read_typed(parameter.schema, texts)
        problem = self._schemas.problem(parameter.schema, value)
        if problem is not None:
            raise Refusal(400, f"{parameter.place} parameter {parameter.name}: {problem}")
        return value

    def _read_typed(self, schema: JsonObject, texts: list[str]) -> Any:
        """Read text as the type its schema names; what does not read as that is left for the schema to refuse."""
        kinds = _types(schema)
        if "array" in kinds:
            items = resolve(self._spec, schema.get("items", {}))
            return [self._read_typed(items, [text]) for text in texts]
        text = texts[-1]
        for kind, (pattern, convert) in _SCALARS.items():
            if kind in kinds and re.fullmatch(pattern, text):
                return convert(text)
        return text

    async def _body(self, operation: Operation, request: Request) -> JsonObject:
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type == _MULTIPART and _MULTIPART in operation.bodies:
            return await self._form(operation.bodies[_MULTIPART], request)
        schema = next((schema for media, schema in operation.bodies.items() if is_json(media)), None)
        content = await request.body()
        if schema is not None and not content:
            return self._absent(operation, schema)
        if schema is None or not is_json(media_type):
            sent = media_type or "none"
            raise Refusal(400, f"the content type must be {' or '.join(operation.bodies)}, not {sent}")
        return self._json(operation, schema, content)

    def _absent(self, operation: Operation, schema: JsonObject) -> JsonObject:
        """Read the body; an optional one may be left out where an empty object would do."""
        if operation.body_required or not self._schemas.accepts(schema, {}):
            raise Refusal(400, "the request needs a JSON body")
        return {}

    def _json(self, operation: Operation, schema: JsonObject, content: bytes) -> JsonObject:
        try:
            value = decode(content)
        except ValueError as unreadable:
            raise Refusal(400, f"the body is not JSON: {unreadable}") from None
        _refuse_excess(operation, value)
        problem = self._schemas.problem(schema, value)
        if problem is not None:
            raise Refusal(422, f"invalid request body: {problem}")
        if not is_object(value):
            raise Refusal(422, "invalid request body: it must be an object")
        _write_integers(value)
        return value

    async def _form(self, schema: JsonObject, request: Request) -> JsonObject:
        try:
            form = await request.form()
        except FormParserError as unreadable:  # starlette up to 1.5 lets it through
            raise Refusal(400, f"the form cannot be read: {unreadable}") from None
        schema = resolve(self._spec, schema)
        fields: JsonObject = {}
        for name, node in schema.get("properties", {}).items():
            parts = form.getlist(name)
            if parts:
                fields[name] = self._part(name, node, parts)
            elif name in schema.get("required", []):
                raise Refusal(400, f"form part {name} is required")
        return fields

    def _part(self, name: str, node: JsonObject, parts: list[UploadFile | str]) -> Any:
        schema = resolve(self._spec, node)
        items = resolve(self._spec, schema.get("items", {}))
        if _is_file(schema) or _is_file(items):
            if not all(isinstance(part, UploadFile) for part in parts):
                raise Refusal(400, f"form part {name} must be a file (a part with a filename)")
            return parts if _is_file(items) else parts[-1]
        texts = [part for part in parts if isinstance(part, str)]
        if len(texts) < len(parts):
            raise Refusal(400, f"form part {name} must be a plain field, not a file")
        value = self._read_typed(schema, texts)
        problem = self._schemas.problem(node, value)
        if problem is not None:
            raise Refusal(400, f"form part {name}: {problem}")
        return value


_SCALARS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "integer": (r"[+-]?\d{1,30}", int),
    "number": (r"[+-]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})([eE][+-]?\d{1,2})?", float),
    "boolean": (r"true|false", lambda text: text == "true"),
}


def _types(schema: JsonObject) -> list[str]:
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _is_file(schema: JsonObject) -> bool:
    return schema.get("format") == "binary" or "contentMediaType" in schema


def _entries(node: JsonObject | list[Any]) -> Iterable[tuple[Any, Any]]:
    return enumerate(node) if isinstance(node, list) else node.items()


def _write_integers(body: JsonObject) -> None:
    """Make an int of each float without a fraction: to JSON Schema 1.0 is an integer, to a slice it is not."""
    pending: list[Any] = [body]
    while pending:  # not by recursion: a free-form value may be nested deeper than Python calls go
        node = pending.pop()
        for key, member in _entries(node):
            if is_object(member) or is_list(member):
                pending.append(member)
            elif isinstance(member, float) and member.is_integer() and abs(member) < _INTEGER_BELOW:
                node[key] = int(member)


def _refuse_excess(operation: Operation, body: object) -> None:
    """Refuse a list that clients split and one call can't carry: with 400, as the API does, not 422."""
    split = operation.markers.get("x-split")
    if split is None or not is_object(body):
        return
    for field, size in split["lists"].items():
        values = body.get(field)
        if is_list(values) and 0 < size < len(values):
            raise Refusal(400, f"invalid request: at most {size} {field} in one call, not {len(values)}")
