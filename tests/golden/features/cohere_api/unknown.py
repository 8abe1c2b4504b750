# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Members of unions that the spec does not list, one class for each discriminator."""

from __future__ import annotations

from typing import Literal

from attrs import define

from .runtime.models import Unknown

__all__ = ["UnknownEventType", "UnknownForm"]


@define(slots=True, kw_only=True)
class UnknownEventType(Unknown):
    event_type: Literal["unknown"] = "unknown"


@define(slots=True, kw_only=True)
class UnknownForm(Unknown):
    form: Literal["unknown"] = "unknown"
