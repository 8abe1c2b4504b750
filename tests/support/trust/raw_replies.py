"""Replies byte by byte: what no HTTP library would send, and the ways in which a connection ends."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from typing import Literal

End = Literal["kept", "closed", "reset", "stalled"]


def end_with_reset(connection: socket.socket) -> None:
    """Return has the connection, once it is closed, end with RST in place of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@dataclass(frozen=True)
class Raw:
    """Exactly these bytes, `dripped` one at a time; then FIN, RST, or nothing more until the client hangs up."""

    content: bytes = b""
    end: End = "kept"
    dripped: bool = False

    def send(self, connection: socket.socket) -> bool:
        for piece in _single(self.content) if self.dripped else [self.content]:
            connection.sendall(piece)
        if self.end == "reset":
            end_with_reset(connection)
        if self.end == "stalled":
            connection.recv(1)
        return self.end == "kept"


def _single(content: bytes) -> list[bytes]:
    return [content[at : at + 1] for at in range(len(content))]


@dataclass(frozen=True)
class Body:
    """A body, and how it can be sent as a reply."""

    content: bytes
    content_type: str

    def head(self, *lines: str, status: str = "200 OK") -> bytes:
        """Return the lines of a head; without a length or an encoding among them the body ends with the connection."""
        return "\r\n".join([f"HTTP/1.1 {status}", f"content-type: {self.content_type}", *lines, "", ""]).encode()

    def sized(self, *lines: str, status: str = "200 OK") -> bytes:
        """Return the whole reply, with its length in the head."""
        return self.head(f"content-length: {len(self.content)}", *lines, status=status) + self.content

    def chunked(self, *lines: str) -> bytes:
        """Return the whole reply in chunks."""
        chunks = (self.content[at : at + 100] for at in range(0, len(self.content), 100))
        body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
        return self.head("transfer-encoding: chunked", *lines) + body + b"0\r\n\r\n"

    def unsized(self, *lines: str) -> bytes:
        """Return the whole reply, if the connection is closed after it."""
        return self.head("connection: close", *lines) + self.content
