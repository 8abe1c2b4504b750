# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `audio`."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define

from ..runtime.decoding import Strictness, expected
from ..runtime.encoding import json_object
from ..runtime.models import Model, additional, fill_missing, new

__all__ = ["AudioTranscriptionsCreateResponse"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class AudioTranscriptionsCreateResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text",))

    text: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        self._additional = None if len(data) == 1 and "text" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text}
        return json_object(fields, self._additional)
