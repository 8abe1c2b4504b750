"""A flow driven by hand under a fake clock: time passes where a test says so."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from cohere_api.endpoints import v2_chat
from cohere_api.runtime import Endpoint, Request, RequestOptions, as_dict

import coherekit
from coherekit._call.call import call
from coherekit._call.retry import Retry
from coherekit._call.steps import Close, Read, Sleep
from coherekit._port.exchange import Failure, Reply, Send
from coherekit._settings.options import Settings, resolve_settings

ENDPOINT: Endpoint[Any] = Endpoint(operation="t", method="POST", path="/v1/t", decode=as_dict, retry="safe")
UNSAFE: Endpoint[Any] = Endpoint(operation="t", method="POST", path="/v1/t", decode=as_dict, retry="only-if-unsent")
CHAT = v2_chat.request(model="m", messages=[]).streamed(v2_chat.STREAM)
OK = Reply(200, {}, b'{"ok": true}')
BUSY = Reply(503, {"x-request-id": "r-1"}, b'{"message": "busy"}')
BROKEN = Failure("the connection broke", timed_out=False, unsent=False, worth_retrying=True)
SLOW = Failure("the reply took too long", timed_out=True, unsent=False, worth_retrying=True)
STALE = Failure("the connection broke", timed_out=False, unsent=False, worth_retrying=True, stale=True)


def settings_of(**options: Any) -> Settings:
    return resolve_settings(api_key="key-for-tests", base_url="https://api.test", **options)


class Clock:
    """Time passes where the test says so: in pauses, and `cost` seconds in each request and each read."""

    def __init__(self, cost: float = 0.0) -> None:
        self.now = 100.0
        self.cost = cost
        self.sent: list[Send] = []
        self.limits: list[float | None] = []
        self.reads: list[float | None] = []
        self.closed = 0

    def run(self, steps: Generator[Any, Any, Any], outcomes: Sequence[Any]) -> Any:
        """Return the flow's result or error; `outcomes` are those of sending and reading, in order."""
        left, outcome = list(outcomes), None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as stop:
                return stop.value
            except coherekit.CohereError as error:
                return error
            outcome = None
            if isinstance(step, Send):
                self.sent.append(step)
                self.limits.append(step.left)
            if isinstance(step, Read):
                self.reads.append(step.within)
            if isinstance(step, Send | Read):
                self.now += self.cost
                outcome = left.pop(0)
            elif isinstance(step, Sleep):
                self.now += step.seconds
            elif isinstance(step, Close):
                self.closed += 1

    def call(
        self,
        outcomes: Sequence[Any],
        settings: Settings | None = None,
        options: RequestOptions | None = None,
        endpoint: Endpoint[Any] = ENDPOINT,
    ) -> Any:
        retry = Retry(chance=lambda: 1.0, clock=lambda: self.now)
        request = Request(endpoint=endpoint, body={})
        return self.run(call(settings or settings_of(), retry, request, options), outcomes)


def opened(status: int = 200, **headers: str) -> Reply:
    return Reply(status, headers, is_open=True)
