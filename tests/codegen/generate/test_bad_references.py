"""References that lead nowhere, far away or in circles are refused; recursion through objects is not."""

from __future__ import annotations

import copy
import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from codegen.generate import generator

from tests.support.generated_from import imported, refusal, write_spec
from tests.support.small_spec import (
    CHAT_BODY,
    CHATTING,
    LISTING,
    SCHEMAS,
    STRING,
    Change,
    Node,
    changed,
    obj,
    ref,
    with_schema,
)

pytestmark = pytest.mark.usefixtures("unformatted")


# ---- references ----

PLACES_OF_REFS: dict[str, Change] = {
    "schema": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"$ref": MISSING}),
    "deep schema": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
        level={"type": "array", "items": {"anyOf": [STRING, obj(x={"additionalProperties": {"$ref": MISSING}})]}}
    ),
    "allOf": lambda spec: CHAT_BODY(spec)["content"]["application/json"]["schema"]["allOf"].append({"$ref": MISSING}),
    "parameter": lambda spec: LISTING(spec)["parameters"].append({"$ref": MISSING}),
    "path parameter": lambda spec: spec["paths"]["/v1/pets"]["parameters"].append({"$ref": MISSING}),
    "schema of a parameter": lambda spec: LISTING(spec)["parameters"][0].update(schema={"$ref": MISSING}),
    "component parameter": lambda spec: spec["components"]["parameters"].update(Source={"$ref": MISSING}),
    "body": lambda spec: CHATTING(spec).update(requestBody={"$ref": MISSING}),
    "response": lambda spec: CHATTING(spec)["responses"].update({"200": {"$ref": MISSING}}),
    "default response": lambda spec: CHATTING(spec).update(responses={"default": {"$ref": MISSING}}),
    "events": lambda spec: CHATTING(spec)["x-stream"].update(events={"$ref": MISSING}),
    "property called default": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(default={"$ref": MISSING}),
    "component called example": lambda spec: SCHEMAS(spec).update(
        example={"$ref": MISSING}, Kind={"$ref": "#/components/schemas/example"}
    ),
}
MISSING = "#/components/schemas/Missing"


@pytest.mark.parametrize("place", PLACES_OF_REFS)
@pytest.mark.parametrize("target", ["Missing", "file", "http", "upwards", "elsewhere"])
def test_a_reference_that_leads_nowhere_is_refused(place: str, target: str, tmp_path: Path) -> None:
    targets = {
        "Missing": MISSING,
        "file": "other.yaml#/components/schemas/Pet",
        "http": "http://127.0.0.1:1/x",
        "upwards": "#/components/schemas/Pet/properties/id",
        "elsewhere": "#/info",
    }
    spec: Node = json.loads(json.dumps(changed(PLACES_OF_REFS[place])).replace(MISSING, targets[target]))
    error = refusal(tmp_path, spec)
    assert targets[target] in error.message
    assert error.place.count("/") > str(tmp_path).count("/") + 3


def test_a_mapping_has_to_lead_to_a_schema(tmp_path: Path) -> None:
    spec = changed(lambda spec: SCHEMAS(spec)["Shape"]["discriminator"]["mapping"].update(circle="Missing"))
    assert refusal(tmp_path, spec).place.endswith("#/components/schemas/Shape/discriminator/mapping/circle")


def test_nothing_remote_is_ever_fetched(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"type": "string"}', encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.json"
        for target in (address, f"{address}#/a", "other.json", f"file://{tmp_path}/other.json", "//127.0.0.1/x"):
            for change in PLACES_OF_REFS.values():
                text = json.dumps(changed(change)).replace(MISSING, target)
                assert "never fetched" in refusal(tmp_path, json.loads(text)).message
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_reference_inside_a_value_is_text(tmp_path: Path) -> None:
    spec = with_schema(obj(a={**STRING, "example": {"$ref": "http://x/y"}, "examples": [{"$ref": 5}]}))
    generator.generate(write_spec(tmp_path, spec))


def test_references_to_references_are_followed(tmp_path: Path) -> None:
    spec = changed(
        lambda spec: spec["components"]["parameters"].update(Again={"$ref": "#/components/parameters/Source"}),
        lambda spec: spec["paths"]["/v1/pets"].update(parameters=[{"$ref": "#/components/parameters/Again"}]),
        lambda spec: SCHEMAS(spec).update(Alias=ref("Alias2"), Alias2={"allOf": [ref("Kind")]}),
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level=ref("Alias")),
    )
    package = generator.generate(write_spec(tmp_path, spec)).package
    assert b'"X-Source"' in package["endpoints/pets_list.py"].replace(b"'", b'"')


# ---- cycles ----

ENDLESS: dict[str, Node] = {
    "itself": {"A": ref("A")},
    "each other": {"A": ref("B"), "B": ref("A")},
    "three": {"A": ref("B"), "B": ref("C"), "C": ref("A")},
    "a list of itself": {"A": {"type": "array", "items": ref("A")}},
    "a map of itself": {"A": {"type": "object", "additionalProperties": ref("A")}},
    "null or itself": {"A": {"oneOf": [ref("A"), {"type": "null"}]}},
    "allOf itself": {"A": {"allOf": [ref("A")]}},
    "allOf with itself": {"A": {"allOf": [ref("A"), obj(x=STRING)]}},
    "allOf each other": {"A": {"allOf": [ref("B"), obj(x=STRING)]}, "B": {"allOf": [ref("A"), obj(y=STRING)]}},
    "allOf in allOf": {"A": {"allOf": [{"allOf": [ref("A"), obj(x=STRING)]}, obj(y=STRING)]}},
    "a union of itself": {"A": {"oneOf": [ref("A"), STRING]}},
    "unions of each other": {"A": {"oneOf": [ref("B"), STRING]}, "B": {"anyOf": [ref("A"), {"type": "integer"}]}},
    "a union through an alias": {"A": {"oneOf": [ref("B"), STRING]}, "B": ref("A")},
    "a mapping to the union": {
        "A": {
            "oneOf": [obj("t", t=STRING), ref("A")],
            "discriminator": {"propertyName": "t", "mapping": {"a": "#/components/schemas/A"}},
        }
    },
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_cycle_that_holds_nothing_is_refused(kind: str, tmp_path: Path) -> None:
    error = refusal(tmp_path, with_schema(ref("A"), **ENDLESS[kind]))
    assert "#/components/schemas/" in error.place


RECURSIVE: dict[str, tuple[Node, Any]] = {
    "a tree": (
        {"A": obj("name", name=STRING, children={"type": "array", "items": ref("A")})},
        {"name": "x", "children": [{"name": "y", "children": [{"name": "z"}]}]},
    ),
    "objects in each other": (
        {"A": obj(b=ref("B")), "B": obj(a=ref("A"), c={"oneOf": [ref("B"), {"type": "null"}]})},
        {"b": {"a": {"b": {}}, "c": {"a": {}}}},
    ),
    "a map of objects": (
        {"A": obj(x=STRING, inner={"type": "object", "additionalProperties": ref("A")})},
        {"x": "1", "inner": {"k": {"x": "2"}}},
    ),
    "a union of lists of itself": (
        {"A": {"oneOf": [STRING, {"type": "array", "items": ref("A")}]}},
        ["a", ["b", []]],
    ),
    "any JSON": (
        {
            "A": {
                "oneOf": [
                    *({"type": kind} for kind in ("string", "number", "boolean", "null")),
                    {"type": "array", "items": ref("A")},
                    {"type": "object", "additionalProperties": ref("A")},
                ]
            }
        },
        {"a": [1, "b", None, {"c": True}]},
    ),
    "an expression": (
        {
            "A": {"oneOf": [ref("Number"), ref("Sum")], "discriminator": {"propertyName": "t"}},
            "Number": obj("t", t={"const": "number"}, value={"type": "number"}),
            "Sum": obj("t", t={"const": "sum"}, terms={"type": "array", "items": ref("A")}),
        },
        {"t": "sum", "terms": [{"t": "number", "value": 1}, {"t": "sum", "terms": []}]},
    ),
    "an object through aliases": (
        {"A": obj(x=ref("B")), "B": ref("C"), "C": {"type": "array", "items": ref("A")}},
        {"x": [{"x": []}]},
    ),
    "allOf of a parent that holds its children": (
        {"A": {"allOf": [ref("Base"), obj(y=STRING)]}, "Base": obj(children={"type": "array", "items": ref("A")})},
        {"children": [{"y": "z"}]},
    ),
    "objects through a thousand others": (
        {
            "A": obj(next=ref("N0")),
            **{f"N{count}": obj(next=ref(f"N{count + 1}")) for count in range(1000)},
            "N1000": obj(end=ref("A")),
        },
        {"next": {"next": {"next": {}}}},
    ),
}


@pytest.mark.parametrize("kind", RECURSIVE)
def test_recursion_through_objects_generates_and_decodes(kind: str, tmp_path: Path) -> None:
    components, value = RECURSIVE[kind]
    output = generator.generate(write_spec(tmp_path, with_schema(ref("A"), **components)))
    with imported(tmp_path, output) as load:
        decoded = load("endpoints.get_a").ENDPOINT.decode(copy.deepcopy(value), True)
        assert load("runtime").plain(decoded) == value


def test_references_that_double_at_each_step_take_no_time(tmp_path: Path) -> None:
    joined = {f"J{n}": {"allOf": [ref(f"J{n + 1}"), ref(f"J{n + 1}"), obj(x=STRING)]} for n in range(60)}
    unions = {
        f"U{n}": {"oneOf": [ref(f"U{n + 1}"), {"type": "object", "additionalProperties": ref(f"U{n + 1}")}]}
        for n in range(60)
    }
    ends = {"J60": obj("y", y=STRING), "U60": obj(z=STRING)}
    generator.generate(write_spec(tmp_path, with_schema(obj(a=ref("J0"), b=ref("U0")), **joined, **unions, **ends)))


@pytest.mark.parametrize("wrap", [ref, lambda inner: {"oneOf": [ref(inner), STRING]}])
def test_a_chain_without_objects_that_is_too_long_is_refused(wrap: Callable[[str], Node], tmp_path: Path) -> None:
    chain = {f"A{n}": wrap(f"A{n + 1}") for n in range(2000)}
    assert "too many" in refusal(tmp_path, with_schema(ref("A0"), **chain, A2000=obj(x=STRING))).message


def test_nesting_to_the_limit_generates(tmp_path: Path) -> None:
    schema: Node = STRING
    for _ in range(40):
        schema = obj(a=schema)
    generator.generate(write_spec(tmp_path, with_schema(schema)))
