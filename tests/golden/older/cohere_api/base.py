# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What every class with generated methods has beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .runtime import AsyncCaller, Caller


class Methods:
    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> Any:
        """The same methods, whose replies come with status and headers, the model in their `.data`."""
        return self._caller.raw(self)


class AsyncMethods:
    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> Any:
        """The same methods, whose replies come with status and headers, the model in their `.data`."""
        return self._caller.raw(self)
