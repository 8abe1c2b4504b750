# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `talk` take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Required, TypedDict

from ..runtime.operations import RequestOptions

__all__ = ["V2TalkArguments"]


V2TalkArguments = TypedDict(
    "V2TalkArguments",
    {"text": "Required[str]", "form": "Mapping[str, Any] | None", "request_options": "RequestOptions | None"},
    total=False,
)
"""The named arguments of `talk`, POST /v2/talk, but for `form_of_reply`."""
