"""One checked request, as the answers see it, and the way an answer refuses it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile

from .fixed_values import stable_uuid
from .spec.document import JsonObject
from .spec.routes import Operation
from .state.state import State


class Refusal(Exception):
    """Ends a request with an HTTP error; the reply's body is `{message, id}`."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Call:
    """A request that fits the spec: parameters hold the types their schemas name."""

    operation: Operation
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    """Only the headers that the spec names, by the spec's spelling."""
    body: JsonObject
    """The JSON body, or the form's fields by name; a file is a starlette `UploadFile`."""
    state: State
    base_url: str
    """The address at which the caller reached the server."""

    @property
    def streamed(self) -> bool:
        """Whether the request turned its operation's stream on."""
        stream = self.operation.markers.get("x-stream")
        return stream is not None and self.body.get(stream["switch"]) is True

    def identity(self, *more: object) -> str:
        """Return a UUID that equal requests share; without the stream switch, so that both forms of a reply agree."""
        switch = self.operation.markers.get("x-stream", {}).get("switch")
        body = {name: value for name, value in self.body.items() if name != switch}
        parts = [self.operation.key, dict(self.path), dict(self.query), body, more]
        text = json.dumps(parts, sort_keys=True, default=_file_name)
        return stable_uuid(text)


def _file_name(value: object) -> str:
    return f"file {value.filename}" if isinstance(value, UploadFile) else str(value)


def known(things: Mapping[str, JsonObject], kind: str, identifier: str) -> JsonObject:
    """Return the thing of this id. Raises `Refusal` where there is none."""
    thing = things.get(identifier)
    if thing is None:
        raise Refusal(404, f"{kind} {identifier!r} not found")
    return thing


Answer = Callable[[Call], JsonObject]
"""Makes the plain reply of an operation."""

Events = Callable[[Call], Iterator[JsonObject]]
"""Makes the events of a streamed reply, in order."""
