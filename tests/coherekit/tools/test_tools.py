"""`coherekit.tool`: what the model is told of a function, and how its arguments come back."""

from __future__ import annotations

import copy
import inspect
import pickle
import sys
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any

import pytest

import coherekit
from coherekit import ToolV2, ValidationError, tool
from tests.support.typed_values import PLACE_SCHEMA, Card, Guest, Owner, Payment, Place, Span, Stay, Unit, parameters


def google(city: str, days: int = 3, *, unit: Unit = Unit.CELSIUS, place: Place | None = None) -> str:
    """Tell the weather.

    For any city.

    Args:
        city: Which city,
            with its country.
        days (int): How many days.

    Returns:
        The weather.
    """
    return f"{city} {days} {unit.name} {place}"


def numpy(city: str, days: int = 3) -> str:
    """Tell the weather.

    Parameters
    ----------
    city : str
        Which city.
    days : int
        How many days.
    """
    return f"{city} {days}"


def sphinx(city: str, days: int = 3) -> str:
    """Tell the weather.

    :param city: Which city.
    :param int days: How many days.
    :returns: The weather.
    """
    return f"{city} {days}"


def test_name_description_and_parameters_come_from_the_function() -> None:
    made = tool(google)
    assert isinstance(made, ToolV2)
    assert made.to_dict() == {
        "type": "function",
        "function": {
            "name": "google",
            "description": "Tell the weather.\n\nFor any city.",
            "parameters": {
                "type": "object",
                "properties": {
                    "city": {"type": "string", "description": "Which city,\nwith its country."},
                    "days": {"type": "integer", "default": 3, "description": "How many days."},
                    "unit": {"title": "Unit", "type": "string", "enum": ["C", "K"], "default": "C"},
                    "place": {"anyOf": [PLACE_SCHEMA, {"type": "null"}]},
                },
                "required": ["city"],
            },
        },
    }


@pytest.mark.parametrize("function", [numpy, sphinx])
def test_other_styles_of_docstring_say_the_same(function: Any) -> None:
    made = tool(function)
    described = {name: one["description"] for name, one in parameters(made)["properties"].items()}
    assert described == {"city": "Which city.", "days": "How many days."}
    assert made.to_dict()["function"]["description"] == "Tell the weather."


def test_words_beside_the_type_go_before_those_of_the_docstring_and_these_before_the_classes_own() -> None:
    @tool
    def visit(place: Place, other: Annotated[Place, "Another one"]) -> None:
        """Visit.

        Args:
            place: The first.
            other: The second.
        """

    shown = parameters(visit)["properties"]
    assert (shown["place"]["description"], shown["other"]["description"]) == ("The first.", "Another one")


def test_options_replace_what_the_function_says() -> None:
    made = tool(name="weather", description="Other words.")(google)
    assert (made.name, made.to_dict()["function"]["description"]) == ("weather", "Other words.")


def test_a_function_without_words_and_parameters_sends_none() -> None:
    @tool
    def bare() -> int:
        return 1

    assert bare.to_dict()["function"] == {"name": "bare", "parameters": {"type": "object", "properties": {}}}


def test_a_tool_is_still_the_function() -> None:
    made = tool(google)
    assert made("Oslo", unit=Unit.KELVIN) == "Oslo 3 KELVIN None"
    assert (inspect.signature(made), made.__doc__) == (inspect.signature(google), google.__doc__)


def test_a_model_s_arguments_arrive_as_the_parameters_types() -> None:
    assert tool(google).call_with('{"city": "Oslo", "unit": "K", "place": {"name": "Opera"}}') == (
        "Oslo 3 KELVIN Place(name='Opera', height=0.0, tags=[])"
    )

    @tool
    def same(card: Card, pay: Payment, when: datetime, /, *, span: Span, stay: Stay, guest: Guest) -> Any:
        return card, pay, when, span, stay, guest

    card = '{"number": "1", "owner": {"name": "n"}}'
    arguments = f"""{{
        "card": {card}, "pay": {{"card": {card}}}, "when": "2026-01-02T03:04:05Z",
        "span": ["2026-01-01", "2026-01-02"], "stay": {{"place": {{"name": "p"}}}}, "guest": {{"name": "g"}}
    }}"""
    got = same.call_with(arguments)
    one = Card(number="1", owner=Owner(name="n"))
    assert got[:2] == (one, Payment(one))
    assert got[2].isoformat() == "2026-01-02T03:04:05+00:00"
    assert got[3:] == (Span(date(2026, 1, 1), date(2026, 1, 2)), Stay(Place("p")), {"name": "g"})


BAD_ARGUMENTS = {
    '{"city": 1}': r"Expected `str`, got `int` - at `\$.city`",
    '{"city": "a", "day": 1}': "unknown field `day`",
    "{}": "missing required field `city`",
    '{"city": "a"': "truncated",
    '["a"]': "Expected `object`, got `array`",
    '{"city": "a", "place": {"name": 1}}': r"\$.place.name",
    "": "truncated",
}


@pytest.mark.parametrize("arguments", BAD_ARGUMENTS)
def test_arguments_that_do_not_fit_are_refused_with_the_place(arguments: str) -> None:
    with pytest.raises(ValidationError, match=BAD_ARGUMENTS[arguments]) as caught:
        tool(google).call_with(arguments)
    assert "arguments of google" in str(caught.value)


def test_a_finding_of_pydantic_names_the_place_too() -> None:
    @tool
    def pay(payment: Payment) -> None:
        """Pay."""

    with pytest.raises(ValidationError, match=r"at least 1 character \(Card.owner.name\) - at `\$.payment.card`"):
        pay.call_with('{"payment": {"card": {"number": "1", "owner": {"name": ""}}}}')


def test_a_number_in_quotes_passes_unless_strict() -> None:
    assert tool(google).call_with('{"city": "a", "days": "4"}') == "a 4 CELSIUS None"
    with pytest.raises(ValidationError, match="Expected `int`, got `str`"):
        tool(strict=True)(google).call_with('{"city": "a", "days": "4"}')


def test_methods_and_objects_that_can_be_called_are_tools_too() -> None:
    class Shop:
        def price(self, item: str) -> int:
            """Tell a price."""
            return len(item)

        def __call__(self, item: str) -> int:
            return len(item)

    assert tool(Shop().price).call_with('{"item": "abc"}') == 3
    assert tool(name="shop")(Shop()).call_with('{"item": "abc"}') == 3
    with pytest.raises(ValidationError, match="give the tool one"):
        tool(partial(google, "Oslo"))


class Desk:
    def __call__(self, place: Place) -> str:
        return place.name


MADE_OF: list[tuple[Any, str, Any]] = [
    (Desk(), '{"place": {"name": "Oslo"}}', "Oslo"),
    (partial(Desk().__call__), '{"place": {"name": "Oslo"}}', "Oslo"),
    (
        partial(partial(google, "Oslo")),
        '{"unit": "K", "place": {"name": "p"}}',
        google("Oslo", 3, unit=Unit.KELVIN, place=Place("p")),
    ),
    (Place, '{"name": "Oslo", "tags": ["a"]}', Place("Oslo", tags=["a"])),
]


@pytest.mark.parametrize(("made_of", "arguments", "value"), MADE_OF)
def test_types_that_are_text_are_found_in_the_module_where_they_stand(made_of: Any, arguments: str, value: Any) -> None:
    assert tool(name="t")(made_of).call_with(arguments) == value


def test_a_parameter_without_a_name_for_callers_keeps_its_place() -> None:
    def two(first: int = 1, second: int = 2, /) -> tuple[int, int]:
        return first, second

    assert tool(two).call_with('{"second": 3}') == (1, 3)


def test_a_tool_copies_and_pickles() -> None:
    made = tool(name="weather")(google)
    for copied in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert copied == made
        assert copied("Oslo") == made("Oslo")


def untyped(city):  # type: ignore[no-untyped-def]
    return city


def unknown_type(city: Nowhere) -> None:  # type: ignore[name-defined]  # noqa: F821
    """Nothing."""


REFUSED: list[tuple[Any, str]] = [
    (untyped, r"parameter 'city' of the tool 'untyped' has no type"),
    (unknown_type, r"parameter 'city' .* 'Nowhere' is not defined"),
    (dict, r"the tool 'dict' can't be made: no signature"),
]


@pytest.mark.parametrize(("function", "message"), REFUSED)
def test_a_function_that_says_too_little_is_refused(function: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        tool(function)


def test_any_number_of_arguments_is_refused() -> None:
    def many(*items: str) -> None:
        """Nothing."""

    def named(**items: str) -> None:
        """Nothing."""

    for function in (many, named):
        with pytest.raises(ValidationError, match=r"parameter 'items' .* any number"):
            tool(function)


@pytest.mark.parametrize("module", ["msgspec", "docstring_parser"])
def test_without_the_extra_the_error_names_it(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ValidationError, match=r"pip install 'coherekit\[structured\]'"):
        coherekit.tool(google)
