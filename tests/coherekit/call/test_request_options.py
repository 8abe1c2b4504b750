"""What one call can set, and what its JSON body can't hold."""

from __future__ import annotations

import json
import math
import re
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

import anyio
import httpx
import pytest
from cohere_api.endpoints import datasets_get, tokenize, v2_chat
from cohere_api.runtime import NULL, Endpoint, Request, RequestOptions, as_dict, plain
from hypothesis import given
from hypothesis import strategies as st

import coherekit
from coherekit import _json
from coherekit._call.request import prepare_call
from coherekit._settings.options import resolve_settings
from tests.support.fake_api import Canned, FakeApi

SETTINGS = resolve_settings("k", base_url="https://api.test")


def request(body: Any = None, **parts: Any) -> Request[Any]:
    endpoint = Endpoint(operation="things", method="POST", path="/v1/things", decode=as_dict, retry="safe")
    return Request(endpoint=endpoint, body=body, **parts)


def encoded(body: Any) -> bytes | None:
    return prepare_call(request(body), SETTINGS, None).send.content


class TestAdditionalParameters:
    def test_headers_query_and_body(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"tokens": [], "token_strings": []}))
        options: RequestOptions = {
            "additional_headers": {"X-A": "1", "Content-Type": "application/vnd.test+json"},
            "additional_query_parameters": {"q": ["a b", 1]},
            "additional_body_parameters": {"model": "other", "nothing": NULL, "deep": {"tool": [None]}},
        }
        co.tokenize(text="a", model="m", request_options=options)

        [received] = api.received
        path, _, query = received.target.partition("?")
        assert (path, parse_qsl(query)) == ("/v1/tokenize", [("q", "a b"), ("q", "1")])
        assert (received.headers["x-a"], received.headers["content-type"]) == ("1", "application/vnd.test+json")
        assert received.json == {"text": "a", "model": "other", "nothing": None, "deep": {"tool": [None]}}

    def test_a_post_without_a_body_gets_one(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"valid": True}))
        co.check_api_key(request_options={"additional_body_parameters": {"scope": "chat"}})

        assert api.received[0].json == {"scope": "chat"}
        assert api.received[0].headers["content-type"] == "application/json"

    def test_a_get_has_none_to_add_to(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        with pytest.raises(coherekit.ValidationError, match="additional_body_parameters can't be sent, a GET has no"):
            co.models.list(request_options={"additional_body_parameters": {"a": 1}})

        assert not api.received

    def test_an_upload_gets_form_fields(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"id": "d"}))
        options: RequestOptions = {"additional_body_parameters": {"labels": ["x", "y"]}}
        co.datasets.create(name="n", type="embed-input", data=b"rows", request_options=options)

        body = api.received[0].body
        assert body.count(b'name="labels"\r\n\r\n') == 2
        assert b"rows" in body

    def test_a_form_without_a_file_gets_form_fields(self) -> None:
        options: RequestOptions = {"additional_body_parameters": {"b": True}}
        send = prepare_call(request(form={"a": "x"}), SETTINGS, options).send

        assert (send.form, send.content) == ([("a", "x"), ("b", "true")], None)

    def test_a_body_that_is_a_list_takes_none(self) -> None:
        options: RequestOptions = {"additional_body_parameters": {"b": 1}}
        with pytest.raises(coherekit.ValidationError, match="need a body that is a JSON object"):
            prepare_call(request([1]), SETTINGS, options)

    def test_none_given_is_nothing_added(self) -> None:
        nothing: Any = {"additional_body_parameters": {}, "timeout": None, "chunk_size": None}

        assert prepare_call(datasets_get.request(id="d"), SETTINGS, nothing).send.content is None
        assert prepare_call(request([1]), SETTINGS, nothing).send.content == b"[1]"


class TestChunkSize:
    @pytest.mark.parametrize("size", [0, -1, 1.5, True, "8"])
    def test_it_is_a_whole_number_above_0(self, size: Any) -> None:
        with pytest.raises(coherekit.ValidationError, match="chunk_size must be a whole number of bytes above 0"):
            prepare_call(tokenize.request(text="a", model="m"), SETTINGS, {"chunk_size": size})

    def test_a_stream_is_read_in_chunks_of_it(self) -> None:
        events = [{"type": "message-start", "id": "m"}, {"type": "message-end", "id": "m", "delta": {}}]
        body = b"".join(b"data: %s\n\n" % json.dumps(event).encode() for event in events) + b"data: [DONE]\n\n"
        sizes: list[int | None] = []

        class Answer(httpx.Response):
            def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
                sizes.append(chunk_size)
                yield from super().iter_bytes(chunk_size)

        def answer(request: httpx.Request) -> httpx.Response:
            return Answer(200, headers={"content-type": "text/event-stream"}, stream=httpx.ByteStream(body))

        with httpx.Client(transport=httpx.MockTransport(answer)) as http:
            co = coherekit.ClientV2("k", http_client=http)
            kinds = [e.type for e in co.chat_stream(model="m", messages=[], request_options={"chunk_size": 7})]
            list(co.chat_stream(model="m", messages=[]))

        assert kinds == ["message-start", "message-end"]
        assert sizes == [7, None]

    def test_an_async_stream_too(self) -> None:
        sizes: list[int | None] = []

        class Answer(httpx.Response):
            async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
                sizes.append(chunk_size)
                yield b'data: {"type": "message-end"}\n\ndata: [DONE]\n\n'

        def answer(request: httpx.Request) -> httpx.Response:
            return Answer(200, headers={"content-type": "text/event-stream"})

        async def read() -> list[str]:
            async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
                co = coherekit.AsyncClientV2("k", http_client=http)
                return [e.type async for e in co.chat_stream(model="m", messages=[], request_options={"chunk_size": 7})]

        assert anyio.run(read) == ["message-end"]
        assert sizes == [7]


MESSAGE = coherekit.UserChatMessageV2(content="null")


class TestNumbersThatJsonLacks:
    @pytest.mark.parametrize(
        ("body", "says"),
        [
            ({"temperature": math.nan}, "temperature is nan"),
            ({"a": 1, "p": math.inf}, "p is inf"),
            (
                {"tools": [{}, {"function": {"parameters": {"maximum": -math.inf}}}]},
                "tools[1].function.parameters.maxi",
            ),
            ({"inputs": [[0.5, math.nan]]}, "inputs[0][1] is nan"),
            (
                {"messages": (MESSAGE, {"role": "user", "content": [{"a": math.nan}]})},
                "messages[1].content[0].a",
            ),
            ({"event": coherekit.Unknown(tag="x", raw={"score": math.nan})}, "event.score is nan"),
            ([None, math.nan], "[1] is nan"),
        ],
    )
    @pytest.mark.parametrize("with_orjson", [True, False])
    def test_are_refused_wherever_they_stand(
        self, monkeypatch: pytest.MonkeyPatch, body: Any, says: str, with_orjson: bool
    ) -> None:
        if not with_orjson:
            monkeypatch.setattr(_json, "encode", _json.encode_with_stdlib)

        with pytest.raises(coherekit.ValidationError, match=re.escape(says)) as caught:
            encoded(body)

        assert "and JSON has no NaN or Infinity (POST /v1/things)" in str(caught.value)

    def test_also_among_additional_parameters(self) -> None:
        options: RequestOptions = {"additional_body_parameters": {"deep": [{"x": math.nan}]}}
        with pytest.raises(coherekit.ValidationError, match=re.escape("deep[0].x is nan")):
            prepare_call(request({"a": 1}), SETTINGS, options)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=9) | st.just("[null]") | st.just(NULL),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
            max_leaves=12,
        )
    )
    def test_and_nothing_else_is(self, value: Any) -> None:
        body = {"value": value}
        try:
            expected = json.dumps(plain(body), allow_nan=False)
        except ValueError:
            with pytest.raises(coherekit.ValidationError, match="JSON has no NaN or Infinity"):
                encoded(body)
        else:
            assert json.loads(encoded(body) or b"") == json.loads(expected)


@pytest.mark.parametrize("wrap", [lambda body: body, lambda body: coherekit.Unknown(tag="x", raw=body)])
@pytest.mark.parametrize("with_orjson", [True, False])
def test_a_body_that_holds_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, with_orjson: bool, wrap: Callable[[Any], Any]
) -> None:
    if not with_orjson:
        monkeypatch.setattr(_json, "encode", _json.encode_with_stdlib)
    inner: dict[str, Any] = {}
    inner["self"] = inner

    with pytest.raises(coherekit.ValidationError, match="the request can't be written as JSON"):
        encoded({"value": wrap(inner)})


def test_streams_are_checked_as_well() -> None:
    message: Any = {"role": "user", "content": [{"type": "text", "text": "x", "weight": math.nan}]}
    asked = v2_chat.request(model="m", messages=[message]).streamed(v2_chat.STREAM)

    with pytest.raises(coherekit.ValidationError, match=re.escape("messages[0].content[0].weight is nan")):
        prepare_call(asked, SETTINGS, None, streamed=True)
