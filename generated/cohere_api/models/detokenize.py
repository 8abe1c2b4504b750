# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `detokenize`."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define

from ..runtime.decoding import Strictness, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError
from .shared import ApiMeta

__all__ = ["DetokenizeResponse"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class DetokenizeResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text",))

    text: str
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        at: str = ""
        try:
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text, "meta": as_json(self.meta)}
        return json_object(fields, self._additional)
