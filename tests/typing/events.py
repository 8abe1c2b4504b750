"""Stream events narrow by their discriminator. `# error` marks what has to be refused."""

from __future__ import annotations

from typing import assert_type

from caller import AsyncClientV2, Client, ClientV2
from cohere_api import (
    ChatContentDeltaEvent,
    ChatMessageEndEvent,
    ChatResponseV2,
    ChatStreamEndEvent,
    ChatTextGenerationEvent,
    GenerateStreamText,
    Generation,
    NonStreamedChatResponse,
    StreamedChatResponseV2,
    UnknownType,
)
from cohere_api.runtime import AsyncStream, Stream

co = ClientV2()
v1 = Client()


def second_version() -> None:
    assert_type(co.chat_stream(model="m", messages=[]), Stream[StreamedChatResponseV2, ChatResponseV2])
    with co.chat_stream(model="m", messages=[]) as stream:
        for event in stream:
            if event.type == "content-delta":
                assert_type(event, ChatContentDeltaEvent)
            elif event.type == "message-end":
                assert_type(event, ChatMessageEndEvent)
                event.delta_  # error
            elif event.type == "unknown":
                assert_type(event, UnknownType)
                print(event.tag, event.raw)
            if event.type == "content-deltas":  # error
                pass
        assert_type(stream.final(), ChatResponseV2)
        assert_type(stream.final().text, str)
        stream.final().texts  # error


def by_match(event: StreamedChatResponseV2) -> str:
    match event.type:
        case "content-delta":
            return f"{event.delta}"
        case "debug":
            return event.prompt or ""
        case _:
            return ""


def first_version() -> None:
    for event in v1.chat_stream(message="Hello"):
        if event.event_type == "text-generation":
            assert_type(event, ChatTextGenerationEvent)
            assert_type(event.text, str)
        if event.event_type == "stream-end":
            assert_type(event, ChatStreamEndEvent)
    assert_type(v1.chat_stream(message="Hello").final(), NonStreamedChatResponse)
    assert_type(v1.generate_stream(prompt="Hello").final(), Generation)
    for part in v1.generate_stream(prompt="Hello"):
        if part.event_type == "text-generation":
            assert_type(part, GenerateStreamText)
    event.text  # error


async def asynchronous() -> None:
    aco = AsyncClientV2()
    stream = aco.chat_stream(model="m", messages=[])
    assert_type(stream, AsyncStream[StreamedChatResponseV2, ChatResponseV2])
    async with stream:
        async for event in stream:
            if event.type == "content-delta":
                assert_type(event, ChatContentDeltaEvent)
        assert_type(await stream.final(), ChatResponseV2)
    stream.final().text  # error
    for event in stream:  # error
        pass
    await aco.chat_stream(model="m", messages=[])  # error
