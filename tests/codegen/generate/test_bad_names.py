"""Two names that become one in Python are refused with both places, and so is one that no file can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.generated_from import refusal
from tests.support.small_spec import (
    CHATTING,
    SCHEMAS,
    STRING,
    Change,
    Node,
    changed,
    content,
    document,
    obj,
    operation,
    ref,
    replies,
    with_schema,
)

pytestmark = pytest.mark.usefixtures("unformatted")


def paths(*operations: Node) -> Node:
    return {f"/{index}": {"get": one} for index, one in enumerate(operations)}


def query(*names: str) -> list[Node]:
    return [{"name": name, "in": "query", "schema": STRING} for name in names]


STREAM = {"switch": "stream", "framing": "sse", "events": obj(a=STRING)}
POSTED = {"requestBody": content(obj(a=STRING, stream={"type": "boolean"}))}
SAME_NAMES: dict[str, tuple[Node, str]] = {
    "operationId": (document(paths(operation("a"), operation("a"))), "/paths/~11/get/operationId"),
    "fields": (with_schema(obj(**{"a-b": STRING, "a_b": STRING})), "/properties/a_b"),
    "fields with a slash": (with_schema(obj(**{"a/b": STRING, "a~b": STRING})), "/properties/a~0b"),
    "fields by letters": (with_schema(obj(**{"\ufb01le": STRING, "file": STRING})), "/properties/file"),
    "field and renamed field": (with_schema(obj(**{"class": STRING, "Class": STRING})), "/properties/Class"),
    "arguments": (document(paths(operation("a", parameters=query("a-b", "a_b")))), "/paths/~10/get/parameters/1"),
    "fields of a body": (
        document(paths(operation("x", requestBody=content(obj(**{"a-b": STRING, "aB": STRING}))))),
        "/properties/aB",
    ),
    "methods": (document(paths(operation("a-b"), operation("a_b"))), "/paths/~11/get"),
    "method and x-method": (document(paths(operation("a"), operation("b", **{"x-method": "a"}))), "/paths/~11/get"),
    "methods of a group": (
        document(paths(*(operation(name, **{"x-group": "g", "x-method": "m"}) for name in "ab"))),
        "/paths/~11/get",
    ),
    "modules": (
        document(paths(operation("a", **{"x-group": "b_c"}), operation("c_a", **{"x-group": "b"}))),
        "/paths/~11/get",
    ),
    "groups": (
        document(paths(operation("x", **{"x-group": "a.b"}), operation("y", **{"x-group": "a_b"}))),
        "/paths/~11/get",
    ),
    "resource and method": (
        document(paths(operation("chat"), operation("x", **{"x-group": "chat"}))),
        "/paths/~11/get",
    ),
    "resource and method of a group": (
        document(paths(operation("x", **{"x-group": "a.b"}), operation("b", **{"x-group": "a"}))),
        "/paths/~10/get",
    ),
    "stream and method": (
        document(paths(operation("a", **POSTED, **{"x-stream": STREAM}), operation("a_stream"))),
        "/paths/~11/get",
    ),
    "method of one client and of all": (
        document(
            paths(
                operation("chat"),
                operation("v2chat", **{"x-group": "v2", "x-method": "chat", "x-clients": ["ClientV2"]}),
            )
        ),
        "/paths/~11/get",
    ),
    "components": (
        with_schema(obj(a=ref("a-b"), b=ref("AB")), **{"a-b": obj(x=STRING), "AB": obj(y=STRING)}),
        "/components/schemas/a-b",
    ),
    "component and Dict": (
        with_schema(obj(a=ref("A"), b=ref("ADict")), A=obj(x=STRING), ADict=obj(y=STRING)),
        "/components/schemas/ADict",
    ),
    "aliases": (
        with_schema(
            obj(a=ref("A"), b=ref("B")),
            A={**obj(x=STRING), "x-aliases": ["Z"]},
            B={**obj(y=STRING), "x-aliases": ["Z"]},
        ),
        "/components/schemas/B",
    ),
    "alias and Dict": (
        with_schema(ref("A"), A={**obj(x=STRING), "x-aliases": ["ADict"]}),
        "/components/schemas/A",
    ),
    "component and resource class": (
        document(
            paths({**operation("x", **{"x-group": "pets"}), "responses": replies(ref("PetsResource"))}),
            PetsResource=obj(x=STRING),
        ),
        "/components/schemas/PetsResource",
    ),
    "component and class of the clients": (
        with_schema(ref("ClientMethods"), ClientMethods=obj(x=STRING)),
        "/components/schemas/ClientMethods",
    ),
    "component and unknown member": (
        with_schema(
            obj(u={"oneOf": [ref("X"), ref("Y")]}, w=ref("UnknownKind")),
            X=obj("kind", kind={"const": "x"}),
            Y=obj("kind", kind={"const": "y"}),
            UnknownKind=obj(a=STRING),
        ),
        "/schema/properties/u",
    ),
    "decoders": (
        with_schema(
            obj(a=ref("FOOBar"), b=ref("FooBar")),
            FOOBar={"oneOf": [STRING, obj(x=STRING)]},
            FooBar={"oneOf": [STRING, obj(y=STRING)]},
        ),
        "/components/schemas/FooBar",
    ),
    "clients": (
        document(paths(operation("a", **{"x-clients": ["Client", "AsyncClient"]}))),
        "/paths/~10/get",
    ),
}


@pytest.mark.parametrize("kind", SAME_NAMES)
def test_two_names_that_become_one_are_refused_with_the_place(kind: str, tmp_path: Path) -> None:
    spec, place = SAME_NAMES[kind]
    error = refusal(tmp_path, spec)
    assert error.place.endswith(place)
    assert any(word in error.message for word in ("become", "taken by"))


def test_wait_is_a_method_where_something_can_be_waited_for(tmp_path: Path) -> None:
    spec = changed(lambda spec: CHATTING(spec).update({"x-method": "wait"}))
    assert "'wait'" in refusal(tmp_path, spec).message


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: SCHEMAS(spec).update({"x" * 201: STRING}),
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update({"x" * 201: STRING}),
        lambda spec: CHATTING(spec).update(operationId="x" * 201),
        lambda spec: CHATTING(spec).update({"x-group": "g" * 150, "x-method": "m" * 150}),
        lambda spec: CHATTING(spec).update({"x-group": "g." * 150}),
        lambda spec: spec["paths"].update({"/" + "x" * 300: spec["paths"].pop("/v1/chat")}),
    ],
)
def test_a_name_that_no_file_system_takes_is_refused(change: Change, tmp_path: Path) -> None:
    error = refusal(tmp_path, changed(change))
    assert "longer than" in error.message or "characters" in error.message
