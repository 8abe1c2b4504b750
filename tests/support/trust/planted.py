"""A planted key: a server that repeats it in every form, and a look at all that is public of the calls to it."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import coherekit
from tests.support.fake_api import HANG_UP, Canned
from tests.support.trust.every_client import Use, called

START = {"type": "message-start", "id": "i", "delta": {"message": {"role": "assistant"}}}
SSE = {"content-type": "text/event-stream"}


def forms(key: str) -> list[str]:
    """Return the ways in which a server may write it."""
    return [
        key,
        json.dumps(key).replace("/", "\\/")[1:-1],
        "".join(f"\\u{ord(char):04X}" for char in key),
        quote(key, safe=""),
        "".join(f"%{ord(char):02x}" for char in key),
        "".join(f"%25{ord(char):02X}" for char in key),
        "".join(f"&#{ord(char)};" for char in key),
        "".join(f"&#x{ord(char):X};" for char in key),
        "".join(f"\\\\u{ord(char):04x}" for char in key),
        f"{key[:4]}\\u{ord(key[4]):04x}{key[5:]}",
    ]


class Echo:
    """Replies that repeat the key in every form, each in a place of its own."""

    def __init__(self, key: str) -> None:
        self.said = " ".join(f"'{form}'" for form in forms(key))
        self.headers = {f"x-echo-{number}": form for number, form in enumerate(forms(key))}
        self.headers |= {"x-request-id": key, "x-api-warning": f"bad {key}", "location": f"http://elsewhere/?k={key}"}
        self.headers |= {"set-cookie": f"session={key}", "www-authenticate": f"Bearer {key}"}

    def reply(self, status: int = 200, body: Any = None, **more: Any) -> Canned:
        content = json.dumps(body).encode() if body is not None else f'{{"message": "{self.said}"}}'.encode()
        headers = {**self.headers, **more.pop("headers", {})}
        return Canned(status, body=content, headers=headers, reason=self.said.partition(" ")[0][1:-1], **more)

    def failures(self) -> list[Canned]:
        said = self.said
        broken = [b"<html>%s</html>", b'"%s"', b"{%s", b'{"tokens": "%s"}', b"\xff%s", b'{"id": "%s", "message": []}']
        bodies = [Canned(status, body=one.replace(b"%s", said.encode())) for status in (200, 404) for one in broken]
        # What decodes is no failure; a status says which are.
        failing = [one for one in bodies if one.status != 200 or not one.body.startswith(b'{"id')]
        statuses = (301, 400, 401, 403, 404, 418, 422, 429, 498, 499, 500, 501, 503, 504)
        return [*failing, *(self.reply(status) for status in statuses), HANG_UP]

    def broken_streams(self) -> list[Canned]:
        said = self.said.replace('"', "'").replace("\\", "\\\\")
        start = f"data: {json.dumps(START)}\n\n"
        delta = json.dumps({"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": "SAID"}}}})
        events = [
            f'data: {{"type": "error", "message": "{said}"}}\n\n',
            f"{start}data: {delta}\n\n".replace("SAID", said),
            f'{start}data: {{"type": "news", "echo": "{said}"}}\n\n',
            f"{start}data: {self.said}\n\n",
            f"{start}event: error\ndata: {self.said}\n\n",
            f'{start}data: {{"type": "content-delta", "delta": "{said}"}}\n\n',
        ]
        sent = [Canned(chunks=[one.encode()], headers=SSE, cut=number == 1) for number, one in enumerate(events)]
        return [*sent, Canned(body=self.said.encode()), Canned(200, body=self.said.encode(), headers=SSE)]


@dataclass
class Seen:
    """All that is public of the calls made, as text."""

    secrets: list[str]
    texts: list[str] = field(default_factory=list[str])
    objects: int = 0
    leaks: list[str] = field(default_factory=list[str])

    def look_at(self, name: str, thing: Any) -> None:
        self.objects += 1
        for way, text in self._shown(thing):
            self.leaks += [f"{name}, {way}: {secret}" for secret in self.secrets if secret in text]

    def _shown(self, thing: Any) -> Iterator[tuple[str, str]]:
        yield "repr", repr(thing)
        yield "str", str(thing)
        yield "format", f"{thing}"
        try:
            yield "pickle", pickle.dumps(thing, 0).decode("latin-1")
            yield "copy", repr(copy.copy(thing))
        except (TypeError, AttributeError):
            # Clients and streams hold connections, so they can't be pickled.
            assert not isinstance(thing, coherekit.CohereError)
        if isinstance(thing, BaseException):
            yield "vars", repr(vars(thing))
            yield "traceback", "".join(traceback.format_exception(thing))


def used(kind: str, url: str, use: Use, seen: Seen, **options: Any) -> Any:
    """Return the outcome of `use`, or its error; the client, what it gave and the retries are looked at as well."""
    streams: list[Any] = []

    def watched(co: Any) -> Any:
        for name in ("datasets", "with_raw_response", "_settings", "_caller"):
            seen.look_at(name, getattr(co, name))
        seen.look_at("client", co)
        given = use(co)
        streams.extend([given] if hasattr(given, "text_stream") else [])
        return given

    def on_retry(event: coherekit.RetryEvent) -> None:
        seen.look_at("event", event)

    outcome: Any
    try:
        outcome = called(kind, url, watched, on_retry=on_retry, **options)
    except coherekit.CohereError as error:
        outcome = error
    for stream in streams:
        seen.look_at("stream", stream)
    seen.look_at(f"outcome of {kind} call", outcome)
    return outcome
