"""Stream events narrow by their discriminator. `# error` marks what has to be refused."""

from __future__ import annotations

from typing import assert_type

from caller import AsyncClientV2, Client, ClientV2
from cohere_api import (
    ChatContentDeltaEvent,
    ChatMessageEndEvent,
    ChatStreamEndEvent,
    ChatTextGenerationEvent,
    GenerateStreamText,
    StreamedChatResponseV2,
    UnknownType,
)
from cohere_api.runtime import AsyncStream, Stream

co = ClientV2()
v1 = Client()


def second_version() -> None:
    assert_type(co.chat_stream(model="m", messages=[]), Stream[StreamedChatResponseV2])
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
    for part in v1.generate_stream(prompt="Hello"):
        if part.event_type == "text-generation":
            assert_type(part, GenerateStreamText)
    event.text  # error


async def asynchronous() -> None:
    aco = AsyncClientV2()
    stream = aco.chat_stream(model="m", messages=[])
    assert_type(stream, AsyncStream[StreamedChatResponseV2])
    async with stream:
        async for event in stream:
            if event.type == "content-delta":
                assert_type(event, ChatContentDeltaEvent)
    for event in stream:  # error
        pass
    await aco.chat_stream(model="m", messages=[])  # error
