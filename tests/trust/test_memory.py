"""Memory stays flat however long a stream, a list of texts or a file is; base64 is not kept beside its vectors."""

from __future__ import annotations

import io
import tracemalloc
from base64 import b64encode
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import anyio
import fastavro
import orjson
import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.saved import avro, dataset
from tests.support.streamed import DONE, FULL_MESSAGE, SSE, content, sse
from tests.support.trust.every_client import OF_OURS, called
from tests.support.trust.figures import Figures, sized

pytestmark = pytest.mark.timeout(600)

KEY = "key-for-tests"
MB = 1_000_000
EMBED: Any = {"model": "m", "input_type": "clustering"}

Run = Callable[[str, int], None]
"""Takes the address of the API, and how much there is to do."""


def most_memory(run: Run, url: str, size: int) -> float:
    """The most bytes that were allocated at once; what a first, short run loads is loaded before."""
    run(url, 1)
    tracemalloc.start()
    try:
        run(url, size)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# ---- streams ----

EVENTS_AT_ONCE = 100


class Streaming(FakeApi):
    """Streams an answer with as many chunks of events as the first message says."""

    def reply_to(self, request: Received) -> Canned:
        return Canned(chunks=self._answer(int(request.json["messages"][0]["content"])), headers=SSE)

    def _answer(self, chunks: int) -> Iterator[bytes]:
        yield sse(FULL_MESSAGE[0], content(0, type="text", text=""))
        yield from repeat(sse(*repeat(content(0, text="a"), EVENTS_AT_ONCE)), chunks)
        yield sse(FULL_MESSAGE[-1]) + DONE


def asking(chunks: int) -> Any:
    return {"model": "m", "messages": [{"role": "user", "content": str(chunks)}]}


def read(url: str, chunks: int) -> None:
    with coherekit.ClientV2(KEY, base_url=url) as co, co.chat_stream(**asking(chunks)) as stream:
        assert sum(1 for _ in stream) > chunks * EVENTS_AT_ONCE


def read_async(url: str, chunks: int) -> None:
    async def main() -> None:
        count = 0
        async with coherekit.AsyncClientV2(KEY, base_url=url) as co, co.chat_stream(**asking(chunks)) as stream:
            async for _ in stream:
                count += 1
        assert count > chunks * EVENTS_AT_ONCE

    anyio.run(main)


@pytest.mark.parametrize("run", [read, read_async])
def test_a_stream_takes_no_more_memory_for_being_long(run: Run, figures: Figures) -> None:
    events = sized(full=100_000, quick=10_000)
    with Streaming() as api:
        most = most_memory(run, api.url, events // EVENTS_AT_ONCE)
    figures.at_most("memory of a stream", most / MB, 2, over=f"{events:,} events", unit="MB")


# ---- texts in any number ----

TEXTS_AT_ONCE = 96
DIMENSIONS = 512
BYTES_OF_VECTORS = TEXTS_AT_ONCE * DIMENSIONS * 4
FLOATS = orjson.dumps({"id": "i", "embeddings": {"float": [[1 / 7] * DIMENSIONS] * TEXTS_AT_ONCE}})
CODED = orjson.dumps({"id": "i", "embeddings": {"base64": [b64encode(bytes(4 * DIMENSIONS)).decode()] * TEXTS_AT_ONCE}})


class Embedding(FakeApi):
    """Has vectors for 96 texts, and keeps no request."""

    def reply_to(self, request: Received) -> Canned:
        self.received.clear()
        return Canned(body=CODED if request.json.get("embedding_types") == ["base64"] else FLOATS)


def embed_stream(url: str, batches: int) -> None:
    with coherekit.ClientV2(KEY, base_url=url) as co:
        assert sum(1 for _ in co.embed_stream(**EMBED, texts=repeat("a", batches * TEXTS_AT_ONCE)))


def embed_stream_async(url: str, batches: int) -> None:
    async def main() -> None:
        async with coherekit.AsyncClientV2(KEY, base_url=url) as co:
            async for _ in co.embed_stream(**EMBED, texts=repeat("a", batches * TEXTS_AT_ONCE)):
                pass

    anyio.run(main)


@pytest.mark.parametrize("run", [embed_stream, embed_stream_async])
def test_embed_stream_takes_no_more_memory_for_many_texts(run: Run, figures: Figures) -> None:
    # To parse a reply, orjson takes twelve times its bytes: that is most of it.
    batches = sized(full=1_000, quick=15)
    with Embedding() as api:
        most = most_memory(run, api.url, batches)
    texts = f"{batches * TEXTS_AT_ONCE:,} texts"
    figures.at_most("memory of `embed_stream`", most / MB, 20, over=texts, unit="MB")


def embed_coded(url: str, batches: int) -> None:
    with coherekit.ClientV2(KEY, base_url=url) as co:
        texts = ["a"] * batches * TEXTS_AT_ONCE
        reply = co.embed(**EMBED, texts=texts, encoding="base64", max_concurrency=1)
        assert len(reply.embeddings._packed or ()) == len(texts)


def test_of_vectors_that_travel_as_base64_little_is_kept_beside_them(figures: Figures) -> None:
    batches = sized(full=200, quick=100)
    with Embedding() as api:
        most = most_memory(embed_coded, api.url, batches)
    vectors = f"{batches * TEXTS_AT_ONCE:,} vectors"
    figures.at_most(
        "memory of `embed`, base64", most / batches / BYTES_OF_VECTORS, 1.5, over=vectors, unit="x its vectors"
    )


# ---- downloads ----


class Storage(FakeApi):
    """Has an Avro file with as many times the same blocks as its path says."""

    BLOCKS_AND_HEADER = avro([{"text": "a" * 2_000, "n": n, "more": [1.0]} for n in range(500)], codec="null")

    def __init__(self) -> None:
        super().__init__()
        begin = next(fastavro.block_reader(io.BytesIO(self.BLOCKS_AND_HEADER))).offset
        self._header, self._blocks = self.BLOCKS_AND_HEADER[:begin], self.BLOCKS_AND_HEADER[begin:]

    def reply_to(self, request: Received) -> Canned:
        return Canned(chunks=[self._header, *[self._blocks] * int(request.target.strip("/"))])


def saving(kind: str, path: Path) -> Run:
    def save(url: str, megabytes: int) -> None:
        called(kind, url, lambda co: co.datasets.save(dataset(f"{url}/{megabytes}"), path))
        assert path.stat().st_size > megabytes * MB

    return save


@pytest.mark.parametrize("format", ["avro", "jsonl"])
@OF_OURS
def test_a_dataset_takes_no_more_memory_for_being_large(
    kind: str, format: str, tmp_path: Path, figures: Figures
) -> None:
    megabytes = sized(full=512, quick=24)
    with Storage() as api:
        most = most_memory(saving(kind, tmp_path / f"d.{format}"), api.url, megabytes)
    over = f"a dataset of {megabytes} MB, as avro and jsonl"
    figures.at_most("memory of `datasets.save`", most / MB, 8, over=over, unit="MB")
