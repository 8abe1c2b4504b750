"""`embed` of more texts than one request takes, over sockets: order, concurrency, failures, what is left."""

from __future__ import annotations

import asyncio
import pickle
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import anyio
import pytest

import cohere_local
import coherekit
from coherekit.together import THREADS
from tests.embedding_api import EmbeddingApi, embedded, texts
from tests.fake_api import Canned

KEY = "key-for-tests"
BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])
REFUSED = Canned(400, {"message": "not these"})


@pytest.fixture
def api() -> Iterator[EmbeddingApi]:
    with EmbeddingApi() as server:
        yield server


@pytest.fixture
def co(api: EmbeddingApi) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2(api_key=KEY, base_url=api.url) as client:
        yield client


def embed(co: coherekit.ClientV2, count: int, **options: Any) -> coherekit.EmbedByTypeResponse:
    return co.embed(model="m", input_type="search_document", texts=texts(count), **options)


async def embed_async(api: EmbeddingApi, count: int, **options: Any) -> coherekit.EmbedByTypeResponse:
    async with coherekit.AsyncClientV2(api_key=KEY, base_url=api.url) as co:
        return await co.embed(model="m", input_type="search_document", texts=texts(count), **options)


def threads_left() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == THREADS]


def test_up_to_96_texts_are_one_request(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    reply = embed(co, 96)

    assert api.firsts == [0]
    assert reply.id == "id-0"
    assert not threads_left()


def test_more_become_one_reply_in_order(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    reply = embed(co, 200, embedding_types=["float", "int8"])

    assert sorted(api.firsts) == [0, 96, 192]
    assert reply.id == "id-0, id-96, id-192"
    assert reply.response_type == "embeddings_by_type"
    assert reply.texts == texts(200)
    assert reply.embeddings.to_dict() == embedded(texts(200), ["float", "int8"])["embeddings"]
    assert reply.meta
    assert reply.meta.billed_units == coherekit.ApiMetaBilledUnits(input_tokens=200)
    assert reply.meta.warnings == ["old model", "part 0"]


def test_the_exchange_of_the_whole_is_that_of_its_parts(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    api.before[0] = lambda: time.sleep(0.05)
    http = embed(co, 200).http

    assert http
    assert (http.status, http.attempts, http.waits, http.request_id) == (200, 3, (), "id-192")
    assert 0.05 <= http.seconds < 30


@pytest.mark.parametrize("kinds", [None, ["float", "uint8"]])
def test_v1_merges_either_kind_of_its_replies(api: EmbeddingApi, kinds: list[str] | None) -> None:
    with coherekit.Client(api_key=KEY, base_url=api.url) as co:
        reply = co.embed(texts=texts(300), embedding_types=kinds)

    whole = embedded(texts(300), kinds, plain=True)
    assert reply.to_dict()["embeddings"] == whole["embeddings"]
    assert not isinstance(reply, coherekit.Unknown)
    assert reply.response_type == whole["response_type"]


@pytest.mark.parametrize(("options", "limit"), [({}, 8), ({"max_concurrency": 3}, 3), ({"max_concurrency": 1}, 1)])
def test_so_many_requests_go_out_at_a_time(
    api: EmbeddingApi, co: coherekit.ClientV2, options: dict[str, Any], limit: int
) -> None:
    # Each is answered when there are `limit` of them: fewer at a time would wait for ever, more would be counted.
    api.each_time = threading.Barrier(limit, timeout=10).wait

    embed(co, 96 * limit * 2, **options)

    assert api.most_at_once == limit


@BACKENDS
def test_so_many_tasks_as_well(api: EmbeddingApi, backend: str) -> None:
    api.each_time = threading.Barrier(8, timeout=10).wait

    reply = anyio.run(embed_async, api, 96 * 16, backend=backend)

    assert reply.texts == texts(96 * 16)
    assert api.most_at_once == 8


def test_a_slow_first_part_stays_first(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    last_came = threading.Event()
    api.before = {0: lambda: last_came.wait(10), 192: last_came.set}

    assert embed(co, 200).texts == texts(200)


def test_without_batching_the_list_goes_out_as_it_is(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    assert embed(co, 97, batching=False).texts == texts(97)
    assert api.firsts == [0]


def test_any_iterable_is_taken(api: EmbeddingApi, co: coherekit.ClientV2) -> None:
    given: Any = (text for text in texts(100))
    reply = co.embed(model="m", input_type="search_document", texts=given)

    assert reply.texts == co.embed(model="m", input_type="search_document", texts=tuple(texts(100))).texts == texts(100)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"texts": []}, "texts: the list is empty"),
        ({"texts": (), "batching": False}, "texts: the list is empty"),
        ({"texts": [], "images": []}, "texts and images: the list is empty"),
        ({"texts": texts(97), "images": ["data:"]}, "more than 96 texts can't go together with .*images"),
        ({"texts": texts(97), "max_concurrency": 0}, "max_concurrency must be 1 or more, not 0"),
        ({"texts": texts(97), "max_concurrency": True}, "max_concurrency must be 1 or more, not True"),
        ({"texts": ["a"], "encoding": "utf-8"}, "encoding must be 'float' or 'base64', not 'utf-8'"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    api: EmbeddingApi, co: coherekit.ClientV2, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        co.embed(model="m", input_type="search_document", **arguments)
    assert isinstance(caught.value, coherekit.ValidationError)
    assert not api.received


def test_mixed_inputs_are_split_and_images_are_not() -> None:
    content: Any = [{"content": [{"type": "text", "text": text}]} for text in texts(100)]
    with cohere_local.running() as api, coherekit.ClientV2(api_key=KEY, base_url=api.url) as co:
        mixed = co.embed(model="m", input_type="clustering", inputs=content, output_dimension=8).embeddings.float_
        same = co.embed(model="m", input_type="clustering", texts=texts(100), output_dimension=8).embeddings.float_
        images = co.embed(model="m", input_type="image", images=["data:image/png;base64,"] * 100, output_dimension=8)

    assert mixed == same
    assert images.http
    assert images.http.attempts == 1


class TestFailures:
    def test_what_is_not_sent_yet_is_not_sent(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
        api.instead[192] = REFUSED

        with pytest.raises(coherekit.BadRequestError) as caught:
            embed(co, 500, max_concurrency=1)

        assert api.firsts == [0, 96, 192]
        error = caught.value
        assert error.completed
        assert list(error.completed) == [range(96), range(96, 192)]
        assert [reply.texts for reply in error.completed.values()] == [texts(96), texts(192)[96:]]
        assert str(error).endswith("(POST /v2/embed, attempt 1 of 3, inputs done: 0-191)")

    def test_what_is_under_way_is_waited_for_and_counts(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
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

    def test_a_pause_before_another_attempt_ends_at_once(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
        limited = threading.Event()
        api.before = {0: limited.set, 96: lambda: limited.wait(10)}
        api.instead = {0: Canned(429, {"message": "later"}, {"retry-after": "50"}), 96: REFUSED}
        begun = time.monotonic()

        with pytest.raises(coherekit.BadRequestError, match="inputs done: none"):
            embed(co, 192)

        assert time.monotonic() - begun < 20
        assert not threads_left()

    def test_the_error_pickles_with_what_was_done(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
        api.instead[96] = Canned(429, {"message": "no more"}, {"retry-after": "100"})

        with pytest.raises(coherekit.TooManyRequestsError) as caught:
            embed(co, 200, max_concurrency=1)

        again = pickle.loads(pickle.dumps(caught.value))
        assert type(again) is coherekit.TooManyRequestsError
        assert again.completed == caught.value.completed
        assert again.retry_after == 100
        assert str(again) == str(caught.value)

    def test_a_reply_with_too_few_vectors_is_an_error(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
        api.instead[96] = Canned(body=embedded(texts(3), None))

        with pytest.raises(coherekit.DecodeError, match="the reply has 3 embeddings for 4 inputs"):
            embed(co, 100)

    def test_replies_of_a_kind_that_is_not_known_are_an_error(self, api: EmbeddingApi) -> None:
        api.instead[96] = Canned(body={"response_type": "embeddings_by_colour"})

        with (
            coherekit.Client(api_key=KEY, base_url=api.url) as co,
            pytest.raises(coherekit.DecodeError, match="a kind that is not known") as caught,
        ):
            co.embed(texts=texts(100), max_concurrency=1)
        assert list(caught.value.completed or ()) == [range(96)]

    def test_errors_of_other_calls_say_nothing_of_inputs(self, api: EmbeddingApi, co: coherekit.ClientV2) -> None:
        api.instead[0] = REFUSED

        with pytest.raises(coherekit.BadRequestError) as caught:
            embed(co, 1)

        assert caught.value.completed is None
        assert "inputs" not in str(caught.value)

    @BACKENDS
    def test_tasks_are_cancelled(self, api: EmbeddingApi, backend: str) -> None:
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
    def test_cancelling_the_call_cancels_its_parts(self, api: EmbeddingApi, backend: str) -> None:
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


def test_a_key_function_sees_the_callers_context(api: EmbeddingApi) -> None:
    tenant = ContextVar("tenant", default="none")

    def key() -> str:
        return f"key-of-{tenant.get()}"

    tenant.set("someone")
    with coherekit.ClientV2(api_key=key, base_url=api.url) as co:
        embed(co, 200)

    assert {request.headers["authorization"] for request in api.received} == {"Bearer key-of-someone"}


def test_what_the_callers_own_function_raises_comes_through(api: EmbeddingApi) -> None:
    def key() -> str:
        raise KeyError("vault")

    with coherekit.ClientV2(api_key=key, base_url=api.url) as co, pytest.raises(KeyError, match="vault"):
        embed(co, 200)
    assert not threads_left()
