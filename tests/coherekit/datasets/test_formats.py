"""A saved dataset has every row of every part, in each format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from math import inf, nan
from pathlib import Path
from typing import Any
from uuid import UUID

import fastavro
import pytest

import coherekit
from coherekit import _json
from tests.support.fake_api import Canned, FakeApi
from tests.support.saved import ROWS, SIGNATURE, avro, dataset, json_lines
from tests.support.trust.raw_replies import Body, Raw

parquet: Any = import_module("pyarrow.parquet")  # which ships no types

KEY = "key-for-tests"
OTHER_SCHEMA = {
    "type": "record",
    "name": "Row",
    "fields": [{"name": "text", "type": "string"}, {"name": "x", "type": "boolean"}],
}

Save = Callable[..., None]
BROKEN_INSIDE = avro()[:300] + bytes(10) + avro()[310:]


@pytest.fixture
def save_parts(api: FakeApi, storage: FakeApi) -> Save:
    """Save parts with the given bytes, by a sync client."""

    def save(path: Path, *parts: bytes, **options: Any) -> None:
        storage.replies.extend(Canned(body=part) for part in parts)
        with coherekit.ClientV2(KEY, base_url=api.url, max_retries=0) as co:
            co.datasets.save(dataset(*[f"{storage.url}/{n}?{SIGNATURE}" for n in range(len(parts))]), path, **options)

    return save


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_the_fields_of_all_parts(save_parts: Save, tmp_path: Path) -> None:
    save_parts(tmp_path / "d.csv", avro(ROWS[:2]), avro([{"text": "", "x": True}], OTHER_SCHEMA))

    assert table(tmp_path / "d.csv") == [
        {"text": ROWS[0]["text"], "n": "", "more": "[0.0,-1.0]", "x": ""},
        {"text": ROWS[1]["text"], "n": "1", "more": "[0.5,-1.0]", "x": ""},
        {"text": "", "n": "", "more": "", "x": "true"},
    ]


@pytest.mark.parametrize("codec", ["null", "deflate"])
def test_avro_parts_become_one_container(save_parts: Save, tmp_path: Path, codec: str) -> None:
    save_parts(tmp_path / "d.avro", avro(ROWS[:30], codec=codec), avro(ROWS[30:], codec=codec))

    with (tmp_path / "d.avro").open("rb") as file:
        merged = fastavro.reader(file)
        assert list(merged) == ROWS
        assert merged.metadata["avro.codec"] == codec


@pytest.mark.parametrize("format", ["avro", "parquet"])
def test_parts_of_two_schemas_have_no_common_container(save_parts: Save, tmp_path: Path, format: str) -> None:
    with pytest.raises(coherekit.DecodeError, match=r"part 2 \(name-2\) has another schema than part 1"):
        save_parts(tmp_path / "d", avro(), avro([{"text": "", "x": True}], OTHER_SCHEMA), format=format)


def test_parquet_has_a_typed_column_for_each_field(save_parts: Save, tmp_path: Path) -> None:
    rows = [{**row, "n": number} for number, row in enumerate(ROWS * 60)]
    save_parts(tmp_path / "d.parquet", avro(rows), avro(ROWS))

    read = parquet.read_table(tmp_path / "d.parquet")
    assert read.to_pylist() == rows + ROWS
    assert [str(field.type) for field in read.schema] == ["string", "int64", "list<element: double>"]


def test_values_that_json_and_parquet_have_no_form_for(save_parts: Save, tmp_path: Path) -> None:
    types: dict[str, tuple[Any, Any, Any, Any]] = {
        "b": ("bytes", b"\x00\xff", "AP8=", b"\x00\xff"),
        "d": ({"type": "int", "logicalType": "date"}, date(2026, 1, 2), "2026-01-02", date(2026, 1, 2)),
        "at": (
            {"type": "long", "logicalType": "timestamp-millis"},
            datetime(2026, 1, 2, tzinfo=UTC),
            "2026-01-02T00:00:00Z",
            datetime(2026, 1, 2, tzinfo=UTC),
        ),
        "u": ({"type": "string", "logicalType": "uuid"}, UUID(int=1), str(UUID(int=1)), str(UUID(int=1))),
        "dec": (
            {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2},
            Decimal("1.50"),
            "1.50",
            "1.50",
        ),
        "some": (["null", "string", "long"], 5, 5, "5"),
        "map": ({"type": "map", "values": ["null", "float"]}, {"a": 0.5}, {"a": 0.5}, [("a", 0.5)]),
        "rec": (
            {
                "type": "record",
                "name": "In",
                "fields": [{"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}],
            },
            {"e": "A"},
            {"e": "A"},
            {"e": "A"},
        ),
    }
    schema = {"type": "record", "name": "R", "fields": [{"name": n, "type": t[0]} for n, t in types.items()]}
    part = avro([{name: value for name, (_, value, _, _) in types.items()}], schema)

    save_parts(tmp_path / "d.jsonl", part)
    save_parts(tmp_path / "d.parquet", part)

    assert json_lines(tmp_path / "d.jsonl") == [{name: plain for name, (_, _, plain, _) in types.items()}]
    read = parquet.read_table(tmp_path / "d.parquet").to_pylist()
    assert read == [{name: column for name, (_, _, _, column) in types.items()}]


@pytest.mark.parametrize("encode", [_json.encode, _json.encode_with_stdlib])
def test_numbers_that_json_has_not_are_null(
    save_parts: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encode: _json.Encode
) -> None:
    monkeypatch.setattr(_json, "encode", encode)
    part = avro([{"text": "a", "n": None, "more": [nan, 0.5]}, {"text": "b", "n": None, "more": []}])
    save_parts(tmp_path / "d.jsonl", part)
    save_parts(tmp_path / "d.csv", avro([{"x": inf}], {**OTHER_SCHEMA, "fields": [{"name": "x", "type": "double"}]}))

    assert json_lines(tmp_path / "d.jsonl")[0]["more"] == [None, 0.5]
    assert table(tmp_path / "d.csv") == [{"x": ""}]


@pytest.mark.parametrize("format", ["jsonl", "csv", "avro", "parquet"])
@pytest.mark.parametrize(
    "broken",
    [b"", b"no Avro", avro()[:60], avro()[:-1], avro() + b"\x02", BROKEN_INSIDE],
)
def test_a_part_that_is_no_whole_avro_file(save_parts: Save, tmp_path: Path, format: str, broken: bytes) -> None:
    with pytest.raises(coherekit.DecodeError, match=r"part 2 \(name-2\) is not a whole Avro file"):
        save_parts(tmp_path / "d", avro(), broken, format=format)
    assert list(tmp_path.iterdir()) == []


def test_rows_without_names_are_lines_but_no_table(save_parts: Save, tmp_path: Path) -> None:
    save_parts(tmp_path / "d.jsonl", avro([1, 2], "long"))
    assert json_lines(tmp_path / "d.jsonl") == [1, 2]
    with pytest.raises(coherekit.DecodeError, match="rows without named fields: save it as jsonl or avro"):
        save_parts(tmp_path / "d.csv", avro([1, 2], "long"))


def test_fewer_rows_than_the_api_says_are_told(
    api: FakeApi, storage: FakeApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    storage.replies.append(Canned(body=avro()))
    given = dataset(storage.url)
    assert given.dataset_parts
    given.dataset_parts[0].num_rows = 41
    with coherekit.ClientV2(KEY, base_url=api.url) as co:
        co.datasets.save(given, tmp_path / "d.jsonl")
    assert caplog.messages == ["part 1 (name-1) has 40 rows where the API says 41"]


@pytest.mark.parametrize("rows", [None, 40])
def test_a_part_of_no_marked_end_is_whole_by_its_rows_alone(
    api: FakeApi, storage: FakeApi, tmp_path: Path, caplog: pytest.LogCaptureFixture, rows: int | None
) -> None:
    """Between two blocks a cut looks like the end."""
    whole = Raw(Body(avro(), "").unsized(), "closed")
    storage.replies.extend([whole, Raw(Body(avro(ROWS[:20]), "").unsized(), "closed")])
    given = dataset(storage.url)
    assert given.dataset_parts
    given.dataset_parts[0].num_rows = rows
    with coherekit.ClientV2(KEY, base_url=api.url) as co:
        co.datasets.save(given, tmp_path / "whole.jsonl")
        with nullcontext() if rows is None else pytest.raises(coherekit.DecodeError, match="ends after 20 of 40 rows"):
            co.datasets.save(given, tmp_path / "cut.jsonl")
    told = "part 1 (name-1) may lack rows: neither the API nor its server says where it ends"
    assert caplog.messages == ([told] * 2 if rows is None else [])
    assert (tmp_path / "cut.jsonl").exists() == (rows is None)


def test_a_link_stays_one(save_parts: Save, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "d.jsonl").symlink_to(tmp_path / "real" / "file")
    save_parts(tmp_path / "d.jsonl", avro())

    assert (tmp_path / "d.jsonl").is_symlink()
    assert json_lines(tmp_path / "real" / "file") == ROWS


def test_a_cut_that_the_reader_does_not_see_is_seen(
    save_parts: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The reader without compiled code takes a cut inside a block's number of rows for the end; an older one fails.
    monkeypatch.setattr(fastavro, "block_reader", import_module("fastavro._read_py").block_reader)
    whole = avro([{**row, "text": ""} for row in ROWS * 5], codec="null")
    two_bytes_of_count = avro([1] * 100, "boolean")
    start = next(fastavro.block_reader(io.BytesIO(two_bytes_of_count))).offset

    save_parts(tmp_path / "whole.jsonl", whole)
    with pytest.raises(coherekit.DecodeError, match=r"ends in the middle of a block|not a whole Avro file"):
        save_parts(tmp_path / "d.jsonl", two_bytes_of_count[: start + 1])
