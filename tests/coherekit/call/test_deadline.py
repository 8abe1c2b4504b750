"""A deadline on the wire: what the HTTP client is allowed, and a server that takes longer."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
SSE = {"content-type": "text/event-stream"}


def dripping(chunk: bytes = b" ") -> Canned:
    """A body without end, each piece of which comes in time."""

    def body() -> Iterator[bytes]:
        for _ in itertools.count():
            yield chunk
            time.sleep(0.01)

    return Canned(chunks=body(), headers=SSE)


def client(api: FakeApi, **options: Any) -> coherekit.ClientV2:
    return coherekit.ClientV2(api_key="key-for-tests", base_url=api.url, max_retries=0, **options)


def test_a_body_that_drips_is_given_up_and_its_connection_closed(api: FakeApi) -> None:
    api.replies.append(dripping())

    with client(api, deadline=0.2) as co:
        with pytest.raises(coherekit.ApiTimeoutError, match=r"deadline of 0.2 seconds"):
            co.tokenize(text="a", model="m")
        assert api.hung_up.wait(5)


def test_a_stream_ends_at_it(api: FakeApi) -> None:
    event = b'data: {"type": "content-delta", "delta": {"message": {"content": {"text": "a"}}}}\n\n'
    api.replies.append(dripping(event))

    with client(api, deadline=0.2) as co, pytest.raises(coherekit.StreamInterrupted, match="deadline") as caught:
        list(co.chat_stream(model="m", messages=[]))
    assert caught.value.text.startswith("aa")


def test_a_reply_in_time_is_a_reply_and_its_connection_is_used_again(api: FakeApi) -> None:
    api.replies.extend([Canned(body=TOKENS)] * 2)

    with client(api, deadline=60) as co:
        for _ in range(2):
            assert co.tokenize(text="a", model="m").tokens == [1]
    assert api.connections == 1


@pytest.mark.parametrize(
    ("timeout", "deadline", "allowed"),
    [(60, 20, (10, 20, 20, 20)), (5, 20, (5, 5, 5, 5)), (None, 20, (3, 20, 20, 4)), (None, 2, (2, 2, 2, 2))],
)
def test_timeouts_are_never_longer_than_what_is_left(
    timeout: float | None, deadline: float, allowed: tuple[float, ...]
) -> None:
    seen: list[dict[str, float]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200, json=TOKENS)

    own_timeout = httpx.Timeout(connect=3, read=None, write=30, pool=4)
    with httpx.Client(transport=httpx.MockTransport(answer), timeout=own_timeout) as own:
        co = coherekit.Client(api_key="k", http_client=own, timeout=timeout, deadline=deadline)
        co.tokenize(text="a", model="m")

    [found] = seen
    assert [found[name] for name in ("connect", "read", "write", "pool")] == pytest.approx(allowed, rel=0.1)
    assert all(found[name] <= limit for name, limit in zip(("connect", "read", "write", "pool"), allowed, strict=True))
