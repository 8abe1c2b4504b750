"""What had arrived of a stream that went wrong is in the error: the reply so far, its text, the last event."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from cohere_api.endpoints import v2_chat
from cohere_api.models.chat import ChatMessageStartEvent, ChatResponseV2

import coherekit
from coherekit._call import reply as replies
from coherekit._callers import SyncCaller
from tests.support.fake_api import FakeApi
from tests.support.streamed import (
    FULL_MESSAGE,
    GENERATE,
    GOLDEN,
    MESSAGE,
    STREAM_OF_JSON,
    V1_CHAT,
    V1_REPLY,
    ask,
    content,
    lines,
    sse,
    streamed,
    sync_caller,
)

THOUGHT = [{"type": "thinking", "thinking": "Let me think."}]
V1_FOUND = {name: V1_REPLY[name] for name in ("search_queries", "documents")}
GENERATED_SO_FAR = [{"index": 0, "text": "One."}, {"index": 1, "text": "Two"}]
# Kind of stream -> what came of it, under which headers, and the reply in that.
PARTS: dict[str, tuple[bytes, dict[str, str], dict[str, Any]]] = {
    "v2": (sse(*FULL_MESSAGE[:5]), {}, {"id": "m", "message": {"role": "assistant", "content": THOUGHT}}),
    "v1 lines": (lines(*V1_CHAT[:4]), STREAM_OF_JSON, {"generation_id": "g", "text": "Hel", **V1_FOUND}),
    "generate": (lines(*GENERATE[:3]), STREAM_OF_JSON, {"generations": GENERATED_SO_FAR}),
}


def text(piece: str) -> dict[str, Any]:
    return content(0, text=piece)


class TestWhatArrived:
    @pytest.mark.parametrize("kind", PARTS)
    @pytest.mark.parametrize(
        "ending", [b"", b'data: {"type": "error"}\n\n', b"data: {\n\n", b'{"event_type": "error"}\n']
    )
    def test_an_error_carries_the_reply_as_far_as_it_came(
        self, api: FakeApi, caller: SyncCaller, kind: str, ending: bytes
    ) -> None:
        body, headers, partial = PARTS[kind]
        api.replies.append(streamed(body + ending, headers=headers))

        with pytest.raises(coherekit.StreamError) as caught:
            list(ask(caller, kind))

        assert caught.value.partial == GOLDEN[kind][0].decode(partial, False)

    def test_its_text_is_the_answers_alone(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*FULL_MESSAGE[:-1])))

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            list(ask(caller))

        error = caught.value
        assert (error.text, error.partial.text, error.partial.message.tool_plan) == ("Hello", "Hello", "I will look.")
        assert error.events == len(FULL_MESSAGE) - 1

    def test_before_the_first_event_there_is_none(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(b"data: {\n\n"))

        with pytest.raises(coherekit.StreamError) as caught:
            list(ask(caller))

        error = caught.value
        assert (error.partial, error.text, error.events, error.last_event) == (None, "", 0, None)

    def test_nothing_is_said_of_fields_that_did_not_come_yet(
        self, api: FakeApi, caller: SyncCaller, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(replies, "_reported", set())
        api.replies.append(streamed(sse(MESSAGE[0])))

        with pytest.raises(coherekit.StreamInterrupted):
            list(ask(caller))

        assert not [one for one in caplog.records if "lacks fields" in one.message]

    def test_an_event_of_the_wrong_shape_is_no_part_of_it(self, api: FakeApi, caller: SyncCaller) -> None:
        wrong = {"type": "citation-start", "index": 0, "delta": {"message": {"citations": {"sources": "none"}}}}
        api.replies.append(streamed(sse(MESSAGE[0], wrong, MESSAGE[-1])))

        with pytest.raises(coherekit.StreamError, match="wrong shape") as caught:
            list(ask(caller))
        assert caught.value.partial == ChatResponseV2.from_dict({"id": "m", "message": {"role": "assistant"}})

    def test_what_fits_no_model_is_none(self) -> None:
        assert replies.decode_part(v2_chat.ENDPOINT, {"message": "text"}) is None

    def test_the_error_pickles_with_all_that_arrived(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*FULL_MESSAGE[:-1])))
        with pytest.raises(coherekit.StreamInterrupted) as caught:
            list(ask(caller))

        error = pickle.loads(pickle.dumps(caught.value))

        assert str(error) == str(caught.value)
        assert (error.partial, error.last_event) == (caught.value.partial, caught.value.last_event)

    def test_the_key_is_nowhere_in_it(self, api: FakeApi) -> None:
        # In one event, across two, and escaped.
        said = [text("a-long-secret, a-long-"), text("secret; and "), text("MARK")]
        body = sse(MESSAGE[0], *said).replace(b"MARK", b"a-long-\\u0073ecret")
        api.replies.append(streamed(body + b'data: {"type": "error", "message": "a-long-secret"}\n\n'))

        with sync_caller(api.url, api_key="a-long-secret") as caller, pytest.raises(coherekit.StreamError) as caught:
            list(ask(caller))

        error = caught.value
        assert error.text == "[redacted], [redacted]; and [redacted]"
        assert error.partial.message.content[0].raw["text"] == error.text
        assert b"a-long-secret" not in pickle.dumps(error)


def test_a_key_in_the_last_event_is_not_kept(api: FakeApi) -> None:
    api.replies.append(streamed(sse(MESSAGE[0], {"type": "error", "message": "no", "echo": ["a-long-secret"]})))

    co = coherekit.ClientV2(api_key="a-long-secret", base_url=api.url)
    with co, pytest.raises(coherekit.StreamError) as caught:
        list(co.chat_stream(model="m", messages=[]))
    assert caught.value.last_event["echo"] == ["[redacted]"]


def test_a_short_key_leaves_the_last_event_typed(api: FakeApi) -> None:
    api.replies.append(streamed(sse(MESSAGE[0]), cut=True))

    co = coherekit.ClientV2(api_key="m", base_url=api.url)
    with co, pytest.raises(coherekit.StreamInterrupted) as caught:
        list(co.chat_stream(model="m", messages=[]))
    assert isinstance(caught.value.last_event, ChatMessageStartEvent)
