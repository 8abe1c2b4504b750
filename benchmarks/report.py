"""The tables: one line for each figure with its goal, and one for each contender."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from benchmarks.measure import FLOOR, HTTPX, OFFICIAL, OURS, Case, Figure, Measured, Results

_PACKAGES: Final = ("cohere", "httpx", "httpx2", "aiohttp", "orjson", "numpy", "openapi-python-client")
_SCALES: Final = (("s", 1.0), ("ms", 1e-3), ("us", 1e-6), ("ns", 1e-9))
_SUMMARY: Final = ("work", "figure", "floor", "coherekit", "to floor", "goal", "met", "official SDK", "better by")
_DETAILS: Final = ("work", "figure", "who", "median", "spread", "to coherekit")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a case, with what every contender reached."""

    case: Case
    figure: Figure
    measured: dict[str, Measured]

    @property
    def floor(self) -> Measured | None:
        return self.measured.get(FLOOR) or self.measured.get(HTTPX)

    @property
    def better(self) -> float | None:
        """How many times better ours is than the official SDK."""
        theirs = self.measured.get(OFFICIAL)
        if theirs is None or self.figure.unit in ("", "x"):
            return None
        ours = self.measured[OURS]
        return ours.to(theirs) if self.figure.more_is_better else theirs.to(ours)

    @property
    def met(self) -> bool | None:
        goal = self.figure.goal
        if goal is None:
            return None
        ours = self.measured[OURS]
        value = ours.to(self.measured[goal.against]) if goal.against else ours.median
        return value >= goal.ratio if self.figure.more_is_better else value <= goal.ratio


def rows_of(case: Case, results: Results) -> list[Row]:
    return [Row(case, figure, results[figure.name]) for figure in case.figures]


def shown(value: float, unit: str) -> str:
    """Return three digits, in a unit that suits; a number of things as it is."""
    if not unit:
        return f"{value:,.0f}"
    if unit != "s":
        return f"{value:,.{_decimals(value)}f}{unit if unit in ('x', '/s') else f' {unit}'}"
    name, scale = next((one for one in _SCALES if value >= one[1]), _SCALES[-1])
    return f"{value / scale:.{_decimals(value / scale)}f} {name}"


def _decimals(value: float) -> int:
    return 0 if value >= 100 else 1 if value >= 10 else 2


def summary(rows: Iterable[Row]) -> str:
    return table(_SUMMARY, [_summed_up(row) for row in rows])


def _summed_up(row: Row) -> list[str]:
    figure, floor, theirs, better = row.figure, row.floor, row.measured.get(OFFICIAL), row.better
    ours = row.measured[OURS]
    return [
        row.case.name,
        figure.name,
        shown(floor.median, figure.unit) if floor else "",
        shown(ours.median, figure.unit),
        shown(ours.to(floor), "x") if floor and figure.unit != "x" else "",
        _goal(figure),
        {True: "yes", False: "no", None: ""}[row.met],
        shown(theirs.median, figure.unit) if theirs else "",
        shown(better, "x") if better is not None else "",
    ]


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    against = f" {figure.goal.against}" if figure.goal.against not in (None, FLOOR) else ""
    return f"{'>=' if figure.more_is_better else '<='} {figure.goal.ratio:g}x{against}"


def details(rows: Iterable[Row]) -> str:
    return table(
        _DETAILS,
        [
            [
                row.case.name,
                row.figure.name,
                who,
                shown(measured.median, row.figure.unit),
                f"± {measured.spread / measured.median:.0%}",
                shown(measured.to(row.measured[OURS]), "x"),
            ]
            for row in rows
            for who, measured in row.measured.items()
        ],
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown that reads well as plain text too."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    head = "| " + " | ".join(cell.ljust(width) for cell, width in zip(heads, widths, strict=True)) + " |"
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([head, rule, *lines])


def machine() -> list[str]:
    packages = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return [
        f"{datetime.now(UTC):%Y-%m-%d}; {_processor()}, {os.cpu_count()} cores; {platform.system()}",
        f"{platform.python_implementation()} {platform.python_version()}; {packages}",
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(none)"


def _processor() -> str:
    """Return the name of the processor, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def document(rows: Sequence[Row]) -> str:
    """Return what results.md holds."""
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `make bench`; [README](README.md) says what each line is. Only ratios count: the values of a",
            "line were taken in turn, and a ratio is the median of those within a round.",
            "",
            *(f"- {line}" for line in machine()),
            "",
            "## Ours, the floor and the official SDK",
            "",
            summary(rows),
            "",
            "## Every contender",
            "",
            "The median of all samples, their median absolute deviation, and the median ratio to ours within a round.",
            "",
            details(rows),
            "",
        ]
    )
