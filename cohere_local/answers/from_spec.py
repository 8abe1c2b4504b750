"""The answer to every operation that has no behaviour of its own: sampled from its schema, led by its markers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.datastructures import UploadFile

from ..call import Call
from ..spec.document import JsonObject, is_object, resolve, tagged_members
from ..spec.samples import Sampler
from ..spec.schemas import Schemas


class FromSpec:
    """Replies and events that fit the spec and are the same for the same request."""

    def __init__(self, spec: JsonObject) -> None:
        self._spec = spec
        self._schemas = Schemas(spec, "reply")

    def answer(self, call: Call) -> Any:
        """Return the plain reply; what the request says by name, it repeats."""
        reply = self._sampler(call).value(call.operation.reply)
        if is_object(reply):
            _last_page(call, reply)
            _finished(call, reply)
        return reply

    def events(self, call: Call) -> Iterator[JsonObject]:
        """Yield one event of each kind but errors, the final one last."""
        stream: JsonObject = call.operation.markers["x-stream"]
        union = resolve(self._spec, stream["events"])
        members = tagged_members(union)
        final: list[str] = stream.get("final", [])
        ending = {*final, *stream.get("error", [])}
        sampler = self._sampler(call)
        for tag in [*(tag for tag in members if tag not in ending), *final[:1]]:
            yield sampler.tagged(union, tag, members[tag])

    def _sampler(self, call: Call) -> Sampler:
        given = {**call.query, **call.body, **call.path}
        known = {name: value for name, value in given.items() if not isinstance(value, UploadFile | list)}
        return Sampler(self._spec, self._schemas, call.identity(), known)


def _last_page(call: Call, reply: JsonObject) -> None:
    """Make a listing one page long, or reading all pages would never end."""
    page = call.operation.markers.get("x-page")
    if page is None:
        return
    if page["kind"] == "cursor":
        reply.pop(page["next"], None)
    elif call.query.get(page["offset"]):
        reply[page["items"]] = []


def _finished(call: Call, reply: JsonObject) -> None:
    """Give what is polled the id that was asked for, and have it done."""
    wait = call.operation.markers.get("x-wait")
    if wait is None or wait["poll"] != call.operation.id:
        return
    _put(reply, wait["state"], wait["done"][0])
    _put(reply, wait["id"], call.path[wait["argument"]])


def _put(reply: JsonObject, tokens: list[str], value: object) -> None:
    *parents, last = tokens
    for token in parents:
        reply = reply.setdefault(token, {})
    reply[last] = value
