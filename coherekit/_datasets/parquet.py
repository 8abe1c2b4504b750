"""Avro's types as those of Arrow, which Parquet files are written from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from cohere_api.runtime.values import is_dict, is_list

from .._extras import import_extra
from .avro import AvroFile

_PLAIN: Final[dict[Any, str]] = {
    "boolean": "bool_",
    "int": "int32",
    "long": "int64",
    "float": "float32",
    "double": "float64",
    "bytes": "binary",
    "string": "string",
    "enum": "string",
    "fixed": "binary",
}
_LOGICAL: Final[dict[Any, tuple[Any, ...]]] = {
    "date": ("date32",),
    "time-millis": ("time32", "ms"),
    "time-micros": ("time64", "us"),
    "timestamp-millis": ("timestamp", "ms", "UTC"),
    "timestamp-micros": ("timestamp", "us", "UTC"),
    "local-timestamp-millis": ("timestamp", "ms"),
    "local-timestamp-micros": ("timestamp", "us"),
}


def arrow_schema(part: AvroFile) -> tuple[Any, frozenset[str]]:
    """Return the Arrow schema of a part's rows, and the columns that hold JSON, as Arrow has no such type."""
    arrow = import_extra("pyarrow", "parquet", "the format parquet")
    types = {name: _arrow_type(arrow, avro) for name, avro in part.columns().items()}
    as_json = frozenset(name for name, found in types.items() if found is None)
    return arrow.schema([(name, found or arrow.string()) for name, found in types.items()]), as_json


def record_batch(schema: object, rows: Sequence[dict[str, object]], part: AvroFile) -> object:
    """Return the rows as one batch. Raises DecodeError for a value that its column can't hold."""
    arrow = import_extra("pyarrow", "parquet", "the format parquet")
    try:
        return arrow.RecordBatch.from_pylist(rows, schema=schema)
    except (arrow.ArrowException, ValueError, TypeError, OverflowError) as error:
        problem = str(error)
    raise part.problem(f"has a row that parquet can't hold: {problem}")


def _arrow_type(arrow: Any, avro: object) -> object:
    """Return the Arrow type; None for a choice of several types, or a name that refers to another type."""
    if is_list(avro):
        others = [member for member in avro if member != "null"]
        return _arrow_type(arrow, others[0]) if len(others) == 1 else None
    if not is_dict(avro):
        return getattr(arrow, _PLAIN[avro])() if avro in _PLAIN else None
    if avro.get("logicalType") in _LOGICAL:
        name, *arguments = _LOGICAL[avro["logicalType"]]
        return getattr(arrow, name)(*arguments)
    if "logicalType" in avro:
        return None
    match avro["type"]:
        case "array":
            item = _arrow_type(arrow, avro["items"])
            return item and arrow.list_(item)
        case "map":
            value = _arrow_type(arrow, avro["values"])
            return value and arrow.map_(arrow.string(), value)
        case "record":
            fields = [(field["name"], _arrow_type(arrow, field["type"])) for field in avro.get("fields", ())]
            return arrow.struct(fields) if fields and all(found for _, found in fields) else None
        case kind:
            return _arrow_type(arrow, kind)
