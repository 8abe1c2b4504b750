"""What the local API refuses, how, and that it survives its own faults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cohere_local.answers import ANSWERS, EVENTS
from cohere_local.call import Call
from tests.support.local_api import serving

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


CHAT = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
REFUSED: dict[str, tuple[str, str, dict[str, Any], int, str]] = {
    "missing field": ("POST", "/v2/chat", {"json": {"messages": []}}, 422, "/model"),
    "wrong type": ("POST", "/v2/chat", {"json": CHAT | {"k": "1"}}, 422, "/k"),
    "out of range": ("POST", "/v2/chat", {"json": CHAT | {"temperature": 2}}, 422, "/temperature"),
    "deep in a union": (
        "POST",
        "/v2/chat",
        {"json": {"model": "m", "messages": [{"role": "assistant", "content": [{"type": "text", "text": 5}]}]}},
        422,
        "/messages/0/content/0/text",
    ),
    "unknown tag": (
        "POST",
        "/v2/chat",
        {"json": {"model": "m", "messages": [{"role": "cat"}]}},
        422,
        "/messages/0/role",
    ),
    "tag left out": ("POST", "/v2/chat", {"json": {"model": "m", "messages": [{}]}}, 422, "/messages/0/role"),
    "not an object": ("POST", "/v2/chat", {"json": [1]}, 422, "object"),
    "no messages": ("POST", "/v2/chat", {"json": {"model": "m", "messages": []}}, 400, "messages"),
    "no messages to stream from": (
        "POST",
        "/v2/chat",
        {"json": {"model": "m", "messages": [], "stream": True}},
        400,
        "messages",
    ),
    "no message": ("POST", "/v1/chat", {"json": {"message": ""}}, 400, "message"),
    "no message to stream from": ("POST", "/v1/chat", {"json": {"message": "", "stream": True}}, 400, "message"),
    "no body": ("POST", "/v2/chat", {}, 400, "JSON body"),
    "not JSON": (
        "POST",
        "/v2/chat",
        {"content": "{", "headers": {"Content-Type": "application/json"}},
        400,
        "not JSON",
    ),
    "NaN": ("POST", "/v2/chat", {"content": "NaN", "headers": {"Content-Type": "application/json"}}, 400, "not JSON"),
    "not a form": ("POST", "/v2/chat", {"data": {"model": "m"}}, 400, "content type"),
    "no content type": ("POST", "/v2/chat", {"content": json.dumps(CHAT)}, 400, "content type"),
    "97 texts": ("POST", "/v1/embed", {"json": {"texts": ["a"] * 97}}, 400, "96"),
    "nothing to embed": ("POST", "/v1/embed", {"json": {}}, 400, "texts"),
    "no examples": ("POST", "/v1/classify", {"json": {"inputs": ["a"]}}, 400, "examples"),
    "odd dimension": (
        "POST",
        "/v2/embed",
        {"json": {"model": "m", "input_type": "image", "texts": ["a"], "output_dimension": 7}},
        400,
        "output_dimension",
    ),
    "unknown token": ("POST", "/v1/detokenize", {"json": {"tokens": [10**6], "model": "m"}}, 400, "1000000"),
    "query of the wrong type": ("GET", "/v2/batches?page_size=ten", {}, 400, "page_size"),
    "query outside its enum": ("GET", "/v1/models?endpoint=sing", {}, 400, "endpoint"),
    "boolean in capitals": ("GET", "/v1/models?default_only=True", {}, 400, "default_only"),
    "not a date": ("GET", "/v1/datasets?before=yesterday", {}, 400, "before"),
    "leap second": ("GET", "/v1/datasets?before=2016-12-31T23:59:60Z", {}, 400, ""),
    "infinite": ("GET", "/v1/models?page_size=1e999", {}, 400, "page_size"),
    "bad page token": ("GET", "/v1/models?page_token=x", {}, 400, "page_token"),
    "page token without end": ("GET", f"/v1/models?page_token={'9' * 5000}", {}, 400, "page_token"),
    "query missing": ("POST", "/v1/datasets?name=n", {"files": {"data": b"x"}}, 400, "type"),
    "file missing": ("POST", "/v1/datasets?name=n&type=embed-input", {"files": {"other": b"x"}}, 400, "data"),
    "text where a file belongs": (
        "POST",
        "/v1/datasets?name=n&type=embed-input",
        {"files": {"data": (None, "text")}},
        400,
        "file",
    ),
    "JSON where a form belongs": ("POST", "/v1/datasets?name=n&type=embed-input", {"json": {}}, 400, "multipart"),
    "broken form": (
        "POST",
        "/v1/datasets?name=n&type=embed-input",
        {"content": b"nonsense", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
        400,
        "",
    ),
    "form field of the wrong type": (
        "POST",
        "/v2/audio/transcriptions",
        {"data": {"model": "m", "language": "en", "temperature": "hot"}, "files": {"file": b"x"}},
        400,
        "temperature",
    ),
    "header outside its enum": (
        "POST",
        "/v1/chat",
        {"json": {"message": "hi"}, "headers": {"Accepts": "text/html"}},
        400,
        "Accepts",
    ),
    "unknown model": ("GET", "/v1/models/none", {}, 404, "none"),
    "unknown dataset": ("DELETE", "/v1/datasets/a%2Fb", {}, 404, "a/b"),
    "unknown route": ("GET", "/v3/chat", {}, 404, "/v3/chat"),
    "trailing slash": ("GET", "/v1/models/", {}, 404, "/v1/models/"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_request_that_breaks_the_spec_is_refused(client: httpx.Client, case: str) -> None:
    method, path, content, status, message = REFUSED[case]
    reply = client.request(method, path, **content)
    assert reply.status_code == status, reply.text
    assert set(reply.json()) == {"message", "id"}
    assert message in reply.json()["message"]
    assert reply.json()["id"] == reply.headers["x-request-id"]


def test_a_wrong_method_is_told_the_right_ones(client: httpx.Client) -> None:
    reply = client.put("/v1/datasets")
    assert reply.status_code == 405
    assert reply.headers["Allow"] == "GET, HEAD, POST"
    assert "PUT" in reply.json()["message"]


@pytest.mark.parametrize("header", [None, "Bearer", "Basic abc"])
def test_a_key_is_needed(client: httpx.Client, header: str | None) -> None:
    request = client.build_request("POST", "/v1/check-api-key")
    del request.headers["Authorization"]
    if header is not None:
        request.headers["Authorization"] = header
    assert client.send(request).status_code == 401


def test_only_the_given_key_is_accepted() -> None:
    with serving(key="the-key") as client:
        assert client.post("/v1/check-api-key").status_code == 401
        right = client.post("/v1/check-api-key", headers={"Authorization": "Bearer the-key"})
        assert right.json()["valid"] is True


@pytest.mark.parametrize("key", ["sécret", "à", "鍵"])
def test_a_key_may_have_any_letters(key: str) -> None:
    with serving(key=key) as client:
        right = client.post("/v1/check-api-key", headers={b"Authorization": f"Bearer {key}".encode()})
        assert right.status_code == 200, right.text
        wrong = client.post("/v1/check-api-key", headers={b"Authorization": f"Bearer {key}x".encode()})
        assert wrong.status_code == 401


def test_a_deeply_nested_body_is_refused_not_fatal(client: httpx.Client) -> None:
    nested = "[" * 900 + "]" * 900
    body = f'{{"model": "m", "messages": [{{"role": "user", "content": {nested}}}]}}'
    reply = client.post("/v2/chat", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in (400, 422)
    assert client.get("/v1/models").status_code == 200


def test_an_exception_is_a_500_with_a_traceback_in_the_log(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(call: Call) -> dict[str, Any]:
        raise ZeroDivisionError("a fault in an answer")

    monkeypatch.setitem(ANSWERS, "GET /v1/models", broken)
    reply = client.get("/v1/models")
    assert reply.status_code == 500
    assert set(reply.json()) == {"message", "id"}
    assert reply.json()["id"] in caplog.text
    assert "ZeroDivisionError: a fault in an answer" in caplog.text
    monkeypatch.undo()
    assert client.get("/v1/models").status_code == 200


def test_an_exception_in_the_middle_of_a_stream_cuts_it_and_the_server_lives_on(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(call: Call) -> Iterator[dict[str, Any]]:
        yield {"type": "message-start", "id": "a", "delta": {"message": {"role": "assistant"}}}
        raise ZeroDivisionError("a fault in an answer")

    monkeypatch.setitem(EVENTS, "POST /v2/chat", broken)
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}], "stream": True}
    with pytest.raises(httpx.RemoteProtocolError):
        client.post("/v2/chat", json=body)
    assert "ZeroDivisionError: a fault in an answer" in caplog.text
    assert client.get("/v1/models").status_code == 200
