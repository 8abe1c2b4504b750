# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `shared`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime import (
    Candidate,
    DecodeProblem,
    Decoder,
    Model,
    Unknown,
    additional,
    as_json,
    decode_datetime,
    decode_fitting,
    decode_list,
    decode_tagged,
    expected,
    is_dict,
    is_list,
    json_object,
    missing,
)
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
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.grams = get("grams")
        self.guests = get("guests")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.grams = get("grams")
        at: str = ""
        try:
            self.served = value = get(at := "served")
            if value is not None:
                self.served = decode_datetime(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.form = get("form", "circle")
        self.radius = get("radius")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.form = get("form", "square")
        self.side = get("side")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"form": self.form, "side": self.side}
        return json_object(fields, self._additional)


def food_from_json(value: Any, strict: bool = False) -> Food:
    decoded: Food = value
    if is_dict(value):
        decoded = decode_fitting(value, _FOOD_FROM_JSON, strict)
    if is_list(value):
        decoded = decode_list(value, Meal.from_dict, strict)
    return decoded


def shape_from_json(value: Any, strict: bool = False) -> Shape:
    decoded: Shape = decode_tagged(value, "form", _SHAPE_FROM_JSON, UnknownForm, strict)
    return decoded


_FOOD_FROM_JSON: Final[list[Candidate]] = [
    (frozenset(("grams", "guests")), {}, Feast.from_dict),
    (frozenset(("grams",)), {}, Meal.from_dict),
]

_SHAPE_FROM_JSON: Final[dict[str, Decoder[Shape]]] = {
    "circle": ShapeOption1.from_dict,
    "square": ShapeOption2.from_dict,
}


Fodder: TypeAlias = Food
