"""Packages that only some features need: imported when such a feature is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import CohereError


def import_extra(module: str, extra: str, purpose: str, error: type[CohereError] = CohereError) -> Any:
    """Return the module. Raises `error` that names the extra to install where the module can't be imported."""
    try:
        return import_module(module)
    except ImportError:
        problem = f"{purpose} needs {module.partition('.')[0]}: pip install 'coherekit[{extra}]'"
    raise error(problem)
