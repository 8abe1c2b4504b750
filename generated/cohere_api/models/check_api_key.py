# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `check_api_key`."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define

from ..runtime.decoding import Strictness, expected
from ..runtime.encoding import json_object
from ..runtime.models import Model, additional, fill_missing, new

__all__ = ["CheckApiKeyResponse"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class CheckApiKeyResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("valid", "organization_id", "owner_id"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("valid",))

    valid: bool
    organization_id: str | None = None
    owner_id: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "valid" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.valid = data["valid"]
        self.organization_id = data.get("organization_id")
        self.owner_id = data.get("owner_id")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"valid": self.valid, "organization_id": self.organization_id, "owner_id": self.owner_id}
        return json_object(fields, self._additional)
