"""A server in a process of its own; what it does with a request stands in the first segment of the path.

`echo` answers with the text that was sent, `slow` does so with pauses everywhere, `hold` begins a reply and goes no
further. `python -m tests.support.trust.canned_process` prints its port and serves until its standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import sys
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress
from typing import Any, Final

from tests.support.paths import ROOT

LONGEST_PAUSE: Final = 0.1
"""Seconds."""

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_SSE: Final = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
_EVENTS: Final[list[dict[str, Any]]] = [
    {"type": "message-start", "id": "m", "delta": {"message": {"role": "assistant"}}},
    {"type": "content-start", "index": 0, "delta": {"message": {"content": {"type": "text", "text": ""}}}},
    *(
        {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": letter}}}}
        for letter in "near far"
    ),
    {"type": "content-end", "index": 0},
    {"type": "message-end", "id": "m", "delta": {"finish_reason": "COMPLETE"}},
]
_chance: Final = random.Random(11)

Pause = Callable[[], Awaitable[None]]


async def _none() -> None:
    pass


async def _short() -> None:
    await asyncio.sleep(_chance.random() * LONGEST_PAUSE)


async def _for_ever() -> None:
    await asyncio.Event().wait()


_PAUSES: Final[dict[bytes, Pause]] = {b"echo": _none, b"slow": _short, b"hold": _for_ever}


def _whole(asked: dict[str, Any]) -> list[bytes]:
    body = json.dumps({"tokens": [1], "token_strings": [asked["text"]], "meta": {}}).encode()
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
    return [head, body[:20], body[20:]]


def _streamed() -> list[bytes]:
    events = [b"data: %s\n\n" % json.dumps(event).encode() for event in _EVENTS]
    first, *others = [b"%x\r\n%s\r\n" % (len(event), event) for event in events]
    return [_SSE + first, *others, b"0\r\n\r\n"]


async def _answer(head: bytes, asked: dict[str, Any], outgoing: StreamWriter) -> None:
    pause = _PAUSES[head.split(b" ", 2)[1].split(b"/", 2)[1]]
    parts = _streamed() if asked.get("stream") else _whole(asked)
    if pause is _none:
        parts = [b"".join(parts)]
    if pause is not _for_ever:
        await pause()
    for part in parts[:-1]:
        outgoing.write(part)
        await pause()
    outgoing.write(parts[-1])


async def _serve(incoming: StreamReader, outgoing: StreamWriter) -> None:
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            head = await incoming.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            body = await incoming.readexactly(int(length[1]) if length else 0)
            await _while_connected(_answer(head, json.loads(body), outgoing), incoming)
    outgoing.close()


async def _while_connected(answering: Awaitable[None], incoming: StreamReader) -> None:
    """Raise IncompleteReadError where the client hangs up before it is answered."""
    answer, gone = asyncio.ensure_future(answering), asyncio.ensure_future(incoming.readexactly(1))
    await asyncio.wait([answer, gone], return_when=asyncio.FIRST_COMPLETED)
    (answer if gone.done() else gone).cancel()
    await asyncio.wait([answer, gone])
    if not gone.cancelled():
        gone.result()


async def serve() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


@contextmanager
def running() -> Generator[str]:
    """Return the server's address; it ends with the block."""
    command = [sys.executable, "-m", "tests.support.trust.canned_process"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve())
