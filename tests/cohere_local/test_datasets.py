"""Datasets of the local API: read row by row, validated poll by poll, kept as Avro that equals the upload."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import fastavro
import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.local_api import create_dataset, sent, serving, validated

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


def exported(dataset: dict[str, Any]) -> list[Any]:
    """The rows of all parts, read as anyone reads Avro; the address needs no key."""
    files = [httpx.get(part["url"]).content for part in dataset["dataset_parts"]]
    return [row for file in files for row in fastavro.reader(io.BytesIO(file))]


def test_a_dataset_lives_from_create_to_delete() -> None:
    with serving() as client:
        content = b'{"text": "a"}\n{"text": "b"}\n'
        first = create_dataset(client, content, name="first")
        second = create_dataset(client, content, name="second", type="embed-result")
        assert first != second
        seen = [sent(client.get(f"/v1/datasets/{first}"))["dataset"] for _ in range(4)]
        assert [one["validation_status"] for one in seen] == ["processing", "validated", "validated", "validated"]
        assert [("url" in one["dataset_parts"][0]) for one in seen] == [False, True, True, True]
        dataset = seen[-1]
        assert (dataset["id"], dataset["name"], dataset["dataset_type"]) == (first, "first", "embed-input")
        part = dataset["dataset_parts"][0]
        assert (part["name"], part["num_rows"], part["size_bytes"]) == ("rows.jsonl", 2, len(content))
        assert [json.loads(one) for one in part["samples"]] == [{"text": "a"}, {"text": "b"}]
        assert sent(client.get("/v1/datasets/usage")) == {"organization_usage": 2 * len(content)}
        assert client.delete(f"/v1/datasets/{first}").json() == {}
        gone = client.get(f"/v1/datasets/{first}")
        assert (gone.status_code, first in gone.json()["message"]) == (404, True)
        assert httpx.get(part["url"]).status_code == 404
        assert sent(client.get("/v1/datasets/usage")) == {"organization_usage": len(content)}


def test_every_filter_of_the_listing_works() -> None:
    with serving() as client:
        first = create_dataset(client)
        second = create_dataset(client, type="embed-result")
        made = validated(client, first)["created_at"]

        def listed(**query: str) -> list[str]:
            return [one["id"] for one in sent(client.get("/v1/datasets", params=query))["datasets"]]

        assert listed() == [first, second]
        assert listed(datasetType="embed-result") == [second]
        assert listed(validationStatus="validated") == [first]
        assert listed(validationStatus="queued") == [second]
        assert listed(after=made) == [second]
        assert listed(before="2026-01-01T00:00:02Z") == [first]
        assert listed(limit="1") == [first]
        assert listed(limit="1", offset="1") == [second]
        assert listed(offset="2") == []


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,5}", fullmatch=True)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
rows = st.lists(
    st.dictionaries(names, values, max_size=4).map(lambda row: {"text": "t", **row}), min_size=1, max_size=5
)


@settings(max_examples=60, deadline=None)
@given(rows)
@example([{"text": "t", "n": [0.5, 2**53 + 1]}, {"text": "t", "n": [True, 1, "1", None]}])
def test_the_export_equals_the_upload(client: httpx.Client, rows: list[dict[str, Any]]) -> None:
    upload = "\n".join(json.dumps(row) for row in rows)
    dataset = validated(client, create_dataset(client, upload.encode()))
    assert dataset["validation_status"] == "validated", dataset
    fields = {name for row in rows for name in row}
    told = exported(dataset)
    assert told == [dict.fromkeys(fields) | row for row in rows]
    assert [list(map(type, one.values())) for one in told] == [
        [type(row.get(name)) for name in one] for one, row in zip(told, rows, strict=True)
    ]


CSV = b'\xef\xbb\xbftext;n\r\n"a;\nb";1\r\nc;2\r\n'


@pytest.mark.parametrize(
    ("file", "content", "query", "told"),
    [
        ("rows.csv", b"text,n\na,1\n", {}, [{"text": "a", "n": "1"}]),
        ("rows.csv", CSV, {"csv_delimiter": ";"}, [{"text": "a;\nb", "n": "1"}, {"text": "c", "n": "2"}]),
        ("rows.txt", "a\n\nbé\n".encode(), {}, [{"text": "a"}, {"text": "bé"}]),
        ("rows.txt", b"a b--c\nd--", {"text_separator": "--"}, [{"text": "a b"}, {"text": "c\nd"}]),
        ("rows.jsonl", b'\n{"text": "a"}\r\n\n', {}, [{"text": "a"}]),
    ],
)
def test_every_kind_of_file_is_read(
    client: httpx.Client, file: str, content: bytes, query: dict[str, str], told: list[Any]
) -> None:
    assert exported(validated(client, create_dataset(client, content, file=file, **query))) == told


BAD: dict[str, tuple[str, bytes, dict[str, Any], str]] = {
    "no rows": ("a.jsonl", b"", {}, "no rows"),
    "no JSON": ("a.jsonl", b'{"text": "a"}\n{"text"\n', {}, "row 2 is not JSON"),
    "no object": ("a.jsonl", b"[1]", {}, "row 1 is not an object"),
    "a field missing": ("a.jsonl", b'{"texts": "a"}', {}, "row 1 lacks the field 'text'"),
    "a field to keep missing": ("a.jsonl", b'{"text": "a"}', {"keep_fields": ["url"]}, "lacks the field 'url'"),
    "a label missing": (
        "a.jsonl",
        b'{"text": "a"}',
        {"type": "single-label-classification-finetune-input"},
        "lacks the field 'label'",
    ),
    "a large integer": ("a.jsonl", b'{"text": "a", "n": 18446744073709551615}', {}, "more than 64 bits"),
    "a field of no name": ("a.jsonl", b'{"text": "a", "a b": 1}', {}, "'a b'"),
    "deep": ("a.jsonl", b'{"text": "a", "n": ' + b"[" * 300 + b"]" * 300 + b"}", {}, "nested deeper than 100"),
    "a field twice": ("a.csv", b"text,text\na,b\n", {}, "its header has 'text' twice"),
    "no delimiter": ("a.csv", b"text,n\na,b\n", {"csv_delimiter": "::"}, "1-character string"),
    "a long cell": ("a.csv", b"text\na\n" + b"b" * 200_000, {}, "not CSV from row 2 on"),
    "a short row": ("a.csv", b"text,n\na\n", {}, "row 1 has not as many values"),
    "a long row": ("a.csv", b"text\na,b\n", {}, "row 1 has not as many values"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_fails_the_validation_once_it_is_over(client: httpx.Client, case: str) -> None:
    file, content, query, error = BAD[case]
    identifier = create_dataset(client, content, file=file, **query)
    begun = sent(client.get(f"/v1/datasets/{identifier}"))["dataset"]
    assert "validation_error" not in begun
    dataset = validated(client, identifier)
    assert dataset["validation_status"] == "failed"
    assert error in dataset["validation_error"]
    assert all("url" not in part for part in dataset["dataset_parts"])


def test_malformed_rows_can_be_skipped_with_warnings(client: httpx.Client) -> None:
    content = b'{"text": "a"}\nnonsense\n{"x": 1}\n{"text": "b"}\n'
    dataset = validated(client, create_dataset(client, content, skip_malformed_input="true"))
    assert dataset["validation_status"] == "validated"
    assert [one.partition(":")[0] for one in dataset["validation_warnings"]] == [
        "row 2 is not JSON",
        "row 3 lacks the field 'text'",
    ]
    assert exported(dataset) == [{"text": "a"}, {"text": "b"}]


def test_what_follows_a_row_that_is_no_csv_is_told_and_not_counted(client: httpx.Client) -> None:
    content = b"text\na\n" + b"b" * 200_000 + b"\nc\n"
    dataset = validated(client, create_dataset(client, content, file="a.csv", skip_malformed_input="true"))
    assert [one.partition(":")[0] for one in dataset["validation_warnings"]] == ["the file is not CSV from row 2 on"]
    assert [part["num_rows"] for part in dataset["dataset_parts"]] == [1]
    assert exported(dataset) == [{"text": "a"}]


def test_a_second_file_is_a_second_part(client: httpx.Client) -> None:
    files = {"data": ("a.jsonl", b'{"text": "a"}'), "eval_data": ("b.jsonl", b'{"text": "b"}')}
    created = client.post("/v1/datasets", params={"name": "n", "type": "embed-input"}, files=files)
    dataset = validated(client, sent(created)["id"])
    assert [(part["name"], part["index"]) for part in dataset["dataset_parts"]] == [("a.jsonl", 0), ("b.jsonl", 1)]
    assert exported(dataset) == [{"text": "a"}, {"text": "b"}]


@pytest.mark.parametrize("name", ["state.sqlite", "..%2Fstate.sqlite", "00000000-0000-0000-0000-000000000000.avro"])
def test_nothing_but_parts_can_be_downloaded(client: httpx.Client, name: str) -> None:
    assert client.get(f"/local/parts/{name}").status_code == 404
