"""Types of each kind that tools and replies can have."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, NamedTuple, NotRequired, Required, TypedDict

import attrs
import pydantic

from coherekit import FunctionTool


class Unit(enum.Enum):
    CELSIUS = "C"
    KELVIN = "K"


@dataclass
class Place:
    """Where on earth."""

    name: Annotated[str, "As people call it"]
    height: float = 0.0
    tags: list[str] = field(default_factory=list)


@attrs.define
class Stay:
    place: Place
    nights: int = 1


class Guest(TypedDict, total=False):
    name: Required[str]
    age: NotRequired[int]
    vip: bool


class Span(NamedTuple):
    first: date
    last: date


class Card(pydantic.BaseModel):
    number: str
    owner: Owner


class Owner(pydantic.BaseModel):
    name: str = pydantic.Field(min_length=1)


@dataclass
class Tree:
    branches: list[Tree]


@dataclass
class Payment:
    card: Card


PLACE_SCHEMA = {
    "title": "Place",
    "description": "Where on earth.",
    "type": "object",
    "properties": {
        "name": {"type": "string", "description": "As people call it"},
        "height": {"type": "number", "default": 0.0},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["name"],
}
CARD_SCHEMA = {
    "title": "Card",
    "type": "object",
    "properties": {
        "number": {"title": "Number", "type": "string"},
        "owner": {
            "title": "Owner",
            "type": "object",
            "properties": {"name": {"title": "Name", "type": "string", "minLength": 1}},
            "required": ["name"],
        },
    },
    "required": ["number", "owner"],
}


def parameters(made: FunctionTool[..., Any]) -> dict[str, Any]:
    """Return the schema that a tool sends."""
    sent: dict[str, Any] = made.to_dict()["function"]["parameters"]
    return sent
