"""Replies read as a value of a class: the request asks for JSON of its schema, the reply's text is decoded by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cohere_api.runtime.models import attach_http
from cohere_api.runtime.values import is_mapping

from .._call.redaction import find_secrets_of_reply, redact
from .._call.reply import redact_reply
from .._call.steps import Flow
from ..errors import OutputError, ValidationError
from .schemas import JsonSchema, Read, make_json_schema, make_reader

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Parsing, Request

    from .._call.call import SendRequest


def parse_output(kind: Any, send: SendRequest[Any], request: Request[object]) -> Flow[Any]:
    """Apply the argument `output_type`.

    Raises ValidationError before anything is sent, OutputError for what does not fit.
    """
    read, schema = _read_and_schema(kind)
    reply = yield from send(_ask_for_json(request, schema))
    text: str = reply.text or ""
    problem = "the text was cut off at the limit of tokens" if reply.finish_reason == "MAX_TOKENS" else None
    try:
        reply.parsed = read(text)
    except ValueError as error:
        problem = problem or f"the text is no {kind.__name__}: {error} (finish_reason {reply.finish_reason})"
    if problem is None:
        return reply
    # As a call without output_type gives it: this one lacks its value.
    plainly = attach_http(request.endpoint.decode(reply.to_dict(), False), reply.http)
    secrets = find_secrets_of_reply(reply)
    raise OutputError(
        redact(problem, secrets),
        text=redact(text, secrets),
        reply=redact_reply(request.endpoint, plainly),
        method=request.method,
        path=request.path,
        request_id=reply.http.request_id,
    )


def _read_and_schema(kind: Any) -> tuple[Read, JsonSchema]:
    try:
        read, schema = make_reader(kind, strict=True), make_json_schema(kind)
    except (TypeError, NameError) as error:
        raise ValidationError(f"output_type can't be {kind!r}: {error}") from None
    if schema.get("type") != "object":
        raise ValidationError(f"output_type can't be {kind!r}: its JSON is not an object; make it a field of a class")
    return read, schema


def _ask_for_json(request: Request[object], schema: JsonSchema) -> Request[object]:
    """Return the request, for JSON of the schema and a reply with room for the value."""
    endpoint = request.endpoint
    parsing: Parsing | None = endpoint.parsing
    if parsing is None or not is_mapping(request.body):
        raise ValidationError(f"output_type is not for {endpoint.method} {endpoint.path}")
    if parsing.field in request.body:
        raise ValidationError(f"output_type sets {parsing.field}: give only one of the two")
    asked = {"type": "json_object", parsing.schema: schema}
    return request._replace(
        endpoint=endpoint._replace(decode=parsing.decode), body={**request.body, parsing.field: asked}
    )
