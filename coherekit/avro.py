"""Reading an Avro object container file, block by block, and being sure that it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from cohere_api.runtime import is_dict

from .errors import Circumstances, DecodeError
from .extras import needed

T = TypeVar("T")


class AvroFile:
    """A container file; `name` is what errors call it. Raises DecodeError where it is broken or cut."""

    def __init__(self, path: Path, name: str, fetched: Circumstances) -> None:
        self.path = path
        self.name = name
        self._fetched = fetched
        self.count = 0
        """How many rows were read."""
        self._fastavro = needed("fastavro", "datasets", "reading a dataset")
        with path.open("rb") as file:
            header = self._try(lambda: self._fastavro.block_reader(file).metadata)
        self.codec: str = header.get("avro.codec", "null")
        self.schema: Any = self._try(lambda: json.loads(header["avro.schema"]))

    def blocks(self) -> Iterator[Any]:
        """Each block as fastavro gives it: `Writer.write_block` takes it; iterating it, once, gives its rows."""
        with self.path.open("rb") as file:
            blocks = self._try(lambda: self._fastavro.block_reader(file))
            end = file.tell()
            while (block := self._try(lambda: next(blocks, None))) is not None:
                yield block
                self.count += block.num_records
                end = block.offset + block.size
            if end != self.path.stat().st_size:
                raise self._broken("it ends in the middle of a block")

    def rows(self) -> Iterator[Any]:
        for block in self.blocks():
            yield from self._rows_of(iter(block), block.num_records)

    def _rows_of(self, rows: Iterator[Any], count: int) -> Iterator[Any]:
        for _ in range(count):
            yield self._try(lambda: next(rows))

    def columns(self) -> dict[str, Any]:
        """The type of each field of a row, by name. Raises DecodeError where rows are not records."""
        if not is_dict(self.schema) or self.schema.get("type") != "record":
            raise self.problem("has rows without named fields: save it as jsonl or avro")
        return {field["name"]: field["type"] for field in self.schema["fields"]}

    def problem(self, what: str) -> DecodeError:
        return DecodeError(f"{self.name} {what}", **self._fetched)

    def _try(self, read: Callable[[], T]) -> T:
        # fastavro raises whatever the broken bytes lead to: EOFError, ValueError, IndexError, zlib.error and others.
        try:
            return read()
        except Exception as error:
            problem = str(error) or type(error).__name__
        raise self._broken(problem)

    def _broken(self, problem: str) -> DecodeError:
        return self.problem(f"is not a whole Avro file that can be read here: {problem}")
