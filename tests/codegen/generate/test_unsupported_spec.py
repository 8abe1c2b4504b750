"""What the generator does not support, and markers that make no sense, are refused with the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.generated_from import refusal
from tests.support.small_spec import (
    CHATTING,
    CLIENT_ARGUMENTS,
    CREATING,
    LISTING,
    MOVE,
    SCHEMAS,
    STRING,
    Change,
    changed,
    content,
    obj,
    operation,
    ref,
)

pytestmark = pytest.mark.usefixtures("unformatted")


SCHEMA_KEYWORDS: dict[str, Any] = {
    "not": STRING,
    "if": STRING,
    "patternProperties": {"^a": STRING},
    "prefixItems": [STRING],
    "dependentSchemas": {"a": STRING},
    "propertyNames": STRING,
    "contains": STRING,
    "unevaluatedProperties": False,
    "$dynamicRef": "#a",
    "$defs": {"A": STRING},
    "$id": "http://x/y",
}


@pytest.mark.parametrize("keyword", SCHEMA_KEYWORDS)
def test_a_keyword_that_changes_a_type_is_refused(keyword: str, tmp_path: Path) -> None:
    spec = changed(lambda spec: SCHEMAS(spec)["Owner"].update({keyword: SCHEMA_KEYWORDS[keyword]}))
    error = refusal(tmp_path, spec)
    assert error.place.endswith("#/components/schemas/Owner")
    assert keyword in error.message
    assert "docs/supported.md" in error.message


UNSUPPORTED: dict[str, tuple[Change, str]] = {
    "cookie parameter": (lambda spec: LISTING(spec)["parameters"][0].update({"in": "cookie"}), "/parameters/0/in"),
    "a list that is one value in the query": (
        lambda spec: LISTING(spec)["parameters"][0].update({"explode": False}),
        "/parameters/0/explode",
    ),
    "parameter with content": (
        lambda spec: LISTING(spec)["parameters"].append({"name": "a", "in": "query", **content(STRING)}),
        "/parameters/4",
    ),
    "parameter style": (
        lambda spec: LISTING(spec)["parameters"][0].update(style="deepObject"),
        "/parameters/0/style",
    ),
    "path parameter that no path has": (
        lambda spec: LISTING(spec)["parameters"].append({"name": "a", "in": "path", "schema": STRING}),
        "/paths/~1v1~1pets/get",
    ),
    "placeholder without a parameter": (
        lambda spec: spec["paths"]["/v1/pets/{id}"]["get"].update(parameters=[]),
        "/paths/~1v1~1pets~1{id}/get",
    ),
    "path with a query": (
        lambda spec: spec["paths"].update({"/a?b=c": {"get": operation("x")}}),
        "/paths/~1a?b=c/get",
    ),
    "path with half a placeholder": (
        lambda spec: spec["paths"].update({"/a/{b": {"get": operation("x")}}),
        "/paths/~1a~1{b/get",
    ),
    "path that leads upwards": (
        lambda spec: spec["paths"].update({"/a/../b": {"get": operation("x")}}),
        "/paths/~1a~1..~1b/get",
    ),
    "path without a slash": (lambda spec: spec["paths"].update({"a": {"get": operation("x")}}), "/paths"),
    "OPTIONS": (lambda spec: spec["paths"].update({"/a": {"options": operation("x")}}), "/paths/~1a"),
    "TRACE": (lambda spec: spec["paths"].update({"/a": {"trace": operation("x")}}), "/paths/~1a"),
    "path item by reference": (lambda spec: spec["paths"].update({"/a": {"$ref": "#/x"}}), "/paths/~1a"),
    "callbacks": (lambda spec: LISTING(spec).update(callbacks={}), "/paths/~1v1~1pets/get"),
    "text body": (
        lambda spec: CHATTING(spec).update(requestBody=content(STRING, "text/plain")),
        "/requestBody/content",
    ),
    "form body": (
        lambda spec: CHATTING(spec).update(requestBody=content(obj(a=STRING), "application/x-www-form-urlencoded")),
        "/requestBody/content",
    ),
    "multipart body without parts": (
        lambda spec: CHATTING(spec).update(requestBody=content(STRING, "multipart/form-data")),
        "/requestBody/content/multipart~1form-data/schema",
    ),
    "text reply": (
        lambda spec: CHATTING(spec)["responses"].update({"200": content(STRING, "text/plain")}),
        "/responses/200/content",
    ),
    "allOf of a string": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"allOf": [STRING, {"minLength": 1}]}),
        "/components/schemas/Owner/properties/level/allOf/0",
    ),
    "allOf of a union": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"allOf": [ref("Shape"), obj(a=STRING)]}),
        "/components/schemas/Shape",
    ),
    "two lists of objects in one union": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
            level={"oneOf": [{"type": "array", "items": ref("Pet")}, {"type": "array", "items": ref("Circle")}]}
        ),
        "/components/schemas/Owner/properties/level",
    ),
    "operation without an id": (lambda spec: LISTING(spec).pop("operationId"), "/paths/~1v1~1pets/get"),
    "operation without responses": (lambda spec: LISTING(spec).pop("responses"), "/paths/~1v1~1pets/get"),
    "list in a path": (
        lambda spec: spec["paths"]["/v1/pets/{id}"]["get"]["parameters"][0].update(
            schema={"type": "array", "items": STRING}
        ),
        "/paths/~1v1~1pets~1{id}/get/parameters/0",
    ),
    "object in a query": (
        lambda spec: LISTING(spec)["parameters"][0].update(schema=ref("Pet")),
        "/paths/~1v1~1pets/get/parameters/0",
    ),
    "map in a header": (
        lambda spec: LISTING(spec)["parameters"][3].update(schema={"type": "object"}),
        "/paths/~1v1~1pets/get",
    ),
    "default that is no date-time": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
            since={"type": "string", "format": "date-time", "default": "soon"}
        ),
        "/components/schemas/Owner",
    ),
}


@pytest.mark.parametrize("kind", UNSUPPORTED)
def test_what_is_not_supported_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    change, place = UNSUPPORTED[kind]
    assert refusal(tmp_path, changed(change)).place.endswith(place)


# ---- markers ----

CLASS = {"type": "class", "field": "texts", "schema": "schema", "description": "d"}
MARKERS: dict[str, Change] = {
    "x-group": lambda spec: CHATTING(spec).update({"x-group": ["a", "b"]}),
    "x-method": lambda spec: CHATTING(spec).update({"x-method": 1}),
    "empty x-method": lambda spec: CHATTING(spec).update({"x-method": ""}),
    "x-retry": lambda spec: CHATTING(spec).update({"x-retry": "always"}),
    "x-clients": lambda spec: CHATTING(spec).update({"x-clients": "Client"}),
    "x-clients of numbers": lambda spec: CHATTING(spec).update({"x-clients": [1]}),
    "x-clients without a name": lambda spec: CHATTING(spec).update({"x-clients": ["client v2"]}),
    "x-body of a list": lambda spec: CHATTING(spec).update({"x-body": ["a"]}),
    "x-body without a body": lambda spec: LISTING(spec).update({"x-body": "a"}),
    "x-body like a field": lambda spec: CREATING(spec).update({"x-body": "name"}),
    "x-body of a file": lambda spec: spec["paths"]["/v2/files"]["put"].update({"x-body": "request"}),
    "x-aliases": lambda spec: SCHEMAS(spec)["Owner"].update({"x-aliases": "Keeper"}),
    "x-stream without events": lambda spec: CHATTING(spec)["x-stream"].pop("events"),
    "x-stream with more": lambda spec: CHATTING(spec)["x-stream"].update(more=1),
    "x-stream framing": lambda spec: CHATTING(spec)["x-stream"].update(framing="xml"),
    "x-stream switch": lambda spec: CHATTING(spec)["x-stream"].update(switch=True),
    "x-stream final": lambda spec: CHATTING(spec)["x-stream"].update(final="end"),
    "x-stream with another final event": lambda spec: CHATTING(spec)["x-stream"].update(final=["end", "finish"]),
    "x-stream events": lambda spec: CHATTING(spec)["x-stream"].update(events={"type": 5}),
    "x-stream without a body": lambda spec: LISTING(spec).update({"x-stream": CHATTING(spec)["x-stream"]}),
    "x-stream that adds up a list": lambda spec: CHATTING(spec)["x-stream"].update(accumulate=[]),
    "x-stream with a move to nowhere": lambda spec: MOVE(spec).pop("to"),
    "x-stream with a move from nowhere": lambda spec: MOVE(spec).update({"from": []}),
    "x-stream with another kind of move": lambda spec: MOVE(spec).update(how="add"),
    "x-stream with a text that is not joined": lambda spec: MOVE(spec).update(text=True),
    "x-stream with another event": lambda spec: CHATTING(spec)["x-stream"].update(accumulate={"news": [MOVE(spec)]}),
    "x-stream with another field of an event": lambda spec: MOVE(spec).update({"from": ["texts"]}),
    "x-stream with another field of the reply": lambda spec: MOVE(spec).update({"to": ["text"]}),
    "x-stream with elements of no list": lambda spec: MOVE(spec).update({"to": ["extra", "*"]}),
    "x-stream with elements of the reply": lambda spec: MOVE(spec).update({"to": ["*"]}),
    "x-stream with elements and no index": lambda spec: MOVE(spec).update({"to": ["texts", "*"]}),
    "x-text of one word": lambda spec: SCHEMAS(spec)["Pet"].update({"x-text": "id"}),
    "x-text with another field": lambda spec: SCHEMAS(spec)["Pet"].update({"x-text": ["owner", "name"]}),
    "x-text beside a field text": lambda spec: SCHEMAS(spec)["TextEvent"].update({"x-text": ["text"]}),
    "x-page of a list": lambda spec: LISTING(spec).update({"x-page": []}),
    "x-page kind": lambda spec: LISTING(spec)["x-page"].update(kind="pages"),
    "x-page without a cursor": lambda spec: LISTING(spec)["x-page"].pop("next"),
    "x-page without an argument": lambda spec: LISTING(spec)["x-page"].pop("argument"),
    "x-page without an offset": lambda spec: LISTING(spec)["x-page"].update(kind="offset"),
    "x-page with another argument": lambda spec: LISTING(spec)["x-page"].update(argument="page"),
    "x-page with another field": lambda spec: LISTING(spec)["x-page"].update(items="cats"),
    "x-page with items that are no list": lambda spec: LISTING(spec)["x-page"].update(items="next_page_token"),
    "x-page with a header": lambda spec: LISTING(spec)["x-page"].update(argument="X-Trace"),
    "x-page for no reply": lambda spec: CREATING(spec).update({"x-page": LISTING(spec)["x-page"]}),
    "x-aliases of an operation as a list": lambda spec: CHATTING(spec).update({"x-aliases": ["talk"]}),
    "x-aliases with a method that is no name": lambda spec: CHATTING(spec)["x-aliases"].update(methods=["a b"]),
    "x-aliases with another key": lambda spec: CHATTING(spec)["x-aliases"].update(method="talk"),
    "x-aliases in another resource": lambda spec: CHATTING(spec)["x-aliases"].update(methods=["pets.talk"]),
    "x-aliases with a method that is there": lambda spec: CHATTING(spec)["x-aliases"].update(methods=["chat"]),
    "x-aliases of an argument that is not there": lambda spec: CHATTING(spec)["x-aliases"].update(arguments={"a": "b"}),
    "x-aliases that hide an argument": lambda spec: CHATTING(spec)["x-aliases"].update(arguments={"mood": "texts"}),
    "x-split with a size below zero": lambda spec: CHATTING(spec)["x-split"].update(lists={"texts": -1}),
    "x-split with a size as text": lambda spec: CHATTING(spec)["x-split"].update(lists={"texts": "96"}),
    "x-split of another list": lambda spec: CHATTING(spec)["x-split"].update(lists={"words": 96}),
    "x-split of what is no list": lambda spec: CHATTING(spec)["x-split"].update(lists={"model": 96}),
    "x-split with another result": lambda spec: CHATTING(spec)["x-split"].update(each="words"),
    "x-split merging another field": lambda spec: CHATTING(spec)["x-split"].update(merge={"words": "join"}),
    "x-split merging in another way": lambda spec: CHATTING(spec)["x-split"].update(merge={"texts": "mix"}),
    "x-split merging inside another field": lambda spec: CHATTING(spec)["x-split"].update(
        merge={"texts": {"words": "join"}}
    ),
    "x-split streaming another list": lambda spec: CHATTING(spec)["x-split"]["stream"].update(list="words"),
    "x-split without a body": lambda spec: LISTING(spec).update({"x-split": CHATTING(spec)["x-split"]}),
    "x-split with an argument of the API's that it adds": lambda spec: SCHEMAS(spec)["Base"]["properties"].update(
        batch_size={"type": "integer"}
    ),
    "x-arrays of another type": lambda spec: SCHEMAS(spec)["Owner"].update(
        {"x-arrays": {"level": ["level", "float64"]}}
    ),
    "x-arrays of another field": lambda spec: SCHEMAS(spec)["Owner"].update(
        {"x-arrays": {"level": ["levels", "int8"]}}
    ),
    "x-client-arguments without a type": lambda spec: CLIENT_ARGUMENTS(spec)["mood"].pop("type"),
    "x-client-arguments of another type": lambda spec: CLIENT_ARGUMENTS(spec)["mood"].update(type="object"),
    "x-client-arguments with a name of the API's": lambda spec: CLIENT_ARGUMENTS(spec).update(
        texts={"type": "string", "description": "d"}
    ),
    "x-client-arguments with a class for nothing": lambda spec: CLIENT_ARGUMENTS(spec).update(
        kind={"type": "class", "description": "d"}
    ),
    "x-client-arguments with a class for another field": lambda spec: CLIENT_ARGUMENTS(spec).update(
        kind=CLASS | {"field": "words"}
    ),
    "x-client-arguments with two classes": lambda spec: CLIENT_ARGUMENTS(spec).update(one=CLASS, two=CLASS),
    "x-client-arguments with a class beside x-body": lambda spec: CREATING(spec).update(
        {"x-client-arguments": {"kind": CLASS}}
    ),
    "x-client-arguments with a class for no reply": lambda spec: spec["paths"]["/v2/files"]["put"].update(
        {"x-client-arguments": {"kind": CLASS}}
    ),
    "x-wait without done": lambda spec: CREATING(spec)["x-wait"].pop("done"),
    "x-wait with no done": lambda spec: CREATING(spec)["x-wait"].update(done=[]),
    "x-wait with another poll": lambda spec: CREATING(spec)["x-wait"].update(poll="nothing"),
    "x-wait with another argument": lambda spec: CREATING(spec)["x-wait"].update(argument="name"),
    "x-wait with another id": lambda spec: CREATING(spec)["x-wait"].update(id=["pet", "id"]),
    "x-wait with another state": lambda spec: CREATING(spec)["x-wait"].update(state=["status"]),
    "x-wait with another count": lambda spec: CREATING(spec)["x-wait"].update(
        progress={"done": ["done"], "total": ["id"]}
    ),
    "x-wait with a count alone": lambda spec: CREATING(spec)["x-wait"].update(progress={"done": ["id"]}),
    "x-wait with another state in the end": lambda spec: CREATING(spec)["x-wait"].update(state=["kind"], done=["bird"]),
    "x-wait with a state in a list": lambda spec: CREATING(spec)["x-wait"].update(state=["friends", "state"]),
    "x-wait for no reply": lambda spec: spec["paths"]["/v2/files"]["put"].update({"x-wait": CREATING(spec)["x-wait"]}),
}


@pytest.mark.parametrize("kind", MARKERS)
def test_a_marker_that_makes_no_sense_is_refused(kind: str, tmp_path: Path) -> None:
    error = refusal(tmp_path, changed(MARKERS[kind]))
    assert "#/paths/" in error.place or "#/components/schemas/" in error.place
