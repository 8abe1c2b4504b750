"""The formats that a dataset is saved in. Each function writes the parts, which are Avro files, to one file."""

from __future__ import annotations

import base64
import csv
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import IO, Any, Final, Literal

from cohere_api.runtime.encoding import json_default
from cohere_api.runtime.values import is_dict, is_list

from .. import _json
from .._extras import import_extra
from ..errors import ValidationError
from .avro import AvroFile

Format = Literal["jsonl", "csv", "avro", "parquet"]

_ROWS_AT_ONCE: Final = 1000


def choose_writer(given: str | None, path: Path) -> Callable[[Sequence[AvroFile], IO[bytes]], None]:
    """Return the function for a format, or for the suffix of `path` where none is given.

    Raises ValidationError for another one, CohereError where a package that it needs is missing.
    """
    name = path.suffix.removeprefix(".").lower() if given is None else given
    if name not in tuple(_WRITERS):
        said = f"the name of {path.name!r} does not end in a format" if given is None else f"unknown format {given!r}"
        raise ValidationError(f"{said}: there are {', '.join(_WRITERS)}")
    import_extra("fastavro", "datasets", "reading a dataset")
    if name == "parquet":
        import_extra("pyarrow", "parquet", "the format parquet")
    return _WRITERS[name]


def write_jsonl(parts: Sequence[AvroFile], file: IO[bytes]) -> None:
    """Write a row a line as it is stored; bytes as base64, dates and times as ISO 8601, NaN and infinities as null."""
    for part in parts:
        file.writelines(_as_json(row, part) + b"\n" for row in part.rows())


def write_csv(parts: Sequence[AvroFile], file: IO[bytes]) -> None:
    """Write the fields of all parts as a header, then the rows: texts as they are, null as nothing, else JSON."""
    header = list(dict.fromkeys(name for part in parts for name in part.columns()))
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    lines = csv.writer(text)
    lines.writerow(header)
    for part in parts:
        lines.writerows([_cell(row.get(name), part) for name in header] for row in part.rows())
    text.flush()
    text.detach()


def write_avro(parts: Sequence[AvroFile], file: IO[bytes]) -> None:
    """Write one container file with the blocks of all."""
    schema = _common_schema(parts, "avro")
    make = import_extra("fastavro.write", "datasets", "the format avro").Writer
    writer = parts[0].raise_decode_errors(lambda: make(file, schema, codec=parts[0].codec))
    for part in parts:
        for block in part.blocks():
            # Read, not copied: a broken block must be an error here, not for the reader of the copy.
            deque(part.rows_of(block), maxlen=0)
            writer.write_block(block)
    writer.flush()


def write_parquet(parts: Sequence[AvroFile], file: IO[bytes]) -> None:
    """Write a column for each field, in row groups of 1,000 rows."""
    from .parquet import arrow_schema, record_batch

    parquet = import_extra("pyarrow.parquet", "parquet", "the format parquet")
    _common_schema(parts, "parquet")
    schema, as_json = arrow_schema(parts[0])
    with parquet.ParquetWriter(file, schema) as writer:
        for part in parts:
            for rows in _batches(part.rows()):
                for row in rows:
                    row.update({name: _cell(row[name], part) for name in as_json if row[name] is not None})
                writer.write_batch(record_batch(schema, rows, part))


_WRITERS: Final[dict[str, Callable[[Sequence[AvroFile], IO[bytes]], None]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "avro": write_avro,
    "parquet": write_parquet,
}


def _common_schema(parts: Sequence[AvroFile], name: str) -> object:
    first = parts[0]
    for part in parts:
        if part.schema != first.schema:
            raise part.problem(f"has another schema than {first.name}, so that {name} can't hold both")
    return first.schema


def _batches(rows: Iterator[object]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        yield batch


def _cell(value: object, part: AvroFile) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    written = _as_json(value, part)
    if written == b"null":
        return ""
    return str(_json.decode(written)) if written.startswith(b'"') else written.decode()


def _as_json(value: object, part: AvroFile) -> bytes:
    try:
        return _json.encode(value)
    except (TypeError, ValueError):
        pass  # a value that JSON has no form for: found below, since looking for one in every row costs
    try:
        return _json.encode(_plain(value))
    except (TypeError, ValueError) as error:
        problem = str(error.__cause__ or error)
    raise part.problem(f"has a row that can't be written as JSON: {problem}")


def _plain(value: object) -> object:
    """Return what Avro holds and JSON does not, in a JSON form."""
    if is_dict(value):
        return {name: _plain(item) for name, item in value.items()}
    if is_list(value):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    try:
        return json_default(value)
    except TypeError:
        return str(value)  # Decimal, UUID, timedelta
