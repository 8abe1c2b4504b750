"""Waiting for a job or a file, without I/O: poll, pause longer each time, and report how it ended."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .._call.reply import redact_reply
from .._call.steps import Flow, Sleep
from .._settings.options import refuse_awaitable
from ..errors import JobFailed, ValidationError, WaitTimeout

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request, Wait, WaitOptions

GROWTH: Final = 1.5
"""Each pause is this many times as long as the one before."""
LONGEST_PAUSE: Final = 30.0
"""Seconds between polls at most, unless `interval` is longer."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll found. `count` of `total` is done, where replies of its kind count."""

    reply: object
    state: Any
    count: Any = None
    total: Any = None


def poll_until_done(
    send: Callable[[Request[object]], Flow[Any]],
    waits: Sequence[Wait[object]],
    target: object,
    options: WaitOptions,
    *,
    observe: Callable[[Polled], None],
    clock: Callable[[], float],
) -> Flow[Any]:
    """Poll until the state is final and give the last poll's reply. Raises JobFailed, WaitTimeout, CohereError."""
    _check(options)
    wait, identifier = _find_wait(waits, target)
    request = wait.poll(**{wait.argument: identifier})
    timeout = options["timeout"]
    end = math.inf if timeout is None else clock() + timeout
    pause, longest = options["interval"], max(options["interval"], LONGEST_PAUSE)
    while True:
        reply = yield from send(request)
        polled = Polled(reply, *(_follow(reply, place) for place in (wait.state, wait.counted, wait.total)))
        observe(polled)
        _call_on_poll(options["on_poll"], reply)
        if polled.state in wait.done:
            return reply
        if polled.state in wait.failed:
            raise _report_failure(request, identifier, polled, wait.reason)
        left = end - clock()
        if left <= 0:
            message = f"{identifier} is still {polled.state} after {timeout:g} seconds"
            last = redact_reply(request.endpoint, reply)
            raise WaitTimeout(message, state=polled.state, reply=last, method=request.method, path=request.path)
        yield Sleep(min(pause, left))
        pause = min(pause * GROWTH, longest)


def _report_failure(request: Request[object], identifier: str, polled: Polled, place: tuple[str, ...]) -> JobFailed:
    reply = redact_reply(request.endpoint, polled.reply)
    reason = _follow(reply, place)
    return JobFailed(
        f"{identifier} is {polled.state}" + (f": {reason}" if reason else ""),
        state=polled.state,
        reason=reason,
        reply=reply,
        method=request.method,
        path=request.path,
    )


def _find_wait(waits: Sequence[Wait[object]], target: object) -> tuple[Wait[object], str]:
    """Return the way to wait for the target, and its id."""
    kinds = [kind.__name__ for kind in type(target).__mro__]
    for wait in waits:
        for kind in kinds:
            if kind in wait.targets:
                place = wait.targets[kind]
                identifier = _follow(target, place)
                if not isinstance(identifier, str) or not identifier:
                    raise ValidationError(f"{kind} has no {'.'.join(place)} to wait for")
                return wait, identifier
    known = ", ".join(sorted(name for wait in waits for name in wait.targets))
    raise ValidationError(f"can't wait for {kinds[0]}; wait for one of {known}")


def _follow(reply: object, names: tuple[str, ...]) -> object:
    """Return what the names lead to, None where they lead nowhere or there are none."""
    for name in names:
        reply = getattr(reply, name, None)
    return reply if names else None


def _call_on_poll(on_poll: Callable[[Any], object] | None, reply: object) -> None:
    if on_poll:
        refuse_awaitable(on_poll(reply), "on_poll is an async function: pass a plain one, async clients take that too")


def _check(options: WaitOptions) -> None:
    for name, value in (("timeout", options["timeout"]), ("interval", options["interval"])):
        if value is None and name == "timeout":
            continue
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise ValidationError(f"{name} must be a number of seconds, 0 or more, not {value!r}")
    if options["on_poll"] is not None and not callable(options["on_poll"]):
        raise ValidationError(f"on_poll must be a function, not {type(options['on_poll']).__name__}")
