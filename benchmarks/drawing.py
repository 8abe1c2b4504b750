"""The figures as one drawing: a bar for each kind of work, as long as ours is better than the official SDK."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import Final

from benchmarks.report import Row, shown

_WIDTH: Final = 860
_LABELS: Final = 330
_BAR: Final = 16
_STEP: Final = 24
_TOP: Final = 56
_BOTTOM: Final = 28
_FONT: Final = "font-family='system-ui, sans-serif' font-size='13'"


def drawing(rows: Sequence[Row]) -> str:
    """Return SVG, readable on light and dark ground; the scale is logarithmic and starts at 1."""
    bars = [(row, better) for row in rows if (better := row.better) is not None]
    longest = max([10.0, *(better for _, better in bars)])
    height = _TOP + _STEP * len(bars) + _BOTTOM
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{height}' {_FONT} fill='#7a828e'>",
        "<title>How many times better coherekit is than the official SDK</title>",
        "<text x='0' y='18' font-size='15'>How many times better than the official SDK (logarithmic)</text>",
        *(_line(times, longest, height) for times in (1, 10, 100, 1000) if times <= longest),
        *(part for number, (row, better) in enumerate(bars) for part in _bar(number, row, better, longest)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _along(times: float, longest: float) -> float:
    """Return where a value lies; what is below 1 has no bar."""
    room = _WIDTH - _LABELS - 60
    return _LABELS + room * max(0.0, log10(times)) / log10(longest)


def _line(times: int, longest: float, height: int) -> str:
    x = _along(times, longest)
    return (
        f"<line x1='{x:.0f}' y1='{_TOP - 8}' x2='{x:.0f}' y2='{height - _BOTTOM}' stroke='#7a828e' stroke-width='0.5'/>"
        f"<text x='{x:.0f}' y='{_TOP - 14}' text-anchor='middle'>{times}x</text>"
    )


def _bar(number: int, row: Row, better: float, longest: float) -> list[str]:
    y, end = _TOP + _STEP * number, _along(better, longest)
    name = row.case.name if row.figure is row.case.figures[0] else f"{row.case.name}: {row.figure.name}"
    text = f"y='{y + _BAR - 3}'"
    return [
        f"<text x='{_LABELS - 10}' {text} text-anchor='end'>{escape(name)}</text>",
        f"<rect x='{_LABELS}' y='{y}' width='{max(end - _LABELS, 1):.0f}' height='{_BAR}' rx='2' fill='#3b82c4'/>",
        f"<text x='{end + 6:.0f}' {text}>{shown(better, 'x')}</text>",
    ]
