"""What the local API keeps: each from its making to its end, through the official SDK."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.support.local_api import OAUTH
from tests.support.official.clients import MODEL, Clients, cohere

ROWS = [{"text": "a fish"}, {"text": "deux poissons"}]


def upload(co: Clients, rows: list[Any] = ROWS, kind: str = "embed-input") -> str:
    """Return the id of a dataset that is validated."""
    content = "\n".join(json.dumps(row) for row in rows).encode()
    created = co.v1.datasets.create(name="rows", type=kind, data=("rows.jsonl", content))
    assert co.v1.wait(created, interval=0).dataset.validation_status == "validated"
    return str(created.id)


def saved(co: Clients, dataset_id: str) -> list[Any]:
    """Return the rows of a dataset, as the SDK saves them."""
    dataset = co.v1.datasets.get(dataset_id).dataset
    while dataset.validation_status != "validated":
        dataset = co.v1.datasets.get(dataset_id).dataset
    with TemporaryDirectory() as folder:
        path = Path(folder) / "saved.jsonl"
        co.v1.utils.save_dataset(dataset, str(path))
        return [json.loads(line) for line in path.read_text().splitlines()]


def gone(call: Any, *arguments: Any) -> None:
    with pytest.raises(cohere.NotFoundError) as caught:
        call(*arguments)
    assert set(caught.value.body) == {"message", "id"}


def datasets(co: Clients) -> None:
    first, second = upload(co), upload(co, [{"text": "b"}])
    assert saved(co, first) == ROWS
    page = co.v1.datasets.list(limit=1, offset=1, dataset_type="embed-input", validation_status="validated")
    assert [one.id for one in page.datasets] == [second]
    (later,) = co.v1.datasets.list(after=co.v1.datasets.get(first).dataset.created_at).datasets
    assert later.id == second
    used = co.v1.datasets.get_usage().organization_usage
    assert co.v1.datasets.delete(first) == {}
    assert 0 < co.v1.datasets.get_usage().organization_usage < used
    gone(co.v1.datasets.get, first)


def embed_jobs(co: Clients) -> None:
    asked = {"dataset_id": upload(co), "model": "embed-v4.0", "input_type": "search_document"}
    job = co.v1.wait(co.v1.embed_jobs.create(embedding_types=["float"], **asked), interval=0)
    assert job.status == "complete"
    made = saved(co, job.output_dataset_id)
    texts = [row["text"] for row in ROWS]
    same = co.v2.embed(model="embed-v4.0", input_type="search_document", texts=texts, embedding_types=["float"])
    vectors = same.embeddings.float_
    assert [(row["text"], row["embeddings"]["float"]) for row in made] == list(zip(texts, vectors, strict=True))
    assert [one.job_id for one in co.v1.embed_jobs.list().embed_jobs] == [job.job_id]


def embed_jobs_cancelled(co: Clients) -> None:
    job = co.v1.embed_jobs.create(dataset_id=upload(co), model="embed-v4.0", input_type="search_document")
    assert co.v1.embed_jobs.cancel(job.job_id) is None
    assert co.v1.embed_jobs.get(job.job_id).status == "cancelled"
    gone(co.v1.embed_jobs.get, "no-such-job")


def batches(co: Clients) -> None:
    body = {"messages": [{"role": "user", "content": "hi"}]}
    rows = [{"custom_id": "a", "body": body}, {"custom_id": "b", "body": {"messages": []}}]
    dataset = upload(co, rows, "batch-chat-v2-input")
    made = [
        co.v2.batches.create(request=cohere.Batch(name=name, input_dataset_id=dataset, model=MODEL)).batch
        for name in ("first", "second")
    ]
    states = [co.v2.batches.retrieve(made[0].id).batch for _ in range(3)]
    assert [one.status for one in states] == [
        f"BATCH_STATUS_{state}" for state in ("QUEUED", "IN_PROGRESS", "COMPLETED")
    ]
    assert (states[-1].num_successful_records, states[-1].num_failed_records) == (1, 1)
    told = saved(co, states[-1].output_dataset_id)
    assert told[0]["response"]["message"]["content"][0]["text"].endswith("You wrote: hi")
    assert "messages" in told[1]["error"]
    co.v2.batches.cancel(made[1].id)
    assert co.v2.batches.retrieve(made[1].id).batch.status == "BATCH_STATUS_CANCELING"
    page = co.v2.batches.list(page_size=1, order_by="name desc")
    rest = co.v2.batches.list(page_token=page.next_page_token, order_by="name desc")
    assert [one.name for one in [*page.batches, *rest.batches]] == ["second", "first"]


def connectors(co: Clients) -> None:
    oauth = cohere.CreateConnectorOAuth(**OAUTH)
    made = co.v1.connectors.create(name="wiki", url="https://wiki.test/search", excludes=["secret"], oauth=oauth)
    connector = co.v1.connectors.get(made.connector.id).connector
    assert (connector.name, connector.excludes, connector.active) == ("wiki", ["secret"], True)
    authorized = co.v1.connectors.o_auth_authorize(connector.id, after_token_redirect="https://me.test")
    assert authorized.redirect_url.startswith(OAUTH["authorize_url"])
    changed = co.v1.connectors.update(connector.id, name="pages", active=False).connector
    assert (changed.name, changed.active, changed.url) == ("pages", False, connector.url)
    page = co.v1.connectors.list(limit=5)
    assert ([one.id for one in page.connectors], page.total_count) == ([connector.id], 1)
    co.v1.connectors.delete(connector.id)
    gone(co.v1.connectors.get, connector.id)


def fine_tuning(co: Clients) -> None:
    from cohere.finetuning.finetuning import BaseModel, FinetunedModel, Settings  # type: ignore[import-not-found]

    tuning = co.v1.finetuning
    settings = Settings(base_model=BaseModel(base_type="BASE_TYPE_CHAT"), dataset_id=upload(co))
    made = tuning.create_finetuned_model(request=FinetunedModel(name="mine", settings=settings)).finetuned_model
    states = [tuning.get_finetuned_model(made.id).finetuned_model.status for _ in range(4)]
    assert states == [f"STATUS_{state}" for state in ("QUEUED", "FINETUNING", "DEPLOYING_API", "READY")]
    events = tuning.list_events(made.id, page_size=3)
    assert ([one.status for one in events.events], events.total_size) == (states[:3], 4)
    metrics = tuning.list_training_step_metrics(made.id, page_size=6)
    rest = tuning.list_training_step_metrics(made.id, page_token=metrics.next_page_token)
    assert [one.step_number for one in [*metrics.step_metrics, *rest.step_metrics]] == list(range(1, 11))
    assert metrics.step_metrics[0].metrics["cross_entropy"] > metrics.step_metrics[-1].metrics["cross_entropy"]
    assert tuning.update_finetuned_model(made.id, name="ours", settings=settings).finetuned_model.name == "ours"
    listed = tuning.list_finetuned_models(page_size=5)
    assert ([one.name for one in listed.finetuned_models], listed.total_size) == (["ours"], 1)
    tuning.delete_finetuned_model(made.id)
    gone(tuning.get_finetuned_model, made.id)


_DATASETS = ["POST /v1/datasets", "GET /v1/datasets/{id}"]
_JOBS = ["POST /v1/embed-jobs", "GET /v1/embed-jobs/{id}"]
_TUNED = "/v1/finetuning/finetuned-models"
_TUNED_PARTS = f"{_TUNED}/{{finetuned_model_id}}"
CASES = {
    datasets: [*_DATASETS, "GET /v1/datasets", "GET /v1/datasets/usage", "DELETE /v1/datasets/{id}"],
    embed_jobs: [*_DATASETS, *_JOBS, "GET /v1/embed-jobs"],
    embed_jobs_cancelled: [*_JOBS, "POST /v1/embed-jobs/{id}/cancel"],
    batches: ["POST /v2/batches", "GET /v2/batches", "GET /v2/batches/{id}", "POST /v2/batches/{id}:cancel"],
    connectors: [
        *(f"{method} /v1/connectors" for method in ("GET", "POST")),
        *(f"{method} /v1/connectors/{{id}}" for method in ("GET", "PATCH", "DELETE")),
        "POST /v1/connectors/{id}/oauth/authorize",
    ],
    fine_tuning: [
        *(f"{method} {_TUNED}" for method in ("GET", "POST")),
        *(f"{method} {_TUNED}/{{id}}" for method in ("GET", "PATCH", "DELETE")),
        f"GET {_TUNED_PARTS}/events",
        f"GET {_TUNED_PARTS}/training-step-metrics",
    ],
}
"""What is done, and the operations that it needs."""
