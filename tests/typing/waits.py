"""`wait` gives what its poll gives. `# error` marks what has to be refused."""

from __future__ import annotations

from typing import assert_type

from caller import AsyncClientV2, Client
from cohere_api import DatasetsGetResponse, EmbedJob, GetBatchResponse, GetFinetunedModelResponse

co = Client()


def waits() -> None:
    uploaded = co.datasets.create(name="d", type="embed-input", data=b"{}")
    assert_type(co.wait(uploaded), DatasetsGetResponse)
    assert_type(co.wait(co.datasets.get("id"), timeout=60, interval=0.5), DatasetsGetResponse)
    job = co.embed_jobs.create(model="m", dataset_id="d", input_type="search_document")
    assert_type(co.wait(job), EmbedJob)
    assert_type(co.wait(co.batches.create(name="n", input_dataset_id="d", model="m")), GetBatchResponse)
    assert_type(co.wait(co.finetuning.get_finetuned_model("id")), GetFinetunedModelResponse)
    for dataset in co.datasets.list().all():
        assert_type(co.wait(dataset, on_poll=show, progress=True), DatasetsGetResponse)
    for batch in co.batches.list().all():
        assert_type(co.wait(batch), GetBatchResponse)


def show(reply: DatasetsGetResponse) -> None:
    print(reply.dataset)


async def asynchronous() -> None:
    aco = AsyncClientV2()
    assert_type(await aco.wait(await aco.datasets.get("id")), DatasetsGetResponse)
    aco.wait(await aco.datasets.get("id")).dataset  # error


def misuse() -> None:
    co.wait("job-id")  # error
    co.wait(co.models.list())  # error
    co.wait(co.datasets.get("id"), timeout="60")  # error
    co.wait(co.batches.retrieve("id"), on_poll=show)  # error
    co.wait(co.batches.retrieve("id"), progress="yes")  # error
    co.wait()  # error
