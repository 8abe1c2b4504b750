"""Rows of a dataset's file: JSON lines, CSV or plain text, read one by one; bad ones are told with their number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from ..json_bytes import decode
from ..spec.document import JsonObject, is_object

Row = tuple[int, JsonObject | str]
"""The number of a row, from 1, and the row or what is wrong with it."""

REQUIRED_FIELDS: dict[str, tuple[str, ...]] = {
    "embed-input": ("text",),
    "reranker-finetune-input": ("query", "relevant_passages"),
    "single-label-classification-finetune-input": ("text", "label"),
    "multi-label-classification-finetune-input": ("text", "label"),
    "chat-finetune-input": ("messages",),
}
"""Fields that each row of a type of dataset must have; other types take any row."""


def read_rows(
    file: IO[bytes], name: str, required: Sequence[str], *, delimiter: str | None = None, separator: str | None = None
) -> Iterator[Row]:
    """Return the rows of a file, by the ending of its name; each must have the required fields."""
    file.seek(0)
    for number, row in _raw_rows(file, name, delimiter or ",", separator):
        if isinstance(row, str):
            yield number, row
        elif lacking := [field for field in required if field not in row]:
            yield number, f"row {number} lacks the field {lacking[0]!r}"
        else:
            yield number, row


def _raw_rows(file: IO[bytes], name: str, delimiter: str, separator: str | None) -> Iterable[Row]:
    if name.endswith(".csv"):
        return _csv_rows(file, delimiter)
    return _text_rows(file, separator) if name.endswith(".txt") else _json_rows(file)


def _json_rows(file: IO[bytes]) -> Iterator[Row]:
    number = 0
    for line in file:
        if not line.strip():
            continue
        number += 1
        try:
            row = decode(line)
        except ValueError as problem:
            yield number, f"row {number} is not JSON: {problem}"
            continue
        yield number, row if is_object(row) else f"row {number} is not an object"


def _csv_rows(file: IO[bytes], delimiter: str) -> Iterator[Row]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    number = 0
    try:
        reader = csv.DictReader(text, delimiter=delimiter)
        header = reader.fieldnames or ()
        if twice := next((name for at, name in enumerate(header) if name in header[:at]), None):
            raise csv.Error(f"its header has {twice!r} twice")
        for number, row in enumerate(reader, 1):
            if None in row or None in row.values():
                yield number, f"row {number} has not as many values as the header"
            else:
                yield number, dict(row)
    # The delimiter, which is the request's, makes the other two.
    except (csv.Error, TypeError, ValueError) as problem:
        yield number + 1, f"the file is not CSV from row {number + 1} on: {problem}"
    finally:
        text.detach()  # the file is the request's to close


def _text_rows(file: IO[bytes], separator: str | None) -> Iterator[Row]:
    entries = file.read().decode(errors="replace").split(separator) if separator else _lines(file)
    texts = (entry.strip() for entry in entries)
    for number, text in enumerate((text for text in texts if text), 1):
        yield number, {"text": text}


def _lines(file: IO[bytes]) -> Iterator[str]:
    return (line.decode(errors="replace") for line in file)
