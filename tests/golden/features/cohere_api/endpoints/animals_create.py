# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/animals: Bring an animal in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from ..models.animals import AnimalReply
from ..runtime.encoding import listed, whole_or_fields
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.animals import Animal, AnimalHome, AnimalSpecies, Kind, Level, Trait
    from ..models.shared import Food, Shape
    from ..types.animals import AnimalDict, AnimalHomeDict, TraitDict
    from ..types.shared import FoodDict, ShapeDict

ENDPOINT: Final[Endpoint[AnimalReply]] = Endpoint(
    operation="create-animal", method="POST", path="/v1/animals", decode=AnimalReply.from_dict, retry="only-if-unsent"
)


def request(
    request: Animal | AnimalDict | None = None,
    *,
    name: str | None = None,
    kind: Kind | None = None,
    weight: float | None = None,
    x_trace_id: str | None = None,
    born: datetime | None = None,
    species: AnimalSpecies | None = None,
    level: Level | None = None,
    mother: Animal | AnimalDict | None = None,
    friends: Sequence[Animal | AnimalDict] | None = None,
    seen: date | None = None,
    visits: Sequence[datetime] | None = None,
    home: AnimalHome | AnimalHomeDict | None = None,
    traits: Mapping[str, Trait | TraitDict] | None = None,
    notes: Mapping[str, str | None] | None = None,
    extra: Any = None,
    food: Food | FoodDict | None = None,
    shape: Shape | ShapeDict | None = None,
    class_: str | None = None,
    schema: Mapping[str, Any] | None = None,
    list: Items[int] | None = None,
    date: date | None = None,
    to_dict: str | None = None,
    odd_name: str | None = None,
    type: str | None = None,
) -> Request[AnimalReply]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        headers={"X-Trace-Id": x_trace_id},
        body=whole_or_fields(
            "request",
            request,
            {
                "name": name,
                "kind": kind,
                "weight": weight,
                "born": born,
                "species": species,
                "level": level,
                "mother": mother,
                "friends": listed("friends", friends),
                "seen": seen,
                "visits": listed("visits", visits),
                "home": home,
                "traits": traits,
                "notes": notes,
                "extra": extra,
                "food": food,
                "shape": shape,
                "class": class_,
                "schema": schema,
                "list": listed("list", list),
                "date": date,
                "toDict": to_dict,
                "odd-name": odd_name,
                "type": type,
            },
            ("name", "kind", "weight"),
        ),
    )
