# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `batches` take."""

from __future__ import annotations

from typing import Required, TypedDict

__all__ = ["BatchDict"]


class BatchDict(TypedDict, total=False):
    name: Required[str]
    input_dataset_id: Required[str]
    model: Required[str]
