"""The sync report: what a new revision means for people, as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from ..document.load import printable
from .comparison import Comparison

_CODE: Final = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
# A tag, a link or image, a link's definition, and the backslash that would take the escape for its own.
_LIVE: Final = re.compile(r"<|\](?=\()|^\[|\\(?=[!-/:-@\[-`{-~]|$)")


def inert(line: str) -> str:
    """Return a line of Markdown with names of an upstream document in it: of them no tag, link or image takes effect.

    Code is left as it is; in all else a backtick that has no partner is only a backtick.
    """
    line = printable(line)
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(line):
        parts += [_LIVE.sub(r"\\\g<0>", line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _LIVE.sub(r"\\\g<0>", line[end:])])


@dataclass(frozen=True)
class Report:
    """The parts of one sync's report; ``comparison`` is None where there was no spec before.

    ``changed`` says that the written file differs from the one before.
    """

    title: str
    operations: int
    comparison: Comparison | None
    notes: list[str] = field(default_factory=list[str])
    warnings: list[str] = field(default_factory=list[str])
    unmatched: list[str] = field(default_factory=list[str])
    changed: bool = False

    def markdown(self) -> str:
        """Return all sections; one that has nothing to say is left out."""
        return self._text(short=False)

    def short(self) -> str:
        """Return the summary, what breaks, the repairs and the overlay actions without a target."""
        return self._text(short=True)

    def _text(self, *, short: bool) -> str:
        comparison = self.comparison
        sections = [
            ("Breaking", comparison.breaking if comparison else []),
            ("Compatible", comparison.compatible if comparison and not short else []),
            ("From the pages", [] if short else self.notes),
            ("Repairs", self.warnings),
            ("Overlay actions left without a target", self.unmatched),
        ]
        parts = [f"# {self.title}", self.summary()]
        for heading, lines in sections:
            if lines:
                parts.append("\n".join([f"## {heading} ({len(lines)})", "", *(f"- {inert(line)}" for line in lines)]))
        return "\n\n".join(parts) + "\n"

    def summary(self) -> str:
        """Return one line of counts; it says so where the file changes and there is no more to tell."""
        if self.comparison is None:
            return f"**{self.operations} operations; everything is new: there was no spec before**"
        summary = self.comparison.summary()
        if self.changed and self.comparison.silent:
            summary += " The file changes all the same: in its order, or in facts that no caller sees (its version)."
        return summary
