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

from tests.support.local_api import PIXEL, recording, sent, serving

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


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
    reply = client.post("/v2/embed", json={**body, "images": [PIXEL, PIXEL, "https://host.test/a.png"]}).json()
    same, again, other = reply["embeddings"]["float"]
    assert same == again
    assert cosine(same, other) < 0.5
    assert reply["meta"]["billed_units"]["images"] == 3


@pytest.mark.parametrize("image", ["cat.png", "data:text/plain;base64,AAAA", "data:image/png;base64,?"])
def test_what_is_no_image_is_refused(client: httpx.Client, image: str) -> None:
    asked = {"model": "embed-v4.0", "input_type": "image", "images": [image]}
    document = {"type": "image_url", "image_url": image}
    for path, body in (("/v2/embed", asked), ("/v2/parse", {"model": "m", "document": document})):
        reply = client.post(path, json=body)
        assert reply.status_code == 400
        assert "image" in reply.json()["message"]


@pytest.mark.parametrize("form", ["markdown", "blocks", None])
def test_parse_gives_a_page_in_the_form_asked_for(client: httpx.Client, form: str | None) -> None:
    body = {"model": "m", "document": {"type": "image_url", "image_url": PIXEL}}
    (page,) = sent(client.post("/v2/parse", json=body | ({"output_format": form} if form else {})))["pages"]
    text = page["blocks"][0]["text"]["content"] if form == "blocks" else page["markdown"]["content"]
    assert page["type"] == (form or "markdown")
    assert "image/png of 8 bytes" in text


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


# Audio, summaries, keys


@pytest.mark.parametrize(("channels", "told"), [(1, "1 channel,"), (2, "2 channels,")])
def test_a_transcription_describes_the_recording(client: httpx.Client, channels: int, told: str) -> None:
    files = {"file": ("a.wav", recording(1.5, channels))}
    form = {"model": "m", "language": "en"}
    text = sent(client.post("/v2/audio/transcriptions", data=form, files=files))["text"]
    assert "1.50 seconds" in text
    assert told in text
    refused = client.post("/v2/audio/transcriptions", data=form, files={"file": ("a.mp3", b"ID3")})
    assert (refused.status_code, "WAV" in refused.text) == (400, True)


def test_a_summary_is_as_long_and_in_the_form_asked_for(client: httpx.Client) -> None:
    text = "One is here. Two is there. Three is gone. Four came late. " * 5
    short = sent(client.post("/v1/summarize", json={"text": text, "length": "short"}))["summary"]
    assert short == "One is here."
    bullets = sent(client.post("/v1/summarize", json={"text": text, "format": "bullets"}))["summary"]
    assert bullets == "- One is here.\n- Two is there.\n- Three is gone."
    assert client.post("/v1/summarize", json={"text": "Too short."}).status_code in (400, 422)


def test_a_key_that_is_accepted_is_valid(client: httpx.Client) -> None:
    assert sent(client.post("/v1/check-api-key"))["valid"] is True
