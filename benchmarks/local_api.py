"""Prints how much the local API serves: small requests a second, and streams at once.

The server runs in a process of its own; the client writes to plain sockets, so that it costs little.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

READY: Final = "cohere_local listening on "
CONNECTIONS: Final = 32
REQUESTS: Final = 4_000
STREAMS: Final = 200
WORDS: Final = 300  # of a streamed reply
SMALL: Final[dict[str, tuple[str, object]]] = {
    "GET /v1/models/command-a-03-2025": ("GET", None),
    "POST /v1/tokenize": ("POST", {"model": "command-a-03-2025", "text": "a small request"}),
    "POST /v2/chat": ("POST", {"model": "command-a-03-2025", "messages": [{"role": "user", "content": "Hello"}]}),
    "POST /v2/rerank": ("POST", {"model": "rerank-v3.5", "query": "fish", "documents": ["a fish", "a bird"]}),
}


def main() -> int:
    with local_api() as (host, port):
        for name, (method, body) in SMALL.items():
            sent = request(method, name.partition(" ")[2], body)
            rate = asyncio.run(requests_a_second(host, port, sent))
            print(f"{name:<36} {rate:>8,.0f} requests/s   goal: 800, {CONNECTIONS} connections")
        streamed = asyncio.run(streams_at_once(host, port))
        print(f"{'POST /v2/chat, streamed':<36} {streamed.most:>8,} at once      goal: {STREAMS}, all of them whole")
        print(f"{'':<36} {streamed.events / streamed.seconds:>8,.0f} events/s     {streamed.seconds:.2f} s in all")
    return 0


@contextmanager
def local_api() -> Generator[tuple[str, int]]:
    """Return host and port of a local API in a process of its own."""
    process = subprocess.Popen([sys.executable, "-m", "cohere_local", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(READY), "the local API did not start"
        host, _, port = line.removeprefix(READY).strip().removeprefix("http://").partition(":")
        yield host, int(port)
    finally:
        process.terminate()
        process.wait(timeout=10)


def request(method: str, path: str, body: object) -> bytes:
    content = b"" if body is None else json.dumps(body).encode()
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer any\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


async def requests_a_second(host: str, port: int, sent: bytes) -> float:
    """Return the rate over all connections, each sending its next request when it has the reply to the last."""
    connections = [await asyncio.open_connection(host, port) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(exchange(reader, writer, sent) for reader, writer in connections))

    async def several(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(REQUESTS // CONNECTIONS):
            await exchange(reader, writer, sent)

    started = time.perf_counter()
    await asyncio.gather(*(several(reader, writer) for reader, writer in connections))
    seconds = time.perf_counter() - started
    for _, writer in connections:
        writer.close()
    return REQUESTS / seconds


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> None:
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head.decode()
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(length.partition(b":")[2]))


@dataclass
class Streamed:
    """What came of streams that were asked for together."""

    open: int = 0
    most: int = 0
    """The most that had begun and not ended at one time."""
    events: int = 0
    seconds: float = 0.0


async def streams_at_once(host: str, port: int) -> Streamed:
    told = Streamed()
    messages = [{"role": "user", "content": "word " * WORDS}]
    sent = request("POST", "/v2/chat", {"model": "command-a-03-2025", "messages": messages, "stream": True})
    started = time.perf_counter()
    await asyncio.gather(*(one_stream(host, port, sent, told) for _ in range(STREAMS)))
    told.seconds = time.perf_counter() - started
    return told


async def one_stream(host: str, port: int, sent: bytes, told: Streamed) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head.decode()
    told.open += 1
    told.most = max(told.most, told.open)
    body = b"".join(await chunks(reader))
    told.open -= 1
    told.events += body.count(b"\nevent: ") + 1
    assert body.endswith(b"data: [DONE]\n\n"), "a stream was cut"
    writer.close()


async def chunks(reader: asyncio.StreamReader) -> list[bytes]:
    """Return the chunks of a body, until the last one, which is empty."""
    found: list[bytes] = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        found.append((await reader.readexactly(size + 2))[:-2])
    return found


if __name__ == "__main__":
    sys.exit(main())
