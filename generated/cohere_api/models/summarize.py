# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `summarize`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, new
from ..runtime.problems import DecodeError
from .shared import ApiMeta

__all__ = ["SummarizeRequestExtractiveness", "SummarizeRequestFormat", "SummarizeRequestLength", "SummarizeResponse"]

SummarizeRequestExtractiveness: TypeAlias = Literal["low", "medium", "high"] | str
SummarizeRequestFormat: TypeAlias = Literal["paragraph", "bullets"] | str
SummarizeRequestLength: TypeAlias = Literal["short", "medium", "long"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class SummarizeResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "summary", "meta"))

    id: str | None = None
    summary: str | None = None
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.id = data.get("id")
        self.summary = data.get("summary")
        at: str = ""
        try:
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "summary": self.summary, "meta": as_json(self.meta)}
        return json_object(fields, self._additional)
