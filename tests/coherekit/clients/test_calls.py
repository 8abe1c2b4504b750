"""Calls of the four clients over a real socket: what arrives at the server, what comes back, how it ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi

CHAT = {
    "id": "c",
    "finish_reason": "COMPLETE",
    "message": {"role": "assistant", "content": [{"type": "text", "text": "Hi"}]},
}
TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}


class TestCalls:
    def test_a_call_and_its_reply(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body=CHAT))

        reply = co.chat(model="m", messages=[{"role": "user", "content": "Hello"}])

        assert type(reply) is coherekit.V2ChatResponse
        assert reply.id == "c"
        [received] = api.received
        assert (received.method, received.target) == ("POST", "/v2/chat")
        assert received.json == {"model": "m", "messages": [{"role": "user", "content": "Hello"}], "stream": False}
        assert received.headers["authorization"] == "Bearer key-for-tests"
        assert received.headers["content-type"] == "application/json"

    def test_models_are_sent_like_dicts(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body=CHAT))

        co.chat(model="m", messages=[coherekit.UserChatMessageV2(content="Hello")])

        assert api.received[0].json["messages"] == [{"role": "user", "content": "Hello"}]

    def test_connections_are_used_again(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend([Canned(body=TOKENS), Canned(422, {"message": "no"}), Canned(body=TOKENS)])
        co.tokenize(text="a", model="m")
        with pytest.raises(coherekit.UnprocessableEntityError):
            co.tokenize(text="a", model="m")
        co.tokenize(text="a", model="m")

        assert api.connections == 1

    def test_a_bodyless_post(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"valid": True}))
        co.check_api_key()

        assert api.received[0].headers["content-length"] == "0"
        assert "content-type" not in api.received[0].headers

    def test_an_id_is_one_segment(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={}))
        co.datasets.delete(id="a/b ?")

        assert api.received[0].target == "/v1/datasets/a%2Fb%20%3F"
        with pytest.raises(coherekit.ValidationError, match="id can't be ''"):
            co.datasets.delete(id="")

    def test_a_query(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"datasets": []}))
        co.datasets.list(dataset_type="embed-input", limit=5)

        assert api.received[0].target == "/v1/datasets?datasetType=embed-input&limit=5"

    def test_a_failure_is_tried_again(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend([HANG_UP, Canned(body=TOKENS)])

        assert co.tokenize(text="a", model="m").tokens == [1, 2]

    def test_options_of_one_call(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(503, b"<html>", {"x-request-id": "r"}))

        with pytest.raises(coherekit.ServiceUnavailableError) as caught:
            co.tokenize(text="a", model="m", request_options={"max_retries": 0, "additional_headers": {"X-A": "1"}})

        assert str(caught.value) == (
            "ServiceUnavailableError 503: service unavailable (POST /v1/tokenize, request r, attempt 1 of 1)"
        )
        assert api.received[0].headers["x-a"] == "1"

    def test_a_compressed_reply(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        import gzip
        import json

        body = gzip.compress(json.dumps(TOKENS).encode())
        api.replies.append(Canned(body=body, headers={"content-encoding": "gzip"}))

        assert co.tokenize(text="a", model="m").token_strings == ["a", "b"]


class TestTransportErrors:
    def test_nobody_listens(self) -> None:
        with FakeApi() as gone:
            url = gone.url
        with (
            coherekit.Client(api_key="key-for-tests", base_url=url, max_retries=0) as co,
            pytest.raises(coherekit.TransportError, match="can't connect") as caught,
        ):
            co.tokenize(text="a", model="m")

        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    def test_a_reply_that_takes_too_long(self, api: FakeApi) -> None:
        go_on = threading.Event()

        def late() -> Iterator[bytes]:
            go_on.wait(5)
            yield b"{}"

        api.replies.append(Canned(chunks=late()))
        with (
            coherekit.Client(api_key="k", base_url=api.url, timeout=0.05, max_retries=0) as co,
            pytest.raises(coherekit.ApiTimeoutError, match="the reply took too long"),
        ):
            co.tokenize(text="a", model="m")
        go_on.set()

    def test_a_reply_that_breaks_off(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(chunks=[b'{"tokens'], cut=True))

        with pytest.raises(coherekit.TransportError, match="the connection broke"):
            co.tokenize(text="a", model="m", request_options={"max_retries": 0})

    def test_a_broken_compression(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body=b"not gzip", headers={"content-encoding": "gzip"}))

        with pytest.raises(coherekit.TransportError, match="content encoding is broken"):
            co.tokenize(text="a", model="m")


class TestReplies:
    def test_a_missing_required_field_is_logged_once(
        self,
        api: FakeApi,
        co: coherekit.ClientV2,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("coherekit._call.reply._reported", set())
        api.replies.extend([Canned(body={"tokens": [1]})] * 2)
        with caplog.at_level(logging.WARNING, "coherekit"):
            assert co.tokenize(text="a", model="m").tokens == [1]
            co.tokenize(text="a", model="m")

        [warning] = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
        assert warning == "TokenizeResponse lacks fields that the API's spec requires: token_strings"

    def test_strict_clients_refuse_it(self, api: FakeApi) -> None:
        api.replies.append(Canned(body={"tokens": [1]}))
        with (
            coherekit.Client(api_key="k", base_url=api.url, strict=True) as co,
            pytest.raises(coherekit.DecodeError, match="required field missing in TokenizeResponse: token_strings"),
        ):
            co.tokenize(text="a", model="m")

    def test_each_attempt_is_logged_without_the_key(
        self, api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture
    ) -> None:
        api.replies.extend([HANG_UP, Canned(body=TOKENS)])
        with caplog.at_level(logging.DEBUG, "coherekit"):
            co.tokenize(text="a", model="m")

        attempts = [record.getMessage() for record in caplog.records if record.levelno == logging.DEBUG]
        assert len(attempts) == 2
        assert attempts[1] == "POST /v1/tokenize: 200 (attempt 2 of 3)"
        assert "key-for-tests" not in caplog.text

    def test_a_wrong_container_names_its_place(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"id": "r", "results": [{"index": 0, "relevance_score": 1}, 7]}))

        with pytest.raises(coherekit.DecodeError, match=r"\$\.results\[1\]: expected an object, got a number"):
            co.rerank(model="m", query="q", documents=["a", "b"])


class TestAsync:
    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_calls_uploads_waits_and_streams(self, api: FakeApi, backend: str, tmp_path: Path) -> None:
        path = tmp_path / "data.jsonl"
        path.write_bytes(b"{}")
        ready = {"dataset": {"id": "d", "validation_status": "validated"}}
        api.replies.extend([HANG_UP, Canned(body=CHAT), Canned(body={"id": "d"}), Canned(body=ready)])

        async def key() -> str:
            return "key-for-tests"

        async def tour() -> Any:
            async with coherekit.AsyncClientV2(api_key=key, base_url=api.url) as co:
                reply = await co.chat(model="m", messages=[])
                dataset = await co.wait(await co.datasets.create(name="n", type="embed-input", data=path))
                return reply.id, dataset.dataset and dataset.dataset.id

        assert anyio.run(tour, backend=backend) == ("c", "d")
        assert {received.headers["authorization"] for received in api.received} == {"Bearer key-for-tests"}

    def test_errors(self, api: FakeApi) -> None:
        api.replies.append(Canned(404, {"message": "no such model"}))

        async def call() -> None:
            async with coherekit.AsyncClient(api_key="k", base_url=api.url) as co:
                await co.models.get(model="m")

        with pytest.raises(coherekit.NotFoundError, match="no such model"):
            anyio.run(call)

    def test_many_calls_at_once(self, api: FakeApi) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 20)

        async def calls() -> list[object]:
            done: list[object] = []
            async with coherekit.AsyncClient(api_key="k", base_url=api.url) as co:

                async def one() -> None:
                    done.append((await co.tokenize(text="a", model="m")).tokens)

                async with anyio.create_task_group() as group:
                    for _ in range(20):
                        group.start_soon(one)
            return done

        assert anyio.run(calls) == [[1, 2]] * 20


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_lacks_is_refused(co: coherekit.ClientV2, number: float) -> None:
    with pytest.raises(coherekit.ValidationError, match=r"temperature is .*JSON has no NaN"):
        co.chat(model="m", messages=[], temperature=number)


def test_half_a_surrogate_pair_is_refused(co: coherekit.ClientV2) -> None:
    with pytest.raises(coherekit.ValidationError, match="surrogate"):
        co.models.get("\ud800")
    with pytest.raises(coherekit.ValidationError, match="JSON"):
        co.tokenize(text="\ud800", model="m")
