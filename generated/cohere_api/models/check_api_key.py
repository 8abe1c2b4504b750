# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `check_api_key`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self

from attrs import define

from ..runtime import Model, additional, expected, json_object, missing

__all__ = ["CheckApiKeyResponse"]


@define(slots=True, kw_only=True, repr=False, eq=False)
class CheckApiKeyResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("valid", "organization_id", "owner_id"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("valid",))

    valid: bool
    organization_id: str | None = None
    owner_id: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.valid = get("valid")
        self.organization_id = get("organization_id")
        self.owner_id = get("owner_id")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"valid": self.valid, "organization_id": self.organization_id, "owner_id": self.owner_id}
        return json_object(fields, self._additional)
