"""The local API's hand-written answers: what a first call to each resource gives."""

from __future__ import annotations

import base64
import json
import re
import struct
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cohere_local.schemas import Schemas
from tests.local_api import OPERATIONS, SPEC, create_dataset, serving, streamed_events

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


# Chat and generate


def chat_v2(client: httpx.Client, content: object, **more: object) -> httpx.Response:
    body = {"model": "command-a-03-2025", "messages": [{"role": "user", "content": content}], **more}
    return client.post("/v2/chat", json=body)


@pytest.mark.parametrize("content", ["Hello there", [{"type": "text", "text": "Hello there"}]])
def test_chat_v2_answers_the_last_user_message(client: httpx.Client, content: object) -> None:
    reply = chat_v2(client, content).json()
    text = reply["message"]["content"][0]["text"]
    assert text.endswith("Hello there")
    assert "local API" in text
    assert reply["finish_reason"] == "COMPLETE"
    assert reply["usage"]["tokens"] == {"input_tokens": len("Hello there"), "output_tokens": len(text)}


def test_chat_v2_streams_the_reply_that_it_gives_whole(client: httpx.Client) -> None:
    whole = chat_v2(client, "Two\nlines, naïve").json()
    events = streamed_events(chat_v2(client, "Two\nlines, naïve", stream=True), "[DONE]")
    kinds = [event["type"] for event in events]
    deltas = [event for event in events if event["type"] == "content-delta"]
    assert kinds == ["message-start", "content-start", *["content-delta"] * len(deltas), "content-end", "message-end"]
    text = "".join(event["delta"]["message"]["content"]["text"] for event in deltas)
    assert text == whole["message"]["content"][0]["text"]
    assert events[0]["id"] == whole["id"]
    assert events[-1]["delta"] == {"finish_reason": "COMPLETE", "usage": whole["usage"]}


@pytest.mark.parametrize(
    ("headers", "content_type"),
    [({}, "application/stream+json"), ({"Accepts": "text/event-stream"}, "text/event-stream; charset=utf-8")],
)
def test_chat_v1_streams_lines_unless_asked_for_events(
    client: httpx.Client, headers: dict[str, str], content_type: str
) -> None:
    whole = client.post("/v1/chat", json={"message": "Hello there"}).json()
    reply = client.post("/v1/chat", json={"message": "Hello there", "stream": True}, headers=headers)
    assert reply.headers["content-type"] == content_type
    events = streamed_events(reply, None)
    assert [event["event_type"] for event in events[:2]] == ["stream-start", "text-generation"]
    assert "".join(event["text"] for event in events[1:-1]) == whole["text"]
    assert events[-1]["response"] == whole
    assert whole["chat_history"][-2:] == [
        {"role": "USER", "message": "Hello there"},
        {"role": "CHATBOT", "message": whole["text"]},
    ]


def test_generate_makes_as_many_texts_as_asked(client: httpx.Client) -> None:
    asked = {"prompt": "Say hello", "num_generations": 2}
    whole = client.post("/v1/generate", json=asked).json()
    assert [generation["index"] for generation in whole["generations"]] == [0, 1]
    events = streamed_events(client.post("/v1/generate", json=asked | {"stream": True}), None)
    for generation in whole["generations"]:
        pieces = [event["text"] for event in events[:-1] if event["index"] == generation["index"]]
        assert "".join(pieces) == generation["text"]
    assert events[-1]["event_type"] == "stream-end"


# Embed, rerank, classify


def embed(client: httpx.Client, texts: list[str], **more: object) -> Any:
    body = {"model": "embed-v4.0", "input_type": "search_document", "texts": texts, **more}
    reply = client.post("/v2/embed", json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()["embeddings"]


def test_texts_with_common_words_get_near_vectors(client: httpx.Client) -> None:
    texts = ["the cat sat on the mat", "a cat on a mat", "stock prices fell sharply"]
    near, like, far = embed(client, texts, output_dimension=256)["float"]
    assert len(near) == 256
    assert sum(x * x for x in near) == pytest.approx(1.0, abs=1e-5)
    assert cosine(near, like) > cosine(near, far) + 0.2


def cosine(first: list[float], second: list[float]) -> float:
    return sum(x * y for x, y in zip(first, second, strict=True))


def test_embedding_types_say_the_same(client: httpx.Client) -> None:
    types = ["float", "int8", "uint8", "binary", "ubinary", "base64"]
    by_type = embed(client, ["one text", ""], embedding_types=types)
    assert list(by_type) == types
    for index, floats in enumerate(by_type["float"]):
        packed = base64.b64decode(by_type["base64"][index])
        assert list(struct.unpack(f"<{len(floats)}f", packed)) == floats
        assert [value + 128 for value in by_type["int8"][index]] == by_type["uint8"][index]
        assert [value + 128 for value in by_type["binary"][index]] == by_type["ubinary"][index]
        assert len(by_type["ubinary"][index]) * 8 == len(floats)
        assert (by_type["ubinary"][index][0] >= 128) == (floats[0] > 0)


def test_embed_v1_answers_floats_or_by_type(client: httpx.Client) -> None:
    plain = client.post("/v1/embed", json={"texts": ["a", "b"], "model": "embed-english-light-v3.0"}).json()
    assert plain["response_type"] == "embeddings_floats"
    assert [len(vector) for vector in plain["embeddings"]] == [384, 384]
    typed = client.post("/v1/embed", json={"texts": ["a"], "embedding_types": ["int8"]}).json()
    assert typed["response_type"] == "embeddings_by_type"
    assert list(typed["embeddings"]) == ["int8"]


def test_mixed_inputs_and_images_are_embedded(client: httpx.Client) -> None:
    image = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    body = {"model": "embed-v4.0", "input_type": "image"}
    inputs = [{"content": [{"type": "text", "text": "a"}, image]}]
    mixed = client.post("/v2/embed", json={**body, "inputs": inputs}).json()
    assert len(mixed["embeddings"]["float"]) == 1
    images = client.post("/v2/embed", json={**body, "images": ["data:image/png;base64,AAAA"]}).json()
    assert len(images["embeddings"]["float"]) == 1


def test_rerank_puts_the_document_with_most_common_words_first(client: httpx.Client) -> None:
    documents = ["bananas are yellow", "the capital of France is Paris", "France is in Europe"]
    body = {"model": "rerank-v3.5", "query": "capital of France", "documents": documents}
    results = client.post("/v2/rerank", json=body).json()["results"]
    assert [result["index"] for result in results] == [1, 2, 0]
    scores = [result["relevance_score"] for result in results]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= scores[-1] <= scores[0] <= 1.0
    top = client.post("/v2/rerank", json=body | {"top_n": 1}).json()["results"]
    assert top == results[:1]


def test_rerank_names_the_sentences_that_matter(client: httpx.Client) -> None:
    document = "It rains a lot. The capital is Paris! Nobody knows."
    body = {"model": "rerank-v5", "query": "the capital", "documents": [document], "relevant_spans": {"max_spans": 1}}
    (span,) = client.post("/v2/rerank", json=body).json()["results"][0]["relevant_spans"]
    assert span["text"] == "The capital is Paris!"
    assert document[span["start"] : span["end"]] == span["text"]


def test_rerank_v1_reads_objects_and_returns_documents(client: httpx.Client) -> None:
    documents = [{"text": "a fish"}, "a capital", {"text": "no", "title": "the capital"}]
    body = {"query": "capital", "documents": documents, "return_documents": True, "rank_fields": ["text", "title"]}
    results = client.post("/v1/rerank", json=body).json()["results"]
    assert [result["index"] for result in results] == [1, 2, 0]
    assert results[0]["document"] == {"text": "a capital"}


def test_classify_takes_the_label_of_the_likest_example(client: httpx.Client) -> None:
    examples = [{"text": "I love it", "label": "good"}, {"text": "I hate it", "label": "bad"}]
    body = {"inputs": ["they hate us", "they love us", "?"], "examples": examples}
    classifications = client.post("/v1/classify", json=body).json()["classifications"]
    assert [entry["prediction"] for entry in classifications] == ["bad", "good", "good"]
    assert classifications[2]["confidence"] == 0.5


# Tokens, models, datasets


@pytest.mark.parametrize("text", ["Hello, world", "naïve 日本語 🦜", "\x00 \n"])
def test_text_survives_tokenize_and_detokenize(client: httpx.Client, text: str) -> None:
    tokenized = client.post("/v1/tokenize", json={"text": text, "model": "command-a-03-2025"}).json()
    assert len(tokenized["tokens"]) == len(tokenized["token_strings"])
    body = {"tokens": tokenized["tokens"], "model": "command-a-03-2025"}
    assert client.post("/v1/detokenize", json=body).json()["text"] == text


def test_models_are_listed_by_endpoint_and_page(client: httpx.Client) -> None:
    models = client.get("/v1/models").json()["models"]
    assert client.get(f"/v1/models/{models[0]['name']}").json() == models[0]
    embedders = client.get("/v1/models", params={"endpoint": "embed", "default_only": "true"}).json()["models"]
    assert [model["name"] for model in embedders] == ["embed-v4.0"]
    paged: list[Any] = []
    query: dict[str, Any] = {"page_size": 2}
    while True:
        page = client.get("/v1/models", params=query).json()
        paged += page["models"]
        if "next_page_token" not in page:
            break
        query["page_token"] = page["next_page_token"]
    assert paged == models


def test_a_dataset_lives_from_create_to_delete() -> None:
    with serving() as client:
        content = b'{"text": "a"}\n{"text": "b"}\n'
        first = create_dataset(client, content, name="first")
        second = create_dataset(client, content, name="second", type="embed-result")
        assert first != second
        dataset = client.get(f"/v1/datasets/{first}").json()["dataset"]
        assert (dataset["id"], dataset["name"], dataset["validation_status"]) == (first, "first", "validated")
        part = dataset["dataset_parts"][0]
        assert (part["name"], part["num_rows"], part["size_bytes"]) == ("rows.jsonl", 2, len(content))
        assert part["samples"] == ['{"text": "a"}', '{"text": "b"}']
        assert listed(client) == [first, second]
        assert listed(client, datasetType="embed-result") == [second]
        assert listed(client, after=dataset["created_at"]) == [second]
        assert listed(client, limit="1", offset="1") == [second]
        assert client.get("/v1/datasets/usage").json() == {"organization_usage": 2 * len(content)}
        assert client.delete(f"/v1/datasets/{first}").json() == {}
        gone = client.get(f"/v1/datasets/{first}")
        assert gone.status_code == 404
        assert first in gone.json()["message"]
        assert listed(client) == [second]


def listed(client: httpx.Client, **query: str) -> list[str]:
    return [dataset["id"] for dataset in client.get("/v1/datasets", params=query).json()["datasets"]]


def test_a_dataset_without_rows_fails_validation(client: httpx.Client) -> None:
    dataset = client.get(f"/v1/datasets/{create_dataset(client, b'')}").json()["dataset"]
    assert dataset["validation_status"] == "failed"
    assert "no rows" in dataset["validation_error"]


# What JSON Schema takes for an integer


RANKED: dict[str, Any] = {"model": "m", "query": "a", "documents": ["a. a b.", "b"]}
INTEGERS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "num_generations": ("/v1/generate", {"prompt": "hi"}, {"num_generations": 2}),
    "output_dimension": (
        "/v2/embed",
        {"model": "m", "input_type": "image", "texts": ["a"]},
        {"output_dimension": 256},
    ),
    "top_n": ("/v2/rerank", RANKED, {"top_n": 1}),
    "max_spans": ("/v2/rerank", RANKED, {"relevant_spans": {"max_spans": 1}}),
    "tokens": ("/v1/detokenize", {"model": "m"}, {"tokens": [104, 105]}),
}


@pytest.mark.parametrize("case", INTEGERS)
def test_an_integer_may_be_written_with_a_point(client: httpx.Client, case: str) -> None:
    path, body, integers = INTEGERS[case]
    expected = client.post(path, json=body | integers)
    assert expected.status_code == 200, expected.text
    pointed = re.sub(r"\d+", r"\g<0>.0", json.dumps(integers))
    assert client.post(path, json=body | json.loads(pointed)).json() == expected.json()


@pytest.mark.parametrize("number", [10**30, 1e300])
def test_an_integer_may_be_huge(client: httpx.Client, number: float) -> None:
    spans: dict[str, Any] = {}
    everything = client.post("/v2/rerank", json=RANKED | {"relevant_spans": spans}).json()["results"]
    body = RANKED | {"top_n": number, "relevant_spans": {"max_spans": number}}
    reply = client.post("/v2/rerank", json=body)
    assert reply.status_code == 200, reply.text
    assert reply.json()["results"] == everything


def test_results_of_tools_may_come_without_a_message(client: httpx.Client) -> None:
    results: list[dict[str, Any]] = [{"call": {"name": "f", "parameters": {}}, "outputs": [{"a": 1}]}]
    reply = client.post("/v1/chat", json={"message": "", "tool_results": results})
    assert reply.status_code == 200, reply.text
    assert Schemas(SPEC, "reply").problem(OPERATIONS["POST /v1/chat"].reply or {}, reply.json()) is None
