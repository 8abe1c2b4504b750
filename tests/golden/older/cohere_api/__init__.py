# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""An older API, as code without I/O: models, endpoints, methods. Names load when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models.books import *
    from .types.books import *
    from .unknown import *

_MODULES = {"models.books": ("Author Book BookBinding"), "types.books": ("AuthorDict")}
_PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}

# Hidden from type checkers: a misspelt name must stay an error there.
if not TYPE_CHECKING:
    __all__ = [*_PLACES]

    def __getattr__(name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_PLACES)
