"""A server that gives canned replies: a process of its own, cheap enough not to be what is measured.

`python -m benchmarks.server` prints its port and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final, cast

from benchmarks.replies import NAMES, rendered

_END_OF_HEAD: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LENGTH_REQUIRED: Final = b"HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\n\r\n"
_NOT_FOUND: Final = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"


class Connection(asyncio.Protocol):
    """Answers by the path's first segment. Bodies are counted, not kept."""

    _transport: asyncio.Transport

    def __init__(self) -> None:
        self._head = b""
        self._reply = b""
        self._left = 0
        """Bytes of the body under way."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._left:
            self._left -= len(data)
        else:
            self._head += data
            end = self._head.find(_END_OF_HEAD)
            if end < 0:
                return
            head, body = self._head[:end], len(self._head) - end - len(_END_OF_HEAD)
            self._head = b""
            self._reply = _reply(head)
            length = _LENGTH.search(head)
            self._left = (int(length[1]) if length else 0) - body
        # Clients that send the next request before this reply are none of those that are measured.
        if self._left == 0:
            self._transport.write(self._reply)


def _reply(head: bytes) -> bytes:
    if b"\r\ntransfer-encoding:" in head.lower():
        return _LENGTH_REQUIRED
    name = head.split(b" ", 2)[1].split(b"/", 2)[1].decode()
    return rendered(name) if name in NAMES else _NOT_FOUND


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=2048)
    async with server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def running() -> Generator[str]:
    """Return the server's address; it ends with the block."""
    command = [sys.executable, "-m", "benchmarks.server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve())
