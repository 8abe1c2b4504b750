# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `books`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError

__all__ = ["Author", "Book", "BookBinding"]

BookBinding: TypeAlias = Literal["hard", "soft"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class Author(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name",))

    name: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.name = data["name"]
        self._additional = None if len(data) == 1 and "name" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Book(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("title", "author", "pages", "binding"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("title", "author"))

    title: str
    author: Author | None
    pages: int | None = None
    binding: BookBinding | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "title" not in data or "author" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.title = data["title"]
        self.pages = data.get("pages")
        self.binding = data.get("binding")
        at: str = ""
        try:
            self.author = value = data[at := "author"]
            if value is not None:
                self.author = Author.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"title": self.title, "author": as_json(self.author), "pages": self.pages, "binding": self.binding}
        return json_object(fields, self._additional)
