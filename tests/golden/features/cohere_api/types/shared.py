# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `shared` take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Required, TypeAlias, TypedDict

from ..models.shared import Meal

__all__ = ["FeastDict", "FodderDict", "FoodDict", "MealDict", "ShapeDict", "ShapeOption1Dict", "ShapeOption2Dict"]

FoodDict: TypeAlias = "str | float | Sequence[Meal | MealDict] | MealDict | FeastDict"
ShapeDict: TypeAlias = "ShapeOption1Dict | ShapeOption2Dict"


class FeastDict(TypedDict, total=False):
    grams: Required[int]
    guests: Required[int]


class MealDict(TypedDict, total=False):
    grams: Required[int]
    served: datetime


class ShapeOption1Dict(TypedDict, total=False):
    form: Required[Literal["circle"]]
    radius: Required[float]


class ShapeOption2Dict(TypedDict, total=False):
    form: Required[Literal["square"]]
    side: Required[float]


FodderDict: TypeAlias = FoodDict
