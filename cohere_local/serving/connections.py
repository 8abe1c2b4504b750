"""Connections below the application, for what ASGI can't say: a reset, a half-closed socket, bytes that are no HTTP."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from typing import Any

from starlette.types import Receive, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

_UNTIL_READ = 0.05  # seconds that a client gets to read what was sent before the cut


class Connections:
    """The open connections of one server, by the address of their other end."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """Return the HTTP protocol for uvicorn, which enters its connections here."""
        opened = self._open

        class Protocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client:
                    opened[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    opened.pop(self.client, None)
                super().connection_lost(exc)

        return Protocol

    def write(self, scope: Scope, content: bytes) -> None:
        """Write bytes as they are, below HTTP."""
        if transport := self._of(scope):
            transport.write(content)

    async def cut(self, scope: Scope, receive: Receive, *, reset: bool) -> None:
        """End a connection: by RST, or half-closed by FIN and closed when the other end is done or slow."""
        if not reset and (transport := self._of(scope)):
            with suppress(OSError):  # the client has ended it by RST
                transport.write_eof()
        await asyncio.sleep(_UNTIL_READ)
        if transport := self._of(scope):
            if reset:
                linger: socket.socket = transport.get_extra_info("socket")
                linger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        message: Any = {}
        while message.get("type") != "http.disconnect":
            message = await receive()

    def abort(self) -> None:
        """End all connections at once."""
        for transport in [*self._open.values()]:
            transport.abort()

    def _of(self, scope: Scope) -> asyncio.Transport | None:
        """Find the connection; None once it has ended, as the client may leave at any moment."""
        host, port = scope["client"]
        transport = self._open.get((host, port))
        return None if transport is None or transport.is_closing() else transport
