"""Pages know the type of their items. `# error` marks what has to be refused."""

from __future__ import annotations

from typing import assert_type

import golden_features as zoo
from caller import AsyncClient, ClientV2
from cohere_api import (
    AsyncListModelsResponsePage,
    Batch,
    Dataset,
    DatasetsListResponse,
    DatasetsListResponsePage,
    GetModelResponse,
)
from golden_features.clients import ClientMethods

co = ClientV2()


def pages() -> None:
    page = co.datasets.list(limit=2)
    assert_type(page, DatasetsListResponsePage)
    reply: DatasetsListResponse = page
    assert_type(reply.datasets, list[Dataset] | None)
    for dataset in page.all():
        assert_type(dataset, Dataset)
        dataset.nmae  # error
    for one in page.pages():
        assert_type(one, DatasetsListResponsePage)
    assert_type(next(co.batches.list().all()), Batch)
    next(iter(page))[0].upper()


async def asynchronous() -> None:
    page = await AsyncClient().models.list()
    assert_type(page, AsyncListModelsResponsePage)
    async for model in page.all():
        assert_type(model, GetModelResponse)
    async for one in page.pages():
        assert_type(one, AsyncListModelsResponsePage)


def pages_of_another_spec(other: ClientMethods) -> None:
    for animal in other.animals.list(tame=True).all():
        assert_type(animal, zoo.Animal)


async def misuse() -> None:
    page = await AsyncClient().models.list()
    for model in page.all():  # error
        ...
    async for dataset in co.datasets.list().all():  # error
        ...
    co.models.get("id").all()  # error
