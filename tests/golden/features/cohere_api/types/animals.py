# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `animals` take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Required, TypedDict

from ..models.animals import Animal, AnimalHome, AnimalHomeAddress, AnimalSpecies, Kind, Level, Trait
from ..models.shared import Food, Shape
from ..runtime.values import Items
from .shared import FoodDict, ShapeDict

__all__ = ["AnimalDict", "AnimalHomeAddressDict", "AnimalHomeDict", "BeastDict", "TraitDict"]


AnimalDict = TypedDict(
    "AnimalDict",
    {
        "born": "datetime",
        "name": "Required[str]",
        "kind": "Required[Kind]",
        "species": "AnimalSpecies",
        "level": "Level",
        "weight": "Required[float | None]",
        "mother": "Animal | AnimalDict",
        "friends": "Sequence[Animal | AnimalDict]",
        "seen": "date | None",
        "visits": "Sequence[datetime]",
        "home": "AnimalHome | AnimalHomeDict | None",
        "traits": "Mapping[str, Trait | TraitDict]",
        "notes": "Mapping[str, str | None]",
        "extra": "Any",
        "food": "Food | FoodDict",
        "shape": "Shape | ShapeDict",
        "class": "str",
        "schema": "Mapping[str, Any]",
        "list": "Items[int]",
        "date": "date",
        "toDict": "str",
        "odd-name": "str",
        "type": "str",
    },
    total=False,
)


class AnimalHomeDict(TypedDict, total=False):
    address: Required[AnimalHomeAddress | AnimalHomeAddressDict]


class AnimalHomeAddressDict(TypedDict, total=False):
    street: str
    houseNumber: int


class TraitDict(TypedDict, total=False):
    strength: float
    traits: Sequence[Trait | TraitDict]


BeastDict = AnimalDict
