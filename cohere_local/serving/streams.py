"""Streamed replies: events framed as server-sent events or as one JSON object per line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from itertools import chain, islice
from random import Random
from typing import Any

from starlette.responses import StreamingResponse

from ..call import Call
from ..faults.faults import Fault
from ..json_bytes import encode
from ..spec.document import JsonObject, resolve

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

_LONGEST_CHUNK = 256  # bytes, so that many events are cut in their middle
_BEFORE_AN_ERROR = 2  # events that come before an error on demand


def _asked_framing(call: Call) -> str | None:
    """Return the framing whose media type the request names in a header parameter that lists it."""
    for parameter in call.operation.parameters:
        given = call.headers.get(parameter.name) if parameter.place == "header" else None
        for framing, (media_type, _) in _FRAMINGS.items():
            if given == media_type and given in parameter.schema.get("enum", ()):
                return framing
    return None


def stream_response(
    spec: JsonObject, call: Call, events: Iterator[JsonObject], fault: Fault | None, chance: Random
) -> StreamingResponse:
    """Return the events as they go over the wire, in chunks of any size."""
    stream: dict[str, Any] = call.operation.markers["x-stream"]
    tag = resolve(spec, stream["events"]).get("discriminator", {}).get("propertyName", "type")
    media_type, frame = _FRAMINGS[_asked_framing(call) or stream["framing"]]
    first = list(islice(events, 1))  # made before the headers go out, so that a refusal has its own status
    frames: Iterable[bytes] = (
        frame(event, tag) for event in _with_fault(chain(first, events), stream, tag, fault or Fault())
    )
    terminator = stream.get("terminator")
    if terminator and not (fault and (fault.no_final_event or fault.stream_error)):
        frames = chain(frames, [f"data: {terminator}\n\n".encode()])

    async def chunks() -> AsyncIterator[bytes]:
        for chunk in _cut_anywhere(frames, chance):
            yield chunk
            await asyncio.sleep(0)  # other requests get their turn, and a caller who left is noticed

    return StreamingResponse(chunks(), status_code=call.operation.status, media_type=media_type)


def _with_fault(events: Iterable[JsonObject], stream: JsonObject, tag: str, fault: Fault) -> Iterator[JsonObject]:
    final: list[str] = stream.get("final", [])
    kinds: list[str] = stream.get("error") or ["error"]
    for number, event in enumerate(events):
        if fault.stream_error and number == _BEFORE_AN_ERROR:
            told = {"message": fault.message, "err": fault.message, "finish_reason": "ERROR"}
            yield {tag: kinds[0], "is_finished": True, **told}
            return
        if fault.no_final_event and event.get(tag) in final:
            return
        yield event


def _cut_anywhere(frames: Iterable[bytes], chance: Random) -> Iterator[bytes]:
    """Cut the bytes into pieces that have nothing to do with where an event ends."""
    waiting = b""
    size = chance.randint(1, _LONGEST_CHUNK)
    for frame in frames:
        waiting += frame
        while len(waiting) >= size:
            yield waiting[:size]
            waiting = waiting[size:]
            size = chance.randint(1, _LONGEST_CHUNK)
    if waiting:
        yield waiting
