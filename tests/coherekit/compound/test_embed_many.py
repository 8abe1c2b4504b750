"""`embed` of more texts than one request takes, over sockets: order, concurrency, failures, what is left."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from contextvars import ContextVar
from typing import Any

import anyio
import pytest
from cohere_api.endpoints import v2_embed

import cohere_local
import coherekit
from coherekit._call.retry import Retry
from coherekit._callers import SyncCaller
from coherekit._drivers.drivers import SyncDriver
from coherekit._http.pool import SyncPool
from coherekit._settings.options import resolve_settings
from tests.support.embedding_api import KEY, EmbeddingApi, embed, embed_async, embedded, texts, threads_left
from tests.support.fake_api import Canned

BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])
REFUSED = Canned(400, {"message": "not these"})


@pytest.fixture
def api() -> Iterator[EmbeddingApi]:
    with EmbeddingApi() as server:
        yield server


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


def test_the_deadline_is_that_of_the_whole_call(api: EmbeddingApi) -> None:
    now = 0.0

    def five_seconds_pass() -> None:
        nonlocal now
        now += 5

    api.each_time = five_seconds_pass
    settings = resolve_settings(api_key=KEY, base_url=api.url, deadline=12.0)
    pool = SyncPool()
    caller = SyncCaller(settings, SyncDriver(pool), Retry(clock=lambda: now))

    request = v2_embed.request(model="m", input_type="clustering", texts=texts(500))
    with closing(pool), pytest.raises(coherekit.ApiTimeoutError, match="the deadline of 12 seconds has pass") as caught:
        caller.call(request, None, {"max_concurrency": 1})

    assert api.firsts == [0, 96, 192]
    assert list(caught.value.completed or ()) == [range(96), range(96, 192)]
    assert caught.value.seconds == 15


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
