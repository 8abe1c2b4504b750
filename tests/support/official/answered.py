"""Calls that are answered at once: what each gives through the official SDK."""

from __future__ import annotations

import base64
import json
import struct
from typing import Any

from tests.support.local_api import PIXEL, recording
from tests.support.official.clients import MODEL, Clients, user


def chat_v2(co: Clients) -> None:
    reply = co.v2.chat(model=MODEL, messages=user("Hello there"))
    assert reply.message.content[0].text.endswith("You wrote: Hello there")
    assert (reply.message.role, reply.finish_reason) == ("assistant", "COMPLETE")
    assert reply.usage.tokens.output_tokens > reply.usage.tokens.input_tokens > 0


def chat_v2_of_documents(co: Clients) -> None:
    documents = [{"id": "birds", "data": {"text": "Emperor penguins are 120 cm tall. They swim."}}, "Cats sleep."]
    message = co.v2.chat(model=MODEL, messages=user("How tall are emperor penguins?"), documents=documents).message
    text = message.content[0].text
    assert message.citations[0].text == "Emperor penguins are 120 cm tall."
    assert [text[one.start : one.end] for one in message.citations] == [one.text for one in message.citations]
    assert message.citations[0].sources[0].id == "birds"
    assert message.citations[0].sources[0].document["text"].startswith("Emperor penguins")


WEATHER = {
    "name": "get_weather",
    "description": "Gives the weather of a city",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


def chat_v2_with_tools(co: Clients) -> None:
    tools = [{"type": "function", "function": WEATHER}]
    messages: list[Any] = user("What is the weather in Berlin?")
    first = co.v2.chat(model=MODEL, messages=messages, tools=tools)
    (call,) = first.message.tool_calls
    assert (first.finish_reason, call.function.name) == ("TOOL_CALL", "get_weather")
    assert json.loads(call.function.arguments) == {"city": "Berlin"}
    result = [{"type": "document", "document": {"data": {"sky": "Sunny, 21 degrees."}}}]
    messages += [first.message, {"role": "tool", "tool_call_id": call.id, "content": result}]
    last = co.v2.chat(model=MODEL, messages=messages, tools=tools)
    assert last.message.content[0].text == "Sunny, 21 degrees."
    (source,) = last.message.citations[0].sources
    assert (source.type, source.tool_output) == ("tool", {"sky": "Sunny, 21 degrees."})


def chat_v2_by_a_schema(co: Clients) -> None:
    schema = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
        "required": ["name", "age"],
    }
    form = {"type": "json_object", "json_schema": schema}
    reply = co.v2.chat(model=MODEL, messages=user("Someone named Ada Lovelace, 36"), response_format=form)
    assert json.loads(reply.message.content[0].text) == {"name": "Ada Lovelace", "age": 36}


def chat_v2_within_limits(co: Clients) -> None:
    cut = co.v2.chat(model=MODEL, messages=user("one two three"), max_tokens=3)
    assert (cut.finish_reason, cut.usage.tokens.output_tokens) == ("MAX_TOKENS", 3)
    stopped = co.v2.chat(model=MODEL, messages=user("one two three"), stop_sequences=[" two"])
    assert (stopped.finish_reason, stopped.message.content[0].text[-4:]) == ("STOP_SEQUENCE", " one")
    thought, said = co.v2.chat(model=MODEL, messages=user("Why?"), thinking={"type": "enabled"}).message.content
    assert (thought.type, said.type) == ("thinking", "text")
    assert thought.thinking
    reply = co.v2.chat(model=MODEL, messages=user("hi"), logprobs=True)
    assert "".join(one.text for one in reply.logprobs) == reply.message.content[0].text


def chat_v1(co: Clients) -> None:
    before = [{"role": "USER", "message": "Hi"}, {"role": "CHATBOT", "message": "Yes?"}]
    reply = co.v1.chat(message="How are you?", chat_history=before)
    assert reply.text.endswith("How are you?")
    assert [one.message for one in reply.chat_history] == ["Hi", "Yes?", "How are you?", reply.text]
    cited = co.v1.chat(message="Which fox?", documents=[{"id": "d1", "text": "The fox is red. Yes."}])
    assert [one.document_ids for one in cited.citations] == [["d1"]]
    assert cited.text[cited.citations[0].start : cited.citations[0].end] == "The fox is red."


def chat_v1_with_tools(co: Clients) -> None:
    city = {"city": {"description": "Its name", "type": "str", "required": True}}
    tool = {"name": "weather", "description": "Tells the weather of a city", "parameter_definitions": city}
    asked = {"message": "What is the weather in Berlin?", "tools": [tool]}
    (call,) = co.v1.chat(**asked).tool_calls
    assert (call.name, call.parameters) == ("weather", {"city": "Berlin"})
    last = co.v1.chat(**asked, tool_results=[{"call": call, "outputs": [{"degrees": 21}]}], force_single_step=True)
    assert last.documents == [{"id": "weather:0:0", "degrees": "21"}]
    assert last.citations[0].document_ids == ["weather:0:0"]


def generate(co: Clients) -> None:
    reply = co.v1.generate(prompt="Say hello", num_generations=3)
    assert len({one.text for one in reply.generations}) == 3
    assert all(one.text.endswith("Say hello") for one in reply.generations)


def embed_v2(co: Clients) -> None:
    texts = ["the cat sat on the mat", "a cat on a mat", "stock prices fell sharply"]
    kinds = ["float", "int8", "uint8", "binary", "ubinary", "base64"]
    asked = {"model": "embed-v4.0", "input_type": "search_document", "embedding_types": kinds}
    made = co.v2.embed(texts=texts, output_dimension=256, **asked).embeddings
    near, like, far = made.float_
    assert len(near) == 256
    assert product(near, like) > product(near, far) + 0.2
    assert [[value + 128 for value in row] for row in made.int8] == made.uint8
    assert [[value + 128 for value in row] for row in made.binary] == made.ubinary
    assert [len(row) for row in made.ubinary] == [32, 32, 32]
    assert [list(struct.unpack("<256f", base64.b64decode(row))) for row in made.base64] == made.float_
    parts = [{"content": [{"type": "image_url", "image_url": {"url": PIXEL}}]}]
    assert len(co.v2.embed(model="embed-v4.0", input_type="image", inputs=parts).embeddings.float_) == 1


def product(first: list[float], second: list[float]) -> float:
    return sum(x * y for x, y in zip(first, second, strict=True))


def embed_v1(co: Clients) -> None:
    texts = [f"text {number}" for number in range(100)]
    asked = {"model": "embed-v4.0", "input_type": "search_document"}
    # The SDK sends these in two requests and merges the replies.
    many = co.v1.embed(texts=texts, **asked)
    assert (many.response_type, many.texts, len(many.embeddings)) == ("embeddings_floats", texts, 100)
    typed = co.v1.embed(texts=texts[:2], embedding_types=["float", "int8"], **asked)
    assert typed.embeddings.float_ == many.embeddings[:2]
    assert len(typed.embeddings.int8) == 2


DOCUMENTS = ["bananas are yellow", "the capital of France is Paris", "France is in Europe"]


def rerank_v2(co: Clients) -> None:
    results = co.v2.rerank(model="rerank-v3.5", query="capital of France", documents=DOCUMENTS, top_n=2).results
    assert [one.index for one in results] == [1, 2]
    assert 1 >= results[0].relevance_score > results[1].relevance_score > 0


def rerank_v1(co: Clients) -> None:
    asked = {"query": "capital of France", "documents": [{"text": one} for one in DOCUMENTS]}
    results = co.v1.rerank(model="rerank-v3.5", return_documents=True, **asked).results
    assert [one.document.text for one in results] == [DOCUMENTS[1], DOCUMENTS[2], DOCUMENTS[0]]


def classify(co: Clients) -> None:
    examples = [{"text": "I love it", "label": "good"}, {"text": "I hate it", "label": "bad"}]
    found = co.v1.classify(inputs=["they hate us", "they love us"], examples=examples).classifications
    assert [(one.input, one.prediction) for one in found] == [("they hate us", "bad"), ("they love us", "good")]
    assert found[0].labels["bad"].confidence > found[0].labels["good"].confidence


def tokens(co: Clients) -> None:
    text = "naïve 日本語 lake water"
    online = co.v1.tokenize(text=text, model=MODEL, offline=False)
    assert len(online.token_strings) == len(online.tokens)
    assert co.v1.detokenize(tokens=online.tokens, model=MODEL, offline=False).text == text
    # By the tokenizer that the model's tokenizer_url gives.
    assert co.v1.tokenize(text=text, model=MODEL).tokens == online.tokens
    assert co.v1.detokenize(tokens=online.tokens, model=MODEL).text == text


def models(co: Clients) -> None:
    first = co.v1.models.list(page_size=2)
    rest = co.v1.models.list(page_token=first.next_page_token)
    names = [one.name for one in [*first.models, *rest.models]]
    assert names == [one.name for one in co.v1.models.list().models]
    assert MODEL in names
    (embedder,) = co.v1.models.list(endpoint="embed", default_only=True).models
    assert embedder.name == "embed-v4.0"
    assert co.v1.models.get(embedder.name) == embedder


def summarize(co: Clients) -> None:
    text = "One is here. Two is there. Three is gone. Four came late. " * 5
    assert co.v1.summarize(text=text, length="short").summary == "One is here."
    assert co.v1.summarize(text=text, format="bullets").summary.splitlines()[1] == "- Two is there."


def check_api_key(co: Clients) -> None:
    # The clients' own method of that name only raises ValueError, since 5.0.
    assert co.v1.with_raw_response.check_api_key().data.valid is True


def transcription(co: Clients) -> None:
    file = ("a.wav", recording(1.5, channels=2))
    text = co.v2.audio.transcriptions.create(model="transcribe", language="en", file=file).text
    assert "1.50 seconds" in text
    assert "2 channels" in text


def parse(co: Clients) -> None:
    document = {"type": "image_url", "image_url": PIXEL}
    (page,) = co.v2.parse(model="parse-v1", document=document).pages
    assert "image/png of 8 bytes" in page.markdown.content
    (page,) = co.v2.parse(model="parse-v1", document=document, output_format="blocks").pages
    assert "image/png of 8 bytes" in page.blocks[0].text.content


CASES = {
    chat_v2: ["POST /v2/chat"],
    chat_v2_of_documents: ["POST /v2/chat"],
    chat_v2_with_tools: ["POST /v2/chat"],
    chat_v2_by_a_schema: ["POST /v2/chat"],
    chat_v2_within_limits: ["POST /v2/chat"],
    chat_v1: ["POST /v1/chat"],
    chat_v1_with_tools: ["POST /v1/chat"],
    generate: ["POST /v1/generate"],
    embed_v2: ["POST /v2/embed"],
    embed_v1: ["POST /v1/embed"],
    rerank_v2: ["POST /v2/rerank"],
    rerank_v1: ["POST /v1/rerank"],
    classify: ["POST /v1/classify"],
    tokens: ["POST /v1/tokenize", "POST /v1/detokenize", "GET /v1/models/{model}"],
    models: ["GET /v1/models", "GET /v1/models/{model}"],
    summarize: ["POST /v1/summarize"],
    check_api_key: ["POST /v1/check-api-key"],
    transcription: ["POST /v2/audio/transcriptions"],
    parse: ["POST /v2/parse"],
}
"""What is asked, and the operations that it needs."""
