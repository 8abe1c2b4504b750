"""Embed jobs: the second look at one finds it complete, with a new dataset of vectors."""

from __future__ import annotations

from ..call import Answer, Call, Refusal, known
from ..spec.document import JsonObject
from .datasets import add_dataset, add_rows, rows_of
from .embed import embedded
from .usage import meta


def _create(call: Call) -> JsonObject:
    if not any(True for _ in rows_of(call, call.body["dataset_id"])):
        raise Refusal(400, f"dataset {call.body['dataset_id']!r} holds no rows")
    number, moment = call.state.next_creation()
    job_id = call.identity(number)
    call.state.embed_jobs[job_id] = {
        "job_id": job_id,
        **({"name": call.body["name"]} if "name" in call.body else {}),
        "status": "processing",
        "created_at": moment,
        "input_dataset_id": call.body["dataset_id"],
        "model": call.body["model"],
        "truncate": call.body.get("truncate", "END"),
        "embedding_types": call.body.get("embedding_types") or ["float"],
        "looks": 0,
    }
    return {"job_id": job_id, "meta": meta("1", {})}


def _get(call: Call) -> JsonObject:
    job = _known(call)
    job["looks"] += 1
    if job["status"] == "processing" and job["looks"] > 1:
        _complete(call, job)
    elif job["status"] == "cancelling":
        job["status"] = "cancelled"
    return _shown(job)


def _complete(call: Call, job: JsonObject) -> None:
    try:
        rows = [*rows_of(call, job["input_dataset_id"])]
    except Refusal as gone:
        job |= {"status": "failed", "meta": meta("1", {"warnings": [gone.message]})}
        return
    number, moment = call.state.next_creation()
    dataset_id = call.identity("output", number)
    by_type = embedded([str(row.get("text", "")) for row in rows], job["model"], job["embedding_types"])
    made = [
        {"text": row.get("text", ""), "embeddings": {kind: vectors[index] for kind, vectors in by_type.items()}}
        for index, row in enumerate(rows)
    ]
    part = add_rows(call, call.identity("part", number), "embeddings.avro", made)
    about = {"id": dataset_id, "name": f"{job.get('name', 'embed job')} output", "dataset_type": "embed-result"}
    add_dataset(call, about, moment, [part])
    job |= {"status": "complete", "output_dataset_id": dataset_id}


def _shown(job: JsonObject) -> JsonObject:
    return {name: value for name, value in job.items() if name not in ("looks", "embedding_types")}


def _list(call: Call) -> JsonObject:
    return {"embed_jobs": [_shown(job) for job in call.state.embed_jobs.values()]}


def _known(call: Call) -> JsonObject:
    return known(call.state.embed_jobs, "embed job", call.path["id"])


def _cancel(call: Call) -> JsonObject:
    """Cancel a job; one that has ended stays as it is."""
    job = _known(call)
    if job["status"] == "processing":
        job["status"] = "cancelling"
    return {}


ANSWERS: dict[str, Answer] = {
    "POST /v1/embed-jobs": _create,
    "GET /v1/embed-jobs": _list,
    "GET /v1/embed-jobs/{id}": _get,
    "POST /v1/embed-jobs/{id}/cancel": _cancel,
}
