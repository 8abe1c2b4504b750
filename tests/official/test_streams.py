"""Streams of the local API as the official SDK reads them, sync and async: each event typed, adding up to the reply."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

import pytest

from cohere_local import LocalApi
from tests.support.official.answered import WEATHER
from tests.support.official.clients import MODEL, cohere, user

# The SDK itself uses what pydantic deprecates.
pytestmark = [pytest.mark.timeout(30), pytest.mark.filterwarnings("ignore::DeprecationWarning:cohere")]

DOCUMENTS = [{"id": "a", "data": {"text": "Penguins är hohe 日本 Vögel. Yes."}}]
V2: dict[str, tuple[dict[str, Any], str]] = {
    "text": ({"messages": user("Two\nlines, naïve")}, "content-start content-delta content-end"),
    "thinking": (
        {"messages": user("Why is it so?"), "thinking": {"type": "enabled"}},
        "content-start content-delta content-end content-start content-delta content-end",
    ),
    "documents": (
        {"messages": user("How tall are penguins?"), "documents": DOCUMENTS},
        "content-start content-delta citation-start citation-end content-end",
    ),
    "tools": (
        {"messages": user("The weather in Berlin?"), "tools": [{"type": "function", "function": WEATHER}]},
        "tool-plan-delta tool-call-start tool-call-delta tool-call-end",
    ),
}


def kinds(events: list[Any], tag: str) -> list[str]:
    return [kind for kind, _ in groupby(getattr(event, tag) for event in events)]


@pytest.mark.parametrize("case", V2)
def test_a_chat_of_v2_adds_up_to_the_reply_without_a_stream(v2: Any, case: str) -> None:
    asked, order = V2[case]
    events = [*v2.chat_stream(model=MODEL, **asked)]
    reply = v2.chat(model=MODEL, **asked)
    assert kinds(events, "type") == ["message-start", *order.split(), "message-end"]
    assert events[0].id == reply.id
    assert (events[-1].delta.finish_reason, events[-1].delta.usage) == (reply.finish_reason, reply.usage)
    told: dict[str, list[Any]] = {}
    for event in events[1:-1]:
        told.setdefault(event.type, []).append(event)
    parts = [one.delta.message.content for one in told.get("content-delta", [])]
    expected = reply.message.content or []
    assert "".join(one.text or "" for one in parts) == "".join(one.text for one in expected if one.type == "text")
    assert "".join(one.thinking or "" for one in parts) == "".join(
        one.thinking for one in expected if one.type == "thinking"
    )
    cited = [one.delta.message.citations for one in told.get("citation-start", [])]
    assert cited == (reply.message.citations or [])
    plan = "".join(one.delta.message.tool_plan for one in told.get("tool-plan-delta", []))
    assert plan == (reply.message.tool_plan or "")
    pieces = [one.delta.message.tool_calls.function.arguments for one in told.get("tool-call-delta", [])]
    assert "".join(pieces) == "".join(one.function.arguments for one in reply.message.tool_calls or [])
    begun = [one.delta.message.tool_calls.id for one in told.get("tool-call-start", [])]
    assert begun == [one.id for one in reply.message.tool_calls or []]


CITY = {"city": {"description": "Its name", "type": "str", "required": True}}
V1: dict[str, tuple[dict[str, Any], str]] = {
    "text": ({"message": "Hello there"}, "text-generation"),
    "connectors": (
        {"message": "penguins", "connectors": [{"id": "web"}]},
        "search-queries-generation search-results text-generation citation-generation",
    ),
    "documents": (
        {"message": "penguins?", "documents": [{"text": "Penguins är hohe 日本 Vögel."}]},
        "search-results text-generation citation-generation",
    ),
    "tools": (
        {
            "message": "The weather in Berlin?",
            "tools": [{"name": "weather", "description": "Weather of a city", "parameter_definitions": CITY}],
        },
        "tool-calls-chunk tool-calls-generation",
    ),
}


@pytest.mark.parametrize("case", V1)
def test_a_chat_of_v1_adds_up_to_the_reply_without_a_stream(v1: Any, case: str) -> None:
    asked, order = V1[case]
    events = [*v1.chat_stream(**asked)]
    reply = v1.chat(**asked)
    assert kinds(events, "event_type") == ["stream-start", *order.split(), "stream-end"]
    assert (events[0].generation_id, events[-1].finish_reason) == (reply.generation_id, reply.finish_reason)
    ended = events[-1].response
    assert (ended.text, ended.citations, ended.tool_calls) == (reply.text, reply.citations, reply.tool_calls)
    texts = [event.text for event in events[1:-1] if event.event_type in ("text-generation", "tool-calls-chunk")]
    assert "".join(text or "" for text in texts) == reply.text
    cited = [one for event in events if event.event_type == "citation-generation" for one in event.citations]
    assert cited == (reply.citations or [])
    chunks = [event.tool_call_delta for event in events if event.event_type == "tool-calls-chunk"]
    arguments = "".join(one.parameters or "" for one in chunks if one)
    assert arguments == "".join(json.dumps(one.parameters) for one in reply.tool_calls or [])


def test_generate_adds_up_to_the_reply_without_a_stream(v1: Any) -> None:
    events = [*v1.generate_stream(prompt="Say it")]
    (made,) = v1.generate(prompt="Say it").generations
    assert kinds(events, "event_type") == ["text-generation", "stream-end"]
    assert "".join(event.text for event in events[:-1]) == made.text
    assert events[-1].response.generations[0].text == made.text


def test_a_scripted_reply_is_streamed(api: LocalApi, v2: Any) -> None:
    api.chat.reply("Exactly this, naïve 日本")
    events = v2.chat_stream(model=MODEL, messages=user("hi"))
    pieces = [event.delta.message.content.text for event in events if event.type == "content-delta"]
    assert "".join(pieces) == "Exactly this, naïve 日本"
    assert len(pieces) > 1


def test_embeddings_come_one_at_a_time(api: LocalApi) -> None:
    # The SDK has no async form of it.
    v1 = cohere.Client("a-key", base_url=api.url)
    texts = ["a", "b", "c"]
    asked = {"model": "embed-v4.0", "input_type": "search_document"}
    with v1:
        found = [*v1.embed_stream(texts=texts, batch_size=2, **asked)]
        assert len(api.requests.to("POST /v1/embed")) == 2
        vectors = v1.embed(texts=texts, **asked).embeddings
    assert [(one.index, one.text, one.embedding) for one in found] == list(zip(range(3), texts, vectors, strict=True))
