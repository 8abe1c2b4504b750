"""A reply takes no more memory than its limit allows, however small it was sent."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import coherekit
from coherekit._http.content_encoding import EncodingError, Inflater
from coherekit._port.bounded_body import BoundedBody
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.streamed import DONE, MESSAGE, content, lines, sse
from tests.support.trust.every_client import OF_OURS, TOKENS, called, chat_stream, tokenize
from tests.support.trust.figures import FULL, Figures, sized

CAP = 64 * 1024 * 1024
MARGIN = 64 * 1024 * 1024
MEGABYTE = b" " * 2**20
WINDOWS = {"gzip": 31, "deflate": 15, "bare": -15}


def packed(window: int, megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return b"".join(packer.compress(MEGABYTE) for _ in range(megabytes)) + packer.flush()


class Bombs(FakeApi):
    """The first segment of the path says which reply to give."""

    def __init__(self) -> None:
        super().__init__()
        self.size = sized(full=1024, quick=160)
        windows = WINDOWS if FULL else {"gzip": 31}
        self.packed = {name: packed(window, self.size) for name, window in windows.items()}
        self.names = [*self.packed, "endless"]

    def reply_to(self, request: Received) -> Canned:
        name, _, status = request.target.split("/")[1].partition("-")
        if name == "small":
            return Canned(body=TOKENS)
        headers = {"content-type": "text/event-stream" if request.target.endswith("/chat") else "application/json"}
        if name == "endless":
            return Canned(int(status or 200), chunks=(MEGABYTE for _ in range(self.size)), headers=headers)
        headers["content-encoding"] = "gzip" if name == "gzip" else "deflate"
        return Canned(int(status or 200), body=self.packed[name], headers=headers)


@pytest.fixture(scope="module")
def bombs() -> Iterator[Bombs]:
    with Bombs() as server:
        yield server


# Each in a process of its own, since what one call had freed would hide what the next one takes.
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory a process had is told by Linux")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("call", ["call", "call with a deadline", "stream", "error"] if FULL else ["call", "stream"])
@pytest.mark.parametrize("kind", ["sync", "async", "httpx", "aiohttp"] if FULL else ["sync", "async"])
def test_a_bomb_is_refused_before_it_fills_the_memory(bombs: Bombs, figures: Figures, kind: str, call: str) -> None:
    names = [name + "-400" * (call == "error") for name in bombs.names]
    command = [sys.executable, "-m", "tests.support.trust.reply_size_process", kind, bombs.url, call, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    given = json.loads(done.stdout)

    expected = {"stream": "StreamError", "error": "BadRequestError"}.get(call, "ReplyTooLarge")
    for name, message, attempts in given["told"]:
        assert (name, attempts) == (expected, "1")
        assert (call == "error") or f"more than {CAP} bytes; max_reply_bytes=" in message
    figures.at_most(
        "memory of a reply beyond `max_reply_bytes`",
        (given["grown"] - CAP) / 2**20,
        MARGIN / 2**20,
        unit="MiB",
        over=f"replies of {bombs.size} MiB ({', '.join(bombs.names)}), each to a client and a call of its own",
        count=len(names),
    )


@OF_OURS
@pytest.mark.parametrize("deadline", [None, 20])
def test_to_the_byte(api: FakeApi, kind: str, deadline: float | None) -> None:
    body = json.dumps(TOKENS).encode()
    for canned in (Canned(body=body), Canned(chunks=[body[:9], body[9:]]), packed_reply(body)):
        api.replies.extend([canned, canned])
        reply = called(kind, api.url, tokenize, max_reply_bytes=len(body), deadline=deadline)
        with pytest.raises(coherekit.ReplyTooLarge, match=rf"more than {len(body) - 1} bytes") as caught:
            called(kind, api.url, tokenize, max_reply_bytes=len(body) - 1, max_retries=2, deadline=deadline)

        assert reply.tokens == [1]
        assert (caught.value.attempts, caught.value.body, caught.value.path) == (1, None, "/v1/tokenize")


def packed_reply(body: bytes) -> Canned:
    return Canned(body=gzip.compress(body), headers={"content-encoding": "gzip"})


@OF_OURS
@pytest.mark.parametrize("deadline", [None, 20])
def test_a_length_beyond_the_limit_is_refused_unread(kind: str, deadline: float | None) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 70000000\r\n\r\n"
    left = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(head)
            # Nothing follows: a client that reads would wait for the timeout of this test.
            if connection.recv(65536) == b"":
                left.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(coherekit.ReplyTooLarge):
            called(kind, url, tokenize, max_retries=2, deadline=deadline)
        thread.join(20)
    assert left.is_set()


@pytest.mark.parametrize(("digits", "wanted"), [("0" * 5_000 + "9", True), ("9" * 5_000, False), ("٩" * 5_000, False)])
def test_a_length_of_more_digits_than_python_reads(digits: str, wanted: bool) -> None:
    """h11 refuses it, other HTTP clients do not."""
    assert BoundedBody(200, {"content-length": digits}, CAP).wanted == wanted


@OF_OURS
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_an_event_beyond_the_limit_ends_the_stream(api: FakeApi, kind: str, end: bytes) -> None:
    first = b'data: {"type": "message-start", "id": "i"}\n\n'
    large = b'data: {"type": "content-delta",\ndata:' + b" " * 500 + b'"index": 0}\n' + end
    api.replies.append(Canned(chunks=[first, large], headers={"content-type": "text/event-stream"}))

    with pytest.raises(
        coherekit.StreamError, match=r"an event has more than 400 bytes; .* \(after 1 events\)"
    ) as caught:
        called(kind, api.url, chat_stream, max_reply_bytes=400)

    assert not isinstance(caught.value, coherekit.StreamInterrupted)
    assert caught.value.events == 1
    assert api.hung_up.wait(5)


def events(*given: dict[str, Any], times: int) -> Canned:
    """The same events again and again, then the final one."""
    chunks = [*[sse(*given)] * times, sse(MESSAGE[-1]) + DONE]
    return Canned(chunks=chunks, headers={"content-type": "text/event-stream"})


@OF_OURS
@pytest.mark.parametrize(
    "event",
    [
        content(0, text="a" * 100),
        {"type": "citation-start", "index": 0, "delta": {"message": {"citations": {"start": 0, "text": "a" * 50}}}},
    ],
    ids=["text", "citations"],
)
def test_what_events_add_up_to_has_the_limit_too(api: FakeApi, kind: str, event: dict[str, Any]) -> None:
    api.replies.append(events(event, times=2_000))

    with pytest.raises(
        coherekit.StreamError, match="the events add up to more than 4000 bytes; max_reply_bytes="
    ) as told:
        called(kind, api.url, chat_stream, max_reply_bytes=4_000)

    assert not isinstance(told.value, coherekit.StreamInterrupted)
    assert 15 < told.value.events <= 41
    assert told.value.text == ""
    assert api.hung_up.wait(5)


@OF_OURS
def test_events_that_add_nothing_have_no_limit_together(api: FakeApi, kind: str) -> None:
    api.replies.append(events({"type": "news", "said": "a" * 100}, times=100))
    assert len(called(kind, api.url, chat_stream, max_reply_bytes=4_000)) == 101


@OF_OURS
def test_a_whole_reply_at_the_end_takes_the_place_of_what_came(api: FakeApi, kind: str) -> None:
    said = [{"event_type": "text-generation", "is_finished": False, "text": "a" * 100}] * 20
    end = {"event_type": "stream-end", "is_finished": True, "response": {"text": "a" * 3_000}}
    api.replies.append(Canned(body=lines(*said, end), headers={"content-type": "application/stream+json"}))
    assert len(called(kind, api.url, lambda co: co.generate_stream(prompt="p"), max_reply_bytes=4_000)) == 21


@OF_OURS
def test_of_an_error_the_beginning_is_kept(api: FakeApi, kind: str) -> None:
    api.replies.append(Canned(422, body=b"no" * 50))
    with pytest.raises(coherekit.UnprocessableEntityError) as caught:
        called(kind, api.url, tokenize, max_reply_bytes=10)
    assert caught.value.body == "nonononono"


@OF_OURS
def test_one_call_has_a_limit_of_its_own(api: FakeApi, kind: str) -> None:
    api.replies.append(Canned(body=TOKENS))
    with pytest.raises(coherekit.ReplyTooLarge, match="more than 5 bytes"):
        called(kind, api.url, lambda co: co.tokenize(text="a", model="m", request_options={"max_reply_bytes": 5}))


@pytest.mark.parametrize("limit", [0, -1, True, 1.5, "9"])
def test_what_is_no_limit_is_refused(limit: Any) -> None:
    with pytest.raises(coherekit.ValidationError, match="max_reply_bytes must be a whole number of bytes above 0"):
        coherekit.ClientV2("k", max_reply_bytes=limit)


@OF_OURS
@pytest.mark.parametrize("deadline", [None, 20])
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_cut_while_packed_is_an_error_at_every_byte(
    api: FakeApi, kind: str, encoding: str, deadline: float | None
) -> None:
    body = json.dumps(TOKENS).encode()
    whole = gzip.compress(body) if encoding == "gzip" else zlib.compress(body)
    for cut in range(1, len(whole)):
        api.replies.append(Canned(body=whole[:cut], headers={"content-encoding": encoding}))
        with pytest.raises(coherekit.TransportError, match="content encoding is broken"):
            called(kind, api.url, tokenize, deadline=deadline)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "BR"])
def test_an_encoding_that_was_not_asked_for(api: FakeApi, encoding: str) -> None:
    api.replies.append(Canned(body=b"?", headers={"content-encoding": encoding}))
    with pytest.raises(coherekit.TransportError, match=f"broken: '{encoding}' was not asked for"):
        called("sync", api.url, tokenize, max_retries=2)


@pytest.mark.parametrize("offered", ["br", "gzip, deflate, br, zstd", "zstd;q=0.5, gzip"])
def test_it_is_not_asked_for_by_an_http_client_that_knows_it(api: FakeApi, offered: str) -> None:
    api.replies.append(Canned(body=TOKENS))
    called("sync", api.url, tokenize, headers={"accept-encoding": offered})
    assert api.received[0].headers["accept-encoding"] == "gzip, deflate"


def inflated(encoding: str, raw: bytes, size: int, largest: int | None = None) -> bytes:
    inflater = Inflater(encoding, largest)
    pieces = [piece for at in range(0, len(raw), size) for piece in inflater.feed(raw[at : at + size])]
    inflater.finish()
    assert all(0 < len(piece) <= (largest or len(piece)) for piece in pieces)
    return b"".join(pieces)


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize("largest", [1, 16, None])
def test_the_same_comes_out_however_it_is_cut(size: int, largest: int | None) -> None:
    text = bytes(range(256)) * 8
    bare = zlib.compressobj(wbits=-15)
    forms = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text[:99]) + gzip.compress(text[99:]) + b"\0\0\0",
        "deflate": zlib.compress(text),
    }
    for encoding, raw in forms.items():
        assert inflated(encoding, raw, size, largest) == text
    assert inflated("deflate", bare.compress(text) + bare.flush(), size, largest) == text
    assert inflated("gzip", b"", size) == b""


GZIP_OF_A = gzip.compress(b"a", mtime=0)


@pytest.mark.parametrize("raw", [b"not gzip", GZIP_OF_A + b"more", GZIP_OF_A[:-1] + b"?"])
def test_what_is_broken_is_told(raw: bytes) -> None:
    with pytest.raises(EncodingError):
        inflated("gzip", raw, 5)
