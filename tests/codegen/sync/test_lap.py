"""A LAP description against a spec: what the spec lacks is found, and prose is never taken for a field."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from codegen.document.load import SpecError, read_document
from codegen.document.pointer import Mapping
from codegen.report.lap_coverage import Coverage, check_coverage
from codegen.sync.lap.text import read_lap

from tests.support.paths import ROOT, SHARED

SEEDS = SHARED / "seeds"

SPEC: Mapping = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "paths": {
        "/v1/pets": {
            "post": {
                "operationId": "create-pet",
                "parameters": [
                    {"name": "X-Client-Name", "in": "header", "schema": {"type": "string"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "color": {"type": "string", "enum": ["red", "text/blue"]},
                                    "toys": {"type": "array", "items": {"$ref": "#/components/schemas/Toy"}},
                                    "extra": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
                                    "born": {"type": "string", "format": "date-time"},
                                },
                            }
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Pet": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
            "Toy": {
                "allOf": [
                    {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
                    {"type": "object", "properties": {"size": {"type": "number", "format": "int64"}}},
                ]
            },
        }
    },
}
TEXT = """@lap v0.3
# A comment.
@api Pets
@base https://api.example.com
@common_fields {X-Client-Name: str # Who asks.}
@endpoints 1

@group pets
@endpoint POST /v1/pets
@desc Create, or so: a pet
@required {name: str # The name, e.g. "Rex": any str, of course.}
@optional {limit: int=10 # How many, at most., color: str(red/text/blue) # Red, or blue., \
toys: [map{kind!: str, size: num(int64)}], extra: any # Text, count: whatever., born: str(date-time)}
@returns(200) {id: str} # A pet: {id: str, more}.
@errors {400: No., 404: None.}
@endgroup
@end
"""


def check(text: str = TEXT, spec: Mapping = SPEC) -> Coverage:
    """Compares, leaving the spec alone."""
    before = copy.deepcopy(spec)
    coverage = check_coverage(spec, text)
    assert spec == before
    return coverage


def edited(old: str, new: str) -> str:
    """The text with one place edited."""
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def test_a_description_that_the_spec_covers_finds_nothing_missing() -> None:
    coverage = check()
    assert coverage.missing == []
    assert coverage.beyond == []
    assert coverage.different == ["POST /v1/pets extra: LAP says any, the spec is more exact (union)"]


def test_the_json_form_says_the_same_as_the_text() -> None:
    assert check(json.dumps({"note": "x", "raw": TEXT})) == check()


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("@group pets\n", "@endpoint GET /v2/pets\n", "GET /v2/pets: endpoint"),
        ("{limit: ", "{offset: int=0 # From., limit: ", "POST /v1/pets offset: optional integer field"),
        ("{name: ", "{owner: map{id: str} # Who, name: ", "POST /v1/pets owner: required object field"),
        ("{name: ", "{born: str(date-time), name: ", "POST /v1/pets born: required in LAP, optional in the spec"),
        ("(red/text/blue)", "(red/green/text/blue)", "POST /v1/pets color: enum value green"),
        ("extra: any", "extra: any(up/down)", "POST /v1/pets extra: enum values up, down; the spec allows any value"),
        ("size: num", "size!: num", "POST /v1/pets toys[].size: required in LAP, optional in the spec"),
        ("kind!: str,", "kind!: str, age: int,", "POST /v1/pets toys[].age: optional integer field"),
        ("{id: str} #", "{id: str, name: str} #", "POST /v1/pets reply.name: optional string field"),
        ("X-Client-Name: str", "X-Trace: str", "every endpoint, X-Trace: common field"),
    ],
)
def test_what_the_spec_lacks_is_missing(old: str, new: str, missing: str) -> None:
    text = edited(old, new)
    assert missing in check(text).missing


def test_a_single_choice_counts_where_the_spec_has_an_enum() -> None:
    assert check(edited("(red/text/blue)", "(pink)")).missing == ["POST /v1/pets color: enum value pink"]


@pytest.mark.parametrize(
    ("old", "new", "beyond"),
    [
        (", born: str(date-time)", "", "POST /v1/pets born: optional field, string"),
        ("(red/text/blue)", "(red/text)", "POST /v1/pets color: enum value text/blue"),
        ("limit: int=10", "limit: int", "POST /v1/pets limit: default 10"),
        ("kind!: str", "kind: str", "POST /v1/pets toys[].kind: required flag"),
        (", size: num(int64)", "", "POST /v1/pets toys[].size: field, integer"),
    ],
)
def test_what_the_spec_has_more_is_beyond(old: str, new: str, beyond: str) -> None:
    assert beyond in check(edited(old, new)).beyond


def test_an_operation_without_endpoint_is_beyond() -> None:
    spec = copy.deepcopy(SPEC)
    spec["paths"]["/v1/pets"]["delete"] = {"responses": {"200": {"description": "OK"}}}
    coverage = check(spec=spec)
    assert coverage.beyond == ["DELETE /v1/pets: endpoint"]
    assert [line for line in coverage.different if line.startswith("X-Client-Name")] == [
        "X-Client-Name: LAP says it once for all endpoints, the spec has it on all but these: DELETE /v1/pets"
    ]


@pytest.mark.parametrize(
    ("old", "new", "different"),
    [
        ("limit: int=10", "limit: int=11", "limit: LAP says default 11, the spec 10"),
        ("limit: int=10", "limit: str", "limit: LAP says string, the spec integer"),
        ("{name: str", "{name: str=x", "name: LAP says default x, the spec none"),
        ("born: str(date-time)", "born: str", "born: LAP says format none, the spec date-time"),
        ("str(red/text/blue)", "str", "color: LAP says any string, the spec is more exact (red, text/blue)"),
        ("extra: any", "extra: str", "extra: LAP says string, the spec allows several types"),
        ("@endpoints 1", "@endpoints 7", "announces 7 endpoints and holds 1: it may be cut off"),
    ],
)
def test_what_both_have_differently_is_explained(old: str, new: str, different: str) -> None:
    assert any(different in line for line in check(edited(old, new)).different)


def test_a_base_with_a_path_belongs_to_every_endpoint() -> None:
    text = TEXT.replace("example.com\n", "example.com/v1\n").replace("POST /v1/pets", "POST /pets")
    assert check(text).missing == []


def test_the_report_is_markdown_with_a_summary() -> None:
    lines = check(edited("limit: int=10", "age: int")).markdown().splitlines()
    assert lines[0].startswith("# ")
    assert "1 endpoints compared: 1 missing, 1 beyond, 1 different." in lines
    assert "- POST /v1/pets age: optional integer field" in lines


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("@lap v0.3\n", 2, "no @endpoint"),
        ("@lap v0.3\nnonsense\n", 2, "starts with @"),
        ("@endpoint POST\n", 1, "a method and a path"),
        ("@required {a: str}\n", 1, "before any @endpoint"),
        ("@endpoint GET /a\n@required a: str\n", 2, "in braces"),
        ("@endpoint GET /a\n@required {a: str\n", 2, "in braces"),
        ("@endpoint GET /a\n\n@optional {a: text}\n", 3, "no type at 'text'"),
        ("@endpoint GET /a\n@optional {a}\n", 2, "no type after 'a'"),
        ("@endpoint GET /a\n@optional {a: [str}\n", 2, "expected ']'"),
        ("@endpoint GET /a\n@optional {a: str(b}\n", 2, "no closing bracket"),
        ("@endpoint GET /a\n@optional {a: str and more}\n", 2, "write prose after #"),
        ("@endpoint GET /a\n@returns(200) {a: str\n", 2, "no field name"),
        ("@endpoint GET /a\n@returns(200) {a: str} more\n", 2, "after the fields"),
        ("@endpoint GET /a\n@optional {a: " + "[" * 5000 + "}\n", 2, "nested too deep"),
        ('{\n"raw": }', 2, "is not JSON"),
        ('{"raw": 1}', 1, "no text under `raw`"),
        ('{"raw": "@lap v0.3\\nnonsense"}', 2, "starts with @"),
    ],
)
def test_a_malformed_description_is_one_line_with_its_number(text: str, line: int, problem: str) -> None:
    with pytest.raises(SpecError) as caught:
        check_coverage(SPEC, text, "seed.lap")
    assert caught.value.place.startswith("seed.lap")
    assert caught.value.place.endswith(f"line {line}")
    assert problem in str(caught.value)


def test_directives_of_later_versions_are_passed_by() -> None:
    assert check(edited("@group pets\n", "@mood sunny {not: fields}\n")) == check()


@pytest.fixture(scope="module")
def seed() -> str:
    found = sorted(SEEDS.glob("002_*.txt"))
    if not found:
        pytest.skip("the known description is not here")
    return found[0].read_text("utf-8")


@pytest.fixture(scope="module")
def cohere() -> Mapping:
    return read_document(ROOT / "spec" / "cohere.yaml")


def test_the_spec_covers_the_known_description(cohere: Mapping, seed: str) -> None:
    coverage = check_coverage(cohere, seed)
    assert coverage.endpoints == 41
    assert coverage.missing == []
    assert not any(": endpoint" in line for line in coverage.beyond)
    assert all(" says " in line for line in coverage.different)


def test_no_field_of_the_known_description_comes_from_prose(cohere: Mapping, seed: str) -> None:
    lap = read_lap(seed, "seed")
    assert len(lap.endpoints) == lap.announced == 41
    for endpoint in lap.endpoints:
        operation: dict[str, Any] = cohere["paths"][endpoint.path][endpoint.method]
        coverage = check_coverage({**cohere, "paths": {endpoint.path: {endpoint.method: operation}}}, seed)
        label = f"{endpoint.method.upper()} {endpoint.path} "
        assert [line for line in coverage.missing if line.startswith(label)] == []
        assert len({field.name for field in endpoint.fields}) == len(endpoint.fields)


def test_every_field_that_is_taken_from_the_spec_is_found_missing(cohere: Mapping, seed: str) -> None:
    body = ("requestBody", "content", "application/json", "schema")
    spec = copy.deepcopy(cohere)
    schema: Any = spec["paths"]["/v1/chat"]["post"]
    for token in body:
        schema = schema[token]
    names = list(schema["properties"])
    said = next(each for each in read_lap(seed, "seed").endpoints if each.path == "/v1/chat")
    expected = {f"POST /v1/chat {field.name}" for field in said.fields if field.name in names}
    schema["properties"] = {}
    schema["required"] = []
    assert {line.split(":")[0] for line in check_coverage(spec, seed).missing} == expected
