"""`embed` of more texts than one request takes, when one of the requests fails: what is done and what is left."""

from __future__ import annotations

import asyncio
import pickle
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

import anyio
import pytest

import coherekit
from tests.support.embedding_api import KEY, EmbeddingApi, embed, embed_async, embedded, texts, threads_left
from tests.support.fake_api import Canned

BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])
REFUSED = Canned(400, {"message": "not these"})


@pytest.fixture
def api() -> Iterator[EmbeddingApi]:
    with EmbeddingApi() as server:
        yield server


def test_what_is_not_sent_yet_is_not_sent(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.instead[192] = REFUSED

    with pytest.raises(coherekit.BadRequestError) as caught:
        embed(co, 500, max_concurrency=1)

    assert api.firsts == [0, 96, 192]
    error = caught.value
    assert error.completed
    assert list(error.completed) == [range(96), range(96, 192)]
    assert [reply.texts for reply in error.completed.values()] == [texts(96), texts(192)[96:]]
    assert str(error).endswith("(POST /v2/embed, attempt 1 of 3, inputs done: 0-191)")


@pytest.mark.parametrize(("refused", "parts"), [(96, [range(96)]), (0, [])])
@pytest.mark.parametrize("kinds", [None, ["float", "int8"], ["base64", "float"]])
@pytest.mark.parametrize("make", [coherekit.Client, coherekit.ClientV2])
def test_what_is_done_is_the_same_where_floats_travel_as_base64(
    api: EmbeddingApi, make: type[coherekit.Client], kinds: list[str] | None, refused: int, parts: list[range]
) -> None:
    api.instead[refused] = REFUSED

    def done(encoding: Literal["float", "base64"]) -> Any:
        with make(KEY, base_url=api.url) as co, pytest.raises(coherekit.BadRequestError) as caught:
            co.embed(
                texts=texts(200),
                model="m",
                input_type="clustering",
                embedding_types=kinds,
                encoding=encoding,
                max_concurrency=1,
            )
        return caught.value.completed

    assert list(done("base64")) == parts
    assert done("base64") == done("float")


def test_what_is_no_base64_counts_as_not_done(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    kinds: list[Any] = ["base64", "float"]
    broken = embedded(texts(96), ["base64"])
    broken["embeddings"]["base64"][7] = "?"
    api.instead = {0: Canned(body=broken), 192: REFUSED}

    with pytest.raises(coherekit.BadRequestError) as caught:
        embed(co, 200, embedding_types=kinds, encoding="base64", max_concurrency=1)

    assert list(caught.value.completed or ()) == [range(96, 192)]


def test_what_is_under_way_is_waited_for_and_counts(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    failed = threading.Event()

    def a_little_later() -> None:
        failed.wait(10)
        time.sleep(0.1)

    api.before = {0: a_little_later, 96: failed.set}
    api.instead[96] = REFUSED

    with pytest.raises(coherekit.BadRequestError) as caught:
        embed(co, 500, max_concurrency=2)

    assert sorted(api.firsts) == [0, 96]
    assert list(caught.value.completed or ()) == [range(96)]
    assert not threads_left()


def test_a_pause_before_another_attempt_ends_at_once(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    limited = threading.Event()
    api.before = {0: limited.set, 96: lambda: limited.wait(10)}
    api.instead = {0: Canned(429, {"message": "later"}, {"retry-after": "50"}), 96: REFUSED}
    begun = time.monotonic()

    with pytest.raises(coherekit.BadRequestError, match="inputs done: none"):
        embed(co, 192)

    assert time.monotonic() - begun < 20
    assert not threads_left()


def test_the_error_pickles_with_what_was_done(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.instead[96] = Canned(429, {"message": "no more"}, {"retry-after": "100"})

    with pytest.raises(coherekit.TooManyRequestsError) as caught:
        embed(co, 200, max_concurrency=1)

    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is coherekit.TooManyRequestsError
    assert again.completed == caught.value.completed
    assert again.retry_after == 100
    assert str(again) == str(caught.value)


def test_a_reply_with_too_few_vectors_is_an_error(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.instead[96] = Canned(body=embedded(texts(3), None))

    with pytest.raises(coherekit.DecodeError, match="the reply has 3 embeddings for 4 inputs"):
        embed(co, 100)


def test_replies_of_a_kind_that_is_not_known_are_an_error(api: EmbeddingApi) -> None:
    api.instead[96] = Canned(body={"response_type": "embeddings_by_colour"})

    with (
        coherekit.Client(api_key=KEY, base_url=api.url) as co,
        pytest.raises(coherekit.DecodeError, match="a kind that is not known") as caught,
    ):
        co.embed(texts=texts(100), max_concurrency=1)
    assert list(caught.value.completed or ()) == [range(96)]


def test_replies_of_two_kinds_are_an_error(api: EmbeddingApi) -> None:
    api.instead[0] = Canned(body=embedded(texts(96), ["float"]))

    with (
        coherekit.Client(api_key=KEY, base_url=api.url) as co,
        pytest.raises(coherekit.DecodeError, match="another kind than the others") as caught,
    ):
        co.embed(texts=texts(200), max_concurrency=1)
    assert [*map(len, caught.value.completed or ())] == [96, 96]
    assert len(api.received) == 2


def test_errors_of_other_calls_say_nothing_of_inputs(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.instead[0] = REFUSED

    with pytest.raises(coherekit.BadRequestError) as caught:
        embed(co, 1)

    assert caught.value.completed is None
    assert "inputs" not in str(caught.value)


@BACKENDS
def test_tasks_are_cancelled(api: EmbeddingApi, backend: str) -> None:
    first_came, over = threading.Event(), threading.Event()

    def never() -> None:
        first_came.set()
        over.wait(10)

    api.before = {0: never, 96: lambda: first_came.wait(10)}
    api.instead[96] = REFUSED

    async def failing() -> None:
        async with coherekit.AsyncClientV2(api_key=KEY, base_url=api.url) as co:
            with pytest.raises(coherekit.BadRequestError, match="inputs done: none"):
                await co.embed(model="m", input_type="clustering", texts=texts(500), max_concurrency=2)
            if backend == "asyncio":
                assert asyncio.all_tasks() == {asyncio.current_task()}

    try:
        anyio.run(failing, backend=backend)
    finally:
        over.set()
    # The connection of the request that was cancelled is closed, and the rest was not sent.
    assert api.hung_up.wait(10)
    assert sorted(api.firsts) == [0, 96]


@BACKENDS
def test_cancelling_the_call_cancels_its_parts(api: EmbeddingApi, backend: str) -> None:
    over = threading.Event()
    api.each_time = lambda: over.wait(10)

    async def cancelled() -> bool:
        with anyio.move_on_after(0.3) as scope:
            await embed_async(api, 200)
        return scope.cancelled_caught

    try:
        assert anyio.run(cancelled, backend=backend)
    finally:
        over.set()
