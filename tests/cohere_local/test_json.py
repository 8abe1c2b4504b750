"""JSON made for a schema fits it."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohere_local.answers.json_values import fitting_json

names = st.sampled_from(["name", "age", "city", "x-y", "größe", "id"])
leaves: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(
        lambda low, more: {"type": "integer", "minimum": low, "maximum": low + more},
        st.integers(-50, 50),
        st.integers(0, 9),
    ),
    st.builds(lambda low: {"type": "number", "exclusiveMinimum": low}, st.integers(-5, 5)),
    st.builds(
        lambda low, more: {"type": "string", "minLength": low, "maxLength": low + more},
        st.integers(0, 60),
        st.integers(0, 9),
    ),
    st.sampled_from(
        [{"type": "boolean"}, {"type": "null"}, {"enum": ["a", 1]}, {"const": {"a": [1]}}, {"type": ["null", "string"]}]
    ),
    st.sampled_from(
        [{"type": "string", "format": name} for name in ("date-time", "date", "email", "uuid", "ipv4", "uri")]
    ),
)
schemas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda items, least: {"type": "array", "items": items, "minItems": least}, inner, st.integers(0, 3)),
        st.builds(lambda members: {"anyOf": members}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda properties, closed: {
                "type": "object",
                "properties": properties,
                "required": sorted(properties),
                **({"additionalProperties": False} if closed else {}),
            },
            st.dictionaries(names, inner, max_size=4),
            st.booleans(),
        ),
    ),
    max_leaves=8,
)


@given(schemas, st.sampled_from(["Ada Lovelace is 36", "", 'Call it "x" from -2.5', "日本 9"]))
def test_what_is_made_fits_the_schema(schema: dict[str, Any], question: str) -> None:
    jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(fitting_json(schema, question))


PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "height": {"type": "number"}},
    "required": ["name", "age", "height"],
}


def test_values_are_taken_from_the_question() -> None:
    assert fitting_json(PERSON, "Someone called Ada Lovelace, 36") == {
        "name": "Ada Lovelace",
        "age": 36,
        "height": 36.0,
    }
    assert fitting_json(PERSON, "a person named 'Bo'")["name"] == "Bo"


def test_a_value_of_the_question_that_does_not_fit_is_left() -> None:
    small = {"type": "object", "properties": {"age": {"type": "integer", "maximum": 5}}, "required": ["age"]}
    assert fitting_json(small, "I am 36")["age"] <= 5


@pytest.mark.parametrize(
    "schema",
    [
        {"type": 5},
        {"$ref": "#/nowhere"},
        {"$ref": "https://elsewhere.test/schema"},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": "^[0-9]{7}$"},
        {"not": {}},
        {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]},
        {"type": "array", "minItems": 10**9, "items": {"type": "integer"}},
        {"minimum": "x", "type": "integer"},
        {"properties": 5, "type": "object"},
    ],
)
def test_a_schema_that_cant_be_met_is_a_value_error(schema: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        fitting_json(schema, "x")


def test_the_format_of_a_text_goes_before_its_name() -> None:
    schema = {"type": "object", "properties": {"id": {"type": "string", "format": "uri"}}, "required": ["id"]}

    assert fitting_json(schema, "Ada Lovelace is 36")["id"].startswith("http://")
