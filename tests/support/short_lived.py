"""A server whose connections end after some replies."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

TOKENS = b'{"tokens": [1], "token_strings": ["a"], "meta": {}}'
REPLY = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(TOKENS), TOKENS)


def hang_up(connection: socket.socket) -> None:
    connection.close()


class ShortLived:
    """A server that answers `replies` requests on each connection and does `end` instead of answering the next."""

    def __init__(self, replies: int, end: Callable[[socket.socket], None]) -> None:
        self.requests = 0
        self._replies = replies
        self._end = end
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.settimeout(5)
                for count in range(self._replies + 1):
                    if not self._request(connection):
                        connection.close()
                        break
                    if count == self._replies:
                        self._end(connection)
                    else:
                        connection.sendall(REPLY)

    def _request(self, connection: socket.socket) -> bool:
        received = b""
        while b"\r\n\r\n" not in received or not received.endswith(b"}"):
            if not (more := connection.recv(65536)):
                return False
            received += more
        self.requests += 1
        return True
