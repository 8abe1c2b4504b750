"""A real server on 127.0.0.1 that gives canned replies and keeps what it received."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any, Protocol, Self


class Answer(Protocol):
    def send(self, connection: socket.socket) -> bool:
        """Answer a request; whether the connection can take another one."""
        ...


@dataclass
class Canned:
    """One reply. With `chunks` the body goes out piece by piece; `cut` drops the connection instead of ending it."""

    status: int = 200
    body: Any = b"{}"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    chunks: Iterable[bytes] | None = None
    cut: bool = False
    reason: str = "Canned"

    def send(self, connection: socket.socket) -> bool:
        if self is HANG_UP:
            return False
        headers = {"content-type": "application/json", **self.headers}
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        headers |= {"transfer-encoding": "chunked"} if self.chunks is not None else {"content-length": str(len(body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        opening = f"HTTP/1.1 {self.status} {self.reason}\r\n{head}\r\n".encode()
        if self.chunks is None:
            connection.sendall(opening + body)
            return True
        connection.sendall(opening)
        for chunk in self.chunks:
            connection.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        if self.cut:
            return False
        connection.sendall(b"0\r\n\r\n")
        return True


HANG_UP = Canned(status=0)
"""Close the connection without a word."""


@dataclass
class Received:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class FakeApi:
    def __init__(self, *replies: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.replies: deque[Answer] = deque(replies)
        self.received: list[Received] = []
        self.connections = 0
        self.hung_up = threading.Event()
        """Set when a client closes a connection."""
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    @property
    def url(self) -> str:
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *exception: object) -> None:
        # Shutting down wakes the thread that waits in accept; closing alone would not.
        for connection in (self._listener, *self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        for thread in self._threads:
            thread.join(5)

    def reply_to(self, request: Received) -> Answer:
        return self.replies.popleft()

    def _start(self, run: Any, *arguments: Any) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        if self._tls:
            try:
                connection = self._tls.wrap_socket(connection, server_side=True)
            except OSError:
                return
            self._open.append(connection)
        with connection, suppress(OSError, ValueError), connection.makefile("rb") as incoming:
            while (request := _read_request(incoming)) is not None:
                self.received.append(request)
                if not self.reply_to(request).send(connection):
                    break
        self.hung_up.set()


def _read_request(incoming: IO[bytes]) -> Received | None:
    first = incoming.readline().decode()
    if not first:
        return None
    method, target, _ = first.split(" ", 2)
    headers: dict[str, str] = {}
    while line := incoming.readline().decode().strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(incoming.readline(), 16):
            body += incoming.read(size)
            incoming.readline()
        incoming.readline()
    else:
        body = incoming.read(int(headers.get("content-length", 0)))
    return Received(method, target, headers, body)
