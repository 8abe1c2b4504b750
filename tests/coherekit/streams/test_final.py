"""`.final()` reads the rest of a stream and gives the very reply that the call gives without a stream."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from cohere_api.endpoints import v2_chat
from cohere_api.models.chat import ChatResponseV2

import cohere_local
import coherekit
from coherekit._callers import SyncCaller
from tests.support.fake_api import FakeApi
from tests.support.streamed import (
    DONE,
    FULL_MESSAGE,
    FULL_REPLY,
    GOLDEN,
    MESSAGE,
    V2_REQUEST,
    ask,
    ask_async,
    async_caller,
    sse,
    streamed,
    sync_caller,
)

MESSAGES: Any = [{"role": "user", "content": "Hello"}]


def reply_of(kind: str) -> Any:
    endpoint, *_, data = GOLDEN[kind]
    return endpoint.decode(data, True)


@pytest.mark.parametrize("kind", GOLDEN)
def test_every_kind_of_stream_adds_up_to_its_reply(api: FakeApi, caller: SyncCaller, kind: str) -> None:
    _, _, body, headers, _ = GOLDEN[kind]
    api.replies.append(streamed(body, headers=headers))

    assert ask(caller, kind).final() == reply_of(kind)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("kind", GOLDEN)
def test_every_kind_of_async_stream_adds_up_to_its_reply(api: FakeApi, kind: str, backend: str) -> None:
    _, _, body, headers, _ = GOLDEN[kind]
    api.replies.append(streamed(body, headers=headers))

    async def run() -> None:
        async with async_caller(api.url) as caller, ask_async(caller, kind) as stream:
            await anext(stream)
            reply = await stream.final()
            assert reply == reply_of(kind)
            assert await stream.final() is reply
            assert [event async for event in stream] == []

    anyio.run(run, backend=backend)


def test_it_is_the_same_object_each_time(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(streamed(sse(*FULL_MESSAGE), DONE))
    with ask(caller) as stream:
        reply = stream.final()
        assert stream.final() is reply
        assert list(stream) == []
    assert stream.final() is reply


def test_the_text_may_be_read_before(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(streamed(sse(*FULL_MESSAGE), DONE))
    stream = ask(caller)

    assert "".join(stream.text_stream) == "Hello"
    assert stream.final() == reply_of("v2")


@pytest.mark.parametrize("read", [1, 8, len(FULL_MESSAGE)])
def test_any_number_of_events_may_be_read_before(api: FakeApi, caller: SyncCaller, read: int) -> None:
    api.replies.append(streamed(*(sse(event) for event in FULL_MESSAGE), DONE))
    with ask(caller) as stream:
        for _ in range(read):
            next(stream)

        assert stream.final() == reply_of("v2")


def test_what_arrived_with_the_events_that_were_read_is_not_given_out_afterwards(
    api: FakeApi, caller: SyncCaller
) -> None:
    api.replies.append(streamed(sse(*FULL_MESSAGE) + DONE))
    with ask(caller) as stream:
        next(stream)

        assert stream.final() == reply_of("v2")
        assert list(stream) == []


def test_an_event_that_was_read_does_not_change_afterwards(api: FakeApi, caller: SyncCaller) -> None:
    news = {"type": "content-start", "index": 0, "delta": {"message": {"content": {"type": "song", "text": "La"}}}}
    api.replies.append(streamed(sse(MESSAGE[0], news, *MESSAGE[1:]), DONE))
    with ask(caller) as stream:
        begun = [next(stream), next(stream)][1]
        reply = stream.final()

    assert begun.delta.message.content.text == "La"
    assert reply.message.content[0].raw == {"type": "song", "text": "LaHello"}


def test_after_it_the_connection_is_used_again(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.extend([streamed(sse(*MESSAGE), DONE), streamed(sse(*MESSAGE), DONE)])
    for _ in range(2):
        ask(caller).final()

    assert api.connections == 1


def test_a_stream_that_was_left_has_no_final_reply(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(streamed(sse(*FULL_MESSAGE), DONE))
    stream = ask(caller)
    for event in stream:
        if event.type == "content-delta":
            break

    with pytest.raises(coherekit.StreamError, match="closed before its end") as caught:
        stream.final()
    assert caught.value.partial.id == "m"


def test_a_stream_that_is_cut_has_no_final_reply(api: FakeApi, caller: SyncCaller) -> None:
    api.replies.append(streamed(sse(*FULL_MESSAGE[:-1])))

    with pytest.raises(coherekit.StreamInterrupted):
        ask(caller).final()


def test_strict_clients_refuse_a_reply_that_lacks_a_required_field(api: FakeApi) -> None:
    api.replies.append(streamed(sse({"type": "message-end", "delta": {"finish_reason": "COMPLETE"}}), DONE))

    with sync_caller(api.url, strict=True) as caller, pytest.raises(coherekit.DecodeError, match="ChatResponseV2: id"):
        ask(caller).final()


def test_events_that_the_spec_does_not_add_up_have_no_final_reply(api: FakeApi, caller: SyncCaller) -> None:
    stream = caller.stream(V2_REQUEST, v2_chat.STREAM._replace(accumulate={}))

    with pytest.raises(coherekit.CohereError, match="events of /v2/chat add up to no reply"):
        stream.final()
    assert not api.received


def test_the_local_api_streams_what_it_answers() -> None:
    with cohere_local.running() as api, coherekit.ClientV2(api_key="any", base_url=api.url) as co:
        whole = co.chat(model="m", messages=MESSAGES)
        assert co.chat_stream(model="m", messages=MESSAGES).final() == whole
        assert whole.text.endswith("Hello")
    with cohere_local.running() as api, coherekit.Client(api_key="any", base_url=api.url) as old:
        assert old.chat_stream(message="Hi").final() == old.chat(message="Hi")
        assert old.chat_stream(message="Hi", accepts="text/event-stream").final() == old.chat(message="Hi")
        generated = old.generate(prompt="p", num_generations=2)
        final = old.generate_stream(prompt="p", num_generations=2).final()
        assert [one.text for one in final.generations] == [one.text for one in generated.generations]
        assert (final.id, final.prompt) == (generated.id, generated.prompt)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (FULL_REPLY["message"], "Hello"),
        ({"role": "assistant", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}, "ab"),
        ({"role": "assistant", "content": [{"type": "song", "text": "la"}]}, ""),
        ({"role": "assistant"}, ""),
    ],
)
def test_the_text_of_a_reply_is_all_of_its_texts(message: dict[str, Any], text: str) -> None:
    reply = ChatResponseV2.from_dict({"id": "m", "finish_reason": "COMPLETE", "message": message})

    assert reply.text == text
    assert "text" not in dict(reply)
