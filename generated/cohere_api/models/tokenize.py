# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `tokenize`."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define

from ..runtime.decoding import Strictness, as_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError
from .shared import ApiMeta

__all__ = ["TokenizeResponse"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class TokenizeResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("tokens", "token_strings", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("tokens", "token_strings"))

    tokens: list[int]
    token_strings: list[str]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "tokens" not in data or "token_strings" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.tokens = value = data[at := "tokens"]
            if value is not None:
                self.tokens = as_list(value, strict)
            self.token_strings = value = data[at := "token_strings"]
            if value is not None:
                self.token_strings = as_list(value, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"tokens": self.tokens, "token_strings": self.token_strings, "meta": as_json(self.meta)}
        return json_object(fields, self._additional)
