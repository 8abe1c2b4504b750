"""The local byte-pair tokenizer: reversible, the same in Hugging Face's form, quick on long texts."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohere_local.answers import byte_pairs
from tests.support.local_api import sent, serving

TEXTS = [
    "",
    "Hello, world",
    "naïve 日本語 🦜",
    "\x00 \n",
    "  two  spaces  ",
    "a" * 100,
    "the model's documents are useful",
]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


@given(st.text())
def test_any_text_survives_a_round_trip(text: str) -> None:
    tokens = byte_pairs.encode(text)
    assert byte_pairs.decode(tokens) == text
    assert len(tokens) <= len(text.encode())


@pytest.mark.parametrize("text", TEXTS[1:])
def test_text_survives_tokenize_and_detokenize(client: httpx.Client, text: str) -> None:
    told = sent(client.post("/v1/tokenize", json={"text": text, "model": "command-a-03-2025"}))
    assert len(told["tokens"]) == len(told["token_strings"])
    body = {"tokens": told["tokens"], "model": "command-a-03-2025"}
    assert sent(client.post("/v1/detokenize", json=body))["text"] == text


def test_common_words_are_few_tokens() -> None:
    assert [byte_pairs.decode([token]) for token in byte_pairs.encode("use the model")] == ["use", " the", " model"]


@given(st.text() | st.sampled_from(TEXTS))
def test_the_tokenizer_of_hugging_face_gives_the_same_tokens(text: str) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    theirs = tokenizers.Tokenizer.from_str(json.dumps(byte_pairs.tokenizer_json()))
    tokens = byte_pairs.encode(text)
    assert theirs.encode(text).ids == tokens
    assert theirs.decode(tokens) == text


def test_a_model_names_where_its_tokenizer_is(client: httpx.Client) -> None:
    model = sent(client.get("/v1/models/command-a-03-2025"))
    assert httpx.get(model["tokenizer_url"]).json() == byte_pairs.tokenizer_json()  # without a key


def test_a_long_text_takes_no_long_time() -> None:
    started = time.perf_counter()
    byte_pairs.encode("word " * 50_000 + "x" * 50_000)
    assert time.perf_counter() - started < 5
