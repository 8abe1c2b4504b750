"""What templates see: an API as plain values. Names are Python identifiers; text of the spec is `Untrusted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from .literals import Untrusted
from .markers import Page, Paging, Parsing, Renamed, Splitting, Streaming, Waiting
from .types import Argument as Argument
from .types import Closed as Closed
from .types import File as File
from .types import Leaf as Leaf
from .types import ListOf as ListOf
from .types import MapOf as MapOf
from .types import Moment as Moment
from .types import Named as Named
from .types import Nullable as Nullable
from .types import Place as Place
from .types import Type as Type

SHARED: Final = "shared"
"""The module of the types that several resources use."""


@dataclass(frozen=True)
class Field:
    """A field of a model."""

    name: str
    wire: Untrusted
    type: Type
    required: bool
    read_only: bool
    default: Untrusted | None
    """The one value of a constant field."""


@dataclass(frozen=True)
class Array:
    """A field that holds vectors of one kind, and what they are as an array."""

    kind: Untrusted
    field: str
    type: Literal["float32", "int8", "uint8", "base64"]


@dataclass(frozen=True)
class Model:
    name: str
    fields: tuple[Field, ...]
    aliases: tuple[str, ...] = ()
    arrays: tuple[Array, ...] = ()
    text: tuple[str, ...] = ()
    """The attributes that lead to its text, which it then has as the property `text`; lists are gone through."""


@dataclass(frozen=True)
class Enum:
    """Known values; a value that is not listed passes as well."""

    name: str
    values: tuple[Untrusted | int, ...]
    aliases: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """The Python type of values that are not listed."""
        return "str" if isinstance(self.values[0], Untrusted) else "int"


@dataclass(frozen=True)
class Candidate:
    """An object of a union without discriminator, known by the fields it must have and their fixed values."""

    decoder: str
    required: tuple[Untrusted, ...]
    fixed: tuple[tuple[Untrusted, tuple[Untrusted, ...]], ...]


@dataclass(frozen=True)
class Union:
    name: str
    members: tuple[Type, ...]
    tag: Untrusted | None
    unknown: str | None
    """The class for tags that the spec does not list."""
    table: tuple[tuple[Untrusted, Named], ...]
    candidates: tuple[Candidate, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Module:
    """The types of one resource."""

    name: str
    enums: tuple[Enum, ...]
    unions: tuple[Union, ...]
    models: tuple[Model, ...]
    pages: tuple[Page, ...]
    inputs: frozenset[str]
    """Models and unions that requests can hold: they get a TypedDict form."""
    parsed: tuple[Parsing, ...]
    """The replies that also come with a value read from their text."""
    calls: tuple[Operation, ...]
    """The operations whose arguments are a TypedDict."""

    @property
    def type_names(self) -> list[str]:
        """The names of the types that the module defines, aliases included."""
        types: list[Enum | Union | Model] = [*self.enums, *self.unions, *self.models]
        pages = [name for page in self.pages for name in (page.name, f"Async{page.name}")]
        parsed = [one.parsed for one in self.parsed]
        return [*(name for one in types for name in (one.name, *one.aliases)), *pages, *parsed]

    @property
    def call_names(self) -> list[str]:
        """The names of the TypedDicts of arguments."""
        return [one.parsing.arguments for one in self.calls if one.parsing]


@dataclass(frozen=True)
class Operation:
    id: Untrusted
    http_method: str
    path: Untrusted
    module: str
    """The module of the endpoint."""
    method: str
    """The name of the method."""
    group: str
    """The resource that carries the method; empty at the top level."""
    clients: frozenset[str]
    """The clients that carry it at the top level."""
    summary: Untrusted
    deprecated: bool
    retry: Literal["safe", "only-if-unsent"]
    arguments: tuple[Argument, ...]
    body: Literal["none", "json", "value", "multipart"]
    whole_body: Argument | None
    """The argument that takes the whole body, beside the arguments for its fields."""
    client_arguments: tuple[Argument, ...]
    """What the method takes beyond the API's arguments: the caller's to act on, not sent."""
    reply: Type
    streaming: Streaming | None
    paging: Paging | None
    splitting: Splitting | None
    parsing: Parsing | None
    older_arguments: tuple[Renamed, ...] = ()


@dataclass(frozen=True)
class Resource:
    """A group of methods, as `datasets`; `children` are resources inside it, as `audio.transcriptions`."""

    name: str
    class_name: str
    module: str
    operations: tuple[Operation, ...]
    children: tuple[Resource, ...]
    carriers: frozenset[str]
    """The clients that carry all of its methods at the top level as well."""
    older_methods: tuple[Renamed, ...]


@dataclass(frozen=True)
class Package:
    title: Untrusted
    clients: tuple[str, ...]
    modules: tuple[Module, ...]
    operations: tuple[Operation, ...]
    resources: tuple[Resource, ...]
    waits: tuple[Waiting, ...]
    older_methods: tuple[Renamed, ...]
    """Of the clients."""
    unknowns: tuple[tuple[str, str], ...]
    """For each discriminator: class, attribute."""
    where: dict[str, str]
    """The module of each named type."""
    document: dict[str, Any]
    """The spec itself, with the overlay."""

    def carried(self, client: str) -> list[Resource]:
        """Return the resources whose methods are all methods of the client, too."""
        return [one for one in self.resources if client in one.carriers]
