"""Replies with their HTTP side: `raw(method)` and `.with_raw_response`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from cohere_api import clients

import coherekit
from coherekit import RawReply, TokenizeResponse, raw
from tests.support.calls import client_of
from tests.support.fake_api import Canned, FakeApi

if TYPE_CHECKING:
    from typing import assert_type

TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
ANSWER = Canned(body=TOKENS, headers={"X-Request-Id": "r-1"})


def test_data_and_headers_come_together(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(ANSWER)

    reply = raw(co.tokenize)(text="a", model="m")

    if TYPE_CHECKING:
        assert_type(reply, RawReply[TokenizeResponse])
        assert_type(co.with_raw_response.tokenize(text="a", model="m").headers, dict[str, str])
    assert reply.data.tokens == [1]
    assert (reply.status_code, reply.headers["x-request-id"]) == (200, "r-1")
    assert reply.http is reply.data.http


def test_an_async_method_is_awaited(api: FakeApi) -> None:
    async def run() -> RawReply[TokenizeResponse]:
        async with coherekit.AsyncClientV2(api_key="key-for-tests", base_url=api.url) as co:
            reply = await raw(co.tokenize)(text="a", model="m")
            await co.with_raw_response.tokenize(text="a", model="m")
        return reply

    api.replies.extend([ANSWER, ANSWER])

    assert anyio.run(run).headers["x-request-id"] == "r-1"


def test_a_method_with_arguments_given_before(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(ANSWER)

    assert raw(partial(co.tokenize, model="m"))(text="a").data.tokens == [1]


def test_existing_code_finds_it_on_clients_and_resources(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend(
        [ANSWER, Canned(body={"datasets": []}), Canned(body={"deleted": True}), Canned(body={"text": "x"})]
    )

    assert co.with_raw_response.tokenize(text="a", model="m").headers["x-request-id"] == "r-1"
    assert co.datasets.with_raw_response.list(limit=1).data.datasets == []
    deleted = co.datasets.with_raw_response.delete("id")
    assert (deleted.data, deleted.status_code) == ({"deleted": True}, 200)
    spoken = co.audio.transcriptions.with_raw_response.create(model="m", language="en", file=b"x")
    assert spoken.data.text == "x"
    assert api.received[1].target == "/v1/datasets?limit=1"


@pytest.mark.parametrize("name", ["Client", "ClientV2", "AsyncClient", "AsyncClientV2"])
def test_every_class_with_methods_has_it(name: str) -> None:
    made = client_of(name.removeprefix("Async"), asynchronous=name.startswith("Async"))
    assert isinstance(made, getattr(clients, f"{name}Methods"))
    resources = [getattr(made, resource) for resource in dir(made) if hasattr(getattr(made, resource, None), "_caller")]

    assert len(resources) >= 8
    for owner in (made, *resources):
        assert repr(owner.with_raw_response) == f"{owner!r}.with_raw_response"


@pytest.mark.parametrize("get", [lambda co: raw(co.chat_stream), lambda co: co.with_raw_response.chat_stream])
def test_a_stream_is_refused_before_anything_is_sent(api: FakeApi, co: coherekit.ClientV2, get: Any) -> None:
    with pytest.raises(coherekit.ValidationError, match="one reply of the API, not a Stream"):
        get(co)(model="m", messages=[])

    assert not api.received


@pytest.mark.parametrize("name", ["tokenise", "datasets", "_caller", "_connect", "__wrapped__"])
def test_what_is_no_method_is_an_attribute_error(co: coherekit.ClientV2, name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(co.with_raw_response, name)


def test_the_methods_are_listed_and_shown(co: coherekit.ClientV2) -> None:
    assert "tokenize" in dir(co.with_raw_response)
    assert repr(co.with_raw_response).endswith("with_raw_response")


if TYPE_CHECKING:

    def misuse(co: coherekit.ClientV2, other: coherekit.AsyncClientV2) -> None:
        raw(co.chat_stream)  # type: ignore[arg-type]
        raw(other.chat_stream)  # type: ignore[arg-type]
        raw(co.tokenize)(text="a")  # type: ignore[call-arg]


def test_an_error_stays_an_error(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(Canned(404))

    with pytest.raises(coherekit.NotFoundError):
        raw(co.models.get)("none")
