"""Streamed replies: events framed as server-sent events or as one JSON object per line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import chain, islice
from typing import Any

from starlette.responses import StreamingResponse

from .call import Call
from .spec import JsonObject, resolve
from .wire import encode

Frame = Callable[[JsonObject, str], bytes]


def _json_line(event: JsonObject, tag: str) -> bytes:
    return encode(event) + b"\n"


def _server_sent(event: JsonObject, tag: str) -> bytes:
    name = str(event.get(tag, "message")).encode()
    return b"event: " + name + b"\ndata: " + encode(event) + b"\n\n"


_FRAMINGS: dict[str, tuple[str, Frame]] = {
    "json-lines": ("application/stream+json", _json_line),
    "sse": ("text/event-stream", _server_sent),
}


def _asked_framing(call: Call) -> str | None:
    """The framing whose media type the request names in a header parameter that lists it."""
    for parameter in call.operation.parameters:
        given = call.headers.get(parameter.name) if parameter.place == "header" else None
        for framing, (media_type, _) in _FRAMINGS.items():
            if given == media_type and given in parameter.schema.get("enum", ()):
                return framing
    return None


def stream_response(spec: JsonObject, call: Call, events: Iterator[JsonObject]) -> StreamingResponse:
    """The events as they go over the wire, one chunk each."""
    stream: dict[str, Any] = call.operation.markers["x-stream"]
    tag = resolve(spec, stream["events"]).get("discriminator", {}).get("propertyName", "type")
    media_type, frame = _FRAMINGS[_asked_framing(call) or stream["framing"]]
    terminator = stream.get("terminator")
    first = list(islice(events, 1))  # made before the headers go out, so that a refusal has its own status

    async def chunks() -> AsyncIterator[bytes]:
        for event in chain(first, events):
            yield frame(event, tag)
            await asyncio.sleep(0)  # other requests get their turn, and a caller who left is noticed
        if terminator is not None:
            yield f"data: {terminator}\n\n".encode()

    return StreamingResponse(chunks(), status_code=call.operation.status, media_type=media_type)
