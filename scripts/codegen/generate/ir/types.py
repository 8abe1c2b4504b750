"""Types of values as templates see them, and the arguments of operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .literals import Untrusted


@dataclass(frozen=True)
class Leaf:
    """A value that is passed through: `str`, `int`, `float`, `bool`, `Any`, `None`."""

    python: str


@dataclass(frozen=True)
class Moment:
    """A date-time or a date."""

    python: Literal["datetime", "date"]


@dataclass(frozen=True)
class File:
    """The content of a multipart part."""


@dataclass(frozen=True)
class ListOf:
    item: Type


@dataclass(frozen=True)
class MapOf:
    value: Type


@dataclass(frozen=True)
class Nullable:
    inner: Type


@dataclass(frozen=True)
class Closed:
    """These values and no others: the discriminator of a union's member."""

    values: tuple[Untrusted, ...]


@dataclass(frozen=True)
class Named:
    """A model, an enum or a union of the package."""

    name: str
    kind: Literal["model", "enum", "union"]


Type = Leaf | Moment | File | ListOf | MapOf | Nullable | Closed | Named


Place = Literal["path", "query", "header", "body", "form", "file", "client"]


@dataclass(frozen=True)
class Argument:
    name: str
    wire: Untrusted
    place: Place
    type: Type
    required: bool
    default: Any
    """What the API takes where the argument is left out; None where the spec does not say, or the description does."""
    description: Untrusted
