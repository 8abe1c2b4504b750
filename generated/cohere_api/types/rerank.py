# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `rerank` take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypedDict

__all__ = ["RelevantSpansOptionsDict", "RerankRequestDocumentsItemDict"]

RerankRequestDocumentsItemDict: TypeAlias = "str | Mapping[str, str]"


class RelevantSpansOptionsDict(TypedDict, total=False):
    max_spans: int
    threshold: float
