"""The events of one streamed reply, without I/O: bytes in, typed events out, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from cohere_api.runtime.decoding import Decoder
from cohere_api.runtime.values import is_dict

from .. import _json
from .._call.reply import TOO_DEEP, report_missing
from ..errors import DecodeError
from .accumulate import Accumulator, Add
from .framing import Frame, Framing, JsonLines, ServerSentEvents

if TYPE_CHECKING:
    from cohere_api.runtime.operations import StreamFormat

E = TypeVar("E")

_FRAMINGS: Final[dict[str, type[Framing]]] = {"json-lines": JsonLines, "sse": ServerSentEvents}
_STREAMED: Final = {
    "text/event-stream": "sse",
    "application/stream+json": "json-lines",
    "application/x-ndjson": "json-lines",
}
"""The media types of streams. Events under another one are read, if it is events that come."""
_STARTS_OF_OTHERS: Final = {"sse": (b"{", b"[", b"<"), "json-lines": (b"<",)}
LONGEST_HEAD: Final = 4_000
_MOST_TOGETHER: Final = 64
"""Events that are alive at once, however many a chunk holds: few enough for Python's collector to stay away."""
_ERROR: Final = "error"
_FINAL: Final = "final"
_NAMELESS: Final = "nameless"
_ERROR_TEXTS: Final = ("message", "err", "error")


class Problem(Exception):
    """What is wrong with an event; the stream ends there."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoEvent(Problem):
    """What came is no event: broken, cut by the end of the body, or something else."""


Batch = tuple[list[E], Problem | None]
"""Events, and what is wrong with the one after them."""


_Kind = tuple[Decoder[E], Add | None, str | None]
"""What decodes the events of a kind, what adds them up, and what else they mean."""


class _Kinds(dict[str, _Kind[E]]):
    """Filled as kinds come; those that the spec does not list may be any number, so none of them stays."""

    def __init__(self, form: StreamFormat[E], accumulated: Accumulator) -> None:
        super().__init__()
        self._form = form
        self._accumulated = accumulated
        errors = dict.fromkeys((_ERROR, *form.error), _ERROR)
        self._roles = {"": _NAMELESS} | dict.fromkeys(form.final, _FINAL) | errors

    def __missing__(self, kind: str) -> _Kind[E]:
        form = self._form
        found = form.decoders.get(kind, form.decode), self._accumulated.adder(kind), self._roles.get(kind)
        if kind in form.decoders:
            self[kind] = found
        return found


class EventReader(Generic[E]):
    """Decodes the events of one reply, adds them up, and keeps what an error needs."""

    def __init__(self, form: StreamFormat[E], content_type: str, strict: bool, limit: int) -> None:
        self.media_type = content_type.partition(";")[0].strip().lower()
        json_alone = "json-lines" if self.media_type == "application/json" else form.framing
        framing = _STREAMED.get(self.media_type, json_alone)
        self._framing = _FRAMINGS[framing]()
        self._starts_of_others = _STARTS_OF_OTHERS[framing]
        self._form = form
        self._strict = strict or report_missing
        self._limit = limit
        self._terminator = form.terminator.encode() if form.terminator else None
        self._final_seen = not form.final
        self._torn = False
        self._added = 0
        """Bytes of the events that the reply is made of."""
        self.accumulated = Accumulator(form.accumulate)
        self._kinds = _Kinds(form, self.accumulated)
        self.count = 0
        self.last: object = None
        self.last_data: object = None
        """The last event as JSON."""
        self.head = b""
        """The beginning of the body, until the first event came."""
        self.over = False
        """Whether nothing that may follow counts: the terminator or a final event was read."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing if the body ends here."""
        return self._final_seen and not self._torn

    @property
    def is_no_stream(self) -> bool:
        """Whether what came so far is something else, such as a whole JSON reply or a page of a gateway."""
        if self.count or not self.head:
            return False
        return self.media_type not in _STREAMED or self.head.lstrip().startswith(self._starts_of_others)

    def feed(self, chunk: bytes) -> Iterable[Batch[E]]:
        """Return the events that `chunk` completes, and what is wrong with the one after them."""
        if not self.count and len(self.head) < LONGEST_HEAD:
            self.head = (self.head + chunk)[:LONGEST_HEAD]
        frames = self._framing.feed(chunk)
        too_large = self._framing.held > self._limit
        if too_large:
            # What it holds would otherwise stay for as long as someone keeps the error.
            self._framing = type(self._framing)()
        return self._batches(frames, too_large) if frames or too_large else ()

    def finish(self) -> Iterable[Batch[E]]:
        """Return what the end of the body leaves; an event that is cut in the middle is not one."""
        events, problem = self._decode(self._framing.finish())
        if isinstance(problem, NoEvent):
            # After a final event, what is torn can't have been part of the reply.
            self._torn = not self._form.final
            problem = None
        return ((events, problem),)

    def _batches(self, frames: list[Frame], too_large: bool) -> Iterator[Batch[E]]:
        for start in range(0, len(frames), _MOST_TOGETHER):
            yield self._decode(frames[start : start + _MOST_TOGETHER])
        if too_large:
            yield [], self._too_large("an event has")

    def _decode(self, frames: list[Frame]) -> Batch[E]:
        events: list[E] = []
        # Looked up once for all events: each takes but three microseconds.
        discriminator, terminator, limit, strict = self._form.discriminator, self._terminator, self._limit, self._strict
        kinds, loads = self._kinds, _json.decode
        last, last_data, added = self.last, self.last_data, self._added
        try:
            for body, name in () if self.over else frames:
                if body == terminator:
                    self.over = True
                    break
                if len(body) > limit or added > limit:
                    raise self._too_large("an event has") if added <= limit else self._too_much()
                try:
                    data: dict[str, object] = loads(body)
                except ValueError as error:
                    raise NoEvent(f"an event is not JSON: {error}") from None
                kind = data.get(discriminator) if type(data) is dict else None
                decode, add, role = kinds[kind] if type(kind) is str else self._by_name(data, name)
                if role is _ERROR or name == b"error":
                    last = last_data = data
                    raise Problem(_reported_error(data))
                if role is _NAMELESS and not events and self.is_no_stream:
                    raise NoEvent("what came is no event")
                event = decode(data, strict)
                events.append(event)
                last, last_data = event, data
                if add:
                    add(data)
                    added += len(body)
                if role is _FINAL:
                    self._final_seen = self.over = True
                    break
        except DecodeError as error:
            return events, Problem(f"an event has the wrong shape: {error.message}")
        except RecursionError:
            return events, Problem(f"an event is {TOO_DEEP}")
        except Problem as problem:
            return events, problem
        finally:
            self.count += len(events)
            self.last, self.last_data, self._added = last, last_data, added
        return events, None

    def _by_name(self, data: object, name: bytes) -> _Kind[E]:
        """Take the kind of an event from the name beside it; that makes it none of the union's models."""
        _, add, role = self._kinds[name.decode(errors="replace")]
        return self._form.decode, add if is_dict(data) else None, role

    def _too_much(self) -> Problem:
        # What the events add up to would otherwise stay for as long as someone keeps the error.
        self.accumulated = Accumulator({})
        self._kinds = _Kinds(self._form, self.accumulated)
        return self._too_large("the events add up to")

    def _too_large(self, what: str) -> Problem:
        return Problem(f"{what} more than {self._limit} bytes; max_reply_bytes= sets how many that may be")


def _reported_error(data: object) -> str:
    told = (data.get(name) for name in _ERROR_TEXTS) if is_dict(data) else ()
    return next((text for text in told if isinstance(text, str) and text), "the API reported an error")
