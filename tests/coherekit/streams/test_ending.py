"""A stream ends truthfully: its final event came, or an error tells what is wrong and what did arrive."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cohere_api.endpoints import generate

import coherekit
from coherekit import Stream
from coherekit._callers import SyncCaller
from tests.support.fake_api import Canned, FakeApi
from tests.support.streamed import DONE, MESSAGE, STREAM_OF_JSON, V1_CHAT, ask, lines, sse, streamed, sync_caller


class TestEndings:
    @pytest.mark.parametrize(
        "reply",
        [
            streamed(sse(*MESSAGE), DONE),
            streamed(sse(*MESSAGE)),
            streamed(sse(*MESSAGE)[:-1]),
            streamed(sse(*MESSAGE), cut=True),
            streamed(sse(*MESSAGE), DONE, b"data: more\n\n"),
            streamed(sse(*MESSAGE), b"data: {torn"),
        ],
    )
    def test_a_stream_is_whole_once_its_final_event_came(self, api: FakeApi, caller: SyncCaller, reply: Canned) -> None:
        api.replies.append(reply)

        assert len(list(ask(caller))) == 4

    @pytest.mark.parametrize(
        "reply",
        [
            streamed(sse(*MESSAGE[:3])),
            streamed(sse(*MESSAGE[:3]), DONE),
            streamed(sse(*MESSAGE[:3]), cut=True),
            streamed(sse(*MESSAGE[:3]), sse(MESSAGE[3])[:-20]),
        ],
    )
    def test_a_stream_that_lacks_its_final_event_is_interrupted(
        self, api: FakeApi, caller: SyncCaller, reply: Canned
    ) -> None:
        api.replies.append(reply)
        seen: list[Any] = []

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            collect(ask(caller), seen)

        error = caught.value
        assert (len(seen), error.events, error.text) == (3, 3, "Hello")
        assert error.last_event == seen[-1]
        assert (error.method, error.path, error.status_code, error.attempts) == ("POST", "/v2/chat", 200, 1)

    @pytest.mark.parametrize(
        ("body", "says"),
        [
            (b"data: {nonsense\n\n", "an event is not JSON"),
            (b"data: 7\n\n", "an event has the wrong shape: $: expected an object"),
            (b'data: {"type": "error", "message": "too busy"}\n\n', "too busy"),
            (b'event: error\ndata: {"message": "too busy"}\n\n', "too busy"),
            (b'event: error\ndata: {"type": "content-end", "message": "too busy"}\n\n', "too busy"),
            (b'data: {"type": "error"}\n\n', "the API reported an error"),
            (b'event: error\ndata: {"message": "at the very end"}', "at the very end"),
        ],
    )
    def test_a_broken_event_comes_after_the_good_ones(
        self, api: FakeApi, caller: SyncCaller, body: bytes, says: str
    ) -> None:
        api.replies.append(streamed(sse(*MESSAGE[:2]) + body))
        seen: list[Any] = []

        with pytest.raises(coherekit.StreamError, match=r".+") as caught:
            collect(ask(caller), seen)

        assert type(caught.value) is coherekit.StreamError
        assert (len(seen), caught.value.events, caught.value.text) == (2, 2, "Hel")
        assert says in str(caught.value)

    def test_the_kinds_of_event_that_report_failure(self, api: FakeApi, caller: SyncCaller) -> None:
        failed = {"event_type": "stream-error", "index": 0, "finish_reason": "ERROR", "err": "out of memory"}
        api.replies.append(streamed(lines(failed), headers=STREAM_OF_JSON))

        request = generate.request(prompt="Hi").streamed(generate.STREAM)
        with pytest.raises(coherekit.StreamError, match="out of memory"):
            list(caller.stream(request, generate.STREAM))

    def test_after_an_error_a_stream_does_not_look_ended(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(streamed(sse(MESSAGE[0])))
        stream = ask(caller)

        for _ in range(2):
            with pytest.raises(coherekit.StreamError):
                list(stream)


def collect(stream: Stream[Any, Any], seen: list[Any]) -> None:
    for event in stream:
        seen.append(event)


HTML = b"<html><body>Sign in to the network</body></html>"
WHOLE = b'{"id": "m", "finish_reason": "COMPLETE", "message": {"role": "assistant"}}'


class TestNoStream:
    @pytest.mark.parametrize(
        ("body", "content_type", "says"),
        [
            (HTML, "text/html", "text/html: <html><body>Sign in"),
            (HTML, "text/event-stream", "text/event-stream: <html>"),
            (HTML, "application/stream+json", "application/stream+json: <html>"),
            (WHOLE, "application/json; charset=utf-8", 'application/json: {"id": "m"'),
            (WHOLE + b"\n", "application/json", 'application/json: {"id": "m"'),
            (WHOLE, "text/event-stream", 'text/event-stream: {"id": "m"'),
            (WHOLE.replace(b", ", b",\n"), "application/json", 'application/json: {"id": "m"'),
            (b"all fine", "", "of no media type: all fine"),
        ],
    )
    def test_a_reply_that_is_no_stream_is_called_so(
        self, api: FakeApi, caller: SyncCaller, body: bytes, content_type: str, says: str
    ) -> None:
        api.replies.append(Canned(200, body, {"content-type": content_type}))

        with pytest.raises(coherekit.StreamError, match="the reply is no stream but") as caught:
            list(ask(caller))

        error = caught.value
        assert says in str(error)
        assert (type(error), error.partial, len(api.received)) == (coherekit.StreamError, None, 1)
        assert error.body == (json.loads(body) if body.startswith(b"{") else body.decode())

    @pytest.mark.parametrize("content_type", ["text/plain", "application/octet-stream", ""])
    def test_events_under_another_media_type_are_read(
        self, api: FakeApi, caller: SyncCaller, content_type: str
    ) -> None:
        api.replies.append(Canned(200, sse(*MESSAGE) + DONE, {"content-type": content_type}))

        assert len(list(ask(caller))) == 4

    def test_lines_under_plain_json_are_read(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(Canned(200, lines(*V1_CHAT), {"content-type": "application/json"}))

        assert ask(caller, "v1 lines").final().text == "Hello"

    def test_an_error_event_is_told_as_one(self, api: FakeApi, caller: SyncCaller) -> None:
        api.replies.append(Canned(200, {"type": "error", "message": "too busy"}, {"content-type": "application/json"}))

        with pytest.raises(coherekit.StreamError, match="too busy"):
            list(ask(caller))

    @pytest.mark.parametrize("before", [190, 1990])
    def test_no_part_of_the_key_is_shown_of_it(self, api: FakeApi, before: int) -> None:
        page = b"<" + b"x" * before + b"a-long-secret" + b"y" * 5_000
        api.replies.append(Canned(200, page, {"content-type": "text/html"}))

        with sync_caller(api.url, api_key="a-long-secret") as caller, pytest.raises(coherekit.StreamError) as caught:
            list(ask(caller))

        assert "a-l" not in f"{caught.value.args} {caught.value.body}"
        assert len(caught.value.body) == 2_000
