"""One streamed call without I/O: opened, again where that is right, read to its end, and added up to a reply."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from cohere_api.runtime.models import attach_http, joined_text
from cohere_api.runtime.values import Http

from .._call.attempts import Attempts
from .._call.redaction import redact
from .._call.reply import TOO_DEEP, decode_part, parse_json_or_text, redact_json, report_missing
from .._call.request import prepare_call
from .._call.retry import Retry
from .._call.steps import CLOSE, DRAIN, Emit, Flow
from .._port.exchange import OVERDUE, Failure, Reply
from .._settings.options import Settings
from ..errors import CohereError, DecodeError, ErrorContext, StreamError, StreamInterrupted
from .events import LONGEST_HEAD, EventReader, NoEvent, Problem

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request, RequestOptions, StreamFormat

E = TypeVar("E")
T = TypeVar("T")

_CUT: Final = Failure("the stream ended before its final event", worth_retrying=True)
_LONGEST_SHOWN: Final = 200


class StreamedCall(Generic[E, T]):
    """A request for a stream of events `E`, which add up to a reply `T`."""

    def __init__(
        self,
        settings: Settings,
        retry: Retry,
        request: Request[T],
        form: StreamFormat[E],
        options: RequestOptions | None = None,
    ) -> None:
        self._settings = settings
        self._retry = retry
        self._request = request
        self._form = form
        self._options = options
        self._attempts: Attempts | None = None
        self._reply: Reply | None = None
        self._reader: EventReader[E] | None = None
        self._whole: T | None = None
        self.http: Http | None = None

    def steps(self) -> Flow[None]:
        """Emit an empty batch once the stream is open, then each batch of events that arrives together.

        Until the first event the request is sent again like any other; after it, never. Raises StreamError kin.
        """
        prepared = prepare_call(self._request, self._settings, self._options, streamed=True)
        attempts = self._attempts = Attempts(prepared, self._retry, self._retry.clock())
        while True:
            reply = self._reply = yield from attempts.exchange()
            content_type = reply.headers.get("content-type", "")
            limit = prepared.settings.max_reply_bytes
            reader = self._reader = EventReader(self._form, content_type, self._settings.strict, limit)
            self.http = attempts.http(reply)
            yield Emit(())
            try:
                trouble = yield from self._read(attempts, reader, prepared.settings.idle_timeout)
            finally:
                if reader.count:
                    attempts.refill_budget()
            if trouble is None:
                return
            if isinstance(trouble, Problem) or reader.count or reader.is_no_stream:
                raise self._error(trouble, reader)
            yield CLOSE
            yield from attempts.pause_before_retry(trouble, partial(self._error, trouble, reader))

    def _read(self, attempts: Attempts, reader: EventReader[E], idle: float | None) -> Flow[Failure | Problem | None]:
        """Emit the events of one reply; what went wrong, None where it ended as it should."""
        waited = 0.0
        while not reader.over:
            if idle is None:
                outcome = yield from attempts.read()
            else:
                began = self._retry.clock()
                outcome = yield from attempts.read(max(idle - waited, 0.0))
                # Only what reads take: how long the caller looks at an event is not the server's doing.
                waited += self._retry.clock() - began
            for events, problem in reader.feed(outcome) if isinstance(outcome, bytes) else reader.finish():
                if events:
                    waited = 0.0
                    yield Emit(events)
                if problem:
                    return problem
            if idle is not None and not reader.over and (outcome is OVERDUE or waited >= idle):
                return _idle(idle)
            if not isinstance(outcome, bytes):
                return None if reader.complete else outcome or _CUT
        if not reader.complete:
            return _CUT
        yield DRAIN
        return None

    def text_of(self, event: E) -> str:
        """Return the answer's text that an event carries, empty for kinds that carry none."""
        kind = getattr(event, self._form.attribute, None)
        names = self._form.text.get(kind) if isinstance(kind, str) else None
        return joined_text(event, names) if names else ""

    def require_final(self) -> None:
        """Raise CohereError where the spec does not say how events add up."""
        if not self._form.accumulate:
            raise CohereError(f"the events of {self._request.endpoint.path} add up to no reply: iterate the stream")

    def whole(self) -> T:
        """Return the reply, once the stream has ended; the same object each time. Raises DecodeError."""
        if self._whole is None:
            if self._reader is None or self.http is None:
                raise self.closed()
            reply = self._reader.accumulated.reply()
            strict = self._settings.strict or report_missing
            try:
                self._whole = attach_http(self._request.endpoint.decode(reply, strict), self.http)
            except DecodeError as error:
                raise error.during(**self._error_context()) from None
            except RecursionError:
                raise DecodeError(f"the reply is {TOO_DEEP}", **self._error_context()) from None
        return self._whole

    def closed(self) -> StreamError:
        """Return the error for reading on in a stream that was closed."""
        return self._told(StreamError, "the stream was closed before its end", self._reader)

    def busy(self) -> StreamError:
        """Return the error for reading while another thread or task does."""
        return StreamError("another thread or task is reading this stream", **self._error_context())

    def _error(self, trouble: Failure | Problem, reader: EventReader[E]) -> StreamError:
        if reader.is_no_stream and isinstance(trouble, Failure | NoEvent):
            what = reader.media_type or "of no media type"
            shown = self._beginning(reader)[:_LONGEST_SHOWN]
            return self._told(StreamError, f"the reply is no stream but {what}: {shown}", reader)
        kind = StreamInterrupted if isinstance(trouble, Failure) else StreamError
        return self._told(kind, f"{trouble.message} (after {reader.count} events)", reader)

    def _told(self, kind: type[StreamError], message: str, reader: EventReader[E] | None) -> StreamError:
        """Return an error with what arrived, without the key wherever the server repeats it."""
        if reader is None or self._attempts is None:
            return kind(message, **self._error_context())
        secrets = self._attempts.secrets()
        reply = redact_json(reader.accumulated.reply(), secrets)
        data = redact_json(reader.last_data, secrets)
        context = self._error_context()
        if reader.is_no_stream:
            context["body"] = parse_json_or_text(self._beginning(reader))
        partial_reply = decode_part(self._request.endpoint, reply) if reader.count else None
        return kind(
            redact(message, secrets),
            events=reader.count,
            text=reader.accumulated.text(reply),
            last_event=reader.last if data is reader.last_data else data,
            partial=partial_reply,
            **context,
        )

    def _beginning(self, reader: EventReader[E]) -> str:
        """Return the beginning of a body; cut only after the key was taken out, so that no part of it stays."""
        secrets = self._attempts.secrets() if self._attempts else ()
        return redact(reader.head.decode(errors="replace"), secrets)[: LONGEST_HEAD // 2]

    def _error_context(self) -> ErrorContext:
        if self._attempts is None:
            return {"method": self._request.method, "path": self._request.endpoint.path}
        return self._attempts.error_context(self._reply)


def _idle(seconds: float) -> Failure:
    message = f"no event came for {seconds:g} seconds"
    return Failure(message, timed_out=True, worth_retrying=True)
