"""Rows of JSON as an Avro object container file, as the API gives the parts of a dataset."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from ..spec.document import JsonObject, is_list, is_object

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST_INTEGER = 2**63
_DEEPEST = 100
_SCALARS = ("null", "boolean", "long", "double", "string")  # a writer takes the first that fits: 1 is a double, too


class Kinds:
    """What values of one place hold, gathered row by row, and the Avro type that takes them all."""

    def __init__(self) -> None:
        self._scalars: set[str] = set()
        self._items: Kinds | None = None
        self._values: Kinds | None = None

    def add(self, value: Any, depth: int = 0) -> None:
        """Raise ValueError for what Avro can't hold."""
        if depth > _DEEPEST:
            raise ValueError(f"it is nested deeper than {_DEEPEST} levels")
        if is_object(value):
            self._values = self._values or Kinds()
            for member in value.values():
                self._values.add(member, depth + 1)
        elif is_list(value):
            self._items = self._items or Kinds()
            for member in value:
                self._items.add(member, depth + 1)
        else:
            self._scalars.add(_scalar(value))

    def schema(self) -> list[Any]:
        """Return a union; objects are maps, so that each may have keys of its own."""
        kinds: list[Any] = [kind for kind in _SCALARS if kind in self._scalars]
        if self._items:
            kinds.append({"type": "array", "items": self._items.schema()})
        if self._values:
            kinds.append({"type": "map", "values": self._values.schema()})
        return kinds or ["null"]


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            if not -_LONGEST_INTEGER <= value < _LONGEST_INTEGER:
                raise ValueError(f"{value} has more than 64 bits")
            return "long"
        case float():
            return "double"
        case _:
            return "string"


class Columns:
    """The fields of rows, in the order in which they first come up."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kinds] = {}
        self._rows = 0
        self._seen: Counter[str] = Counter()

    def problem(self, row: JsonObject) -> str | None:
        """Take the row in, or says why Avro can't hold it."""
        wrong = next((name for name in row if not _NAME.fullmatch(name)), None)
        if wrong is not None:
            return f"the field {wrong!r} is no name: letters, digits and _"
        try:
            for name, value in row.items():
                self._kinds.setdefault(name, Kinds()).add(value)
        except ValueError as problem:
            return str(problem)
        self._rows += 1
        self._seen.update(row.keys())
        return None

    def schema(self) -> JsonObject:
        """Return a record; a field that a row lacks is null."""
        for name, kinds in self._kinds.items():
            if self._seen[name] < self._rows:
                kinds.add(None)
        fields = [{"name": name, "type": kinds.schema()} for name, kinds in self._kinds.items()]
        return {"type": "record", "name": "row", "fields": fields}


def _fastavro() -> Any:
    """Load fastavro with the first dataset, not at start; its types are unknown."""
    return importlib.import_module("fastavro")


def write_avro(path: Path, columns: Columns, rows: Iterable[JsonObject]) -> None:
    """Write the rows, whose shapes `columns` has gathered before."""
    fastavro = _fastavro()
    schema = fastavro.parse_schema(columns.schema())
    with path.open("wb") as file:
        fastavro.writer(file, schema, rows)


def read_avro(path: Path) -> Iterator[JsonObject]:
    """Return the rows of a file that `write_avro` wrote."""
    with path.open("rb") as file:
        for row in _fastavro().reader(file):
            yield cast(JsonObject, row)
