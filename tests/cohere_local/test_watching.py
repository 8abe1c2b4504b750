"""What a test can look at and steer while the local API runs: requests, scripts, and both over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cohere_local import LocalApi, ScriptedReply
from tests.support.local_api import checked_api, client_of, create_dataset, sent

pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def api() -> Iterator[LocalApi]:
    with checked_api() as api:
        yield api


@pytest.fixture
def client(api: LocalApi) -> Iterator[httpx.Client]:
    with client_of(api) as client:
        yield client


def chat(client: httpx.Client, content: str = "hi") -> dict[str, Any]:
    body = {"model": "m", "messages": [{"role": "user", "content": content}]}
    return sent(client.post("/v2/chat", json=body))


# Requests


def test_a_request_is_kept_with_its_reply_and_without_its_key(api: LocalApi, client: httpx.Client) -> None:
    client.get("/v1/models?page_size=1&endpoint=chat", headers={"cookie": "session", "x-own": "yes"})
    (one,) = api.requests
    assert (one.method, one.path, one.query) == ("GET", "/v1/models", [("page_size", "1"), ("endpoint", "chat")])
    assert (one.headers["authorization"], one.headers["cookie"], one.headers["x-own"]) == (
        "[redacted]",
        "[redacted]",
        "yes",
    )
    assert "some-key" not in f"{one} {one.shown()}"
    assert (one.body, one.status) == (None, 200)
    assert one.reply_headers["x-request-id"]
    assert '"command-a-03-2025"' in one.reply


def test_a_body_is_parsed(api: LocalApi, client: httpx.Client) -> None:
    chat(client, "é")
    create_dataset(client)
    client.post("/v2/chat", content=b"\xff{", headers={"content-type": "application/json"})
    assert api.requests.only("POST /v1/datasets").body.count('{"text": "a"}') == 1
    first, last = api.requests.to("POST /v2/chat")
    assert first.body["messages"] == [{"role": "user", "content": "é"}]
    assert last.body == "\ufffd{"


def test_requests_help_to_assert(api: LocalApi, client: httpx.Client) -> None:
    chat(client)
    assert api.requests.only("POST /v2/chat").body["model"] == "m"
    with pytest.raises(AssertionError, match=r"expected one GET /v1/models, found 0; sent was: POST /v2/chat"):
        api.requests.only("GET /v1/models")
    chat(client)
    with pytest.raises(AssertionError, match="found 2"):
        api.requests.only("POST /v2/chat")
    assert (len(api.requests), api.requests[-1].number) == (2, 2)
    api.requests.clear()
    assert [*api.requests] == []


def test_the_last_thousand_requests_are_kept(api: LocalApi) -> None:
    scope: Any = {"headers": [], "query_string": b"", "raw_path": b"/", "method": "GET"}
    for _ in range(1100):
        api.requests.begin(scope)
    assert (len(api.requests), api.requests[0].number) == (1000, 101)
    api.requests.clear()


def test_requests_are_listed_over_http(api: LocalApi, client: httpx.Client) -> None:
    chat(client)
    client.post("/v2/chat", json={"model": "m", "stream": True, "messages": [{"role": "user", "content": "hi"}]})
    first, second = client.get("/local/requests").json()
    assert (first["number"], first["method"], first["path"], first["status"]) == (1, "POST", "/v2/chat", 200)
    assert first["headers"]["authorization"] == "[redacted]"
    assert "event: message-end" in second["reply"]
    assert [one["number"] for one in client.get("/local/requests?after=1").json()] == [2]
    assert len(client.get(f"/local/requests?after={'9' * 5000}").json()) == 0
    assert len(api.requests) == 2  # the watching itself is not watched


# Scripts


def text_of(reply: dict[str, Any]) -> str:
    return str(reply["message"]["content"][-1]["text"])


def test_scripted_replies_come_in_turn_then_the_usual_ones(api: LocalApi, client: httpx.Client) -> None:
    api.chat.reply("One")
    api.chat.reply("Two", thinking="Hm")
    assert text_of(chat(client)) == "One"
    assert chat(client)["message"]["content"] == [
        {"type": "thinking", "thinking": "Hm"},
        {"type": "text", "text": "Two"},
    ]
    assert text_of(chat(client)).endswith("You wrote: hi")


def test_a_scripted_tool_call_is_made_in_both_versions(api: LocalApi, client: httpx.Client) -> None:
    for _ in range(2):
        api.chat.reply("I look", tool_calls=[("weather", {"city": "Köln"})])
    reply = chat(client)
    (call,) = reply["message"]["tool_calls"]
    assert call["function"] == {"name": "weather", "arguments": '{"city": "Köln"}'}
    assert (reply["message"]["tool_plan"], reply["finish_reason"]) == ("I look", "TOOL_CALL")
    first = sent(client.post("/v1/chat", json={"message": "hi"}))
    assert first["tool_calls"] == [{"name": "weather", "parameters": {"city": "Köln"}}]


def test_a_function_answers_what_the_queue_does_not(api: LocalApi, client: httpx.Client) -> None:
    api.chat.reply_with(lambda body: body["messages"][-1]["content"].upper())
    api.chat.reply("first")
    assert [text_of(chat(client, "loud")) for _ in range(2)] == ["first", "LOUD"]
    api.chat.reply_with(lambda _: ScriptedReply(thinking="t", text="x"))
    assert len(chat(client)["message"]["content"]) == 2
    api.chat.reply_with(None)
    assert text_of(chat(client)).endswith("You wrote: hi")


def fails(body: object) -> str:
    raise ZeroDivisionError("a fault in the function")


FAILING: dict[str, tuple[Any, str]] = {
    "raises": (fails, "ZeroDivisionError: a fault in the function"),
    "gives no reply": (lambda _: 5, "must give a text or a ScriptedReply, not 5"),
}


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("case", FAILING)
def test_a_function_that_fails_is_a_500_and_the_server_lives_on(
    api: LocalApi, client: httpx.Client, caplog: pytest.LogCaptureFixture, case: str, stream: bool
) -> None:
    function, logged = FAILING[case]
    api.chat.reply_with(function)
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": stream}
    reply = client.post("/v2/chat", json=body)
    assert (reply.status_code, set(reply.json())) == (500, {"message", "id"})
    assert reply.json()["id"] in caplog.text
    assert "Traceback" in caplog.text
    assert logged in caplog.text
    api.chat.reply_with(None)
    assert chat(client)


@pytest.mark.parametrize(
    "wrong", [{"text": 5}, {"tool_calls": ["f"]}, {"tool_calls": [("f", "{}")]}, {"thinking": None}]
)
def test_a_malformed_script_is_one_clear_line(api: LocalApi, wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"^invalid reply: [^\n]+$"):
        api.chat.reply(**wrong)


# Over HTTP, for clients in other languages


def test_faults_and_replies_can_be_set_over_http(client: httpx.Client) -> None:
    fault = {"operation": "POST /v2/chat", "status": 503, "times": 2, "retry_after": 1}
    sent(client.post("/local/faults", json=fault))
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
    assert client.post("/v2/chat", json=body).headers["retry-after"] == "1"
    sent(client.delete("/local/faults"))
    calls = [{"name": "f", "arguments": {"a": 1}}]
    sent(client.post("/local/replies", json={"text": "Hello"}))
    sent(client.post("/local/replies", json={"tool_calls": calls}))
    assert text_of(chat(client)) == "Hello"
    assert chat(client)["message"]["tool_calls"][0]["function"]["name"] == "f"


@pytest.mark.parametrize("path", ["/local/faults", "/local/replies"])
def test_another_site_cant_post_to_the_admin_routes(client: httpx.Client, path: str) -> None:
    """A page may send a form or plain text anywhere; JSON it may not without leave."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        reply = client.post(path, content=b'{"text": "x"}', headers={"content-type": kind})
        assert (reply.status_code, "application/json" in reply.text) == (400, True)


@pytest.mark.parametrize(
    "wrong",
    [b"", b"{", b"[]", b'{"txt": 1}', b'{"tool_calls": [1]}', b'{"tool_calls": [{"name": 1, "arguments": {}}]}'],
)
def test_a_malformed_reply_is_refused_over_http(client: httpx.Client, wrong: bytes) -> None:
    reply = client.post("/local/replies", content=wrong, headers={"content-type": "application/json"})
    assert reply.status_code == 400
    assert "\n" not in reply.json()["message"]
