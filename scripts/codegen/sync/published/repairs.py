"""What sync had to repair, told in the report."""

from __future__ import annotations

from ...document.pointer import Pointer, text


class Repairs:
    """Repairs by place, each told once."""

    def __init__(self) -> None:
        self._lost: dict[str, None] = {}
        self._mended: dict[str, None] = {}

    def lost(self, pointer: Pointer, what: str) -> None:
        """Note that something upstream says is not in the spec."""
        self._lost.setdefault(f"{text(pointer)}: {what}")

    def mended(self, pointer: Pointer, what: str) -> None:
        """Note that upstream means the same as the spec and writes it in another form."""
        self._mended.setdefault(f"{text(pointer)}: {what}")

    def lines(self) -> list[str]:
        """Return one line for each repair, those that lose something first."""
        return [*self._lost, *self._mended]
