"""A streamed reply as typed events, without I/O: what arrived, and whether it ended as it should."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from cohere_api.runtime import DecodeProblem, is_dict

from . import _json
from .attempts import Attempts
from .errors import StreamError, StreamInterrupted
from .framing import Frame, Framing, JsonLines, ServerSentEvents
from .redaction import redact
from .replies import json_or_text
from .requests import plan_of
from .retry import Retry
from .settings import Settings
from .steps import Close, Emit, Failure, Finish, Flow, Reply

if TYPE_CHECKING:
    from cohere_api.runtime import Request, RequestOptions, StreamFormat

E = TypeVar("E")

_FRAMINGS: Final[dict[str, type[Framing]]] = {"json-lines": JsonLines, "sse": ServerSentEvents}
_FRAMING_OF_CONTENT_TYPE: Final = {
    "text/event-stream": "sse",
    "application/stream+json": "json-lines",
    "application/x-ndjson": "json-lines",
    "application/json": "json-lines",
}
_TEXT_PATHS: Final[dict[Any, tuple[str, ...]]] = {
    "content-delta": ("delta", "message", "content", "text"),
    "text-generation": ("text",),
}
"""Where the kinds of event that carry text of the answer hold it."""
_ERROR: Final = "error"
_ERROR_TEXTS: Final = ("message", "err", "error")
_CUT: Final = Failure("the stream ended before its final event", timed_out=False, unsent=False, worth_retrying=True)


def events(
    settings: Settings,
    retry: Retry,
    request: Request[Any],
    form: StreamFormat[Any],
    options: RequestOptions | None = None,
) -> Flow[None]:
    """Emit an empty batch once the stream is open, then each batch of events that arrives together.

    Until the first event the request is sent again like any other; after it, never. Raises StreamError kin.
    """
    attempts = Attempts(plan_of(request, settings, options, streamed=True), retry)
    while True:
        reply = yield from attempts.exchange()
        reader = EventReader(form, reply.headers.get("content-type", ""), settings.strict)
        yield Emit(())
        try:
            trouble = yield from _read(reply, reader, attempts)
        finally:
            if reader.count:
                attempts.succeeded()
        if trouble is None:
            return
        if isinstance(trouble, Problem) or reader.count:
            raise reader.error(trouble, attempts, reply)
        yield Close(reply)
        yield from attempts.again(trouble, partial(reader.error, trouble, attempts, reply))


def _read(reply: Reply, reader: EventReader[Any], attempts: Attempts) -> Flow[Failure | Problem | None]:
    """Emit the events of one reply; what went wrong, None where it ended as it should."""
    while not reader.over:
        outcome = yield from attempts.read(reply)
        events, problem = reader.feed(outcome) if isinstance(outcome, bytes) else reader.finish()
        if events:
            yield Emit(events)
        if problem:
            return problem
        if not isinstance(outcome, bytes):
            return None if reader.complete else outcome or _CUT
    if not reader.complete:
        return _CUT
    yield Finish(reply)
    return None


class EventReader(Generic[E]):
    """Decodes the events of one streamed reply, and keeps what an error would have to tell."""

    def __init__(self, form: StreamFormat[E], content_type: str, strict: bool) -> None:
        media_type = content_type.partition(";")[0].strip().lower()
        self._framing = _FRAMINGS[_FRAMING_OF_CONTENT_TYPE.get(media_type, form.framing)]()
        self._form = form
        self._strict = strict
        self._terminator = form.terminator.encode() if form.terminator else None
        self._text: list[str] = []
        self._last: Any = None
        self._last_frame = b""
        self._final_seen = not form.final
        self._torn = False
        self.count = 0
        self.ended = False
        """Whether the terminator was read: nothing after it counts."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing if the body ends here."""
        return self._final_seen and not self._torn

    @property
    def over(self) -> bool:
        """Whether nothing that may follow counts: the terminator or a final event was read."""
        return self.ended or (bool(self._form.final) and self._final_seen)

    def feed(self, chunk: bytes) -> tuple[list[E], Problem | None]:
        """The events that `chunk` completes, and what is wrong with the one after them."""
        return self._decode(self._framing.feed(chunk))

    def finish(self) -> tuple[list[E], Problem | None]:
        """What the end of the body leaves; an event that is cut in the middle is not one."""
        events, problem = self._decode(self._framing.finish())
        if isinstance(problem, NotJson):
            # After a final event, what is torn can't have been part of the reply.
            self._torn = not self._form.final
            return events, None
        return events, problem

    def error(self, trouble: Failure | Problem, attempts: Attempts, reply: Reply) -> StreamError:
        told = self._last_frame.decode(errors="replace")
        if (shown := redact(told, attempts.secrets)) != told:
            # The key may stand anywhere in the event, so it is taken out before it is decoded.
            self._last = json_or_text(shown)
        kind = StreamInterrupted if isinstance(trouble, Failure) else StreamError
        return kind(
            redact(f"{trouble.message} (after {self.count} events)", attempts.secrets),
            events=self.count,
            text=redact("".join(self._text), attempts.secrets),
            last_event=self._last,
            **attempts.circumstances(reply),
        )

    def _decode(self, frames: Iterator[Frame]) -> tuple[list[E], Problem | None]:
        events: list[E] = []
        for frame in frames:
            if frame.data == self._terminator:
                self.ended = True
                break
            try:
                events.append(self._event(frame))
            except Problem as problem:
                return events, problem
        return events, None

    def _event(self, frame: Frame) -> E:
        try:
            data = _json.decode(frame.data)
        except ValueError as error:
            raise NotJson(f"an event is not JSON: {error}") from None
        kind = data.get(self._form.discriminator, frame.event) if is_dict(data) else None
        if kind in self._form.error or _ERROR in (kind, frame.event):
            self._last, self._last_frame = data, frame.data
            raise Problem(_reported_error(data))
        try:
            event = self._form.decode(data, self._strict)
        except DecodeProblem as error:
            raise Problem(f"an event has the wrong shape: {error}") from None
        self.count += 1
        self._last, self._last_frame = event, frame.data
        self._final_seen = self._final_seen or kind in self._form.final
        if text := text_of(event, kind):
            self._text.append(text)
        return event


class Problem(Exception):
    """What is wrong with an event; the stream ends there."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotJson(Problem):
    """An event that can't be parsed: broken, or cut by the end of the body."""


def _reported_error(data: Any) -> str:
    told = (data.get(name) for name in _ERROR_TEXTS) if is_dict(data) else ()
    return next((text for text in told if isinstance(text, str) and text), "the API reported an error")


def text_of(event: Any, kind: Any) -> str:
    """The answer's text that an event carries, empty for kinds that carry none."""
    path = _TEXT_PATHS.get(kind)
    if path is None:
        return ""
    for name in path:
        event = getattr(event, name, None)
    return event if isinstance(event, str) else ""
