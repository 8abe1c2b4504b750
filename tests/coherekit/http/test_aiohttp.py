"""The async clients over aiohttp: the same replies, the same errors."""

from __future__ import annotations

import asyncio
import gzip
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.pipe import Pipe
from tests.support.short_lived import ShortLived, hang_up
from tests.support.trust.raw_replies import Raw

TOKENS = Canned(body={"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}})
EVENTS = [b'data: {"type": "message-start"}\n\n', b'data: {"type": "message-end"}\n\n']
STREAM = Canned(chunks=EVENTS, headers={"content-type": "text/event-stream"})

Use = Callable[[coherekit.AsyncClientV2], Awaitable[Any]]


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


def run(url: str, use: Use, **options: Any) -> Any:
    async def main() -> Any:
        async with coherekit.aiohttp_client() as http:
            return await use(coherekit.AsyncClientV2("k", base_url=url, http_client=http, max_retries=0, **options))

    return asyncio.run(main())


async def tokenize(co: coherekit.AsyncClientV2) -> Any:
    return (await co.tokenize(text="a", model="m")).tokens


def test_calls_queries_uploads_and_streams_share_a_connection(api: FakeApi) -> None:
    api.replies.extend([TOKENS, Canned(body={"datasets": []}), Canned(body={"id": "d"}), STREAM])

    async def use(co: coherekit.AsyncClientV2) -> list[Any]:
        done = [await tokenize(co)]
        await co.datasets.list(limit=5)
        done.append((await co.datasets.create(name="n", type="embed-input", data=b"rows")).id)
        return done + [event.type async for event in co.chat_stream(model="m", messages=[])]

    assert run(api.url, use) == [[1, 2], "d", "message-start", "message-end"]
    assert [received.target for received in api.received[:2]] == ["/v1/tokenize", "/v1/datasets?limit=5"]
    assert b"rows" in api.received[2].body
    assert api.received[0].headers["user-agent"].startswith("coherekit/")
    assert api.connections == 1


def test_a_file_without_a_length_is_sent_in_chunks(api: FakeApi) -> None:
    api.replies.append(Canned(body={"id": "d"}))

    async def use(co: coherekit.AsyncClientV2) -> str | None:
        return (await co.datasets.create(name="n", type="embed-input", data=Pipe(b"rows"))).id

    assert run(api.url, use) == "d"
    assert api.received[0].headers["transfer-encoding"] == "chunked"
    assert b"rows" in api.received[0].body


def test_a_compressed_reply_is_decoded(api: FakeApi) -> None:
    body = gzip.compress(b'{"tokens": [7], "token_strings": ["a"], "meta": {}}')
    api.replies.append(Canned(body=body, headers={"content-encoding": "gzip"}))

    assert run(api.url, tokenize) == [7]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_headers_of_one_name_are_joined_and_of_any_bytes(api: FakeApi, encoding: str) -> None:
    head = "HTTP/1.1 200 OK\r\nX-Name: M\xfcller\r\nX-Two: 1\r\nx-two: 2\r\ncontent-length: 2\r\n\r\n{}"
    api.replies.append(Raw(head.encode(encoding)))

    async def use(co: coherekit.AsyncClientV2) -> Any:
        return (await co.tokenize(text="a", model="m")).http

    http = run(api.url, use)
    assert http.headers == {"x-name": "M\xfcller", "x-two": "1, 2", "content-length": "2"}
    assert http.headers_as_given["X-Two"] == "1, 2"
    assert len(http.headers_as_given) == 3


def test_a_stream_may_be_compressed_and_come_in_pieces_of_a_size(api: FakeApi) -> None:
    body = gzip.compress(b"".join(EVENTS))
    api.replies.append(Canned(chunks=[body[:9], body[9:]], headers={**STREAM.headers, "content-encoding": "gzip"}))

    async def use(co: coherekit.AsyncClientV2) -> list[str]:
        stream = co.chat_stream(model="m", messages=[], request_options={"chunk_size": 5})
        return [event.type async for event in stream]

    assert run(api.url, use) == ["message-start", "message-end"]


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"])
def test_a_deadline_ends_what_is_under_way(api: FakeApi, sent: bytes) -> None:
    api.replies.append(Raw(sent, "stalled"))
    with pytest.raises(coherekit.ApiTimeoutError, match=r"deadline of 0\.2 seconds"):
        run(api.url, tokenize, deadline=0.2)


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (HANG_UP, "the connection broke"),
        (Canned(chunks=[b"{"], cut=True), "the connection broke"),
        (Canned(body=b"not gzip", headers={"content-encoding": "gzip"}), "encoding is broken"),
    ],
)
def test_failures(api: FakeApi, reply: Canned, says: str) -> None:
    api.replies.append(reply)
    with pytest.raises(coherekit.TransportError, match=says) as caught:
        run(api.url, tokenize)
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_nobody_listens() -> None:
    with FakeApi() as gone:
        url = gone.url
    with pytest.raises(coherekit.TransportError, match="can't connect"):
        run(url, tokenize)


def test_a_reply_that_takes_too_long(api: FakeApi) -> None:
    go_on = threading.Event()

    def late() -> Iterator[bytes]:
        go_on.wait(5)
        yield b"{}"

    api.replies.append(Canned(chunks=late()))
    with pytest.raises(coherekit.ApiTimeoutError, match="the reply took too long"):
        run(api.url, tokenize, timeout=0.1)
    go_on.set()


def test_a_stale_connection_costs_another_request_of_a_safe_call() -> None:
    server = ShortLived(1, hang_up)

    async def use(co: coherekit.AsyncClientV2) -> list[Any]:
        return [reply.http.attempts for _ in range(2) if (reply := await co.tokenize(text="a", model="m")).http]

    assert run(server.url, use) == [1, 2]
    server.stop()


def test_calls_that_are_cancelled_leave_their_slots(api: FakeApi) -> None:
    api.replies.extend([TOKENS] * 700)

    async def use(co: coherekit.AsyncClientV2) -> list[Any]:
        for turns in range(300):
            task = asyncio.ensure_future(tokenize(co))
            for _ in range(turns % 30):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
        return await asyncio.gather(*(tokenize(co) for _ in range(100)))

    assert run(api.url, use, timeout=5) == [[1, 2]] * 100


def test_without_aiohttp_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(coherekit.CohereError, match=r"pip install 'coherekit\[aiohttp\]'"):
        coherekit.aiohttp_client()
