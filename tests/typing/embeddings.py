"""Embeddings of any number of texts; each line marked as an error is one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, assert_type

from coherekit import AsyncClient, Client, ClientV2, EmbedByTypeResponse, StreamedEmbedding


def lines() -> Iterator[str]:
    yield "a line"


async def lines_async() -> AsyncIterator[str]:
    yield "a line"


def many(v1: Client, v2: ClientV2) -> None:
    reply = v2.embed(model="m", input_type="clustering", texts=("a",), max_concurrency=2, encoding="base64")
    assert_type(reply, EmbedByTypeResponse)
    assert_type(reply.embeddings.as_array("float").shape, tuple[Any, ...])
    v2.embed(model="m", input_type="clustering", texts=["a"], encoding="base32")  # error
    v2.embed(model="m", input_type="clustering", texts=["a"], max_concurrency="2")  # error
    v2.embed(model="m", input_type="clustering", texts="a")  # error
    reply.as_array()  # error
    for item in v2.embed_stream(model="m", input_type="clustering", texts=lines()):
        assert_type(item, StreamedEmbedding)
        assert_type(item.index, int)
    v1.embed_stream(texts=lines_async())  # error
    v1.embed_stream(texts=[1])  # error
    v1.embed_stream()  # error


async def many_async(v1: AsyncClient) -> None:
    async for item in v1.embed_stream(texts=lines_async(), batch_size=10):
        assert_type(item, StreamedEmbedding)
    for item in v1.embed_stream(texts=lines()):  # error
        pass
