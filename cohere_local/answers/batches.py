"""Batches: the second look runs every row of the input dataset as a request; the third finds it completed.

A row is `{"custom_id": ..., "body": {...}}`, or the request itself beside `custom_id`; a row of the output has
`custom_id` and `response`, or `error`.
"""

from __future__ import annotations

from dataclasses import replace

from ..call import Answer, Call, Refusal, known
from ..fixed_values import stable_uuid
from ..spec.document import JsonObject, is_object
from . import chat_v2, embed
from .datasets import add_dataset, add_rows, rows_of
from .listing import order, page_by_cursor

_RUN_BY: dict[str, Answer] = {
    "batch-chat-input": chat_v2.answer,
    "batch-chat-v2-input": chat_v2.answer,
    "batch-openai-chat-input": chat_v2.answer,
    "batch-embed-v2-input": embed.ANSWERS["POST /v2/embed"],
}


def _create(call: Call) -> JsonObject:
    dataset_id: str = call.body["input_dataset_id"]
    rows = sum(1 for _ in rows_of(call, dataset_id))
    dataset_type = call.state.datasets[dataset_id]["dataset_type"]
    if dataset_type not in _RUN_BY:
        raise Refusal(400, f"dataset {dataset_id!r} is of type {dataset_type}, which is no batch input")
    number, moment = call.state.next_creation()
    batch: JsonObject = {
        "id": call.identity(number),
        "name": call.body["name"],
        "creator_id": stable_uuid("the local owner"),
        "org_id": stable_uuid("the local organization"),
        "status": "BATCH_STATUS_QUEUED",
        "created_at": moment,
        "updated_at": moment,
        "input_dataset_id": dataset_id,
        "model": call.body["model"],
        "num_records": rows,
    }
    call.state.batches[batch["id"]] = batch
    return {"batch": batch}


def _get(call: Call) -> JsonObject:
    batch = _known(call)
    shown = dict(batch)
    match batch["status"]:
        case "BATCH_STATUS_QUEUED":
            _move(call, batch, "BATCH_STATUS_IN_PROGRESS")
        case "BATCH_STATUS_IN_PROGRESS":
            _run(call, batch)
        case "BATCH_STATUS_CANCELING":
            _move(call, batch, "BATCH_STATUS_CANCELED")
        case _:
            pass
    return {"batch": shown}


def _run(call: Call, batch: JsonObject) -> None:
    try:
        rows = [*rows_of(call, batch["input_dataset_id"])]
    except Refusal as gone:
        _move(call, batch, "BATCH_STATUS_FAILED")
        batch["status_reason"] = gone.message
        return
    dataset_type: str = call.state.datasets[batch["input_dataset_id"]]["dataset_type"]
    replies = [_replied(call, batch, _RUN_BY[dataset_type], row) for row in rows]
    number, moment = call.state.next_creation()
    output_id = call.identity("output", number)
    part = add_rows(call, call.identity("part", number), "replies.avro", replies)
    about = {"id": output_id, "name": f"{batch['name']} output", "dataset_type": dataset_type}
    add_dataset(call, about, moment, [part])
    failed = sum("error" in reply for reply in replies)
    _move(call, batch, "BATCH_STATUS_COMPLETED")
    batch |= {
        "output_dataset_id": output_id,
        "num_successful_records": len(replies) - failed,
        "num_failed_records": failed,
    }


def _replied(call: Call, batch: JsonObject, run: Answer, row: JsonObject) -> JsonObject:
    named = {"custom_id": str(row.get("custom_id", ""))}
    body = row.get("body")
    request = body if is_object(body) else {name: value for name, value in row.items() if name != "custom_id"}
    try:
        return {**named, "response": run(replace(call, body={"model": batch["model"], **request}))}
    except Refusal as refusal:
        return {**named, "error": refusal.message}
    except (AttributeError, KeyError, TypeError) as problem:  # the rows are not checked against the spec
        return {**named, "error": f"invalid request: {type(problem).__name__} {problem}"}


def _move(call: Call, batch: JsonObject, status: str) -> None:
    batch |= {"status": status, "updated_at": call.state.next_creation()[1]}


def _list(call: Call) -> JsonObject:
    return page_by_cursor(call, order(call, [*call.state.batches.values()]), "batches")


def _cancel(call: Call) -> JsonObject:
    """Cancel a batch; one that has ended stays as it is."""
    batch = _known(call)
    if batch["status"] in ("BATCH_STATUS_QUEUED", "BATCH_STATUS_IN_PROGRESS"):
        _move(call, batch, "BATCH_STATUS_CANCELING")
    return {}


def _known(call: Call) -> JsonObject:
    return known(call.state.batches, "batch", call.path["id"])


ANSWERS: dict[str, Answer] = {
    "POST /v2/batches": _create,
    "GET /v2/batches": _list,
    "GET /v2/batches/{id}": _get,
    "POST /v2/batches/{id}:cancel": _cancel,
}
