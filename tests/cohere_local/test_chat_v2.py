"""What POST /v2/chat of the local API answers: from messages, documents, tools, schemas, and within limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema_rs
import pytest

from cohere_local.answers import byte_pairs
from tests.support.local_api import sent, serving

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


def user(content: object) -> dict[str, Any]:
    return {"role": "user", "content": content}


def chat(client: httpx.Client, *messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return sent(client.post("/v2/chat", json={"model": "command-a-03-2025", "messages": messages, **more}))


def text_of(reply: dict[str, Any]) -> str:
    return str(reply["message"]["content"][-1]["text"])


@pytest.mark.parametrize("content", ["Hello there", [{"type": "text", "text": "Hello there"}]])
def test_the_last_user_message_is_answered(client: httpx.Client, content: object) -> None:
    reply = chat(client, user("Before"), {"role": "assistant", "content": "Yes"}, user(content))
    assert text_of(reply).endswith("Hello there")
    assert "local API" in text_of(reply)
    assert reply["finish_reason"] == "COMPLETE"


def test_usage_counts_the_tokens_of_tokenize(client: httpx.Client) -> None:
    reply = chat(client, user("Hello there"))
    counts = [
        len(sent(client.post("/v1/tokenize", json={"text": text, "model": "m"}))["tokens"])
        for text in ("Hello there", text_of(reply))
    ]
    assert list(reply["usage"]["tokens"].values()) == counts


# Documents

PENGUINS = {"id": "birds", "data": {"title": "Birds", "text": "Emperor penguins är 120 cm 日本. They swim."}}
DOCUMENTS: list[Any] = ["Cats sleep 🐈 a lot. Cats eat.", PENGUINS, {"data": {"snippet": "How tall is a fox?"}}]


def test_documents_give_citations_at_exact_offsets_with_their_sources(client: httpx.Client) -> None:
    message = chat(client, user("How tall are emperor penguins?"), documents=DOCUMENTS)["message"]
    text = message["content"][0]["text"]
    assert message["citations"][0]["text"] == "Emperor penguins är 120 cm 日本."
    for citation in message["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["text"]
        assert citation["content_index"] == 0
    sources = [source["id"] for citation in message["citations"] for source in citation["sources"]]
    assert sorted(sources) == ["birds", "doc:0", "doc:2"]
    assert message["citations"][0]["sources"][0]["document"] == {"id": "birds", **PENGUINS["data"]}  # type: ignore[dict-item]


@pytest.mark.parametrize(("mode", "cited"), [("OFF", False), ("DISABLED", False), ("FAST", True), ("ACCURATE", True)])
def test_citations_can_be_turned_off(client: httpx.Client, mode: str, cited: bool) -> None:
    asked = user("How tall are emperor penguins?")
    reply = chat(client, asked, documents=DOCUMENTS, citation_options={"mode": mode})
    assert ("citations" in reply["message"]) is cited
    assert "120 cm" in text_of(reply)


def test_a_citation_that_a_limit_cut_off_is_gone(client: httpx.Client) -> None:
    reply = chat(client, user("How tall are emperor penguins?"), documents=DOCUMENTS, stop_sequences=["Cats"])
    cited = [citation["text"] for citation in reply["message"]["citations"]]
    assert all(text in text_of(reply) for text in cited)
    assert len(cited) < 3


# Tools

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Gives the weather of a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
            "required": ["city"],
        },
    },
}
ADD = {"type": "function", "function": {"name": "add", "description": "Adds numbers", "parameters": {"type": "object"}}}
QUESTION = user("What is the weather in Berlin for 3 days?")


def test_a_tool_that_fits_is_called_and_its_results_are_told(client: httpx.Client) -> None:
    first = chat(client, QUESTION, tools=[ADD, WEATHER])
    (call,) = first["message"]["tool_calls"]
    assert first["finish_reason"] == "TOOL_CALL"
    assert "get_weather" in first["message"]["tool_plan"]
    assert "content" not in first["message"]
    assert json.loads(call["function"]["arguments"]) == {"city": "Berlin", "days": 3}

    asked = {**first["message"], "role": "assistant"}
    result = {"role": "tool", "tool_call_id": call["id"]}
    parts = [{"type": "document", "document": {"data": {"sky": "Sunny, 21 °C. Dry."}}}]
    last = chat(client, QUESTION, asked, {**result, "content": parts}, tools=[ADD, WEATHER])
    assert text_of(last) == "Sunny, 21 °C."
    (source,) = last["message"]["citations"][0]["sources"]
    assert source == {"type": "tool", "id": f"{call['id']}:0", "tool_output": {"sky": "Sunny, 21 °C. Dry."}}


@pytest.mark.parametrize("content", ['{"sky": "blue"}', "blue", [{"type": "text", "text": "blue"}]])
def test_results_of_tools_may_be_texts(client: httpx.Client, content: object) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
    said = {"role": "assistant", "tool_calls": [call]}
    reply = chat(client, QUESTION, said, {"role": "tool", "tool_call_id": "c1", "content": content}, tools=[WEATHER])
    assert text_of(reply) == "blue"


def test_no_tool_is_called_where_none_fits_unless_one_is_required(client: httpx.Client) -> None:
    small_talk = user("Hello, my friend")
    assert "tool_calls" not in chat(client, small_talk, tools=[WEATHER])["message"]
    assert "tool_calls" not in chat(client, QUESTION, tools=[WEATHER], tool_choice="NONE")["message"]
    required = chat(client, small_talk, tools=[WEATHER], tool_choice="REQUIRED")
    arguments = json.loads(required["message"]["tool_calls"][0]["function"]["arguments"])
    jsonschema_rs.validate(WEATHER["function"]["parameters"], arguments)  # type: ignore[index]


# Forms and limits


def test_a_schema_is_answered_with_json_that_fits_it(client: httpx.Client) -> None:
    schema = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "pets": {"$ref": "#/$defs/Pets"}},
        "required": ["name", "age", "pets"],
        "additionalProperties": False,
        "$defs": {"Pets": {"type": "array", "items": {"enum": ["cat", "dog"]}, "minItems": 2}},
    }
    form = {"type": "json_object", "json_schema": schema}
    made = json.loads(text_of(chat(client, user("Someone named Ada Lovelace, 36"), response_format=form)))
    jsonschema_rs.validate(schema, made)
    assert (made["name"], made["age"]) == ("Ada Lovelace", 36)


def test_json_without_a_schema_is_an_object(client: httpx.Client) -> None:
    reply = chat(client, user("Anything"), response_format={"type": "json_object"})
    assert isinstance(json.loads(text_of(reply)), dict)


@pytest.mark.parametrize("schema", [{"type": 5}, {"$ref": "#/nowhere"}, {"type": "string", "pattern": "("}])
def test_a_schema_that_cant_be_met_is_refused(client: httpx.Client, schema: dict[str, Any]) -> None:
    form = {"type": "json_object", "json_schema": schema}
    reply = client.post("/v2/chat", json={"model": "m", "messages": [user("x")], "response_format": form})
    assert reply.status_code == 400
    assert reply.json()["message"].startswith("response_format:")


def test_max_tokens_cuts_the_text_between_characters(client: httpx.Client) -> None:
    whole = text_of(chat(client, user("naïve 日本")))
    for most in range(1, len(byte_pairs.encode(whole))):
        reply = chat(client, user("naïve 日本"), max_tokens=most)
        assert reply["finish_reason"] == "MAX_TOKENS"
        assert whole.startswith(text_of(reply))
        assert reply["usage"]["tokens"]["output_tokens"] <= most


def test_the_first_stop_sequence_ends_the_text_before_it(client: httpx.Client) -> None:
    reply = chat(client, user("one two three"), stop_sequences=["three", " two"])
    assert text_of(reply).endswith("one")
    assert reply["finish_reason"] == "STOP_SEQUENCE"


def test_a_seed_chooses_the_words(client: httpx.Client) -> None:
    said = {text_of(chat(client, user("hi"), seed=seed)) for seed in (0, 1, 2, 0, 1, 2)}
    assert len(said) == 3


def test_logprobs_name_every_token_of_the_text(client: httpx.Client) -> None:
    reply = chat(client, user("naïve 日本 🦜"), logprobs=True)
    assert "".join(entry["text"] for entry in reply["logprobs"]) == text_of(reply)
    ids = [token for entry in reply["logprobs"] for token in entry["token_ids"]]
    assert ids == byte_pairs.encode(text_of(reply))
    assert all(len(one["logprobs"]) == len(one["token_ids"]) for one in reply["logprobs"])
    assert all(chance <= 0 for one in reply["logprobs"] for chance in one["logprobs"])


def test_thinking_comes_first_and_keeps_to_its_budget(client: httpx.Client) -> None:
    thinking = {"type": "enabled", "token_budget": 4}
    content = chat(client, user("Why is the sky blue at noon?"), thinking=thinking)["message"]["content"]
    assert [part["type"] for part in content] == ["thinking", "text"]
    assert 0 < len(byte_pairs.encode(content[0]["thinking"])) <= 4
    (only,) = chat(client, user("Why?"), thinking={"type": "disabled"})["message"]["content"]
    assert only["type"] == "text"


@pytest.mark.parametrize("mode", ["CONTEXTUAL", "STRICT", "OFF"])
def test_safety_modes_are_taken(client: httpx.Client, mode: str) -> None:
    assert text_of(chat(client, user("hi"), safety_mode=mode)).endswith("hi")
