"""The attempts at one request, without I/O: what is sent again, after which pause, and when to give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Final, NamedTuple

from cohere_api.runtime.values import Http

from .._port.bounded_body import BoundedBody
from .._port.exchange import OVERDUE, Failure, Reply
from .._settings.hooks import RetryEvent
from .._settings.options import check_key
from ..errors import ApiTimeoutError, CohereError, ErrorContext, ReplyTooLarge, TransportError
from .logs import AttemptLabel, log_attempt
from .redaction import ShownHeaders, find_secrets, find_secrets_of_url, redact, redact_text
from .reply import describe_reply, make_status_error
from .request import PreparedCall
from .retry import LONGEST_HONOURED, Retry
from .steps import CLOSE, Flow, GetApiKey, Read, Sleep


class Verdict(NamedTuple):
    """The pause before another attempt; None where there must be none, and then perhaps why."""

    wait: float | None = None
    gave_up: str | None = None


_ENOUGH: Final = Verdict()
_AT_ONCE: Final = Verdict(0.0)


@dataclass(slots=True)
class Attempts:
    """Hold what all attempts at one request share: the retries that are left, and one deadline.

    A connection that the server had closed while it was idle says nothing about the request: once in a call, a safe
    request is then sent again at once, beyond `max_retries` and the budget.
    """

    prepared: PreparedCall
    retry: Retry
    started: float
    """When the call began, by the clock of `retry`; the deadline and the seconds count from then."""
    made: int = 0
    waits: tuple[float, ...] = ()
    _keys: tuple[str, ...] = field(default=(), repr=False)
    """A server may still repeat the key of an earlier attempt."""
    _after_stale: int = 0
    _taken: int = 0
    """Tokens of the budget."""

    def secrets(self) -> tuple[str, ...]:
        """Return what errors and logs must not show."""
        send = self.prepared.send
        signature = find_secrets_of_url(send.url) if send.foreign else ()
        return tuple(dict.fromkeys((*self._keys, *find_secrets(send.headers), *signature)))

    def exchange(self) -> Flow[Reply]:
        """Send the request until it is answered with success; the body of a streamed call is left open.

        Raises ApiError, TransportError.
        """
        while True:
            outcome = yield from self._attempt()
            if isinstance(outcome, Reply) and 200 <= outcome.status_code < 300:
                return outcome
            yield from self.pause_before_retry(outcome, partial(self.error, outcome))

    def pause_before_retry(self, outcome: Reply | Failure, error: Callable[[], CohereError]) -> Flow[None]:
        """Pause before another attempt. Raises `error()` where there must be none, ApiTimeoutError for the deadline."""
        wait, gave_up = self._decide(outcome)
        failed = error()
        failed.gave_up = gave_up
        if wait is None:
            raise failed
        if wait >= (left := self.left()):
            raise failed if left <= 0 and isinstance(failed, ApiTimeoutError) else self._too_late(failed)
        if on_retry := self.prepared.settings.on_retry:
            on_retry(RetryEvent(self.prepared.send.method, self._path, self.made, self.allowed, wait, failed))
        self.waits += (wait,)
        yield Sleep(wait)

    def refill_budget(self) -> None:
        """Give the budget what a call that succeeded earns; once for each call."""
        self.prepared.settings.retry_budget.refill(self._taken)

    def read(self, within: float | None = None) -> Flow[bytes | Failure | None]:
        """Read on in the open reply, until the deadline; this one read takes no more than `within` seconds."""
        outcome: bytes | Failure | None
        if self.prepared.settings.deadline is None:
            outcome = yield Read(within)
            return outcome
        left = max(self.left(), 0.0)
        limit = left if within is None else min(within, left)
        outcome = yield Read(limit)
        if outcome is not None and (self.left() <= 0 or (outcome is OVERDUE and limit == left)):
            return Failure(self._deadline_passed, timed_out=True)
        return outcome

    def left(self) -> float:
        """Return the seconds until the deadline; infinity without one."""
        deadline = self.prepared.settings.deadline
        return inf if deadline is None else self.started + deadline - self.retry.clock()

    def error(self, outcome: Reply | Failure) -> CohereError:
        """Return the exception for a failed attempt."""
        if isinstance(outcome, Failure):
            message = redact_text(outcome.message, self.secrets())
            if outcome.timed_out and self.left() <= 0 and message != self._deadline_passed:
                message = f"{self._deadline_passed}: {message}"
            return _kind(outcome)(message, **self.error_context())
        known = self.error_context(outcome)
        return make_status_error(outcome.status_code, self.retry.asked_pause(outcome), known)

    def http(self, reply: Reply) -> Http:
        """Return what a reply tells of the exchange."""
        return Http(
            status=reply.status_code,
            headers_as_given=ShownHeaders(reply.headers, self._keys, self.prepared.send.headers),
            attempts=self.made,
            waits=self.waits,
            seconds=self.retry.clock() - self.started,
        )

    def error_context(self, reply: Reply | None = None) -> ErrorContext:
        """Return what an error says of this call, and of a reply to it."""
        call: ErrorContext = {
            "method": self.prepared.send.method,
            "path": self._path,
            "attempts": self.made,
            "allowed_attempts": self.allowed,
            "waits": self.waits,
            "seconds": self.retry.clock() - self.started,
        }
        return {**call, **describe_reply(reply, self.secrets())} if reply else call

    @property
    def allowed(self) -> int:
        """How many attempts there may be."""
        return self.prepared.settings.max_retries + 1 + self._after_stale

    @property
    def _path(self) -> str:
        return redact(self.prepared.path, self.secrets())

    @property
    def _deadline_passed(self) -> str:
        return f"the deadline of {self.prepared.settings.deadline:g} seconds has passed"

    def _label(self) -> AttemptLabel:
        return AttemptLabel(self.prepared.send.method, self.prepared.path, self.made, self.allowed, self.secrets())

    def _attempt(self) -> Flow[Reply | Failure]:
        prepared = self.prepared
        send = prepared.send
        if key := prepared.key:
            secret = key if isinstance(key, str) else check_key((yield GetApiKey(key)))
            if secret:
                send.headers["authorization"] = f"Bearer {secret}"
                if secret not in self._keys:
                    self._keys += (secret,)
        if prepared.settings.deadline is not None:
            send.left = self.left()
            if send.left <= 0:
                return Failure(self._deadline_passed, timed_out=True, unsent=True)
        self.made += 1
        outcome: Reply | Failure = yield send
        if isinstance(outcome, Reply) and outcome.is_open:
            streams = prepared.streamed and 200 <= outcome.status_code < 300
            outcome = outcome if streams else (yield from self._read_whole(outcome))
        log_attempt(self._label, outcome)
        return outcome

    def _read_whole(self, reply: Reply) -> Flow[Reply | Failure]:
        body = BoundedBody(reply.status_code, reply.headers, self.prepared.send.max_reply_bytes)
        chunk: bytes | Failure | None = None
        while body.wanted and isinstance(chunk := (yield from self.read()), bytes):
            body.add(chunk)
        yield CLOSE
        return chunk if isinstance(chunk, Failure) else body.outcome()

    def _decide(self, outcome: Reply | Failure) -> Verdict:
        prepared = self.prepared
        safe, repeatable = prepared.safe, prepared.repeatable
        if isinstance(outcome, Failure) and outcome.stale and safe and repeatable and not self._after_stale:
            self._after_stale = 1
            # The server may have closed the other idle ones as well.
            prepared.send.fresh = True
            return _AT_ONCE
        if self.made >= self.allowed:
            return _ENOUGH
        wait = self.retry.pause(outcome, self.made - self._after_stale, safe=safe, repeatable=repeatable)
        if wait is None:
            return _ENOUGH
        if wait > LONGEST_HONOURED:
            return Verdict(None, f"the API asks to wait {wait:g} seconds, more than {LONGEST_HONOURED:g}")
        # What the deadline forbids is no retry, so it takes nothing from the budget.
        if wait < self.left():
            if not prepared.settings.retry_budget.take():
                return Verdict(None, "the retry budget of this client is spent")
            self._taken += 1
        return Verdict(wait)

    def _too_late(self, last: CohereError) -> ApiTimeoutError:
        status = f" {last.status_code}" if last.status_code else ""
        message = (
            f"the deadline of {self.prepared.settings.deadline:g} seconds leaves no time for another attempt; "
            f"the last one: {type(last).__name__}{status}: {last.message}"
        )
        known: ErrorContext = {
            **self.error_context(),
            "status_code": last.status_code,
            "headers": last.headers,
            "body": last.body,
            "request_id": last.request_id,
        }
        return ApiTimeoutError(message, **known)


def _kind(failure: Failure) -> type[TransportError]:
    if failure.too_large:
        return ReplyTooLarge
    return ApiTimeoutError if failure.timed_out else TransportError
