"""What a server was asked and what it answered, for tests to look at and for the page that shows it live."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..json_bytes import decode
from ..spec.document import JsonObject

_MOST_KEPT = 1000  # requests
LONGEST_BODY = 2**17  # bytes of a body that are kept
_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})


@dataclass(slots=True)
class RecordedRequest:
    """One request and its reply. A header that holds a secret reads `[redacted]`; names are in lower case."""

    number: int
    method: str
    path: str
    """As it was sent, percent-encoded, without the query."""
    query: list[tuple[str, str]]
    headers: dict[str, str]
    status: int | None = None
    reply_headers: dict[str, str] = field(default_factory=dict[str, str])
    sent: bytearray = field(default_factory=bytearray, repr=False)
    """The first 128 KiB of the body, as it came."""
    answered: bytearray = field(default_factory=bytearray, repr=False)
    """The first 128 KiB of the reply's body; of a stream, what has gone out so far."""

    @property
    def body(self) -> Any:
        """Parsed JSON, else text; None where there was none."""
        return _parsed(self.headers, bytes(self.sent)) if self.sent else None

    @property
    def reply(self) -> str:
        """The reply's body as text."""
        return self.answered.decode(errors="replace")

    def shown(self) -> JsonObject:
        """Return it as JSON data."""
        names = ("number", "method", "path", "query", "headers", "body", "status", "reply_headers", "reply")
        return {name: getattr(self, name) for name in names}


class Requests:
    """The requests that a server got, oldest first; the last 1,000 are kept."""

    def __init__(self) -> None:
        self._kept: deque[RecordedRequest] = deque(maxlen=_MOST_KEPT)
        self._lock = threading.Lock()
        self._count = 0

    def __iter__(self) -> Iterator[RecordedRequest]:
        with self._lock:
            return iter([*self._kept])

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, index: int) -> RecordedRequest:
        return self._kept[index]

    def to(self, operation: str) -> list[RecordedRequest]:
        """Return the requests of a method and path, as `POST /v2/chat`."""
        return [one for one in self if f"{one.method} {one.path}" == operation]

    def only(self, operation: str) -> RecordedRequest:
        """Return the one request of a method and path. Raises AssertionError where there is none, or more."""
        found = self.to(operation)
        if len(found) != 1:
            sent = ", ".join(f"{one.method} {one.path}" for one in self) or "nothing"
            raise AssertionError(f"expected one {operation}, found {len(found)}; sent was: {sent}")
        return found[0]

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def after(self, number: int) -> list[RecordedRequest]:
        """Return the requests that came in after the one of this number."""
        return [one for one in self if one.number > number]

    def begin(self, scope: Scope) -> RecordedRequest:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        shown = {name: "[redacted]" if name in _SECRET else value for name, value in headers.items()}
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        with self._lock:
            self._count += 1
            path = scope["raw_path"].decode("ascii")
            request = RecordedRequest(self._count, scope["method"], path, query, shown)
            self._kept.append(request)
        return request


class Watching:
    """Writes down what passes through an application."""

    def __init__(self, app: ASGIApp, requests: Requests, unwatched: str) -> None:
        self._app = app
        self._requests = requests
        self._unwatched = unwatched

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == "/" or scope["path"].startswith(self._unwatched):
            await self._app(scope, receive, send)
            return
        record = self._requests.begin(scope)

        async def receiving() -> Message:
            message = await receive()
            if message["type"] == "http.request":
                _keep(record.sent, message)
            return message

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                record.reply_headers = _text(message.get("headers", []))
            else:
                _keep(record.answered, message)
            await send(message)

        await self._app(scope, receiving, sending)


def _keep(kept: bytearray, message: Message) -> None:
    kept.extend(message.get("body", b"")[: LONGEST_BODY - len(kept)])


def _text(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _parsed(headers: Mapping[str, str], body: bytes) -> Any:
    if "json" in headers.get("content-type", ""):
        with suppress(ValueError):
            return decode(body)
    return body.decode(errors="replace")
