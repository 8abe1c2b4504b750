"""The local API's streams: every kind of event, in order, adding up to the plain reply, cut anywhere on the wire."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx
import pytest

from cohere_local import LocalApi
from cohere_local.serving.app import create_app
from cohere_local.serving.controls import Controls
from cohere_local.state.state import State
from tests.support.local_api import AUTHORIZED, OPERATIONS, SPEC, checked_api, client_of, sent, streamed_events

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def api() -> Iterator[LocalApi]:
    with checked_api() as api:
        yield api


@pytest.fixture(scope="module")
def client(api: LocalApi) -> Iterator[httpx.Client]:
    with client_of(api) as client:
        yield client


TOOLS_V2 = [{"type": "function", "function": {"name": "weather", "description": "Weather in a city", "parameters": {}}}]
TOOLS_V1 = [{"name": "weather", "description": "Weather of a city", "parameter_definitions": {"city": {"type": "str"}}}]
DOCUMENTS = [{"id": "a", "data": {"text": "Penguins är hohe 日本 Vögel. Yes."}}]


def v2(message: str, **more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": message}], **more}


ASKED: dict[str, tuple[str, dict[str, Any], str]] = {
    "v2 text": (
        "/v2/chat",
        v2("Two\nlines, naïve"),
        "message-start content-start content-delta content-end message-end",
    ),
    "v2 thinking": (
        "/v2/chat",
        v2("Why is it so?", thinking={"type": "enabled"}),
        "message-start content-start content-delta content-end content-start content-delta content-end message-end",
    ),
    "v2 documents": (
        "/v2/chat",
        v2("How tall are penguins?", documents=DOCUMENTS),
        "message-start content-start content-delta citation-start citation-end content-end message-end",
    ),
    "v2 tools": (
        "/v2/chat",
        v2("The weather in Berlin?", tools=TOOLS_V2),
        "message-start tool-plan-delta tool-call-start tool-call-delta tool-call-end message-end",
    ),
    "v2 logprobs": (
        "/v2/chat",
        v2("naïve 日本", logprobs=True),
        "message-start content-start content-delta content-end message-end",
    ),
    "v1 text": ("/v1/chat", {"message": "Hello there"}, "stream-start text-generation stream-end"),
    "v1 search": (
        "/v1/chat",
        {"message": "penguins", "connectors": [{"id": "web"}]},
        "stream-start search-queries-generation search-results text-generation citation-generation stream-end",
    ),
    "v1 documents": (
        "/v1/chat",
        {"message": "penguins?", "documents": [{"text": "Penguins är hohe 日本 Vögel."}]},
        "stream-start search-results text-generation citation-generation stream-end",
    ),
    "v1 tools": (
        "/v1/chat",
        {"message": "The weather in Berlin?", "tools": TOOLS_V1},
        "stream-start tool-calls-chunk tool-calls-generation stream-end",
    ),
    "generate": ("/v1/generate", {"prompt": "Say it", "num_generations": 2}, "text-generation stream-end"),
}


def tag(event: dict[str, Any]) -> str:
    return str(event.get("type") or event.get("event_type"))


def streamed(client: httpx.Client, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    reply = client.post(path, json={**body, "stream": True})
    assert reply.status_code == 200, reply.text
    return streamed_events(reply, OPERATIONS[f"POST {path}"].markers["x-stream"].get("terminator"))


@pytest.mark.parametrize("case", ASKED)
def test_events_come_in_the_order_of_the_api(client: httpx.Client, case: str) -> None:
    path, body, order = ASKED[case]
    kinds = [kind for kind, _ in groupby(map(tag, streamed(client, path, body)))]
    assert kinds == order.split()


@pytest.mark.parametrize("case", [case for case in ASKED if case.startswith("v2")])
def test_the_events_of_chat_v2_add_up_to_the_plain_reply(client: httpx.Client, case: str) -> None:
    path, body, _ = ASKED[case]
    plain = sent(client.post(path, json=body))
    assert added_up(streamed(client, path, body)) == plain


def added_up(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The reply that a reader of the documented events puts together."""
    message: dict[str, Any] = {"role": events[0]["delta"]["message"]["role"]}
    reply: dict[str, Any] = {"id": events[0]["id"], "message": message}
    for event in events:
        told: dict[str, Any] = event.get("delta", {}).get("message", {})
        if "logprobs" in event:
            reply.setdefault("logprobs", []).append(event["logprobs"])
        match tag(event):
            case "tool-plan-delta":
                message["tool_plan"] = message.get("tool_plan", "") + told["tool_plan"]
            case "tool-call-start":
                message.setdefault("tool_calls", []).append(told["tool_calls"])
            case "tool-call-delta":
                function = message["tool_calls"][event["index"]]["function"]
                function["arguments"] += told["tool_calls"]["function"]["arguments"]
            case "content-start":
                message.setdefault("content", []).append(told["content"])
            case "content-delta":
                for kind, piece in told["content"].items():
                    message["content"][event["index"]][kind] += piece
            case "citation-start":
                message.setdefault("citations", []).append(told["citations"])
            case "message-end":
                reply |= event["delta"]
            case _:
                pass
    return reply


@pytest.mark.parametrize("case", [case for case in ASKED if case.startswith("v1")])
def test_the_events_of_chat_v1_add_up_to_the_plain_reply(client: httpx.Client, case: str) -> None:
    path, body, _ = ASKED[case]
    plain = sent(client.post(path, json=body))
    events = streamed(client, path, body)
    text = "".join(
        event["text"] for event in events if tag(event) in ("text-generation", "tool-calls-chunk") and "text" in event
    )
    cited = [one for event in events if tag(event) == "citation-generation" for one in event["citations"]]
    chunks = [event["tool_call_delta"] for event in events if tag(event) == "tool-calls-chunk"]
    assert events[-1]["response"] == plain
    assert text == plain["text"]
    assert cited == plain.get("citations", [])
    assert "".join(one.get("parameters", "") for one in chunks) == "".join(
        json.dumps(one["parameters"], ensure_ascii=False) for one in plain.get("tool_calls", [])
    )
    assert [event["is_finished"] for event in events] == [False] * (len(events) - 1) + [True]


def test_the_events_of_generate_add_up_to_the_plain_reply(client: httpx.Client) -> None:
    path, body, _ = ASKED["generate"]
    plain = sent(client.post(path, json=body))
    events = streamed(client, path, body)
    for made in plain["generations"]:
        assert "".join(one["text"] for one in events[:-1] if one["index"] == made["index"]) == made["text"]


@pytest.mark.parametrize(("path", "body"), [("/v2/chat", v2("hi")), ("/v1/chat", {"message": "hi"})])
def test_a_scripted_prompt_is_told_by_a_debug_event(
    api: LocalApi, client: httpx.Client, path: str, body: dict[str, Any]
) -> None:
    api.chat.reply("Hello", prompt="<BOS>hi")
    events = streamed(client, path, body)
    assert [event["prompt"] for event in events if tag(event) == "debug"] == ["<BOS>hi"]
    assert tag(events[1]) == "debug"


@pytest.mark.parametrize(
    ("headers", "content_type"),
    [({}, "application/stream+json"), ({"Accepts": "text/event-stream"}, "text/event-stream; charset=utf-8")],
)
def test_chat_v1_streams_lines_unless_asked_for_events(
    client: httpx.Client, headers: dict[str, str], content_type: str
) -> None:
    reply = client.post("/v1/chat", json={"message": "Hello there", "stream": True}, headers=headers)
    assert reply.headers["content-type"] == content_type
    assert [tag(event) for event in streamed_events(reply, None)[:2]] == ["stream-start", "text-generation"]


# On the wire


def sent_chunks(folder: Path, seed: int, words: int = 40) -> list[bytes]:
    """What the application hands to the socket, message by message."""
    body = json.dumps({"message": "wörd " * words, "stream": True}).encode()
    return asyncio.run(_sent_chunks(folder, seed, body))


async def _sent_chunks(folder: Path, seed: int, body: bytes) -> list[bytes]:
    from cohere_local.serving.controls import Conduct

    app = create_app(SPEC, Controls(State(folder)), Conduct(seed=seed))
    waiting = [{"type": "http.request", "body": body, "more_body": False}]
    stay = asyncio.Event()
    sent: list[bytes] = []

    async def receive() -> Any:
        if not waiting:
            await stay.wait()
        return waiting.pop()

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    request = httpx.Request("POST", "http://local/v1/chat", headers=AUTHORIZED, json={})
    del request.headers["Content-Length"]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/chat",
        "raw_path": b"/v1/chat",
        "query_string": b"",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
    }
    turns = 0
    stream = asyncio.ensure_future(app(scope, receive, send))
    while not stream.done():
        await asyncio.sleep(0)
        turns += 1
    await stream
    assert turns >= len(sent)  # others got their turn between any two chunks
    return [chunk for chunk in sent if chunk]


def test_chunks_are_cut_anywhere_by_seed(tmp_path: Path) -> None:
    first, again, other = (sent_chunks(tmp_path, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert b"".join(first) == b"".join(other)
    assert sum(not chunk.endswith(b"\n") for chunk in first) > len(first) / 2
    assert len({len(chunk) for chunk in first}) > 5


def test_others_get_their_turn_while_a_reply_is_streamed(tmp_path: Path) -> None:
    assert len(sent_chunks(tmp_path, 0, words=100)) > 20
