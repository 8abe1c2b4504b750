"""Reading an Avro object container file, block by block, and being sure that it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from cohere_api.runtime.values import is_dict, is_list

from .. import _json
from .._extras import import_extra
from ..errors import DecodeError, ErrorContext

T = TypeVar("T")

_HOLDING: Final = ("type", "items", "values")
"""The keys of a schema that lead to others, beside `fields`."""
_KINDS: Final = frozenset("null boolean int long float double bytes string array map record error enum fixed".split())


class AvroFile:
    """A container file; `name` is what errors call it. Raises DecodeError where it is broken or cut."""

    def __init__(self, path: Path, name: str, fetched: ErrorContext) -> None:
        self.path = path
        self.name = name
        self._fetched = fetched
        self.count = 0
        """How many rows were read."""
        self._fastavro = import_extra("fastavro", "datasets", "reading a dataset")
        with path.open("rb") as file:
            header = self.raise_decode_errors(lambda: self._fastavro.block_reader(file).metadata)
        self.codec: str = header.get("avro.codec", "null")
        self.schema: object = self.raise_decode_errors(lambda: _json.decode(header["avro.schema"].encode()))
        if problem := self.raise_decode_errors(lambda: _find_problem(self.schema, frozenset())):
            raise self._broken(problem)

    def blocks(self) -> Iterator[Any]:
        """Return each block as fastavro gives it: `Writer.write_block` takes it, `rows_of` gives its rows."""
        with self.path.open("rb") as file:
            blocks = self.raise_decode_errors(lambda: self._fastavro.block_reader(file))
            end = file.tell()
            while (block := self.raise_decode_errors(lambda: next(blocks, None))) is not None:
                yield block
                self.count += block.num_records
                end = block.offset + block.size
            if end != self.path.stat().st_size:
                raise self._broken("it ends in the middle of a block")

    def rows(self) -> Iterator[Any]:
        for block in self.blocks():
            yield from self.rows_of(block)

    def rows_of(self, block: Any) -> Iterator[object]:
        """Yield the rows of a block, once. Raises DecodeError where it holds fewer or more than it says."""
        if block.num_records > len(block.bytes_.getbuffer()):
            raise self._broken(f"a block says that it holds {block.num_records} rows, which it is too short for")
        rows = iter(block)
        for _ in range(block.num_records):
            yield self.raise_decode_errors(lambda: next(rows))
        if block.bytes_.read(1):
            raise self._broken(f"a block holds more than its {block.num_records} rows")

    def columns(self) -> dict[str, object]:
        """Return the type of each field of a row, by name. Raises DecodeError where rows are not records."""
        if not is_dict(self.schema) or self.schema.get("type") != "record":
            raise self.problem("has rows without named fields: save it as jsonl or avro")
        return {field["name"]: field["type"] for field in self.schema.get("fields", ())}

    def problem(self, what: str) -> DecodeError:
        return DecodeError(f"{self.name} {what}", **self._fetched)

    def raise_decode_errors(self, read: Callable[[], T]) -> T:
        """Return what a function returns. Raises DecodeError where it fails."""
        # fastavro raises many kinds of error for broken bytes: EOFError, ValueError, IndexError, zlib.error and others.
        try:
            return read()
        except Exception as error:
            problem = str(error) or type(error).__name__
        raise self._broken(problem)

    def _broken(self, problem: str) -> DecodeError:
        return self.problem(f"is not a whole Avro file that can be read here: {problem}")


def _find_problem(schema: Any, within: frozenset[str]) -> str | None:
    """Return what fastavro takes and should not. `within`: the types around this one; namespaces are left out."""
    if is_list(schema):
        inner = [*schema]
    elif is_dict(schema):
        fields = schema.get("fields", ())
        if not all(isinstance(field["name"], str) for field in fields):
            return "a field's name is no text"
        within |= {_short(schema.get("name"))}
        inner = [*(field["type"] for field in fields), *(schema[key] for key in _HOLDING if key in schema)]
    else:
        # fastavro descends as deep as the rows are nested, until the process has no stack left.
        held = schema not in _KINDS and _short(schema) in within
        return f"its type {_short(schema)!r} holds itself" if held else None
    return next((problem for one in inner if (problem := _find_problem(one, within))), None)


def _short(name: object) -> str:
    return str(name).rpartition(".")[2]
