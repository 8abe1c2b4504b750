"""Long-running things of the local API: embed jobs, batches and fine-tuning move on with each poll."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.cohere_local.test_datasets import exported
from tests.support.local_api import (
    batch_input,
    create_batch,
    create_dataset,
    create_finetuned,
    create_job,
    sent,
    serving,
    tuning,
    validated,
)

pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


def states(client: httpx.Client, path: str, *tokens: str, looks: int = 4) -> list[str]:
    seen: list[str] = []
    for _ in range(looks):
        reply: Any = sent(client.get(path))
        for token in tokens:
            reply = reply[token]
        seen.append(reply)
    return seen


# Embed jobs


def test_an_embed_job_makes_a_dataset_of_the_vectors_that_embed_gives(client: httpx.Client) -> None:
    texts = ["a fish", "deux poissons"]
    rows = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    job_id = create_job(client, dataset_id=create_dataset(client, rows), embedding_types=["float", "int8"], name="mine")
    assert states(client, f"/v1/embed-jobs/{job_id}", "status") == ["processing", "complete", "complete", "complete"]
    job = sent(client.get(f"/v1/embed-jobs/{job_id}"))
    made = exported(validated(client, job["output_dataset_id"]))
    body = {
        "model": "embed-v4.0",
        "input_type": "search_document",
        "texts": texts,
        "embedding_types": ["float", "int8"],
    }
    vectors = sent(client.post("/v2/embed", json=body))["embeddings"]
    assert [row["text"] for row in made] == texts
    for kind in ("float", "int8"):
        assert [row["embeddings"][kind] for row in made] == vectors[kind]
    assert [one["job_id"] for one in sent(client.get("/v1/embed-jobs"))["embed_jobs"]] == [job_id]


def test_an_embed_job_can_be_cancelled_until_it_is_complete(client: httpx.Client) -> None:
    path = f"/v1/embed-jobs/{create_job(client)}"
    assert client.post(f"{path}/cancel").status_code == 200
    assert [one["status"] for one in sent(client.get("/v1/embed-jobs"))["embed_jobs"]] == ["cancelling"]
    assert states(client, path, "status", looks=2) == ["cancelled", "cancelled"]
    done = f"/v1/embed-jobs/{create_job(client)}"
    states(client, done, "status", looks=2)
    client.post(f"{done}/cancel")
    assert states(client, done, "status", looks=1) == ["complete"]


def test_a_job_whose_dataset_went_away_fails(client: httpx.Client) -> None:
    dataset = create_dataset(client)
    job_id = create_job(client, dataset_id=dataset)
    client.delete(f"/v1/datasets/{dataset}")
    assert states(client, f"/v1/embed-jobs/{job_id}", "status")[-1] == "failed"


@pytest.mark.parametrize(("content", "status"), [(b"", 400), (None, 404)])
def test_a_job_needs_a_dataset_with_rows(client: httpx.Client, content: bytes | None, status: int) -> None:
    dataset = "none" if content is None else create_dataset(client, content)
    body = {"model": "m", "input_type": "search_document", "dataset_id": dataset}
    assert client.post("/v1/embed-jobs", json=body).status_code == status
    batch = {"name": "b", "model": "m", "input_dataset_id": dataset}
    assert client.post("/v2/batches", json=batch).status_code == status


# Batches


def test_a_batch_answers_each_row_and_tells_which_failed(client: httpx.Client) -> None:
    good = {"messages": [{"role": "user", "content": "hi"}]}
    rows = [{"custom_id": "a", "body": good}, {"custom_id": "b", **good}, {"custom_id": "c", "body": {"messages": []}}]
    content = "\n".join(json.dumps(row) for row in rows).encode()
    dataset = create_dataset(client, content, type="batch-chat-v2-input")
    body = {"name": "nightly", "model": "command-a-03-2025", "input_dataset_id": dataset}
    batch_id = sent(client.post("/v2/batches", json=body))["batch"]["id"]
    assert states(client, f"/v2/batches/{batch_id}", "batch", "status") == [
        f"BATCH_STATUS_{state}" for state in ("QUEUED", "IN_PROGRESS", "COMPLETED", "COMPLETED")
    ]
    batch = sent(client.get(f"/v2/batches/{batch_id}"))["batch"]
    assert {name: batch[name] for name in body} == body
    assert (batch["num_records"], batch["num_successful_records"], batch["num_failed_records"]) == (3, 2, 1)
    told = exported(validated(client, batch["output_dataset_id"]))
    assert [row["custom_id"] for row in told] == ["a", "b", "c"]
    assert [row["response"]["message"]["content"][0]["text"].endswith("hi") for row in told[:2]] == [True, True]
    assert "messages" in told[2]["error"]


def test_a_batch_of_texts_is_embedded(client: httpx.Client) -> None:
    row = {"custom_id": "a", "body": {"texts": ["a fish"], "input_type": "search_document"}}
    dataset = create_dataset(client, json.dumps(row).encode(), type="batch-embed-v2-input")
    body = {"name": "b", "model": "embed-v4.0", "input_dataset_id": dataset}
    batch_id = sent(client.post("/v2/batches", json=body))["batch"]["id"]
    states(client, f"/v2/batches/{batch_id}", "batch", "status")
    output = sent(client.get(f"/v2/batches/{batch_id}"))["batch"]["output_dataset_id"]
    (row,) = exported(validated(client, output))
    assert len(row["response"]["embeddings"]["float"][0]) == 1536


def test_a_batch_can_be_cancelled(client: httpx.Client) -> None:
    batch_id = create_batch(client)
    assert client.post(f"/v2/batches/{batch_id}:cancel").status_code == 200
    assert states(client, f"/v2/batches/{batch_id}", "batch", "status", looks=2) == [
        "BATCH_STATUS_CANCELING",
        "BATCH_STATUS_CANCELED",
    ]
    assert client.post("/v2/batches/none:cancel").status_code == 404


def test_a_dataset_that_is_no_batch_input_is_refused(client: httpx.Client) -> None:
    body = {"name": "b", "model": "m", "input_dataset_id": create_dataset(client)}
    reply = client.post("/v2/batches", json=body)
    assert (reply.status_code, "embed-input" in reply.text) == (400, True)


def test_batches_are_listed_in_pages_and_in_an_order(client: httpx.Client) -> None:
    dataset = batch_input(client)
    for name in ("b", "c", "a"):
        client.post("/v2/batches", json={"name": name, "model": "m", "input_dataset_id": dataset})

    def listed(**query: Any) -> tuple[list[str], str | None]:
        page = sent(client.get("/v2/batches", params=query))
        return [one["name"] for one in page["batches"]], page.get("next_page_token")

    names, token = listed(page_size=2)
    assert names == ["b", "c"]
    assert listed(page_size=2, page_token=token) == (["a"], None)
    assert listed(order_by="name desc")[0] == ["c", "b", "a"]
    assert client.get("/v2/batches", params={"order_by": "name up"}).status_code == 400


# Fine-tuning


def test_a_fine_tuned_model_gets_ready_with_events_and_metrics(client: httpx.Client) -> None:
    path = f"/v1/finetuning/finetuned-models/{create_finetuned(client)}"
    assert states(client, path, "finetuned_model", "status", looks=5) == [
        f"STATUS_{state}" for state in ("QUEUED", "FINETUNING", "DEPLOYING_API", "READY", "READY")
    ]
    events = sent(client.get(f"{path}/events"))
    assert [event["status"] for event in events["events"]] == [
        f"STATUS_{state}" for state in ("QUEUED", "FINETUNING", "DEPLOYING_API", "READY")
    ]
    assert events["total_size"] == 4
    first = sent(client.get(f"{path}/training-step-metrics", params={"page_size": 6}))
    rest = sent(client.get(f"{path}/training-step-metrics", params={"page_token": first["next_page_token"]}))
    steps = [*first["step_metrics"], *rest["step_metrics"]]
    assert [one["step_number"] for one in steps] == list(range(1, 11))
    losses = [one["metrics"]["cross_entropy"] for one in steps]
    assert losses == sorted(losses, reverse=True)


def test_a_fine_tuned_model_is_renamed_listed_and_deleted(client: httpx.Client) -> None:
    identifier = create_finetuned(client)
    path = f"/v1/finetuning/finetuned-models/{identifier}"
    body = {"name": "renamed", "settings": tuning(client)}
    assert sent(client.patch(path, json=body))["finetuned_model"]["name"] == "renamed"
    listed = sent(client.get("/v1/finetuning/finetuned-models"))
    assert ([one["name"] for one in listed["finetuned_models"]], listed["total_size"]) == (["renamed"], 1)
    assert client.delete(path).status_code == 200
    assert client.get(path).status_code == client.get(f"{path}/events").status_code == 404
