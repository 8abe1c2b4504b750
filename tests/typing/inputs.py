"""Dicts and models are both accepted, nested freely, and checked. `# error` marks what has to be refused."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, assert_type

from caller import AsyncClientV2, Client, ClientV2
from cohere_api import (
    Batch,
    BatchDict,
    ChatMessageV2Dict,
    ChatResponseV2,
    ChatTextContent,
    CreateBatchResponse,
    EmbedFloatsResponse,
    EmbedResponse,
    Message,
    ToolV2,
    ToolV2Dict,
    UserChatMessageV2,
    UserMessageV2,
)
from cohere_api.runtime import NULL

co = ClientV2()
v1 = Client()


def dicts_and_models() -> None:
    reply = co.chat(model="m", messages=[{"role": "user", "content": "Hello"}])
    assert_type(reply, ChatResponseV2)
    co.chat(model="m", messages=[UserMessageV2(content="Hello"), {"role": "assistant", "content": "Hi"}])
    co.chat(model="m", messages=[UserChatMessageV2(content=[ChatTextContent(text="Hello")])])
    texts: list[ChatTextContent] = [ChatTextContent(text="Hello")]
    co.chat(model="m", messages=[UserMessageV2(content=texts), UserMessageV2(content=[{"type": "text", "text": "Hi"}])])
    ToolV2(function={"name": "f", "parameters": {"type": "object"}})
    co.embed(model="m", input_type="search_query", texts=("a", "b"), embedding_types=["float"])
    co.chat(model="m", messages=({"role": "user", "content": [{"type": "text", "text": "Hello"}]},))
    history: Sequence[ChatMessageV2Dict] = [{"role": "system", "content": "Be brief."}]
    co.chat(model="m", messages=history, documents=["text", {"data": {"title": "t"}}], temperature=NULL)
    tool: ToolV2Dict = {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}
    co.chat(model="m", messages=history, tools=[tool], safety_mode="A MODE NEWER THAN THE SPEC")
    # A reply's message goes back in as it came.
    co.v2.chat(model="m", messages=[*history, {"role": "assistant", "content": reply.message.tool_plan or ""}])
    messages: list[Message] = []
    v1.chat(message="Hello", chat_history=messages, request_options={"timeout": 5.0, "max_retries": 0})
    v1.rerank(query="q", documents=["text", {"text": "t", "title": "u"}])
    tags: Mapping[str, Any] = {"a": 1}
    v1.datasets.create(name="d", type="embed-input", data=Path("d.jsonl"), eval_data=("e", b"", "text/csv"))
    v1.datasets.create(name="d", type="embed-input", data=io.BytesIO(), request_options={"additional_headers": {}})
    v1.datasets.list(request_options={"additional_query_parameters": tags})


def replies() -> None:
    embedded = v1.embed(texts=["text"])
    assert_type(embedded, EmbedResponse)
    if embedded.response_type == "embeddings_floats":
        assert_type(embedded, EmbedFloatsResponse)
        assert_type(embedded.embeddings, list[list[float]])
    elif embedded.response_type == "unknown":
        assert_type(embedded.raw, dict[str, Any])


def whole_bodies() -> None:
    batch: BatchDict = {"name": "n", "input_dataset_id": "d", "model": "m"}
    assert_type(co.batches.create(request=batch), CreateBatchResponse)
    assert_type(co.batches.create(batch), CreateBatchResponse)
    assert_type(co.batches.create(request=Batch(name="n", input_dataset_id="d", model="m")), CreateBatchResponse)
    assert_type(co.batches.create(name="n", input_dataset_id="d", model="m"), CreateBatchResponse)


async def asynchronous() -> None:
    aco = AsyncClientV2()
    assert_type(await aco.chat(model="m", messages=[{"role": "user", "content": "Hello"}]), ChatResponseV2)
    assert_type(await aco.batches.create(name="n", input_dataset_id="d", model="m"), CreateBatchResponse)
    aco.chat(model="m", messages=[]).text  # error


def misuse() -> None:
    co.chat(model="m", message=[])  # error
    co.chat(model="m")  # error
    co.chat(model=1, messages=[])  # error
    co.chat("m", [])  # error
    co.chat(model="m", messages="Hello")  # error
    co.chat(model="m", messages=["Hello"])  # error
    co.chat(model="m", messages=[{"role": "user", "contents": "Hello"}])  # error
    co.chat(model="m", messages=[{"role": "users", "content": "Hello"}])  # error
    co.chat(model="m", messages=[{"role": "user", "content": [{"type": "text", "txt": "Hello"}]}])  # error
    co.chat(model="m", messages=[UserMessageV2(contents="Hello")])  # error
    UserMessageV2(content=[{"type": "text", "txt": "Hello"}])  # error
    co.embed(model="m", input_type="search_query", texts="abc")  # error
    co.chat(model="m", messages=[UserMessageV2()])  # error
    co.chat(model="m", messages=[], temperature="hot")  # error
    co.chat(model="m", messages=[]).message.contents  # error
    co.chat(model="m", messages=[], request_options={"time_out": 5.0})  # error
    co.batches.create(name="n")  # error
    co.batches.create({"name": "n"})  # error
    co.batches.create(request=Batch(name="n", input_dataset_id="d", model="m"), name="n")  # error
    v1.parse(model="m")  # error
    v1.datasets.get()  # error
    v1.datasets.get(id=None)  # error
    v1.datasets.create(name="d", type="embed-input", data="d.jsonl")  # error
    v1.models.lists()  # error
