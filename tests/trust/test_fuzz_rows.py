"""Whatever a dataset's file holds: all of its rows or an error of ours, from the client and from the local API."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import fastavro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coherekit
from cohere_local.state.avro import Columns, read_avro, write_avro
from cohere_local.state.rows import read_rows
from coherekit._datasets.avro import AvroFile
from coherekit._datasets.formats import choose_writer
from tests.support.saved import ROWS, SCHEMA, avro
from tests.support.trust.figures import FULL, Figures, sized
from tests.support.trust.mutations import mutated, mutated_bytes

SYNC: Final = b"between blocks.."
FORMATS: Final = ("jsonl", "csv", "avro", "parquet")
TYPES: Final[list[Any]] = [
    *("Row", "long", "bytes", "boolean", ["null", "Row"], {"type": "map", "values": "long"}),
    *({"type": "int", "logicalType": name} for name in ("date", "time-millis", "decimal", "x")),
    *({"type": "long", "logicalType": name} for name in ("timestamp-millis", "local-timestamp-micros", "time-micros")),
    {"type": "string", "logicalType": "uuid"},
    {"type": "enum", "name": "e", "symbols": ["a"]},
    {"type": "fixed", "name": "f", "size": 2},
    {"type": "record", "name": "no fields"},
    {"type": "record", "name": "inner", "fields": [{"name": "x\ud800", "type": "long"}]},
]
PIECES: Final = [b"\x00", b"\x01", b"\x02", b"\x7f", b"\x80\x01", b"\xff", b"Obj\x01", b"null", b"deflate", b'"', b"}"]

fuzzed = settings(max_examples=sized(full=4_000, quick=200), deadline=None, derandomize=not FULL, database=None)


def long(number: int) -> bytes:
    """A number as Avro writes it."""
    left, written = (number << 1) ^ (number >> 63), b""
    while left > 0x7F:
        written += bytes([left & 0x7F | 0x80])
        left >>= 7
    return written + bytes([left])


def read_long(file: io.BytesIO) -> int:
    number = shift = 0
    while (byte := file.read(1)[0]) & 0x80:
        number |= (byte & 0x7F) << shift
        shift += 7
    number |= byte << shift
    return (number >> 1) ^ -(number & 1)


def sized_text(content: bytes) -> bytes:
    return long(len(content)) + content


def container(schema: Any, count: int, rows: bytes, codec: bytes = b"null") -> bytes:
    """A container file of one block that says it has `count` rows."""
    head = b"Obj\x01" + long(2)
    head += sized_text(b"avro.schema") + sized_text(json.dumps(schema).encode())
    head += sized_text(b"avro.codec") + sized_text(codec)
    return head + long(0) + SYNC + long(count) + sized_text(rows) + SYNC


def row_bytes() -> bytes:
    file = io.BytesIO()
    for row in ROWS[:5]:
        fastavro.schemaless_writer(file, SCHEMA, row)
    return file.getvalue()


def counted(content: bytes) -> int:
    """How many rows the blocks of a file say they have. Fails where it ends anywhere but after a block."""
    file = io.BytesIO(content)
    file.seek(4)
    while entries := read_long(file):
        if entries < 0:
            read_long(file)
        for _ in range(2 * abs(entries)):
            file.read(read_long(file))
    sync = file.read(16)
    count = 0
    while file.tell() < len(content):
        count += read_long(file)
        file.read(read_long(file))
        assert file.read(16) == sync
    return count


def rows_of_avro(content: bytes) -> int:
    return sum(1 for _ in fastavro.reader(io.BytesIO(content)))


WRITTEN: Final[dict[str, Callable[[bytes], int]]] = {
    "jsonl": lambda content: content.count(b"\n"),
    "avro": rows_of_avro,
}
"""How many rows stand in a file that was saved; of the others only errors are looked at."""


def of_one_kind(schema: Any) -> bool:
    """Whether a list takes room for each of its items: fastavro makes as many nulls as ten bytes may tell."""
    return '"items": "null"' not in json.dumps(schema)


def files() -> st.SearchStrategy[bytes]:
    whole = [avro(codec=codec) for codec in ("null", "deflate")]
    counts = st.sampled_from([5, 5, 4, 6, 0, -1, 2**62])
    codecs = st.sampled_from([b"null"] * 4 + [b"deflate", b"snappy", b"no such", b"", b"\xff"])
    others = mutated([SCHEMA], TYPES, most=2).filter(of_one_kind)
    schemas = others.map(lambda found: found[0] if isinstance(found, list) and found else found)
    return (
        st.sampled_from(whole).flatmap(lambda content: mutated_bytes(content, PIECES))
        | st.builds(container, st.just(SCHEMA), counts, mutated_bytes(row_bytes(), PIECES), codecs)
        | st.builds(container, schemas, st.just(5), st.just(row_bytes()))
    )


@pytest.mark.timeout(1200)
def test_any_part_of_a_dataset_is_saved_whole_or_an_error_of_ours(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "part"
    saved: list[bool] = []
    foreign: list[str] = []
    lost: list[bytes] = []

    @fuzzed
    @given(files(), st.sampled_from(FORMATS))
    def save(content: bytes, format: str) -> None:
        path.write_bytes(content)
        file = io.BytesIO()
        try:
            choose_writer(format, path)([AvroFile(path, "part", {})], file)
        except coherekit.DecodeError:
            saved.append(False)
            return
        except Exception as error:
            foreign.append(f"{format}: {error!r} for {content!r}")
            return
        saved.append(True)
        if format in WRITTEN and WRITTEN[format](file.getvalue()) != counted(content):
            lost.append(content)

    save()
    print(*foreign[:5], *lost[:5], sep="\n")
    over = f"{len(saved) + len(foreign):,} mutated Avro files, {sum(saved):,} of them saved"
    figures.at_most("errors of others when a dataset is saved", len(foreign), 0, over=over)
    figures.at_most("rows lost in silence when a dataset is saved", len(lost), 0, over=over)
    assert {True, False} == set(saved)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("count", [0, 4, 6, -5, 2**62])
def test_a_block_holds_the_rows_that_it_says(tmp_path: Path, format: str, count: int) -> None:
    path = tmp_path / "part"
    path.write_bytes(container(SCHEMA, count, row_bytes()))
    with pytest.raises(coherekit.DecodeError, match="not a whole Avro file"):
        choose_writer(format, path)([AvroFile(path, "part", {})], io.BytesIO())


@pytest.mark.parametrize("within", ["Row", ["null", "Row"], {"type": "array", "items": "Row"}, "of.Row"])
def test_rows_that_hold_rows_do_not_end_the_process(tmp_path: Path, within: Any) -> None:
    path = tmp_path / "part"
    schema = {"type": "record", "name": "Row", "namespace": "of", "fields": [{"name": "row", "type": within}]}
    path.write_bytes(container(schema, 1, b"\x02" * 1_000_000))
    with pytest.raises(coherekit.DecodeError, match="its type 'Row' holds itself"):
        AvroFile(path, "part", {})


def test_a_field_may_be_a_record_without_fields(tmp_path: Path) -> None:
    path = tmp_path / "part"
    fields = [{"name": "n", "type": "long"}, {"name": "empty", "type": {"type": "record", "name": "Empty"}}]
    path.write_bytes(container({"type": "record", "name": "Row", "fields": fields}, 1, b"\x02"))
    file = io.BytesIO()
    choose_writer("parquet", path)([AvroFile(path, "part", {})], file)
    rows: Any = importlib.import_module("pyarrow.parquet").read_table(file).to_pylist()
    assert rows == [{"n": 1, "empty": "{}"}]


@pytest.mark.parametrize("name", ["Row", "record", "long"])
def test_a_type_that_is_used_twice_is_none_that_holds_itself(tmp_path: Path, name: str) -> None:
    path = tmp_path / "part"
    inner = {"type": "record", "name": "Inner", "fields": [{"name": "x", "type": "long"}]}
    fields = [{"name": "a", "type": inner}, {"name": "b", "type": "Inner"}]
    path.write_bytes(container({"type": "record", "name": name, "fields": fields}, 1, b"\x02\x04"))
    assert [*AvroFile(path, "part", {}).rows()] == [{"a": {"x": 1}, "b": {"x": 2}}]


# ---- what the local API is sent ----

JSON_LINES: Final = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS[:6])
CSV: Final = b'text,n\r\na,1\r\n"b, ""c""\nd",2\r\n\r\n,3\r\n'
LINE_PIECES: Final = [
    *(b"\n", b"\r", b"\r\n", b"\n\n", b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b",", b";", b"{", b"}", b"null", b"[]"),
    *(b"1e999", b"NaN", b'"\\ud800"', b"9" * 400, b"18446744073709551615", b"[" * 2_000, b"text", b"\xe2\x80\xa8"),
    *(b'{"text": "a", "n": {"": [{}]}}\n', b"x" * 150_000, b"[" * 120 + b"]" * 120),
]


def sent_files() -> st.SearchStrategy[tuple[str, bytes]]:
    return st.one_of(
        mutated_bytes(JSON_LINES, LINE_PIECES).map(lambda content: ("rows.jsonl", content)),
        mutated_bytes(CSV, LINE_PIECES).map(lambda content: ("rows.csv", content)),
        mutated_bytes(b"a b\n\nc\xc2\xa0\r\n", LINE_PIECES).map(lambda content: ("rows.txt", content)),
    )


def lines(content: bytes) -> Iterator[bytes]:
    return (line for line in content.split(b"\n") if line.strip())


@fuzzed
@given(sent_files(), st.sampled_from([None, None, ";", "::", "\n", '"', "\x00", "é"]), st.sampled_from([None, "--"]))
def test_any_file_that_is_sent_is_rows_and_told_problems(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, bytes], delimiter: str | None, separator: str | None
) -> None:
    name, content = file
    found = [*read_rows(io.BytesIO(content), name, ["text"], delimiter=delimiter, separator=separator)]
    assert [number for number, _ in found] == [*range(1, len(found) + 1)]
    if name == "rows.jsonl":
        rows_sent = [*lines(content)]
        assert len(found) == len(rows_sent)
        assert [row for _, row in found if not isinstance(row, str)] == [
            json.loads(line) for line, (_, row) in zip(rows_sent, found, strict=True) if not isinstance(row, str)
        ]
    columns = Columns()
    good = [row for _, row in found if not isinstance(row, str) and not columns.problem(row)]
    path = tmp_path_factory.getbasetemp() / "rows.avro"
    write_avro(path, columns, good)
    kept = [*read_avro(path)]
    assert len(kept) == len(good)
    assert all(back.items() >= row.items() for back, row in zip(kept, good, strict=True))
