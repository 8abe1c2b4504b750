# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `parse` take."""

from __future__ import annotations

from typing import Literal, Required, TypedDict

__all__ = ["ParseDocumentDict"]


class ParseDocumentDict(TypedDict, total=False):
    type: Required[Literal["image_url"]]
    image_url: Required[str]
