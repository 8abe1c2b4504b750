# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `animals`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias, cast

from attrs import define

from ..runtime.decoding import (
    Strictness,
    as_dict,
    as_list,
    decode_date,
    decode_datetime,
    decode_list,
    decode_map,
    expected,
)
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, joined_text, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError
from .shared import Food, Shape, food_from_json, shape_from_json

if TYPE_CHECKING:
    from ..types.animals import AnimalDict, AnimalHomeAddressDict, AnimalHomeDict, TraitDict
    from ..types.shared import FoodDict, ShapeDict

__all__ = [
    "Animal",
    "AnimalHome",
    "AnimalHomeAddress",
    "AnimalReply",
    "AnimalSpecies",
    "AnimalsListResponse",
    "AnimalsListResponsePage",
    "AsyncAnimalsListResponsePage",
    "Beast",
    "Kind",
    "Level",
    "Sort",
    "Trait",
]

AnimalSpecies: TypeAlias = Literal["animal"] | str
Kind: TypeAlias = Literal["mammal", "bird", 'it\'s "odd" \\ {kind}'] | str
Level: TypeAlias = Literal[1, 2, 3] | int


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class Animal(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "id",
            "born",
            "name",
            "kind",
            "species",
            "level",
            "weight",
            "mother",
            "friends",
            "seen",
            "visits",
            "home",
            "traits",
            "notes",
            "extra",
            "food",
            "shape",
            "class",
            "schema",
            "list",
            "date",
            "toDict",
            "odd-name",
            "type",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "name", "kind", "weight"))

    id: str
    born: datetime | None = None
    name: str
    kind: Kind
    species: AnimalSpecies | None = None
    level: Level | None = None
    weight: float | None
    mother: Animal | None = None
    friends: list[Animal] | None = None
    seen: date | None = None
    visits: list[datetime] | None = None
    home: AnimalHome | None = None
    traits: dict[str, Trait] | None = None
    notes: dict[str, str | None] | None = None
    extra: Any = None
    food: Food | None = None
    shape: Shape | None = None
    class_: str | None = None
    schema_: dict[str, Any] | None = None
    list_: list[int] | None = None
    date_: date | None = None
    to_dict_: str | None = None
    odd_name: str | None = None
    type: str | None = None

    def __init__(
        self,
        *,
        id: str,
        born: datetime | None = None,
        name: str,
        kind: Kind,
        species: AnimalSpecies | None = None,
        level: Level | None = None,
        weight: float | None,
        mother: Animal | AnimalDict | None = None,
        friends: Sequence[Animal | AnimalDict] | None = None,
        seen: date | None = None,
        visits: list[datetime] | None = None,
        home: AnimalHome | AnimalHomeDict | None = None,
        traits: Mapping[str, Trait | TraitDict] | None = None,
        notes: dict[str, str | None] | None = None,
        extra: Any = None,
        food: Food | FoodDict | None = None,
        shape: Shape | ShapeDict | None = None,
        class_: str | None = None,
        schema_: dict[str, Any] | None = None,
        list_: list[int] | None = None,
        date_: date | None = None,
        to_dict_: str | None = None,
        odd_name: str | None = None,
        type: str | None = None,
    ) -> None:
        self.id = id
        self.born = born
        self.name = name
        self.kind = kind
        self.species = species
        self.level = level
        self.weight = weight
        self.mother = cast("Any", mother)
        self.friends = cast("Any", friends)
        self.seen = seen
        self.visits = visits
        self.home = cast("Any", home)
        self.traits = cast("Any", traits)
        self.notes = notes
        self.extra = extra
        self.food = cast("Any", food)
        self.shape = cast("Any", shape)
        self.class_ = class_
        self.schema_ = schema_
        self.list_ = list_
        self.date_ = date_
        self.to_dict_ = to_dict_
        self.odd_name = odd_name
        self.type = type
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.name = data["name"]
        self.kind = data["kind"]
        self.species = data.get("species")
        self.level = data.get("level")
        self.weight = data["weight"]
        self.extra = data.get("extra")
        self.class_ = data.get("class")
        self.to_dict_ = data.get("toDict")
        self.odd_name = data.get("odd-name")
        self.type = data.get("type")
        at: str = ""
        try:
            value = data.get(at := "born")
            self.born = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "mother")
            self.mother = None if value is None else Animal.from_dict(value, strict)
            value = data.get(at := "friends")
            self.friends = None if value is None else decode_list(value, Animal.from_dict, strict)
            value = data.get(at := "seen")
            self.seen = None if value is None else decode_date(value, strict)
            value = data.get(at := "visits")
            self.visits = None if value is None else decode_list(value, decode_datetime, strict)
            value = data.get(at := "home")
            self.home = None if value is None else AnimalHome.from_dict(value, strict)
            value = data.get(at := "traits")
            self.traits = None if value is None else decode_map(value, Trait.from_dict, strict)
            value = data.get(at := "notes")
            self.notes = None if value is None else as_dict(value, strict)
            value = data.get(at := "food")
            self.food = None if value is None else food_from_json(value, strict)
            value = data.get(at := "shape")
            self.shape = None if value is None else shape_from_json(value, strict)
            value = data.get(at := "schema")
            self.schema_ = None if value is None else as_dict(value, strict)
            value = data.get(at := "list")
            self.list_ = None if value is None else as_list(value, strict)
            value = data.get(at := "date")
            self.date_ = None if value is None else decode_date(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "born": as_json(self.born),
            "name": self.name,
            "kind": self.kind,
            "species": self.species,
            "level": self.level,
            "weight": self.weight,
            "mother": as_json(self.mother),
            "friends": as_json(self.friends),
            "seen": as_json(self.seen),
            "visits": as_json(self.visits),
            "home": as_json(self.home),
            "traits": as_json(self.traits),
            "notes": self.notes,
            "extra": as_json(self.extra),
            "food": as_json(self.food),
            "shape": as_json(self.shape),
            "class": self.class_,
            "schema": as_json(self.schema_),
            "list": self.list_,
            "date": as_json(self.date_),
            "toDict": self.to_dict_,
            "odd-name": self.odd_name,
            "type": self.type,
        }
        return json_object(fields, self._additional)

    @property
    def text(self) -> str:
        """All of its text, joined; empty where it has none."""
        return joined_text(self, ("friends", "name"))


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class AnimalHome(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("address",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("address",))

    address: AnimalHomeAddress

    def __init__(self, *, address: AnimalHomeAddress | AnimalHomeAddressDict) -> None:
        self.address = cast("Any", address)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "address" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.address = value = data[at := "address"]
            if value is not None:
                self.address = AnimalHomeAddress.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "address" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"address": as_json(self.address)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class AnimalHomeAddress(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("street", "houseNumber"))

    street: str | None = None
    house_number: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.street = data.get("street")
        self.house_number = data.get("houseNumber")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"street": self.street, "houseNumber": self.house_number}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class AnimalReply(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("animal", "state"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("animal", "state"))

    animal: Animal
    state: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "animal" not in data or "state" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.state = data["state"]
        at: str = ""
        try:
            self.animal = value = data[at := "animal"]
            if value is not None:
                self.animal = Animal.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"animal": as_json(self.animal), "state": self.state}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class AnimalsListResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("animals", "next_page_token"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("animals",))

    animals: list[Animal]
    next_page_token: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "animals" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        at: str = ""
        try:
            self.animals = value = data[at := "animals"]
            if value is not None:
                self.animals = decode_list(value, Animal.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"animals": as_json(self.animals), "next_page_token": self.next_page_token}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class Trait(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("strength", "traits"))

    strength: float | None = None
    traits: list[Trait] | None = None

    def __init__(self, *, strength: float | None = None, traits: Sequence[Trait | TraitDict] | None = None) -> None:
        self.strength = strength
        self.traits = cast("Any", traits)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.strength = data.get("strength")
        at: str = ""
        try:
            value = data.get(at := "traits")
            self.traits = None if value is None else decode_list(value, Trait.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"strength": self.strength, "traits": as_json(self.traits)}
        return json_object(fields, self._additional)


class AnimalsListResponsePage(AnimalsListResponse, Page["Animal"]):
    __slots__ = ("_turning",)
    ITEMS = "animals"


class AsyncAnimalsListResponsePage(AnimalsListResponse, AsyncPage["Animal"]):
    __slots__ = ("_turning",)
    ITEMS = "animals"


Sort: TypeAlias = Kind
Beast = Animal
