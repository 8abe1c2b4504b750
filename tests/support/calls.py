"""The generated methods called through a Caller that sends nothing, with arguments made from the spec."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import anyio
import jsonschema_rs
from codegen.generate.read.forms import Node, referred
from cohere_api import clients, runtime
from cohere_api.runtime import Request, StreamFormat

from tests.support.whole_spec import DOCUMENT, NORMALISED, PACKAGE

OPERATIONS: dict[str, Node] = {f"{one['method']} {one['path']}": one for one in NORMALISED["operations"]}


class Recorder:
    """A Caller that sends nothing: it keeps each request and answers with itself."""

    def __init__(self) -> None:
        self.requests: list[Request[Any]] = []
        self.options: Any = None
        self.arguments: Any = None
        self.format: StreamFormat[Any] | None = None
        self.page_class: Any = None
        self.waited: Any = None

    def call(self, request: Request[Any], options: Any = None, arguments: Any = None) -> Any:
        self.requests.append(request)
        self.options = options
        self.arguments = arguments
        return self

    def stream(self, request: Request[Any], form: StreamFormat[Any], options: Any = None) -> Any:
        self.format = form
        return self.call(request, options)

    def page(self, request: Request[Any], page: Any, options: Any = None, arguments: Any = None) -> Any:
        self.page_class = page
        return self.call(request, options, arguments)

    def wait(self, waits: Any, target: Any, options: Any) -> Any:
        self.waited = (waits, target, options)
        return self


class AsyncRecorder(Recorder):
    async def call(self, request: Request[Any], options: Any = None, arguments: Any = None) -> Any:
        return super().call(request, options, arguments)

    def stream(self, request: Request[Any], form: StreamFormat[Any], options: Any = None) -> Any:
        self.format = form
        return Recorder.call(self, request, options)

    async def page(self, request: Request[Any], page: Any, options: Any = None, arguments: Any = None) -> Any:
        self.page_class = page
        return Recorder.call(self, request, options, arguments)

    async def wait(self, waits: Any, target: Any, options: Any) -> Any:
        return super().wait(waits, target, options)


def client_of(client: str, *, asynchronous: bool = False) -> Any:
    kind = getattr(clients, f"{'Async' if asynchronous else ''}{client}Methods")
    made = kind.__new__(kind)
    made._caller = AsyncRecorder() if asynchronous else Recorder()
    return made


def method_of(client: Any, name: str) -> Callable[..., Any]:
    found = client
    for part in name.split("."):
        found = getattr(found, part)
    # What is found by name at run time has no static type.
    return found  # type: ignore[no-any-return]


def call(client: str, name: str, /, *arguments: Any, **keywords: Any) -> Request[Any]:
    """Return the one request that the method makes; sync and async have to make the same."""
    made = client_of(client)
    result = method_of(made, name)(*arguments, **keywords)
    assert result is made._caller
    request: Request[Any] = only(made._caller.requests)
    assert_async_makes(request, client, name, *arguments, **keywords)
    return request


def assert_async_makes(expected: Request[Any], client: str, name: str, /, *arguments: Any, **keywords: Any) -> None:
    made = client_of(client, asynchronous=True)

    async def run() -> None:
        result = method_of(made, name)(*arguments, **keywords)
        if inspect.isawaitable(result):
            result = await result
        assert result is made._caller

    anyio.run(run)
    assert only(made._caller.requests) == expected


def only(found: list[Any]) -> Any:
    assert len(found) == 1
    return found[0]


def argument_name(wire: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire).lower()


class Argument:
    """One thing that the spec lets a caller give, with a sample: the JSON and what the caller passes."""

    def __init__(self, wire: str, form: Node, place: str, required: bool) -> None:
        self.wire, self.form, self.place, self.required = wire, form, place, required
        self.name = argument_name(wire)
        self.json = self._sample()
        moment = form.get("format") == "date-time" and place == "query"
        self.given = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC) if moment else self.json

    def _sample(self) -> Any:
        if self.place == "path":
            return f"{self.wire}/of a:b"
        if self.form.get("format") == "binary":
            return b"content"
        return PACKAGE.samples.value(self.form)


def arguments_of(operation: Node) -> list[Argument]:
    """Return parameters, then the fields of the body without the stream switch and what only replies carry."""
    found = [
        Argument(one["name"], one["form"], one["in"], one["required"])
        for one in operation["parameters"]
        if one["name"] != "X-Client-Name"
    ]
    if operation["body"] is None:
        return found
    body = NORMALISED["components"][referred(operation["body"]["form"])]
    switch = operation.get("x-stream", {}).get("switch")
    place = "body" if operation["body"]["media_type"] == "application/json" else "form"
    for wire, form in body["properties"].items():
        if wire != switch and not form.get("readOnly"):
            in_part = "file" if form.get("format") == "binary" else place
            argument = Argument(wire, form, in_part, wire in body["required"])
            shortest = body_schema(operation).get("properties", {}).get(wire, {}).get("minLength", 0)
            if isinstance(argument.json, str):
                argument.given = argument.json = argument.json.ljust(shortest, ".")
            found.append(argument)
    return found


def body_schema(operation: Node) -> Node:
    """Return the schema of the body in the document itself, not in the generator's reading of it."""
    content = DOCUMENT["paths"][operation["path"]][operation["method"].lower()]["requestBody"]["content"]
    schema: Node = content[operation["body"]["media_type"]]["schema"]
    name = referred(schema)
    return schema if name is None else DOCUMENT["components"]["schemas"][name]


# A value has the shape of several members where only the discriminator tells them apart.
COMPONENTS = json.loads(json.dumps(DOCUMENT["components"]).replace('"oneOf": ', '"anyOf": '))


def validate_body(operation: Node, body: Any) -> None:
    schema = {**body_schema(operation), "components": COMPONENTS}
    jsonschema_rs.Draft202012Validator(schema).validate(body)


def assert_request(request: Request[Any], operation: Node, given: list[Argument], streamed: bool = False) -> None:
    """Return the request holds what was given and nothing else, each thing where the spec wants it."""
    assert request.method == operation["method"]
    path = operation["path"]
    for argument in given:
        if argument.place == "path":
            path = path.replace(f"{{{argument.wire}}}", quote(argument.json, safe=""))
    assert request.path == path
    assert request.query_pairs() == [pair for one in given if one.place == "query" for pair in pairs(one)]
    assert request.header_pairs() == [pair for one in given if one.place == "header" for pair in pairs(one)]
    assert request.form_pairs() == [pair for one in given if one.place == "form" for pair in pairs(one)]
    assert request.files == {one.wire: one.given for one in given if one.place == "file"}
    if operation["body"] is None or operation["body"]["media_type"] != "application/json":
        assert request.body is None
        return
    switch = {operation["x-stream"]["switch"]: streamed} if "x-stream" in operation else {}
    body = runtime.plain(request.body)
    assert body == {one.wire: one.json for one in given if one.place == "body"} | switch
    validate_body(operation, body)


def pairs(argument: Argument) -> list[tuple[str, str]]:
    values = argument.json if isinstance(argument.json, list) else [argument.json]
    return [(argument.wire, "true" if value is True else str(value)) for value in values]


def models_instead(argument: Argument) -> Any:
    """Return the same value made of models where it holds objects."""
    name = referred(argument.form)
    if name is not None and "properties" in NORMALISED["components"][name]:
        return PACKAGE.model(name).from_dict(argument.json)
    if name is not None and "oneOf" in NORMALISED["components"][name]:
        return PACKAGE.decode_union(name, argument.json)
    inner = argument.form.get("items") or argument.form.get("additionalProperties")
    if argument.place == "body" and inner and isinstance(argument.json, list):
        return tuple(models_instead(Argument(argument.wire, inner, "body", True)) for _ in argument.json)
    if argument.place == "body" and inner and isinstance(argument.json, dict):
        return {key: models_instead(Argument(argument.wire, inner, "body", True)) for key in argument.json}
    return argument.given
