"""Datasets: an upload is checked row by row, kept as Avro, and found again until it is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile

from ..call import Answer, Call, Refusal, known
from ..json_bytes import encode
from ..spec.document import JsonObject
from ..state.avro import Columns, read_avro, write_avro
from ..state.rows import REQUIRED_FIELDS, read_rows
from .listing import page_by_offset

_SAMPLES = 3  # rows of a part that its description shows
_MOST_WARNINGS = 20
_UNCHECKED = ("queued", "processing")


@dataclass(slots=True)
class _Part:
    """What reading one uploaded file gave."""

    about: JsonObject
    error: str | None = None
    warnings: list[str] = field(default_factory=list[str])


def _create(call: Call) -> JsonObject:
    uploads = {name: upload for name, upload in call.body.items() if isinstance(upload, UploadFile)}
    number, moment = call.state.next_creation()
    parts = [
        _keep(call, call.identity(number, name), index, upload) for index, (name, upload) in enumerate(uploads.items())
    ]
    about = {"id": call.identity(number), "name": call.query["name"], "dataset_type": call.query["type"]}
    add_dataset(call, {**about, "preserve_fields": call.query.get("keep_fields", [])}, moment, parts)
    return {"id": about["id"]}


def add_dataset(call: Call, about: JsonObject, moment: str, parts: list[_Part]) -> None:
    """Keep a dataset that is yet to be validated. `about`: its id, name and type."""
    error = next((part.error for part in parts if part.error), None)
    warnings = [warning for part in parts for warning in part.warnings]
    call.state.datasets[about["id"]] = {
        **about,
        "created_at": moment,
        "updated_at": moment,
        "validation_status": _UNCHECKED[0],
        "required_fields": [*REQUIRED_FIELDS.get(about["dataset_type"], ())],
        **({"validation_error": error} if error else {}),
        **({"validation_warnings": warnings[:_MOST_WARNINGS]} if warnings else {}),
        "dataset_parts": [part.about for part in parts],
    }


def _keep(call: Call, part_id: str, index: int, upload: UploadFile) -> _Part:
    """Keep one uploaded file as a part: read twice, for its fields and its rows, and never held whole."""
    name = upload.filename or "data.jsonl"
    part = _Part({"id": part_id, "name": name, "index": index, "size_bytes": upload.size or 0})
    columns = Columns()
    samples: list[str] = []
    bad: dict[int, str] = {}
    number = 0
    for number, row in _rows(call, upload, name):
        problem = row if isinstance(row, str) else columns.problem(row)
        if problem:
            bad[number] = problem
        elif len(samples) < _SAMPLES:
            samples.append(encode(row).decode())
    part.about |= {"num_rows": number - len(bad), "samples": samples}
    if bad and not call.query.get("skip_malformed_input"):
        part.error = next(iter(bad.values()))
    elif number == len(bad):
        part.error = f"{name} holds no rows"
    else:
        part.warnings += bad.values()
        good = (row for at, row in _rows(call, upload, name) if at not in bad and not isinstance(row, str))
        write_avro(part_file(call, part_id), columns, good)
    return part


def add_rows(call: Call, part_id: str, name: str, rows: list[JsonObject]) -> _Part:
    """Return a part of a dataset that the API itself makes."""
    columns = Columns()
    for number, row in enumerate(rows, 1):
        if problem := columns.problem(row):
            raise Refusal(400, f"row {number}: {problem}")
    path = part_file(call, part_id)
    write_avro(path, columns, rows)
    samples = [encode(row).decode() for row in rows[:_SAMPLES]]
    about = {"id": part_id, "name": name, "index": 0, "size_bytes": path.stat().st_size, "num_rows": len(rows)}
    return _Part({**about, "samples": samples})


def _rows(call: Call, upload: UploadFile, name: str) -> Iterator[tuple[int, JsonObject | str]]:
    query = call.query
    return read_rows(
        upload.file,
        name,
        [*REQUIRED_FIELDS.get(query["type"], ()), *query.get("keep_fields", ())],
        delimiter=query.get("csv_delimiter"),
        separator=query.get("text_separator"),
    )


def part_file(call: Call, part_id: str) -> Path:
    """Return where the rows of a part are kept."""
    return call.state.folder / f"{part_id}.avro"


def rows_of(call: Call, dataset_id: str) -> Iterator[JsonObject]:
    """Return all rows of a dataset. Raises Refusal where there is none, or it is not valid."""
    dataset = known(call.state.datasets, "dataset", dataset_id)
    if "validation_error" in dataset:
        raise Refusal(400, f"dataset {dataset_id!r} is not valid: {dataset['validation_error']}")
    for part in dataset["dataset_parts"]:
        yield from read_avro(part_file(call, part["id"]))


def _list(call: Call) -> JsonObject:
    query = call.query
    times = {name: _moment(query[name]) for name in ("before", "after") if name in query}
    found = [dataset for dataset in call.state.datasets.values() if _matches(dataset, {**query, **times})]
    return {"datasets": [_shown(call, dataset) for dataset in page_by_offset(call, found)]}


def _matches(dataset: JsonObject, query: Mapping[str, Any]) -> bool:
    created = datetime.fromisoformat(dataset["created_at"])
    return (
        query.get("datasetType") in (None, dataset["dataset_type"])
        and query.get("validationStatus") in (None, dataset["validation_status"])
        and ("before" not in query or created < query["before"])
        and ("after" not in query or created > query["after"])
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as problem:
        raise Refusal(400, f"not a time that can be compared: {problem}") from None


def _get(call: Call) -> JsonObject:
    """Show a dataset; each look moves the validation on a step."""
    dataset = _known(call)
    status = dataset["validation_status"]
    if status in _UNCHECKED:
        ended = "failed" if "validation_error" in dataset else "validated"
        dataset["validation_status"] = dict(zip(_UNCHECKED, (*_UNCHECKED[1:], ended), strict=True))[status]
    return {"dataset": _shown(call, dataset)}


def _shown(call: Call, dataset: JsonObject) -> JsonObject:
    """Return a dataset as the API shows it: parts of a valid one have the address where their rows are."""
    if dataset["validation_status"] != "validated":
        hidden = {"validation_error"} if dataset["validation_status"] in _UNCHECKED else set[str]()
        return {name: value for name, value in dataset.items() if name not in hidden}
    parts = [{**part, "url": f"{call.base_url}/local/parts/{part['id']}.avro"} for part in dataset["dataset_parts"]]
    return {**dataset, "dataset_parts": parts}


def _delete(call: Call) -> JsonObject:
    dataset = _known(call)
    for part in dataset["dataset_parts"]:
        part_file(call, part["id"]).unlink(missing_ok=True)
    del call.state.datasets[dataset["id"]]
    return {}


def _usage(call: Call) -> JsonObject:
    parts = [part for dataset in call.state.datasets.values() for part in dataset["dataset_parts"]]
    return {"organization_usage": sum(part["size_bytes"] for part in parts)}


def _known(call: Call) -> JsonObject:
    return known(call.state.datasets, "dataset", call.path["id"])


ANSWERS: dict[str, Answer] = {
    "POST /v1/datasets": _create,
    "GET /v1/datasets": _list,
    "GET /v1/datasets/usage": _usage,
    "GET /v1/datasets/{id}": _get,
    "DELETE /v1/datasets/{id}": _delete,
}
