"""HTTP clients that are not httpx's are driven through their own `send`: httpx2 over real sockets."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import anyio
import httpx2
import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}
EVENTS = [
    {"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant"}}},
    {"type": "message-end", "id": "m", "delta": {"finish_reason": "COMPLETE"}},
]
STREAM = [f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in EVENTS] + [b"data: [DONE]\n\n"]
SSE = {"content-type": "text/event-stream"}


@pytest.fixture
def http() -> Iterator[httpx2.Client]:
    with httpx2.Client(headers={"x-mine": "1"}) as client:
        yield client
        assert not client.is_closed


@pytest.fixture
def co(api: FakeApi, http: httpx2.Client) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2("k", base_url=api.url, http_client=http, max_retries=0) as client:
        yield client


class TestSync:
    def test_calls_queries_and_uploads(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend([Canned(body=TOKENS), Canned(body={"datasets": []}), Canned(body={"id": "d"})])

        assert co.tokenize(text="a", model="m").tokens == [1, 2]
        co.datasets.list(limit=5)
        assert co.datasets.create(name="n", type="embed-input", data=b"rows").id == "d"

        assert [received.target for received in api.received[:2]] == ["/v1/tokenize", "/v1/datasets?limit=5"]
        assert b"rows" in api.received[2].body
        assert {received.headers["x-mine"] for received in api.received} == {"1"}
        assert api.connections == 1

    def test_a_finished_stream_leaves_its_connection(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend([Canned(chunks=STREAM, headers=SSE), Canned(body=TOKENS)])

        kinds = [event.type for event in co.chat_stream(model="m", messages=[])]
        co.tokenize(text="a", model="m")

        assert kinds == ["message-start", "message-end"]
        assert api.connections == 1

    @pytest.mark.parametrize(
        ("reply", "error", "says"),
        [
            (HANG_UP, coherekit.TransportError, "the connection broke"),
            (Canned(chunks=[b"{"], cut=True), coherekit.TransportError, "the connection broke"),
            (
                Canned(body=b"not gzip", headers={"content-encoding": "gzip"}),
                coherekit.TransportError,
                "encoding is broken",
            ),
            (Canned(404, {"message": "no such"}), coherekit.NotFoundError, "no such"),
        ],
    )
    def test_errors(
        self, api: FakeApi, co: coherekit.ClientV2, reply: Canned, error: type[Exception], says: str
    ) -> None:
        api.replies.append(reply)

        with pytest.raises(error, match=says) as caught:
            co.tokenize(text="a", model="m")

        assert caught.value.__cause__ is caught.value.__context__ is None

    def test_a_reply_that_takes_too_long(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        go_on = threading.Event()

        def late() -> Iterator[bytes]:
            go_on.wait(5)
            yield b"{}"

        api.replies.append(Canned(chunks=late()))
        with pytest.raises(coherekit.ApiTimeoutError, match="the reply took too long"):
            co.tokenize(text="a", model="m", request_options={"timeout": 0.05})
        go_on.set()

    def test_nobody_listens(self, http: httpx2.Client) -> None:
        with FakeApi() as gone:
            url = gone.url

        with pytest.raises(coherekit.TransportError, match="can't connect"):
            coherekit.Client("k", base_url=url, http_client=http, max_retries=0).tokenize(text="a", model="m")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_async(api: FakeApi, backend: str) -> None:
    api.replies.extend([Canned(body=TOKENS), Canned(chunks=STREAM, headers=SSE), HANG_UP, HANG_UP])

    async def calls() -> list[Any]:
        async with (
            httpx2.AsyncClient() as http,
            coherekit.AsyncClientV2("k", base_url=api.url, http_client=http, max_retries=0) as co,
        ):
            done: list[Any] = [(await co.tokenize(text="a", model="m")).tokens]
            done += [event.type async for event in co.chat_stream(model="m", messages=[])]
            with pytest.raises(coherekit.TransportError, match="the connection broke"):
                await co.tokenize(text="a", model="m")
            await co.aclose()
            assert not http.is_closed
            return done

    assert anyio.run(calls, backend=backend) == [[1, 2], "message-start", "message-end"]
    # The first was used for all, until it was closed; the second shows that this was no accident.
    assert api.connections == 2
