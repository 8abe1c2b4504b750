"""Streams give exactly what arrived, as it arrives, and are opened until they begin; over a real socket."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from cohere_api.endpoints import chat
from cohere_api.models.chat import ChatContentDeltaEvent, ChatMessageEndEvent, ChatMessageStartEvent
from cohere_api.runtime import Unknown

import coherekit
from coherekit._callers import SyncCaller
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.streamed import DONE, LINES, MESSAGE, SSE, ask, lines, sse, streamed


class TestEvents:
    def test_v2_events_are_typed(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*MESSAGE), DONE))

        events = list(ask(caller))

        assert [type(event) for event in events] == [
            ChatMessageStartEvent,
            ChatContentDeltaEvent,
            ChatContentDeltaEvent,
            ChatMessageEndEvent,
        ]
        assert api.received[0].json["stream"] is True

    @pytest.mark.parametrize("size", [1, 3, 7, 1000])
    def test_chunks_do_not_matter(self, api: FakeApi, caller: SyncCaller, size: int) -> None:
        body = sse(*MESSAGE) + DONE
        api.replies.append(streamed(*(body[start : start + size] for start in range(0, len(body), size))))

        assert len(list(ask(caller))) == 4

    @pytest.mark.parametrize(
        ("content_type", "body"), [("application/stream+json", lines(*LINES)), ("text/event-stream", b"")]
    )
    def test_v1_events_by_the_replys_content_type(
        self, api: FakeApi, caller: SyncCaller, content_type: str, body: bytes
    ) -> None:
        events = b"".join(f"data: {json.dumps(event)}\n\n".encode() for event in LINES)
        api.replies.append(streamed(body or events, headers={"content-type": content_type}))

        request = chat.request(message="Hi").streamed(chat.STREAM)
        found = [event.event_type for event in caller.stream(request, chat.STREAM)]

        assert found == ["stream-start", "text-generation", "stream-end"]

    def test_an_unknown_event_is_kept(self, api: FakeApi, caller: SyncCaller) -> None:
        news = {"type": "news", "x": 1}
        api.replies.append(streamed(sse(MESSAGE[0], news, MESSAGE[-1]), DONE))

        event = list(ask(caller))[1]

        assert isinstance(event, Unknown)
        assert (event.tag, event.raw) == ("news", news)

    def test_the_text_alone(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(*MESSAGE), DONE))

        assert list(ask(caller).text_stream) == ["Hel", "lo"]

    def test_events_arrive_while_the_reply_goes_on(self, api: FakeApi, caller: SyncCaller) -> None:
        first_seen = threading.Event()

        def chunks() -> Iterator[bytes]:
            yield sse(MESSAGE[0])
            assert first_seen.wait(5)
            yield sse(*MESSAGE[1:])

        api.replies.append(Canned(chunks=chunks(), headers=SSE))
        stream = ask(caller)

        assert next(stream).type == "message-start"
        first_seen.set()
        assert len(list(stream)) == 3


class TestOpening:
    def test_nothing_is_sent_before_the_first_use(self, api: FakeApi, caller: SyncCaller) -> None:
        ask(caller).close()

        assert not api.received

    def test_entering_opens(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(Canned(401, {"message": "who?"}))

        with pytest.raises(coherekit.UnauthorizedError, match="who"), ask(caller):
            pytest.fail("entered")

    @pytest.mark.parametrize(
        "trouble", [Canned(503), HANG_UP, streamed(), streamed(cut=True), streamed(b": wait\n\n", cut=True)]
    )
    def test_a_stream_is_opened_again_until_its_first_event(
        self, api: FakeApi, caller: SyncCaller, trouble: Canned
    ) -> None:
        api.replies.extend([trouble, trouble, streamed(sse(*MESSAGE), DONE)])

        assert len(list(ask(caller))) == 4
        assert len(api.received) == 3

    def test_attempts_at_opening_are_limited(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.extend([streamed(cut=True)] * 3)

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            list(ask(caller))

        assert (caught.value.attempts, caught.value.events) == (3, 0)

    def test_after_the_first_event_nothing_is_sent_again(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(MESSAGE[0]), cut=True))

        with pytest.raises(coherekit.StreamInterrupted):
            list(ask(caller))

        assert len(api.received) == 1

    def test_the_exchange_is_known_once_the_stream_is_open(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.extend([Canned(503), streamed(sse(*MESSAGE), DONE, headers={**SSE, "x-request-id": "r"})])
        stream = ask(caller)

        assert stream.http is None
        with stream:
            assert stream.http is not None
            assert (stream.http.status, stream.http.request_id, stream.http.attempts) == (200, "r", 2)
            assert len(stream.http.waits) == 1
            assert stream.final().http == stream.http
