"""Waiting for something that takes long, without I/O: poll, back off, and tell how it ended."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .errors import JobFailed, ValidationError, WaitTimeout
from .flow import call
from .retry import Retry
from .settings import Settings
from .steps import Flow, Sleep

if TYPE_CHECKING:
    from cohere_api.runtime import Wait

T = TypeVar("T")

GROWTH: Final = 1.5
"""Each pause is this many times as long as the one before."""
LONGEST_PAUSE: Final = 30.0
"""Seconds between polls at most, unless `interval` is longer."""


def waiting(
    settings: Settings,
    retry: Retry,
    wait: Wait[T],
    target: Any,
    *,
    timeout: float | None,
    interval: float,
    clock: Callable[[], float],
) -> Flow[T]:
    """Poll until the state is final and give the last poll's reply. Raises JobFailed, WaitTimeout, CohereError."""
    _check_seconds("timeout", 0.0 if timeout is None else timeout)
    _check_seconds("interval", interval)
    identifier = _identifier(target, wait)
    request = wait.poll(identifier)
    end = None if timeout is None else clock() + timeout
    pause, longest = interval, max(interval, LONGEST_PAUSE)
    while True:
        reply = yield from call(settings, retry, request)
        state = _value(reply, wait.state)
        if state in wait.done:
            return reply
        if state in wait.failed:
            reason = _value(reply, wait.reason) if wait.reason else None
            raise JobFailed(
                f"{identifier} is {state}" + (f": {reason}" if reason else ""),
                state=state,
                reason=reason,
                reply=reply,
                method=request.method,
                path=request.path,
            )
        left = math.inf if end is None else end - clock()
        if left <= 0:
            raise WaitTimeout(
                f"{identifier} is still {state} after {timeout:g} seconds",
                state=state,
                reply=reply,
                method=request.method,
                path=request.path,
            )
        yield Sleep(min(pause, left))
        pause = min(pause * GROWTH, longest)


def _identifier(target: Any, wait: Wait[Any]) -> str:
    found = target if isinstance(target, str) else _value(target, wait.identifier)
    if not isinstance(found, str) or not found:
        raise ValidationError(f"{type(target).__name__} has no {'.'.join(wait.identifier)} to wait for")
    return found


def _value(reply: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        reply = getattr(reply, name, None)
    return reply


def _check_seconds(name: str, value: Any) -> None:
    if not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise ValidationError(f"{name} must be a number of seconds, 0 or more, not {value!r}")
