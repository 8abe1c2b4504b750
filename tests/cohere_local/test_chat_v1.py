"""What POST /v1/chat and /v1/generate of the local API answer."""

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


def chat(client: httpx.Client, message: str, **more: Any) -> dict[str, Any]:
    return sent(client.post("/v1/chat", json={"message": message, **more}))


def test_the_message_is_answered_and_the_history_continued(client: httpx.Client) -> None:
    before = [{"role": "USER", "message": "Hi"}, {"role": "CHATBOT", "message": "Yes?"}]
    reply = chat(client, "How are you?", chat_history=before)
    assert reply["text"].endswith("How are you?")
    assert reply["chat_history"] == [
        *before,
        {"role": "USER", "message": "How are you?"},
        {"role": "CHATBOT", "message": reply["text"]},
    ]


def test_documents_are_cited_at_exact_offsets(client: httpx.Client) -> None:
    documents = [{"id": "d1", "text": "Fuchs è rot 🦊. Ja."}, {"title": "Cats", "snippet": "Cats sleep. Often."}]
    reply = chat(client, "Which fox, which cats?", documents=documents)
    assert {one["id"] for one in reply["documents"]} == {"d1", "doc_1"}
    assert len(reply["citations"]) == 2
    for citation in reply["citations"]:
        assert reply["text"][citation["start"] : citation["end"]] == citation["text"]
        assert set(citation["document_ids"]) <= {"d1", "doc_1"}
    assert "citations" not in chat(client, "Which cats?", documents=documents, citation_quality="OFF")


WEATHER = {
    "name": "weather",
    "description": "Tells the weather of a city",
    "parameter_definitions": {
        "city": {"type": "str", "required": True},
        "days": {"type": "int"},
        "hours": {"type": "List[int]", "required": True},
    },
}


def test_a_tool_is_called_and_its_outputs_become_documents(client: httpx.Client) -> None:
    first = chat(client, "What is the weather in Berlin?", tools=[WEATHER])
    (call,) = first["tool_calls"]
    assert call["name"] == "weather"
    assert call["parameters"]["city"] == "Berlin"
    assert isinstance(call["parameters"]["hours"], list)
    results = [{"call": call, "outputs": [{"degrees": 21, "sky": "clear"}, {"wind": [1, 2]}]}]
    last = chat(client, "What is the weather in Berlin?", tools=[WEATHER], tool_results=results)
    assert last["documents"] == [
        {"id": "weather:0:0", "degrees": "21", "sky": "clear"},
        {"id": "weather:0:1", "wind": "[1, 2]"},
    ]
    assert [one["document_ids"] for one in last["citations"]] == [["weather:0:0"], ["weather:0:1"]]


def test_results_of_tools_may_come_without_a_message(client: httpx.Client) -> None:
    results: list[Any] = [{"call": {"name": "f", "parameters": {}}, "outputs": [{"a": 1}]}]
    assert chat(client, "", tool_results=results)["text"] == "1"


def test_a_connector_is_searched_and_says_that_it_found_nothing_real(client: httpx.Client) -> None:
    reply = chat(client, "penguins", connectors=[{"id": "web-search"}])
    assert reply["search_queries"][0]["text"] == "penguins"
    assert reply["search_results"][0]["connector"] == {"id": "web-search"}
    assert reply["citations"][0]["document_ids"] == ["web-search_0"]


def test_search_queries_only_gives_no_text(client: httpx.Client) -> None:
    reply = chat(client, "penguins", search_queries_only=True)
    assert (reply["text"].strip(), reply["search_queries"][0]["text"]) == ("", "penguins")


def test_a_schema_and_the_limits_are_kept(client: httpx.Client) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "number"}}, "required": ["n"]}
    made = json.loads(chat(client, "It is 2.5", response_format={"type": "json_object", "schema": schema})["text"])
    jsonschema_rs.validate(schema, made)
    assert made == {"n": 2.5}
    cut = chat(client, "one two three", max_tokens=3)
    assert (cut["finish_reason"], len(byte_pairs.encode(cut["text"]))) == ("MAX_TOKENS", 3)
    assert chat(client, "one two three", stop_sequences=[" two"])["text"].endswith("You wrote: one")


# Generate


def generate(client: httpx.Client, prompt: str, **more: Any) -> dict[str, Any]:
    return sent(client.post("/v1/generate", json={"prompt": prompt, **more}))


def test_generate_makes_as_many_texts_as_asked(client: httpx.Client) -> None:
    generations = generate(client, "Say hello", num_generations=3)["generations"]
    assert [one["index"] for one in generations] == [0, 1, 2]
    assert len({one["text"] for one in generations}) == 3
    assert all(one["text"].endswith("Say hello") for one in generations)
    for number in (0, 6):
        refused = client.post("/v1/generate", json={"prompt": "a", "num_generations": number})
        assert (refused.status_code, "num_generations" in refused.text) == (400, True)


def test_generate_stops_after_a_stop_sequence_and_before_an_end_sequence(client: httpx.Client) -> None:
    def text(**more: Any) -> str:
        return str(generate(client, "one two three", **more)["generations"][0]["text"])

    assert text(stop_sequences=["two"]).endswith("one two")
    assert text(end_sequences=["two"]).endswith("one ")
    assert len(byte_pairs.encode(text(max_tokens=4))) == 4


@pytest.mark.parametrize(
    ("more", "reason"), [({"max_tokens": 4}, "MAX_TOKENS"), ({"stop_sequences": ["two"]}, "STOP_SEQUENCE")]
)
def test_a_stream_of_generate_says_why_it_ended(client: httpx.Client, more: dict[str, Any], reason: str) -> None:
    reply = client.post("/v1/generate", json={"prompt": "one two three", "stream": True, **more})
    last = json.loads(reply.text.splitlines()[-1])
    assert last["finish_reason"] == last["response"]["generations"][0]["finish_reason"] == reason


@pytest.mark.parametrize(("wanted", "begins"), [("GENERATION", ""), ("ALL", "Say hello")])
def test_likelihoods_are_given_for_the_tokens_asked_for(client: httpx.Client, wanted: str, begins: str) -> None:
    (made,) = generate(client, "Say hello", return_likelihoods=wanted)["generations"]
    assert "".join(one["token"] for one in made["token_likelihoods"]) == begins + made["text"]
    assert made["likelihood"] < 0
    assert "likelihood" not in generate(client, "Say hello")["generations"][0]
