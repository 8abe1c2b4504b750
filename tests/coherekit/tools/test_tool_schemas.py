"""The JSON schemas of Python types: what the model is told, and that it is what passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coherekit import ValidationError, tool
from coherekit._tools.schemas import make_json_schema, make_reader
from tests.support import typed_values
from tests.support.typed_values import CARD_SCHEMA as CARD
from tests.support.typed_values import PLACE_SCHEMA as PLACE
from tests.support.typed_values import Card, Guest, Owner, Payment, Place, Span, Stay, Tree, Unit, parameters


def schema_of(kind: Any, **options: Any) -> Any:
    """The schema of a parameter of this type."""

    def function(value: Any) -> Any:
        return value

    function.__annotations__["value"] = kind
    return parameters(tool(**options)(function))["properties"]["value"]


TYPES: list[tuple[Any, Any]] = [
    (str, {"type": "string"}),
    (int, {"type": "integer"}),
    (float, {"type": "number"}),
    (bool, {"type": "boolean"}),
    (None, {"type": "null"}),
    (Any, {}),
    (list[int], {"type": "array", "items": {"type": "integer"}}),
    (Sequence[int], {"type": "array", "items": {"type": "integer"}}),
    (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
    (set[int], {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}),
    (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}),
    (
        Mapping[str, list[bool]],
        {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "boolean"}}},
    ),
    (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
    (Literal["a", 1], {"enum": [1, "a"]}),
    (Unit, {"title": "Unit", "type": "string", "enum": ["C", "K"]}),
    (int | None, {"anyOf": [{"type": "integer"}, {"type": "null"}]}),
    (int | str, {"anyOf": [{"type": "integer"}, {"type": "string"}]}),
    (datetime, {"type": "string", "format": "date-time"}),
    (list[datetime], {"type": "array", "items": {"type": "string", "format": "date-time"}}),
    (date, {"type": "string", "format": "date"}),
    (time, {"type": "string", "format": "time"}),
    (UUID, {"type": "string", "format": "uuid"}),
    (Decimal, {"type": "string", "format": "decimal"}),
    (Annotated[str, "Words", 42], {"type": "string", "description": "Words"}),
    (list[Annotated[str, "Words"]], {"type": "array", "items": {"type": "string", "description": "Words"}}),
    (Place, PLACE),
    (
        Stay,
        {
            "title": "Stay",
            "type": "object",
            "properties": {"place": PLACE, "nights": {"type": "integer", "default": 1}},
            "required": ["place"],
        },
    ),
    (
        Guest,
        {
            "title": "Guest",
            "type": "object",
            "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "vip": {"type": "boolean"}},
            "required": ["name"],
        },
    ),
    (Card, CARD),
    (list[Card], {"type": "array", "items": CARD}),
    (Payment, {"title": "Payment", "type": "object", "properties": {"card": CARD}, "required": ["card"]}),
]


@pytest.mark.parametrize(("kind", "schema"), TYPES, ids=str)
def test_each_type_has_a_schema_without_references(kind: Any, schema: Any) -> None:
    assert schema_of(kind) == schema


def test_a_named_tuple_is_an_array() -> None:
    day = {"type": "string", "format": "date"}
    assert schema_of(Span)["prefixItems"] == [day, day]


def test_fields_keep_their_order() -> None:
    assert list(schema_of(Place)["properties"]) == ["name", "height", "tags"]


FINITE = st.floats(allow_nan=False, allow_infinity=False)
PLACES = st.builds(Place, height=FINITE)
MOMENTS = st.datetimes(timezones=st.just(UTC))
VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (Place, PLACES),
    (Stay, st.builds(Stay, place=PLACES)),
    (Guest, st.from_type(Guest)),
    (Span, st.from_type(Span)),
    (dict[str, list[Place | None]], st.dictionaries(st.text(), st.lists(PLACES | st.none()))),
    (
        list[tuple[Unit, int | bool]],
        st.lists(st.tuples(st.sampled_from(Unit), st.integers(-(2**63), 2**63) | st.booleans())),
    ),
    (set[date] | None, st.sets(st.dates()) | st.none()),
    (list[datetime], st.lists(MOMENTS)),
    (UUID, st.uuids()),
    (Decimal, st.decimals(allow_nan=False, allow_infinity=False)),
    (Literal["a", 2, None], st.sampled_from(["a", 2, None])),
]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda one: str(one)[:40])
@given(data=st.data())
def test_what_a_type_is_written_as_fits_its_schema_and_is_read_back(
    kind: Any, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    written = msgspec.json.encode(value)
    jsonschema_rs.validator_for(make_json_schema(kind), validate_formats=True).validate(msgspec.json.decode(written))
    assert make_reader(kind, strict=True)(written.decode()) == value


@pytest.mark.parametrize(
    "kind", [complex, object, Place | Stay, Card | Place, Card | Owner, list[set[int] | list[int]], Tree]
)
def test_a_type_that_json_can_t_say_is_refused(kind: Any) -> None:
    with pytest.raises(ValidationError, match="parameter 'value' of the tool 'function' has a type"):
        schema_of(kind)


def test_two_classes_of_one_name_keep_their_own_fields() -> None:
    @dataclass
    class Place:
        code: str

    here = Place
    other = typed_values.Place

    @dataclass
    class Both:
        one: here  # type: ignore[valid-type]
        two: other  # type: ignore[valid-type]

    Both.__annotations__.update(one=here, two=other)
    shown = schema_of(Both)["properties"]
    assert (list(shown["one"]["properties"]), list(shown["two"]["properties"])) == (
        ["code"],
        ["name", "height", "tags"],
    )
