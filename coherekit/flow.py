"""One call from start to end, without I/O: the key, attempts and pauses, the error or the model."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from cohere_api.runtime import Http, received

from .errors import ApiTimeoutError, Circumstances, CohereError, TransportError
from .replies import circumstances_of, decode_reply, redact, status_error
from .requests import Plan, plan_of
from .retry import Retry
from .settings import Settings, checked_key
from .steps import Ask, Failure, Flow, Reply, Sleep

if TYPE_CHECKING:
    from cohere_api.runtime import Request, RequestOptions

T = TypeVar("T")

log: Final = logging.getLogger("coherekit")


def call(settings: Settings, retry: Retry, request: Request[T], options: RequestOptions | None = None) -> Flow[T]:
    """Send the request, again where that is right, and give the reply's model. Raises CohereError."""
    attempts = Attempts(plan_of(request, settings, options), retry)
    reply = yield from attempts.exchange()
    decoded = decode_reply(request.endpoint, reply, settings.strict, lambda: attempts.circumstances(reply))
    return received(decoded, attempts.http(reply))


@dataclass(slots=True)
class Attempts:
    """The attempts at one request; they share one allowance, whatever the reason for another."""

    plan: Plan
    retry: Retry
    made: int = 0
    waits: tuple[float, ...] = ()
    clock: Callable[[], float] = time.monotonic
    started: float = field(init=False)
    secret: str = field(init=False, repr=False)
    """What errors and logs must not show."""

    def __post_init__(self) -> None:
        self.started = self.clock()
        self.secret = self.plan.send.headers.get("authorization", "").rpartition(" ")[2]

    def exchange(self) -> Flow[Reply]:
        """A successful reply. Raises ApiError, TransportError."""
        while True:
            yield from self._authorise()
            self.made += 1
            outcome: Reply | Failure = yield self.plan.send
            self._log(outcome)
            if isinstance(outcome, Reply) and 200 <= outcome.status_code < 300:
                return outcome
            pause = self.pause(outcome)
            if pause is None:
                raise self.error(outcome)
            yield Sleep(pause)

    def pause(self, outcome: Reply | Failure) -> float | None:
        """Seconds before another attempt, None where there must be none."""
        if self.made > self.plan.max_retries:
            return None
        pause = self.retry.pause(outcome, self.made, safe=self.plan.safe, repeatable=self.plan.repeatable)
        if pause is not None:
            self.waits += (pause,)
        return pause

    def error(self, outcome: Reply | Failure) -> CohereError:
        if isinstance(outcome, Failure):
            kind = ApiTimeoutError if outcome.timed_out else TransportError
            return kind(redact(outcome.message, self.secret), **self.circumstances())
        known = self.circumstances(outcome)
        return status_error(outcome.status_code, self.retry.asked_pause(outcome), known)

    def http(self, reply: Reply) -> Http:
        """What a reply tells of the exchange."""
        return Http(
            status=reply.status_code,
            headers_as_given=reply.headers,
            attempts=self.made,
            waits=self.waits,
            seconds=self.clock() - self.started,
        )

    def circumstances(self, reply: Reply | None = None) -> Circumstances:
        plan = self.plan
        call: Circumstances = {
            "method": plan.send.method,
            "path": plan.path,
            "attempts": self.made,
            "allowed_attempts": plan.max_retries + 1,
        }
        return {**call, **circumstances_of(reply, self.secret)} if reply else call

    def _authorise(self) -> Flow[None]:
        key = self.plan.key
        if not isinstance(key, str):
            key = checked_key((yield Ask(key)))
        if key:
            self.secret = key
            self.plan.send.headers["authorization"] = f"Bearer {key}"

    def _log(self, outcome: Reply | Failure) -> None:
        if log.isEnabledFor(logging.DEBUG):
            what = redact(outcome.message, self.secret) if isinstance(outcome, Failure) else outcome.status_code
            allowed = self.plan.max_retries + 1
            log.debug("%s %s: %s (attempt %d of %d)", self.plan.send.method, self.plan.path, what, self.made, allowed)
