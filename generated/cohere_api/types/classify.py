# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `classify` take."""

from __future__ import annotations

from typing import TypedDict

__all__ = ["ClassifyExampleDict"]


class ClassifyExampleDict(TypedDict, total=False):
    text: str
    label: str
