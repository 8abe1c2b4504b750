"""The figures of the trust tests: each is checked where it is measured, and kept for the table of `make trust`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

FULL: Final = "TRUST_FULL" in os.environ
"""Whether `make trust` runs, with the numbers that the figures are stated for; `make test` takes smaller ones."""


def sized(full: int, quick: int) -> int:
    return full if FULL else quick


@dataclass(frozen=True)
class Figure:
    promise: str
    measured: float
    bound: float
    unit: str
    over: str
    """What it was measured over, as in "412 cuts"."""
    count: int = 0
    """Where `over` does not tell it: of what stands there."""

    def told_over(self) -> str:
        return f"{self.count:,} {self.over}" if self.count else self.over

    def row(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        return f"| {self.promise} | {_shown(self.measured)}{unit} | {_shown(self.bound)}{unit} | {self.told_over()} |"


class Figures:
    """What one test session measured, in the order of the promises' names."""

    def __init__(self) -> None:
        self._taken: dict[str, Figure] = {}

    def at_most(
        self, promise: str, measured: float, bound: float, *, over: str, count: int = 0, unit: str = ""
    ) -> None:
        """Keep a figure; of one that several tests measure the greatest, over what they count together.

        Raises AssertionError where it is above its bound.
        """
        before = self._taken.get(promise, Figure(promise, measured, bound, unit, over))
        worst = max(measured, before.measured)
        figure = self._taken[promise] = Figure(promise, worst, bound, unit, over, before.count + count)
        assert measured <= bound, f"{promise}: {measured} {unit}, at most {bound} ({figure.told_over()})"

    @contextmanager
    def no_failure(self, *promises: str, over: Callable[[], str]) -> Iterator[None]:
        """Keep, for each promise, whether what runs within failed: a fuzzer stops at the first failure it finds."""
        failed = 1
        try:
            yield
            failed = 0
        finally:
            for promise in promises:
                self._taken[promise] = Figure(promise, failed, 0, "", over())

    def table(self) -> str:
        """Return as Markdown; empty without figures."""
        if not self._taken:
            return ""
        rows = [self._taken[promise].row() for promise in sorted(self._taken)]
        return "\n".join(["| promise | measured | at most | over |", "| --- | --- | --- | --- |", *rows])


def _shown(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.3g}"
