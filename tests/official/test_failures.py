"""Refusals and faults of the local API as the official SDK meets them, sync and async."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

import cohere_local
from cohere_local import LocalApi
from tests.support.official.clients import MODEL, Clients, clients_of, cohere, user

pytestmark = pytest.mark.timeout(30)

CHAT = "POST /v2/chat"
ONCE = {"max_retries": 0}


@pytest.fixture
def api() -> Iterator[LocalApi]:
    """Not checked against the spec: faults break it on purpose."""
    with cohere_local.running() as api:
        yield api


REFUSED: dict[str, tuple[Callable[[Clients], Any], str, str]] = {
    "97 texts": (
        lambda co: co.v2.embed(model="m", input_type="search_document", texts=["a"] * 97),
        "BadRequestError",
        "96",
    ),
    "a body that breaks its schema": (
        lambda co: co.v2.chat(model=MODEL, messages=[{"role": "user", "content": 5}]),
        "UnprocessableEntityError",
        "/messages/0",
    ),
    "an unknown id": (lambda co: co.v1.datasets.get("no-such-id"), "NotFoundError", "no-such-id"),
    # The SDK sends an empty id as the path of the whole collection, where nothing is.
    "an empty id": (lambda co: co.v1.connectors.delete(""), "NotFoundError", "DELETE /v1/connectors/"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_an_error_that_names_the_place(clients: Clients, case: str) -> None:
    call, name, says = REFUSED[case]
    with pytest.raises(cohere.core.api_error.ApiError) as caught:
        call(clients)
    assert type(caught.value).__name__ == name
    assert set(caught.value.body) == {"message", "id"}
    assert says in caught.value.body["message"]
    assert caught.value.headers["x-request-id"] == caught.value.body["id"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_wrong_key_is_refused(kind: str) -> None:
    with (
        cohere_local.running(key="another-key") as api,
        clients_of(api, kind) as clients,
        pytest.raises(cohere.UnauthorizedError) as caught,
    ):
        clients.v1.models.list()
    assert "invalid api token" in caught.value.body["message"]


STATUSES = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    422: "UnprocessableEntityError",
    429: "TooManyRequestsError",
    498: "InvalidTokenError",
    499: "ClientClosedRequestError",
    500: "InternalServerError",
    501: "NotImplementedError",
    503: "ServiceUnavailableError",
    504: "GatewayTimeoutError",
}


def test_each_status_is_its_error(api: LocalApi, v2: Any) -> None:
    for status, name in STATUSES.items():
        api.fail_next(CHAT, status=status, message=f"as asked: {status}")
        with pytest.raises(getattr(cohere, name)) as caught:
            v2.chat(model=MODEL, messages=user("hi"), request_options=ONCE)
        assert (caught.value.status_code, caught.value.body["message"]) == (status, f"as asked: {status}")


@pytest.mark.parametrize("status", [429, 503])
def test_what_fails_once_is_tried_again(api: LocalApi, v2: Any, status: int) -> None:
    api.fail_next(CHAT, status=status, headers={"retry-after-ms": "10"})
    assert v2.chat(model=MODEL, messages=user("hi")).message.content[0].text.endswith("hi")
    assert [one.status for one in api.requests.to(CHAT)] == [status, 200]


@pytest.mark.parametrize(
    "fault", [{"drop": "before-headers"}, {"reset": True}, {"drop": "mid-body"}, {"garbage": True}], ids=str
)
def test_a_connection_that_breaks_is_an_error_of_httpx(api: LocalApi, v2: Any, fault: Any) -> None:
    api.fail_next(CHAT, **fault)
    with pytest.raises(httpx.TransportError):
        v2.chat(model=MODEL, messages=user("hi"), request_options=ONCE)


def test_a_page_of_a_gateway_is_an_error_with_its_text(api: LocalApi, v2: Any) -> None:
    api.fail_next(CHAT, html=True)
    with pytest.raises(cohere.core.api_error.ApiError) as caught:
        v2.chat(model=MODEL, messages=user("hi"), request_options=ONCE)
    assert "<html" in caught.value.body


def events(v2: Any) -> list[str]:
    return [event.type for event in v2.chat_stream(model=MODEL, messages=user("hi"), request_options=ONCE)]


def test_a_stream_that_is_cut_is_an_error_of_httpx(api: LocalApi, v2: Any) -> None:
    api.fail_next(CHAT, drop="mid-stream", reset=True)
    with pytest.raises(httpx.TransportError):
        events(v2)


@pytest.mark.parametrize("fault", [{"no_final_event": True}, {"stream_error": True}], ids=str)
def test_the_sdk_takes_a_stream_without_an_end_for_a_whole_one(api: LocalApi, v2: Any, fault: Any) -> None:
    api.fail_next(CHAT, **fault)
    found = events(v2)
    assert found[0] == "message-start"
    assert "message-end" not in found
