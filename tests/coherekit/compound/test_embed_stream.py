"""`embed_stream`: texts from any iterable, sent batch by batch as the results are used up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

import anyio
import pytest

import coherekit
from coherekit import StreamedEmbedding
from tests.support.embedding_api import KINDS, EmbeddingApi, texts
from tests.support.fake_api import Canned

KEY = "key-for-tests"
BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@pytest.fixture
def api() -> Iterator[EmbeddingApi]:
    with EmbeddingApi() as server:
        yield server


def stream(co: coherekit.ClientV2, given: Any, **options: Any) -> Iterator[StreamedEmbedding]:
    return co.embed_stream(model="m", input_type="clustering", texts=given, **options)


def test_one_item_for_each_text_and_kind(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    kinds = ["float", "ubinary"]
    items = list(stream(co, iter(texts(200)), embedding_types=kinds))

    assert items == [
        StreamedEmbedding(index=number, embedding=KINDS[kind](number), embedding_type=kind, text=text)
        for number, text in enumerate(texts(200))
        for kind in kinds
    ]
    assert api.firsts == [0, 96, 192]


def test_v1_without_kinds_gives_floats(api: EmbeddingApi) -> None:
    with coherekit.Client(api_key=KEY, base_url=api.url) as co:
        items = list(co.embed_stream(texts=texts(2)))

    assert [(item.embedding_type, item.embedding) for item in items] == [
        ("float", [0.0, -1.0]),
        ("float", [0.25, -1.0]),
    ]


def test_a_batch_is_read_and_sent_when_it_is_needed(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    read: list[str] = []

    def lines() -> Iterator[str]:
        for text in texts(30):
            read.append(text)
            yield text

    items = stream(co, lines(), batch_size=10)
    assert (read, api.firsts) == ([], [])
    for item in items:
        assert len(read) == len(api.firsts) * 10 == item.index // 10 * 10 + 10
        if item.index == 14:
            break
    assert api.firsts == [0, 10]


def test_no_texts_are_no_request(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    assert list(stream(co, [])) == []
    assert not api.received


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        ("one text", {}, "texts takes an iterable of texts, not str"),
        (5, {}, "texts takes an iterable of texts, not int"),
        (["a"], {"batch_size": 97}, "batch_size must be 1 to 96, not 97"),
        (["a"], {"batch_size": 0}, "batch_size must be 1 to 96, not 0"),
        (["a"], {"batch_size": "5"}, "batch_size must be 1 to 96, not '5'"),
    ],
)
def test_bad_arguments_are_refused_at_the_call(
    co: coherekit.ClientV2, given: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(coherekit.ValidationError, match=message):
        stream(co, given, **options)


def test_a_failure_comes_where_its_batch_would(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.instead[10] = Canned(400, {"message": "no"})
    seen: list[int] = []

    with pytest.raises(coherekit.BadRequestError):
        seen.extend(item.index for item in stream(co, texts(30), batch_size=10))

    assert seen == list(range(10))


@BACKENDS
def test_async_clients_take_async_iterables_as_well(api: EmbeddingApi, backend: str) -> None:
    async def lines() -> AsyncIterator[str]:
        for text in texts(25):
            yield text

    async def indices(given: Any) -> list[int]:
        async with coherekit.AsyncClientV2(api_key=KEY, base_url=api.url) as co:
            found = co.embed_stream(model="m", input_type="clustering", texts=given, batch_size=10)
            return [item.index async for item in found]

    assert anyio.run(indices, lines(), backend=backend) == list(range(25))
    assert anyio.run(indices, iter(texts(25)), backend=backend) == list(range(25))
    assert api.firsts == [0, 10, 20] * 2


@BACKENDS
def test_an_async_loop_can_be_left_and_ends_at_a_failure(api: EmbeddingApi, backend: str) -> None:
    api.instead[10] = Canned(400, {"message": "no"})

    async def reading() -> list[int]:
        async with coherekit.AsyncClientV2(api_key=KEY, base_url=api.url) as co:
            async for _ in co.embed_stream(model="m", input_type="clustering", texts=texts(30), batch_size=10):
                break
            seen: list[int] = []
            items = co.embed_stream(model="m", input_type="clustering", texts=texts(30), batch_size=10)
            with suppress(coherekit.BadRequestError):
                async for item in items:
                    seen.append(item.index)
                seen.append(-1)
            assert [item async for item in items] == []
            return seen

    assert anyio.run(reading, backend=backend) == list(range(10))
    assert api.firsts == [0, 0, 10]
