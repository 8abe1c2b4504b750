"""Replies that go wrong as a fault says."""

from __future__ import annotations

import asyncio
import struct
import zlib
from functools import cache
from typing import Final

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from ..faults.faults import Fault
from ..json_bytes import encode
from .connections import Connections

_GARBAGE: Final = b"\x16\x03\x01 this is not HTTP \xff\xfe\r\n\r\n"
_HTML: Final = b"<!DOCTYPE html><html><body><h1>Welcome to the gateway</h1></body></html>"
_BOMB_MEGABYTES: Final = 200
_SLOW_PAUSE: Final = 0.05  # seconds
_CHUNKS_BEFORE_DROP: Final = 2


class FaultyResponse(Response):
    """A reply with what goes wrong with it."""

    def __init__(self, reply: Response, fault: Fault, connections: Connections, request_id: str) -> None:
        super().__init__()
        self._fault = fault
        self._connections = connections
        self._reply = self._replacement(reply, request_id)

    def _replacement(self, reply: Response, request_id: str) -> Response:
        fault = self._fault
        headers = {**fault.headers, **({} if fault.retry_after is None else {"retry-after": str(fault.retry_after)})}
        status = fault.status or 200
        if fault.html:
            return Response(_HTML, status, headers, "text/html")
        if fault.gzip_bomb:
            return Response(gzip_bomb(), status, {**headers, "content-encoding": "gzip"}, "application/json")
        if fault.status is not None:
            body = encode({"message": fault.message, "id": request_id})
            return Response(body, status, headers, "application/json")
        reply.headers.update(headers)
        return reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault
        await asyncio.sleep(fault.latency)
        if fault.garbage:
            self._connections.write(scope, _GARBAGE)
            await self._connections.cut(scope, receive, reset=False)
        elif fault.drop == "before-headers" or (fault.reset and fault.drop is None and fault.truncate_at is None):
            await self._connections.cut(scope, receive, reset=fault.reset)
        else:
            sending = _Sending(send, fault)
            try:
                await self._reply(scope, receive, sending.send)
            except _Cut:
                await self._connections.cut(scope, receive, reset=fault.reset)


class _Cut(Exception):
    """The connection ends here."""


class _Sending:
    """Sends a reply's body as the fault says."""

    def __init__(self, send: Send, fault: Fault) -> None:
        self._send = send
        self._fault = fault
        self._left = fault.truncate_at
        self._chunks = 0

    async def send(self, message: Message) -> None:
        """Raise _Cut where the connection ends."""
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body: bytes = message.get("body", b"")
        ends: bool = not message.get("more_body", False)
        # A reply that is no stream has one chunk: its middle is where both kinds of drop are.
        drops_here = self._fault.drop == "mid-body" or (self._fault.drop == "mid-stream" and ends)
        if self._left is None and drops_here:
            self._left = len(body) // 2
        cut_here = self._left is not None and len(body) >= self._left
        await self._write(body[: self._left] if cut_here else body)
        self._chunks += 1
        if cut_here or (self._fault.drop == "mid-stream" and self._chunks == _CHUNKS_BEFORE_DROP):
            raise _Cut
        if self._left is not None:
            self._left -= len(body)
        if ends:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _write(self, body: bytes) -> None:
        size = self._fault.slow_bytes
        for start in range(0, len(body), size or len(body) or 1):
            await self._send({"type": "http.response.body", "body": body[start:][: size or None], "more_body": True})
            if size:
                await asyncio.sleep(_SLOW_PAUSE)


@cache
def gzip_bomb() -> bytes:
    """Return a gzip file of about 200 KB that unpacks to a JSON text of 200 MiB."""
    megabyte = b" " * 2**20
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    # After a full flush nothing refers back, so that one packed piece can be repeated.
    piece = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 0
    for _ in range(_BOMB_MEGABYTES):
        check = zlib.crc32(megabyte, check)
    check = zlib.crc32(b"{}", check)
    end = packer.compress(b"{}") + packer.flush()
    header = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    size = _BOMB_MEGABYTES * 2**20 + 2
    return header + piece * _BOMB_MEGABYTES + end + struct.pack("<II", check, size & 0xFFFFFFFF)
