"""Datasets: what is uploaded is counted, listed and found again until it is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from starlette.datastructures import UploadFile

from ..call import Answer, Call, Refusal
from ..spec import JsonObject

_SAMPLES = 3  # rows of a part that its description shows


def _create(call: Call) -> JsonObject:
    number, moment = call.state.next_creation()
    dataset_id = call.identity(number)
    parts = [
        _part(call.identity(number, name), index, upload)
        for index, (name, upload) in enumerate(call.body.items())
        if isinstance(upload, UploadFile)
    ]
    empty = not any(part["num_rows"] for part in parts)
    call.state.datasets[dataset_id] = {
        "id": dataset_id,
        "name": call.query["name"],
        "created_at": moment,
        "updated_at": moment,
        "dataset_type": call.query["type"],
        "validation_status": "failed" if empty else "validated",
        **({"validation_error": "the uploaded files hold no rows"} if empty else {}),
        "preserve_fields": call.query.get("keep_fields", []),
        "dataset_parts": parts,
    }
    return {"id": dataset_id}


def _part(part_id: str, index: int, upload: UploadFile) -> JsonObject:
    """Size, rows and first rows of one uploaded file; the first line of a CSV file is its header."""
    name = upload.filename or "data"
    rows = 0
    samples: list[str] = []
    for line in upload.file:
        text = line.decode(errors="replace").strip()
        if text:
            rows += 1
            samples = [*samples, text][: _SAMPLES + 1]
    header = 1 if name.endswith(".csv") else 0
    return {
        "id": part_id,
        "name": name,
        "index": index,
        "size_bytes": upload.size or 0,
        "num_rows": max(0, rows - header),
        "samples": samples[header : header + _SAMPLES],
    }


def _list(call: Call) -> JsonObject:
    query = call.query
    times = {name: _moment(query[name]) for name in ("before", "after") if name in query}
    found = [dataset for dataset in call.state.datasets.values() if _matches(dataset, {**query, **times})]
    start = max(0, int(query.get("offset", 0)))
    limit = max(0, int(query.get("limit", len(found))))
    return {"datasets": found[start : start + limit]}


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
    return {"dataset": call.state.datasets[_known_id(call)]}


def _delete(call: Call) -> JsonObject:
    del call.state.datasets[_known_id(call)]
    return {}


def _usage(call: Call) -> JsonObject:
    parts = [part for dataset in call.state.datasets.values() for part in dataset["dataset_parts"]]
    return {"organization_usage": sum(part["size_bytes"] for part in parts)}


def _known_id(call: Call) -> str:
    dataset_id: str = call.path["id"]
    if dataset_id not in call.state.datasets:
        raise Refusal(404, f"dataset {dataset_id!r} not found")
    return dataset_id


ANSWERS: dict[str, Answer] = {
    "POST /v1/datasets": _create,
    "GET /v1/datasets": _list,
    "GET /v1/datasets/usage": _usage,
    "GET /v1/datasets/{id}": _get,
    "DELETE /v1/datasets/{id}": _delete,
}
