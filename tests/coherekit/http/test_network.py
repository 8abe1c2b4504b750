"""How requests of the clients that we make go out on the wire."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import anyio
import httpcore
import pytest

import coherekit
from coherekit._http.network import AsyncNetwork, Network, _AsyncStream, _Stream

BODY = b'{"tokens": [1], "token_strings": ["a"], "meta": {}}'
KINDS = ["sync", "asyncio", "trio"]


class Pieces:
    """A server that keeps each piece that arrives, answers after `enough` bytes, and reads on until the client ends."""

    def __init__(self, enough: int, status: bytes = b"200 OK") -> None:
        self.pieces: list[int] = []
        self._enough = enough
        self._reply = b"HTTP/1.1 %s\r\ncontent-length: %d\r\n\r\n%s" % (status, len(BODY), BODY)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.accept()
            connection.settimeout(5)
            with connection:
                while sum(self.pieces) < self._enough:
                    self.pieces.append(len(connection.recv(1 << 20)))
                connection.sendall(self._reply)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(1 << 20):
                    pass

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)


@pytest.fixture
def small() -> Iterator[Pieces]:
    server = Pieces(200)
    yield server
    server.stop()


def tokenize(kind: str, url: str, text: str) -> Any:
    if kind == "sync":
        with coherekit.ClientV2("k", base_url=url, max_retries=0) as co:
            return co.tokenize(text=text, model="m")

    async def call() -> Any:
        async with coherekit.AsyncClientV2("k", base_url=url, max_retries=0) as co:
            return await co.tokenize(text=text, model="m")

    return anyio.run(call, backend=kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_request_goes_out_in_one_piece(small: Pieces, kind: str) -> None:
    assert tokenize(kind, small.url, "a").tokens == [1]
    assert len(small.pieces) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [16_000, 16_384, 1_000_000])
def test_one_of_any_size_arrives_whole(kind: str, size: int) -> None:
    server = Pieces(size)

    assert tokenize(kind, server.url, "a" * size).tokens == [1]
    assert sum(server.pieces) > size
    server.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_before_all_was_sent_is_what_counts(kind: str) -> None:
    server = Pieces(200, b"413 Too Large")

    with pytest.raises(coherekit.ApiError) as caught:
        tokenize(kind, server.url, "a" * 1_000_000)
    assert caught.value.status_code == 413
    server.stop()


def test_a_reply_is_read_also_where_the_server_takes_no_more_of_the_request() -> None:
    class Refusing(httpcore.NetworkStream):
        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            raise httpcore.WriteError

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return b"refused"

    class AsyncRefusing(httpcore.AsyncNetworkStream):
        async def write(self, buffer: bytes, timeout: float | None = None) -> None:
            raise httpcore.WriteError

        async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return b"refused"

    async def ask() -> bytes:
        stream = _AsyncStream(AsyncNetwork(), AsyncRefusing())
        await stream.write(b"please")
        return await stream.read(100)

    stream = _Stream(Network(), Refusing())
    stream.write(b"please")
    assert stream.read(100) == anyio.run(ask) == b"refused"
