# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `books` take."""

from __future__ import annotations

from typing import Required, TypedDict

__all__ = ["AuthorDict"]


class AuthorDict(TypedDict, total=False):
    name: Required[str]
