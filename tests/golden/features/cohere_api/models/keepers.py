# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `keepers`."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define

from ..runtime.decoding import Strictness, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

__all__ = ["AsyncKeepersPage", "Keepers", "KeepersKeepersItem", "KeepersPage"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class Keepers(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("keepers",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("keepers",))

    keepers: list[KeepersKeepersItem]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "keepers" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.keepers = value = data[at := "keepers"]
            if value is not None:
                self.keepers = decode_list(value, KeepersKeepersItem.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "keepers" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"keepers": as_json(self.keepers)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class KeepersKeepersItem(Model):
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


class KeepersPage(Keepers, Page["KeepersKeepersItem"]):
    __slots__ = ("_turning",)
    ITEMS = "keepers"


class AsyncKeepersPage(Keepers, AsyncPage["KeepersKeepersItem"]):
    __slots__ = ("_turning",)
    ITEMS = "keepers"
