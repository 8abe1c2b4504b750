"""A call driven by hand through given outcomes. No I/O, no clock."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, Literal

from cohere_api.runtime import Endpoint, Request, RequestOptions, as_dict

import coherekit
from coherekit._call.call import call
from coherekit._call.retry import Retry
from coherekit._call.steps import GetApiKey, Sleep
from coherekit._port.exchange import Failure, Reply, Send
from coherekit._settings.options import Settings, resolve_settings

NOW = 1_700_000_000.0
SETTINGS = resolve_settings(api_key="key-for-tests", base_url="https://api.test")
OK = Reply(200, {}, b'{"ok": true}')
CANT_CONNECT = Failure("can't connect", timed_out=False, unsent=True, worth_retrying=True)
BROKEN = Failure("the connection broke", timed_out=False, unsent=False, worth_retrying=True)
SLOW = Failure("the reply took too long", timed_out=True, unsent=False, worth_retrying=True)
HOPELESS = Failure("the request can't be sent", timed_out=False, unsent=True, worth_retrying=False)


def endpoint(retry: Literal["safe", "only-if-unsent"] = "safe", path: str = "/v1/things") -> Endpoint[Any]:
    return Endpoint(operation="things", method="POST", path=path, decode=as_dict, retry=retry)


def as_any(value: Any) -> Any:
    return value


def status(code: int, **headers: str) -> Reply:
    return Reply(code, {name.replace("_", "-"): value for name, value in headers.items()}, b'{"message": "no"}')


def run(
    outcomes: Sequence[Reply | Failure],
    request: Request[Any] | None = None,
    settings: Settings = SETTINGS,
    options: RequestOptions | None = None,
    retry: Retry | None = None,
) -> tuple[Any, list[Send], list[float]]:
    """Return the result or the error of a call that meets these outcomes, the requests sent, the pauses made."""
    steps: Generator[Any, Any, Any] = call(
        settings,
        retry or Retry(chance=lambda: 1.0, now=lambda: NOW),
        request or Request(endpoint=endpoint(), body={"a": 1}),
        options,
    )
    left, sent, pauses = list(outcomes), list[Send](), list[float]()
    outcome: Any = None
    while True:
        try:
            step = steps.send(outcome)
        except StopIteration as stop:
            return stop.value, sent, pauses
        except coherekit.CohereError as error:
            return error, sent, pauses
        outcome = None
        if isinstance(step, Send):
            sent.append(replace(step, headers=dict(step.headers)))
            outcome = left.pop(0)
        elif isinstance(step, Sleep):
            pauses.append(step.seconds)
        elif isinstance(step, GetApiKey):
            outcome = step.function()
