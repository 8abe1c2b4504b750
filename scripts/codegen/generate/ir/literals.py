"""How text of an untrusted spec gets into generated files: only through these, never as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

# What ends a line for some reader, what is no character, and what turns the direction of the text around it.
_NOT_OF_A_LINE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+|\s+"
)
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>()#|!&~]|(?<=\w):(?=//)|(?<=www)\.|^[-+=])")


@dataclass(frozen=True)
class Untrusted:
    """A text of the spec. Templates can't print it: they pass it to a filter that says what it becomes."""

    text: str

    def __str__(self) -> str:
        raise TypeError("text of a spec must go through a filter: literal, prose or markdown")


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, tuple | list)


def literal(value: Any) -> str:
    """Return a Python literal in ASCII that evaluates to exactly this value."""
    if isinstance(value, Untrusted):
        return ascii(value.text)
    if is_sequence(value):
        items = [literal(item) for item in value]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, str | int | float | bool) or value is None:
        return ascii(value)
    raise TypeError(f"no literal for {type(value).__name__}")


def one_line(text: str) -> str:
    return _NOT_OF_A_LINE.sub(" ", text).strip()


def prose(value: Untrusted) -> str:
    """Return one line for the inside of a triple-quoted docstring."""
    return one_line(value.text).replace("\\", "\\\\").replace('"', "'")


def markdown(value: Untrusted) -> str:
    """Return one line of Markdown text: no markup, HTML, table cell or link of the spec's own takes effect."""
    return re.sub(r"^(\d+)\.", r"\1\\.", _MARKUP.sub(r"\\\1", one_line(value.text)))


def code_span(value: Untrusted | str) -> str:
    """Return a Markdown code span for a table cell."""
    text = one_line(value.text if isinstance(value, Untrusted) else value)
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    padding = " " if "`" in text else ""
    return f"{fence}{padding}{text}{padding}{fence}".replace("|", "\\|")
