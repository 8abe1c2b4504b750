"""Unions, null and named schemas: what is told where one schema takes the place of another."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from codegen.report.changes import compare

from tests.support.changed_specs import LIST, NULL, NUMBER, TEXT, fields, ref, spec, told, union

EVENTS = {
    "Start": fields(type=TEXT, id=TEXT),
    "Debug": fields(type=TEXT, prompt=TEXT),
    "NewEvent": fields(type=TEXT, text=TEXT, index=NUMBER),
}


@pytest.mark.parametrize("side", ["request", "response"])
@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (union(start="Start"), union(start="Start", debug="Debug"), [("tag `debug` added", False)]),
        (union(start="Start", debug="Debug"), union(start="Start"), [("tag `debug` removed", True)]),
        (
            union(start="Start", debug="Debug"),
            union(start="Start", trace="Debug"),
            [("tag `debug` removed", True), ("tag `trace` added", False)],
        ),
        (union(start="Start"), union(start="Start", begin="Start"), [("tag `begin` added", False)]),
        (
            union(start="Start", debug="Debug"),
            union(start="Start", **{"new-ev": "NewEvent"}),
            [("tag `debug` removed", True), ("tag `new-ev` added", False)],
        ),
        (
            union(start="Start", debug="Debug"),
            union(start="Start", debug="NewEvent"),
            [("holds `NewEvent` now, no longer `Debug`", True)],
        ),
    ],
)
def test_every_tag_counts(side: str, old: dict[str, Any], new: dict[str, Any], changes: list[Any]) -> None:
    before, after = spec(schemas=EVENTS, **{side: old}), spec(schemas=EVENTS, **{side: new})
    assert told(before, after) == changes


UNION = {"U": {"oneOf": [TEXT, LIST]}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ref("U"), {"anyOf": [ref("U"), NULL]}),
        (TEXT, {"type": ["string", "null"]}),
        (TEXT, {"oneOf": [TEXT, NULL]}),
        ({"oneOf": [TEXT, LIST]}, {"oneOf": [TEXT, LIST, NULL]}),
        ({**TEXT, "enum": ["a"]}, {"type": ["string", "null"], "enum": ["a", None]}),
    ],
)
def test_null_is_one_fact_however_it_is_written(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert told(spec(old, schemas=UNION), spec(new, schemas=UNION)) == [("takes null as well", False)]
    assert told(spec(response=old, schemas=UNION), spec(response=new, schemas=UNION)) == [("may be null", True)]
    assert told(spec(new, schemas=UNION), spec(old, schemas=UNION)) == [("takes no null any more", True)]
    assert told(spec(response=new, schemas=UNION), spec(response=old, schemas=UNION)) == [("is never null now", False)]


def test_two_ways_to_write_null_are_the_same() -> None:
    assert told(spec({"type": ["string", "null"]}), spec({"anyOf": [TEXT, NULL]})) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "sender", "receiver"),
    [
        (NUMBER, {"oneOf": [TEXT, LIST]}, "integer became a union of string, array", True, True),
        ({"oneOf": [TEXT, LIST]}, NUMBER, "a union of string, array became integer", True, True),
        (TEXT, {"oneOf": [TEXT, LIST]}, "string became a union of string, array", False, True),
        ({"oneOf": [TEXT, LIST]}, TEXT, "a union of string, array became string", True, False),
        ({}, {"oneOf": [TEXT, LIST]}, "anything became a union of string, array", True, False),
        (ref("U"), {"oneOf": [ref("U"), NUMBER]}, "U became a union of U, integer", False, True),
        (TEXT, fields(a=TEXT), "type string became object", True, True),
    ],
)
def test_one_schema_and_a_union(old: Any, new: Any, what: str, sender: bool, receiver: bool) -> None:
    assert told(spec(old, schemas=UNION), spec(new, schemas=UNION)) == [(what, sender)]
    assert told(spec(response=old, schemas=UNION), spec(response=new, schemas=UNION)) == [(what, receiver)]


def test_one_schema_is_compared_with_the_member_it_fits() -> None:
    old, new = fields(a=TEXT, b=TEXT), {"oneOf": [TEXT, fields(["c"], a=TEXT, b=TEXT, c=TEXT)]}
    assert told(spec(old), spec(new)) == [
        ("object became a union of string, object", False),
        ("added (required)", True),
    ]


def test_facts_beside_a_reference_are_compared() -> None:
    schemas = {"Mode": {**TEXT, "enum": ["a", "b"]}}
    old = spec(fields(mode=ref("Mode", default="a")), schemas=schemas)
    new = spec(fields(mode=ref("Mode", default="b", deprecated=True)), schemas=schemas)
    assert told(old, new) == [('default `"a"` became `"b"`', False), ("deprecated now", False)]


def test_a_renamed_component_is_told_once() -> None:
    old = spec(
        fields(a=ref("Pet"), b=ref("Pet")), fields(c=ref("Pet")), {"Pet": fields(name=TEXT, age=NUMBER, owner=TEXT)}
    )
    new = spec(
        fields(a=ref("Animal"), b=ref("Animal")), fields(c=ref("Animal")), {"Animal": fields(name=TEXT, age=NUMBER)}
    )
    changes = [(change.place, change.what, change.breaking) for change in compare(old, new).changes]
    assert changes == [
        ("Pet", "is called `Animal` now, which breaks code that names the type", True),
        ("Animal.owner", "removed", True),
    ]


def test_a_component_that_takes_the_place_of_another_is_told_where_it_does() -> None:
    schemas = {"Pet": fields(name=TEXT), "PetV2": fields(name=TEXT), "Car": fields(wheels=NUMBER)}
    place = spec(fields(a=ref("Pet"), b=ref("Pet")), schemas=schemas)
    assert told(place, spec(fields(a=ref("PetV2"), b=ref("Pet")), schemas=schemas)) == [
        ("`Pet` is called `PetV2` here now", True)
    ]
    assert told(place, spec(fields(a=ref("Car"), b=ref("Pet")), schemas=schemas)) == [
        ("holds `Car` now, no longer `Pet`", True)
    ]


def test_members_without_tags_pair_up_where_both_are_written_out() -> None:
    old, new = {"oneOf": [TEXT, fields(a=TEXT)]}, {"oneOf": [TEXT, LIST]}
    assert told(spec(old), spec(new)) == [("type object became array", True)]
    named = {"A": fields(a=TEXT), "B": fields(b=TEXT)}
    changes = told(spec({"oneOf": [TEXT, ref("A")]}, schemas=named), spec({"oneOf": [TEXT, ref("B")]}, schemas=named))
    assert changes == [("union member A removed", True), ("union member B added", False)]


def parameter(name: str, **facts: Any) -> dict[str, Any]:
    return {"name": name, "in": "header", "schema": TEXT, **facts}


def shared(*operations: str, **parameters: Any) -> dict[str, Any]:
    whole = spec(parameters=[{"$ref": f"#/components/parameters/{name}"} for name in parameters])
    for name in operations:
        whole["paths"][f"/v1/{name}"] = copy.deepcopy(whole["paths"]["/v1/ask"])
    whole["components"]["parameters"] = parameters
    return whole


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "breaking"),
    [
        (parameter("X"), parameter("X", required=True), "Source", "header parameter X became required", True),
        (parameter("X"), parameter("Y"), "Source", "header parameter X became header parameter Y", True),
        (
            parameter("X"),
            parameter("X", schema=NUMBER),
            "Source header parameter X",
            "type string became integer",
            True,
        ),
        (parameter("X"), None, "Source", "header parameter X removed", True),
        (None, parameter("X"), "Source", "header parameter X added (optional)", False),
    ],
)
def test_a_shared_parameter_is_told_once(old: Any, new: Any, place: str, what: str, breaking: bool) -> None:
    before, after = (shared("a", "b", **({"Source": facts} if facts else {})) for facts in (old, new))
    comparison = compare(before, after)
    (change,) = comparison.changes
    assert (change.place, change.what, change.breaking) == (place, what, breaking)
    assert change.operations == ("POST /v1/ask", "POST /v1/a", "POST /v1/b")
    assert comparison.breaking_count == len(comparison.breaking) == int(breaking)


def test_security_schemes_are_compared() -> None:
    old, new = spec(), spec()
    old["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}, "key": {"type": "apiKey"}}
    new["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "basic"}, "oauth": {"type": "oauth2"}}
    assert told(old, new) == [("changed", True), ("removed", True), ("added", False)]


def test_an_operation_id_is_the_name_of_a_method_without_one() -> None:
    what = "operationId 'ask' became 'tell'"
    assert told(spec(), spec(operationId="tell")) == [
        (f"{what}, and so did the name of the method without x-method", True)
    ]
    facts = {"x-method": "ask"}
    assert told(spec(**facts), spec(operationId="tell", **facts)) == [(what, False)]
