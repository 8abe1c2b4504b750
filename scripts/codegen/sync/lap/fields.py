"""The fields of LAP text, ``name: type=default # prose``, and the grammar of their types.

The prose after ``#`` is free text with commas, colons, braces and quotes, so a field ends only where something
follows that reads as a whole field: a comma, a name, a colon and a type with nothing else behind it.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

_KINDS = {
    "str": "string",
    "enum": "string",
    "int": "integer",
    "num": "number",
    "float": "number",
    "bool": "boolean",
    "any": "anything",
    "map": "object",
}

_NAME = re.compile(r"[A-Za-z_$][\w.$\[\]-]*")
_WORD = re.compile(r"[a-z]+")
_PROSE = " # "
_BRACES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class LapType:
    """A type: its JSON kind, its choices or format, the entries of a list, the fields of a map."""

    kind: str
    choices: tuple[str, ...] = ()
    form: str = ""
    entries: LapType | None = None
    fields: tuple[LapField, ...] = ()

    def __str__(self) -> str:
        if self.kind == "array":
            return f"list of {self.entries}"
        return self.kind


@dataclass(frozen=True)
class LapField:
    """A parameter, a body field or a reply field; ``default`` is text, None where there is none."""

    name: str
    type: LapType
    required: bool
    default: str | None = None


def read_fields(text: str) -> list[LapField]:
    """Return the fields of ``{name: type # prose, ...}``. Raises ``ValueError`` where the text is no such list."""
    return _Fields(_inside(text)).read()


def read_reply(text: str) -> list[LapField]:
    """Return the fields of ``{name: type, ...} # prose``, which have no prose of their own. Raises ``ValueError``."""
    # The prose may hold braces too: only the type grammar finds the one that closes the fields.
    return list(_Types(f"map{text}").map_alone().fields)


def _inside(text: str) -> str:
    if not text.startswith("{") or not text.endswith("}"):
        raise ValueError("expected fields in braces: {name: type # prose, ...}")
    return text[1:-1]


class _Types:
    """Reads types at a position of a text; ``ValueError`` where there is none."""

    def __init__(self, text: str, at: int = 0) -> None:
        self._text = text
        self.at = at

    def type(self) -> LapType:
        """Return the type here; whether it may be null says nothing of what the spec has to cover."""
        found = self._type()
        self._take("?")
        return found

    def _type(self) -> LapType:
        if self._take("["):
            entries = self.type()
            self._expect("]")
            return LapType("array", entries=entries)
        word = _WORD.match(self._text, self.at)
        if word is None or word[0] not in _KINDS:
            raise ValueError(f"no type at {self._text[self.at : self.at + 30]!r}; use str, int, num, bool, any or map")
        self.at = word.end()
        kind = _KINDS[word[0]]
        if kind == "object":
            self._take("?")
            return LapType(kind, fields=self._map() if self._take("{") else ())
        found = LapType(kind, *self._choices())
        if found.form and self._text.startswith("(", self.at):
            found = LapType(kind, self._choices()[0], found.form)
        return found

    def map_alone(self) -> LapType:
        found = self.type()
        rest = self._text[self.at :].strip()
        if rest and not rest.startswith("#"):
            raise ValueError(f"unexpected {rest[:30]!r} after the fields; write prose after #")
        return found

    def default(self) -> str | None:
        """Return the text after ``=`` inside a map, where a default ends at a comma or a brace."""
        if not self._take("="):
            return None
        start = self.at
        while self.at < len(self._text) and self._text[self.at] not in ",}":
            self.at += 1
        return self._text[start : self.at].strip()

    def _choices(self) -> tuple[tuple[str, ...], str]:
        if not self._take("("):
            return (), ""
        end = self._text.find(")", self.at)
        if end < 0:
            raise ValueError(f"no closing bracket after {self._text[self.at : self.at + 30]!r}; add one")
        inside, self.at = self._text[self.at : end], end + 1
        return (tuple(inside.split("/")), "") if "/" in inside else ((), inside)

    def _map(self) -> tuple[LapField, ...]:
        fields: list[LapField] = []
        while not self._take("}"):
            name = _NAME.match(self._text, self.at)
            if name is None:
                raise ValueError(f"no field name at {self._text[self.at : self.at + 30]!r}; write name: type")
            self.at = name.end()
            required = self._take("!")
            self._expect(":")
            self._take(" ")
            fields.append(LapField(name[0], self.type(), required, self.default()))
            if self._take(","):
                self._take(" ")
        return tuple(fields)

    def _take(self, text: str) -> bool:
        found = self._text.startswith(text, self.at)
        self.at += len(text) if found else 0
        return found

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise ValueError(f"expected {text!r} at {self._text[self.at : self.at + 30]!r}; add it")


class _Fields:
    """Reads a list of fields with prose."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self) -> list[LapField]:
        if not self._text.strip():
            return []
        starts = [0, *self._boundaries()]
        ends = [*(start - 2 for start in starts[1:]), len(self._text)]
        return [self._field(start, end) for start, end in zip(starts, ends, strict=True)]

    def _field(self, start: int, end: int) -> LapField:
        name, found, at = self._head(start)
        default: str | None = None
        if self._text.startswith("=", at):
            default = self._text[at + 1 : end].split(_PROSE)[0].strip()
        elif at < end and not self._text[at:end].lstrip().startswith("#"):
            raise ValueError(f"unexpected {self._text[at : at + 30]!r} after the type of {name}; write prose after #")
        return LapField(name.removesuffix("!"), found, name.endswith("!"), default)

    def _head(self, start: int) -> tuple[str, LapType, int]:
        name = _NAME.match(self._text, start)
        if name is None:
            raise ValueError(f"no field name at {self._text[start : start + 30]!r}; write name: type # prose")
        at = name.end() + self._text.startswith("!", name.end())
        if not self._text.startswith(":", at):
            raise ValueError(f"no type after {name[0]!r}; write name: type # prose")
        reader = _Types(self._text, at + 1 + self._text.startswith(" ", at + 1))
        found = reader.type()
        return self._text[start:at], found, reader.at

    def _boundaries(self) -> list[int]:
        """Return where each field but the first starts."""
        sketches = self._sketches()
        found: list[int] = []
        # A comma inside the type of the field before is no boundary.
        at = self._text.find(", ", self._head(0)[2])
        while at >= 0:
            start = at + 2
            sketch = bisect.bisect_right(sketches, (at, 0)) - 1
            end = self._end_of_head(start) if sketch < 0 or sketches[sketch][1] <= at else None
            found.extend([start] if end else [])
            at = self._text.find(", ", end or start)
        return found

    def _sketches(self) -> list[tuple[int, int]]:
        """Return braces in prose that hold no prose of a further field: a sketch of JSON, not fields."""
        matches = [match for match in _BRACES.finditer(self._text) if _PROSE not in match[0]]
        return [(match.start(), match.end()) for match in matches]

    def _end_of_head(self, start: int) -> int | None:
        """Return where name and type end, if a whole field starts here."""
        try:
            at = self._head(start)[2]
        except ValueError:
            return None
        return at if at == len(self._text) or self._text.startswith((", ", _PROSE, "="), at) else None
