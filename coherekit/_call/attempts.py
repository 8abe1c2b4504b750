"""The attempts at one request, without I/O: what is sent again, after which pause, and when to give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from functools import partial
from math import inf
from typing import Final, NamedTuple

from cohere_api.runtime import Http

from .._port.bounded_body import WholeReply
from .._settings.options import checked_key
from ..errors import ApiTimeoutError, CohereError, ErrorContext, ReplyTooLarge, TransportError
from .logs import log_attempt
from .redaction import ShownHeaders, redact, secrets_of, secrets_of_url, shown_text
from .reply import error_context_of, status_error
from .request import PreparedCall
from .retry import LONGEST_HONOURED, Retry, RetryEvent
from .steps import OVERDUE, Close, Failure, Flow, GetApiKey, Read, Reply, Sleep


class Verdict(NamedTuple):
    """The pause before another attempt; None where there must be none, and then perhaps why."""

    wait: float | None = None
    gave_up: str | None = None


_ENOUGH: Final = Verdict()
_AT_ONCE: Final = Verdict(0.0)


@dataclass(slots=True)
class Attempts:
    """They share one allowance and one deadline, whatever the reason for another.

    A connection that the server had closed while it was idle says nothing about the request: once in a call, a safe
    request is then sent again at once, beyond `max_retries` and the budget.
    """

    plan: PreparedCall
    retry: Retry
    since: InitVar[float | None] = None
    """When the call began that these are a part of; None for now. The deadline and the seconds count from then."""
    made: int = 0
    waits: tuple[float, ...] = ()
    started: float = field(init=False)
    _keys: tuple[str, ...] = field(default=(), repr=False)
    """A server may still repeat the key of an earlier attempt."""
    _after_stale: int = 0
    _taken: int = 0
    """Tokens of the budget."""

    def __post_init__(self, since: float | None) -> None:
        self.started = self.retry.clock() if since is None else since

    def secrets(self) -> tuple[str, ...]:
        """What errors and logs must not show."""
        send = self.plan.send
        signature = secrets_of_url(send.url) if send.foreign else ()
        return tuple(dict.fromkeys((*self._keys, *secrets_of(send.headers), *signature)))

    def exchange(self) -> Flow[Reply]:
        """A successful reply, read whole or, of a streamed call, still open. Raises ApiError, TransportError."""
        while True:
            outcome = yield from self._attempt()
            if isinstance(outcome, Reply) and _is_success(outcome):
                return outcome
            yield from self.again(outcome, partial(self.error, outcome))

    def again(self, outcome: Reply | Failure, error: Callable[[], CohereError]) -> Flow[None]:
        """Pause before another attempt. Raises `error()` where there must be none, ApiTimeoutError for the deadline."""
        wait, gave_up = self._verdict(outcome)
        failed = error()
        failed.gave_up = gave_up
        if wait is None:
            raise failed
        if wait >= (left := self.left()):
            raise failed if left <= 0 and isinstance(failed, ApiTimeoutError) else self._too_late(failed)
        if on_retry := self.plan.settings.on_retry:
            on_retry(RetryEvent(self.plan.send.method, self._path, self.made, self.allowed, wait, failed))
        self.waits += (wait,)
        yield Sleep(wait)

    def succeeded(self) -> None:
        """To be told once, when the reply has come: it refills the budget."""
        self.plan.settings.retry_budget.succeeded(self._taken)

    def read(self, reply: Reply, within: float | None = None) -> Flow[bytes | Failure | None]:
        """Read on in an open reply, until the deadline; the one read takes no more than `within` seconds."""
        outcome: bytes | Failure | None
        if self.plan.settings.deadline is None:
            outcome = yield Read(reply, within)
            return outcome
        left = max(self.left(), 0.0)
        limit = left if within is None else min(within, left)
        outcome = yield Read(reply, limit)
        if outcome is not None and (self.left() <= 0 or (outcome is OVERDUE and limit == left)):
            return Failure(self._deadline_passed, timed_out=True, unsent=False, worth_retrying=False)
        return outcome

    def left(self) -> float:
        """Seconds until the deadline; without one, no end."""
        deadline = self.plan.settings.deadline
        return inf if deadline is None else self.started + deadline - self.retry.clock()

    def error(self, outcome: Reply | Failure) -> CohereError:
        if isinstance(outcome, Failure):
            message = shown_text(outcome.message, self.secrets())
            if outcome.timed_out and self.left() <= 0 and message != self._deadline_passed:
                message = f"{self._deadline_passed}: {message}"
            return _kind(outcome)(message, **self.error_context())
        known = self.error_context(outcome)
        return status_error(outcome.status_code, self.retry.asked_pause(outcome), known)

    def http(self, reply: Reply) -> Http:
        """What a reply tells of the exchange."""
        return Http(
            status=reply.status_code,
            headers_as_given=ShownHeaders(reply.headers, self._keys, self.plan.send.headers),
            attempts=self.made,
            waits=self.waits,
            seconds=self.retry.clock() - self.started,
        )

    def error_context(self, reply: Reply | None = None) -> ErrorContext:
        call: ErrorContext = {
            "method": self.plan.send.method,
            "path": self._path,
            "attempts": self.made,
            "allowed_attempts": self.allowed,
            "waits": self.waits,
            "seconds": self.retry.clock() - self.started,
        }
        return {**call, **error_context_of(reply, self.secrets())} if reply else call

    @property
    def allowed(self) -> int:
        return self.plan.settings.max_retries + 1 + self._after_stale

    @property
    def _path(self) -> str:
        return redact(self.plan.path, self.secrets())

    @property
    def _deadline_passed(self) -> str:
        return f"the deadline of {self.plan.settings.deadline:g} seconds has passed"

    def _attempt(self) -> Flow[Reply | Failure]:
        plan = self.plan
        self._authorise(plan.key if isinstance(plan.key, str) else checked_key((yield GetApiKey(plan.key))))
        if plan.settings.deadline is not None:
            plan.send.left = self.left()
            if plan.send.left <= 0:
                return Failure(self._deadline_passed, timed_out=True, unsent=True, worth_retrying=False)
        self.made += 1
        outcome: Reply | Failure = yield plan.send
        if isinstance(outcome, Reply) and outcome.close and not (plan.streamed and _is_success(outcome)):
            outcome = yield from self._whole(outcome)
        log_attempt(self, outcome)
        return outcome

    def _whole(self, reply: Reply) -> Flow[Reply | Failure]:
        whole = WholeReply(reply.status_code, reply.headers, self.plan.send.max_reply_bytes)
        chunk: bytes | Failure | None = None
        while whole.wanted and isinstance(chunk := (yield from self.read(reply)), bytes):
            whole.add(chunk)
        yield Close(reply)
        return chunk if isinstance(chunk, Failure) else whole.outcome()

    def _authorise(self, key: str) -> None:
        if not key:
            return
        self.plan.send.headers["authorization"] = f"Bearer {key}"
        if key not in self._keys:
            self._keys += (key,)

    def _verdict(self, outcome: Reply | Failure) -> Verdict:
        plan = self.plan
        if isinstance(outcome, Failure) and outcome.stale and plan.safe and plan.repeatable and not self._after_stale:
            self._after_stale = 1
            # The server may have closed the other idle ones as well.
            plan.send.fresh = True
            return _AT_ONCE
        if self.made >= self.allowed:
            return _ENOUGH
        wait = self.retry.pause(outcome, self.made - self._after_stale, safe=plan.safe, repeatable=plan.repeatable)
        if wait is None:
            return _ENOUGH
        if wait > LONGEST_HONOURED:
            return Verdict(None, f"the API asks to wait {wait:g} seconds, more than {LONGEST_HONOURED:g}")
        # What the deadline forbids is no retry, so it takes nothing from the budget.
        if wait < self.left():
            if not plan.settings.retry_budget.take():
                return Verdict(None, "the retry budget of this client is spent")
            self._taken += 1
        return Verdict(wait)

    def _too_late(self, last: CohereError) -> ApiTimeoutError:
        status = f" {last.status_code}" if last.status_code else ""
        message = (
            f"the deadline of {self.plan.settings.deadline:g} seconds leaves no time for another attempt; "
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


def _is_success(reply: Reply) -> bool:
    return 200 <= reply.status_code < 300
