"""What the markers of operations become for the templates: parts of `ir.Operation`, beside its plain facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .literals import Untrusted
from .types import Argument, Type


@dataclass(frozen=True)
class Move:
    """How a part of an event becomes part of the reply; `*` in `target` is the element at the event's index."""

    source: tuple[Untrusted, ...]
    target: tuple[Untrusted, ...]
    how: Literal["set", "join", "append", "extend"]
    text: bool
    """Whether it is a piece of the answer's text."""


@dataclass(frozen=True)
class Streaming:
    method: str
    switch: Untrusted
    framing: Literal["json-lines", "sse"]
    events: Type
    told_apart: bool
    """Whether the spec says which kinds of event there are."""
    discriminator: Untrusted
    attribute: str
    """The discriminator as an attribute of a decoded event."""
    final: tuple[Untrusted, ...]
    error: tuple[Untrusted, ...]
    terminator: Untrusted | None
    accumulate: tuple[tuple[Untrusted, tuple[Move, ...]], ...]
    """For each kind of event what it adds to the reply."""
    text: tuple[tuple[Untrusted, tuple[str, ...]], ...]
    """For each kind that carries text of the answer the attributes that lead to it."""


@dataclass(frozen=True)
class Page:
    """A reply that is one page of a list: a class derived from its model, sync and async."""

    name: str
    model: str
    items: str
    """The field that holds the page's items."""
    item: Type


@dataclass(frozen=True)
class Paging:
    kind: Literal["cursor", "offset"]
    argument: Untrusted
    """The query parameter that asks for another page."""
    next: str | None
    limit: Untrusted | None
    page: Page


Merge = Mapping[str, "str | Merge"]
"""For each attribute of a reply how those of several become one: by a word, or one level deeper."""


@dataclass(frozen=True)
class SplitStream:
    """The method that sends one list piece by piece, and gives the results one by one."""

    method: str
    argument: Argument
    arguments: tuple[Argument, ...]
    """The other arguments, without those for lists."""


@dataclass(frozen=True)
class Splitting:
    lists: tuple[tuple[Untrusted, int], ...]
    each: str
    merge: Merge
    stream: SplitStream | None


@dataclass(frozen=True)
class Parsing:
    """The argument that takes a class, into which the caller reads the reply's text."""

    argument: str
    arguments: str
    """The TypedDict of the method's other arguments."""
    reply: str
    parsed: str
    """The class of a reply with the value that was read."""
    field: Untrusted
    """The field of the body that asks for JSON."""
    schema: Untrusted
    """Where that field holds the JSON schema."""


@dataclass(frozen=True)
class Waiting:
    """How to wait for what certain models describe."""

    targets: tuple[tuple[str, tuple[str, ...]], ...]
    """The models, each with the attributes that lead to its id."""
    poll_module: str
    argument: str
    reply: Type
    state: tuple[str, ...]
    reason: tuple[str, ...]
    done: tuple[Untrusted, ...]
    failed: tuple[Untrusted, ...]
    count: tuple[str, ...]
    """The attributes that lead to how much is done, and to how much there is; empty where the reply does not count."""
    total: tuple[str, ...]


@dataclass(frozen=True)
class Renamed:
    """An older name and what it stands for; a method of a resource inside has dots."""

    older: str
    current: str
