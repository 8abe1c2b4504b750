# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `measure`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.arrays import Arrays
from ..runtime.decoding import Strictness, as_list, decode_list, expected
from ..runtime.encoding import json_object
from ..runtime.models import additional, fill_missing, new
from ..runtime.problems import DecodeError

__all__ = ["MeasureRequestTruncate", "MeasureResponse"]

MeasureRequestTruncate: TypeAlias = Literal["START", "OFF"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class MeasureResponse(Arrays):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("vectors", "float"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("vectors",))
    ARRAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        'whole "numbers"': ("vectors", "int8"),
        "float": ("float_", "float32"),
    }

    vectors: list[list[float]]
    float_: list[list[float]] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "vectors" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.vectors = value = data[at := "vectors"]
            if value is not None:
                self.vectors = decode_list(value, as_list, strict)
            value = data.get(at := "float")
            self.float_ = None if value is None else decode_list(value, as_list, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"vectors": self.vectors, "float": self.float_}
        return json_object(fields, self._additional)
