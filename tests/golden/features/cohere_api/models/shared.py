# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `shared`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Decoder, Strictness, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Candidate, Model, Unknown, additional, decode_fitting, fill_missing, new, unlisted
from ..runtime.problems import DecodeError
from ..runtime.values import is_dict, is_list
from ..unknown import UnknownForm

__all__ = ["Feast", "Fodder", "Food", "Meal", "Shape", "ShapeOption1", "ShapeOption2"]

Food: TypeAlias = "str | float | list[Meal] | Meal | Feast | Unknown"
Shape: TypeAlias = "ShapeOption1 | ShapeOption2 | UnknownForm"


@define(slots=True, kw_only=True, repr=False, eq=False)
class Feast(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("grams", "guests"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("grams", "guests"))

    grams: int
    guests: int

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "grams" not in data or "guests" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.grams = data["grams"]
        self.guests = data["guests"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"grams": self.grams, "guests": self.guests}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Meal(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("grams", "served"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("grams",))

    grams: int
    served: datetime | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "grams" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.grams = data["grams"]
        at: str = ""
        try:
            value = data.get(at := "served")
            self.served = None if value is None else decode_datetime(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"grams": self.grams, "served": as_json(self.served)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ShapeOption1(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("form", "radius"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("form", "radius"))

    form: Literal["circle"] = "circle"
    radius: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "form" not in data or "radius" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.form = data["form"]
        self.radius = data["radius"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"form": self.form, "radius": self.radius}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ShapeOption2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("form", "side"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("form", "side"))

    form: Literal["square"] = "square"
    side: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "form" not in data or "side" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.form = data["form"]
        self.side = data["side"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"form": self.form, "side": self.side}
        return json_object(fields, self._additional)


def food_from_json(value: Any, strict: Strictness = False) -> Food:
    decoded: Food = value
    if is_dict(value):
        decoded = decode_fitting(value, FOOD_FROM_JSON, strict)
    if is_list(value):
        decoded = decode_list(value, Meal.from_dict, strict)
    return decoded


def shape_from_json(value: dict[str, Any], strict: Strictness = False) -> Shape:
    tag = value.get("form") if type(value) is dict else None
    decode = SHAPE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownForm) if decode is None else decode(value, strict)


FOOD_FROM_JSON: Final[list[Candidate]] = [
    (frozenset(("grams", "guests")), {}, Feast.from_dict),
    (frozenset(("grams",)), {}, Meal.from_dict),
]

SHAPE_FROM_JSON: Final[dict[str, Decoder[Shape]]] = {"circle": ShapeOption1.from_dict, "square": ShapeOption2.from_dict}


Fodder: TypeAlias = Food
