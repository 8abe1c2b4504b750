"""An upload takes little memory however large the file is, and sends all of it."""

from __future__ import annotations

import io
import re
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

import coherekit

SIZE = 64 * 1024 * 1024
MOST = 16 * 1024 * 1024
REPLY = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"id":"d"}'


class Discarding:
    """A server that counts the body of one request and keeps none of it."""

    def __init__(self) -> None:
        self.received = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        with self._listener, self._listener.accept()[0] as connection:
            with connection.makefile("rb", buffering=0) as incoming:
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    head += incoming.read(1) or b""
                length = re.search(rb"content-length: (\d+)", head.lower())
                assert length
                buffer = bytearray(65536)
                while self.received < int(length[1]):
                    self.received += incoming.readinto(buffer) or 0
            connection.sendall(REPLY)


class Zeros(io.RawIOBase):
    """A seekable file of `SIZE` zeros."""

    def __init__(self) -> None:
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + (0, self._at, SIZE)[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        size = SIZE - self._at if size < 0 else min(size, SIZE - self._at)
        self._at += size
        return bytes(size)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(SIZE)
    return path


@pytest.fixture
def server() -> Iterator[Discarding]:
    server = Discarding()
    yield server
    server.thread.join(10)
    assert not server.thread.is_alive()


def upload(url: str, data: Any) -> None:
    with coherekit.ClientV2("key", base_url=url) as co:
        co.datasets.create(name="n", type="embed-input", data=data)


def upload_async(url: str, data: Any) -> None:
    async def main() -> None:
        async with coherekit.AsyncClientV2("key", base_url=url) as co:
            await co.datasets.create(name="n", type="embed-input", data=data)

    anyio.run(main)


def as_path(path: Path) -> Path:
    return path


def as_file(_: Path) -> Zeros:
    return Zeros()


def as_bytes(path: Path) -> bytes:
    return path.read_bytes()


def as_tuple(path: Path) -> tuple[str, Path, str]:
    return ("large.csv", path, "text/csv")


@pytest.mark.parametrize("send", [upload, upload_async])
@pytest.mark.parametrize("given", [as_path, as_file, as_bytes, as_tuple])
def test_a_large_file_is_streamed(
    server: Discarding, path: Path, given: Callable[[Path], Any], send: Callable[[str, Any], None]
) -> None:
    data = given(path)
    tracemalloc.start()
    try:
        send(server.url, data)
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()
    assert server.received > SIZE
