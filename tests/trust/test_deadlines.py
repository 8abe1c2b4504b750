"""A call ends with its deadline, wherever the server stops or drags."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import product
from typing import Any, Final, NamedTuple

import anyio
import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi
from tests.support.trust.every_client import tokenize
from tests.support.trust.figures import Figures, sized
from tests.support.trust.unreachable import clogged

DEADLINE: Final = 0.5
MOST_OVER: Final = 100.0
"""Milliseconds."""
TRIES: Final = 3
"""What else the machine does is in every time, so a cell that took too long is tried again."""
AT_ONCE: Final = sized(2, 6)

HEAD: Final = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ntransfer-encoding: chunked\r\n\r\n"
JSON_HEAD: Final = HEAD % b"application/json"
SSE_HEAD: Final = HEAD % b"text/event-stream"
EVENT: Final = b'data: {"type": "content-delta", "delta": {"message": {"content": {"text": "a"}}}}\n\n'
LARGE: Final = "a" * 5_000_000
"""More than the buffers of two sockets hold."""

Serve = Callable[[socket.socket, threading.Event], None]


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(content), content)


def silence(connection: socket.socket, over: threading.Event) -> None:
    """Not a byte is read, so that what is sent or asked in TLS goes nowhere."""
    over.wait(5)


def after(sent: bytes) -> Serve:
    """Nothing more after this."""

    def serve(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(sent)
        over.wait(5)

    return serve


def dripping(sent: bytes, drop: bytes) -> Serve:
    """A drop each 50 ms, for ten times as long as a call may take."""

    def serve(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(sent)
        for _ in range(100):
            if over.wait(0.05):
                return
            connection.sendall(drop)

    return serve


def sipping(connection: socket.socket, over: threading.Event) -> None:
    """The request is read a bit each 50 ms."""
    for _ in range(100):
        if over.wait(0.05):
            return
        connection.recv(65536)


class Conducted(FakeApi):
    """Deals with each connection in one way."""

    def __init__(self, serve: Serve) -> None:
        super().__init__()
        self._over = threading.Event()
        self._conduct = serve
        # What a client sends stays with it, unless it is read.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        super().__exit__(*exception)

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            self._conduct(connection, self._over)


@contextmanager
def conducted(serve: Serve | None) -> Generator[str]:
    """The address of such a server; None for one that has no place for a connection more."""
    if serve is None:
        with clogged() as url:
            yield url
        return
    with Conducted(serve) as api:
        yield api.url


class Cell(NamedTuple):
    use: Callable[[Any], Any]
    serve: Serve | None
    scheme: str = "http"


def send_much(co: Any) -> Any:
    return co.tokenize(text=LARGE, model="m")


def upload(co: Any) -> Any:
    return co.datasets.create(name="d", type="embed-input", data=LARGE.encode())


def stream(co: Any) -> Any:
    return co.chat_stream(model="m", messages=[]).final()


CELLS: Final = {
    "connection that is not accepted": Cell(tokenize, None),
    "stall in the TLS handshake": Cell(tokenize, silence, "https"),
    "request that is not read": Cell(send_much, silence),
    "request that is read slowly": Cell(send_much, sipping),
    "upload that is not read": Cell(upload, silence),
    "stall before the headers": Cell(tokenize, after(b"")),
    "headers that drip": Cell(tokenize, dripping(b"HTTP/1.1 200 OK\r\nx: ", b"a")),
    "stall in the body": Cell(tokenize, after(JSON_HEAD + chunk(b'{"tokens": ['))),
    "body that drips": Cell(tokenize, dripping(JSON_HEAD, chunk(b" "))),
    "chunk that drips": Cell(tokenize, dripping(JSON_HEAD + b"ffff\r\n", b" ")),
    "error body that drips": Cell(tokenize, dripping(JSON_HEAD.replace(b"200 OK", b"500 No"), chunk(b" "))),
    "stall before the first event": Cell(stream, after(SSE_HEAD)),
    "stall between events": Cell(stream, after(SSE_HEAD + chunk(EVENT))),
    "event that drips": Cell(stream, dripping(SSE_HEAD + chunk(EVENT), chunk(b"x"))),
    "events without end": Cell(stream, dripping(SSE_HEAD, chunk(EVENT))),
}
KINDS: Final = ("sync", "asyncio", "trio")


def overshoot(kind: str, cell: Cell) -> float:
    """Milliseconds that a call took longer than its deadline."""
    options: dict[str, Any] = {"deadline": DEADLINE, "max_retries": 0}
    error = coherekit.StreamInterrupted if cell.use is stream else coherekit.ApiTimeoutError
    began = ended = 0.0

    def use_client() -> None:
        nonlocal began, ended
        with coherekit.ClientV2("k", **options) as co:
            began = time.monotonic()
            with pytest.raises(error, match=r"deadline of 0\.5 seconds"):
                cell.use(co)
            ended = time.monotonic()

    async def use_async_client() -> None:
        nonlocal began, ended
        async with coherekit.AsyncClientV2("k", **options) as co:
            began = time.monotonic()
            with pytest.raises(error, match=r"deadline of 0\.5 seconds"):
                await cell.use(co)
            ended = time.monotonic()

    with conducted(cell.serve) as url:
        options["base_url"] = url.replace("http", cell.scheme)
        if kind == "sync":
            use_client()
        else:
            anyio.run(use_async_client, backend=kind)
    return (ended - began - DEADLINE) * 1000


def best_overshoot(one: tuple[str, str]) -> float:
    kind, name = one
    for tried in range(TRIES):
        over = overshoot(kind, CELLS[name])
        if over <= MOST_OVER or tried == TRIES - 1:
            break
    return over


@pytest.fixture
def _warm() -> None:
    """What a process loads and makes once, for its first call."""
    with FakeApi(Canned()) as api, coherekit.ClientV2("k", base_url=api.url) as co:
        co.tokenize(text="a", model="m")


# httpx leaves its own generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
@pytest.mark.usefixtures("_warm")
def test_a_call_ends_with_its_deadline(figures: Figures) -> None:
    cells = list(product(KINDS, CELLS))
    # Nearly all of their time they wait.
    with ThreadPoolExecutor(AT_ONCE) as threads:
        over = dict(zip(cells, threads.map(best_overshoot, cells), strict=True))
    assert min(over.values()) >= 0
    worst = max(over, key=lambda one: over[one])
    told = f"{len(cells)} ways to stall or drip, best of {TRIES}; the worst: {' '.join(worst)}"
    figures.at_most("deadline overshoot", over[worst], MOST_OVER, unit="ms", over=told)
