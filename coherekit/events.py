"""The events of one streamed reply, without I/O: bytes in, typed events out, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from cohere_api.runtime import DecodeProblem, is_dict

from . import _json
from .accumulate import Accumulator
from .framing import Frame, Framing, JsonLines, ServerSentEvents

if TYPE_CHECKING:
    from cohere_api.runtime import StreamFormat

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
_ERROR: Final = "error"
_ERROR_TEXTS: Final = ("message", "err", "error")


class Problem(Exception):
    """What is wrong with an event; the stream ends there."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoEvent(Problem):
    """What came is no event: broken, cut by the end of the body, or something else."""


class EventReader(Generic[E]):
    """Decodes the events of one reply, adds them up, and keeps what an error would have to tell."""

    def __init__(self, form: StreamFormat[E], content_type: str, strict: bool, limit: int) -> None:
        self.media_type = content_type.partition(";")[0].strip().lower()
        json_alone = "json-lines" if self.media_type == "application/json" else form.framing
        framing = _STREAMED.get(self.media_type, json_alone)
        self._framing = _FRAMINGS[framing]()
        self._starts_of_others = _STARTS_OF_OTHERS[framing]
        self._discriminator = form.discriminator
        self._decoded = form.decode
        self._strict = strict
        self._limit = limit
        self._errors = frozenset({_ERROR, *form.error})
        self._finals = frozenset(form.final)
        self._terminator = form.terminator.encode() if form.terminator else None
        self._final_seen = not form.final
        self._torn = False
        self.accumulated = Accumulator(form.accumulate)
        self.count = 0
        self.last: Any = None
        self.last_data: Any = None
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

    def feed(self, chunk: bytes) -> tuple[list[E], Problem | None]:
        """The events that `chunk` completes, and what is wrong with the one after them."""
        if not self.count and len(self.head) < LONGEST_HEAD:
            self.head = (self.head + chunk)[:LONGEST_HEAD]
        events, problem = self._decode(self._framing.feed(chunk))
        if self._framing.held > self._limit:
            problem = problem or self._too_large()
            # What it holds would otherwise stay for as long as someone keeps the error.
            self._framing = type(self._framing)()
            # What it holds would otherwise stay for as long as someone keeps the error.
            self._framing = type(self._framing)()
        return events, problem

    def finish(self) -> tuple[list[E], Problem | None]:
        """What the end of the body leaves; an event that is cut in the middle is not one."""
        events, problem = self._decode(self._framing.finish())
        if isinstance(problem, NoEvent):
            # After a final event, what is torn can't have been part of the reply.
            self._torn = not self._finals
            return events, None
        return events, problem

    def _decode(self, frames: list[Frame]) -> tuple[list[E], Problem | None]:
        events: list[E] = []
        try:
            for body, name in frames:
                self.over = self.over or body == self._terminator
                if self.over:
                    break
                if len(body) > self._limit:
                    raise self._too_large()
                events.append(self._event(_parsed(body), name))
        except Problem as problem:
            return events, problem
        return events, None

    def _too_large(self) -> Problem:
        return Problem(f"an event has more than {self._limit} bytes; max_reply_bytes= sets how many it may have")

    def _event(self, data: Any, name: bytes) -> E:
        told = data.get(self._discriminator) if is_dict(data) else None
        kind = told if isinstance(told, str) else name.decode(errors="replace")
        if kind in self._errors or name == b"error":
            self.last = self.last_data = data
            raise Problem(_reported_error(data))
        if not kind and self.is_no_stream:
            raise NoEvent("what came is no event")
        try:
            event = self._decoded(data, self._strict)
        except DecodeProblem as error:
            raise Problem(f"an event has the wrong shape: {error}") from None
        self.last, self.last_data = event, data
        self.count += 1
        self.accumulated.add(kind, data)
        if kind in self._finals:
            self._final_seen = self.over = True
        return event


def _parsed(body: bytes) -> Any:
    try:
        return _json.decode(body)
    except ValueError as error:
        raise NoEvent(f"an event is not JSON: {error}") from None


def _reported_error(data: Any) -> str:
    told = (data.get(name) for name in _ERROR_TEXTS) if is_dict(data) else ()
    return next((text for text in told if isinstance(text, str) and text), "the API reported an error")
