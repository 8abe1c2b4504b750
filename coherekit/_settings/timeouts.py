"""How long the stages of a request may take."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Timeouts

LONGEST_CONNECT: Final = 10.0
"""Seconds for making a connection where one number is given for all stages."""


class Timeout(NamedTuple):
    """Seconds for connecting, for each read, each write, and the wait for a free connection; None is no limit."""

    connect: float | None
    read: float | None
    write: float | None
    pool: float | None


DEFAULT_TIMEOUT: Final = Timeout(LONGEST_CONNECT, 300.0, 300.0, 300.0)


class ReadDeadline:
    """When all waiting for a request must be over, whatever its timeouts; the driver moves it with each read.

    It goes along in the request's `extensions`. An HTTP client that keeps to it says so by those of the response.
    """

    __slots__ = ("_end",)
    NAME: Final = "coherekit.limit"

    def __init__(self, seconds: float | None = None) -> None:
        self.give(seconds)

    def give(self, seconds: float | None) -> None:
        """Begin anew: so many seconds from now on; None is no limit."""
        self._end = math.inf if seconds is None else time.monotonic() + seconds

    def left(self, timeout: float | None) -> float | None:
        """Return the seconds that a wait with this timeout may take; 0 once the limit is over."""
        if self._end == math.inf:
            return timeout
        left = max(self._end - time.monotonic(), 0.0)
        return left if timeout is None else min(left, timeout)

    def is_over(self) -> bool:
        return time.monotonic() >= self._end


def check_timeout(given: float | Timeouts) -> Timeout:
    """Return the timeout for a number, or for an object with a number or None for each stage, as `httpx.Timeout`."""
    if all(hasattr(given, stage) for stage in Timeout._fields):
        return Timeout(*(_check_stage(stage, getattr(given, stage)) for stage in Timeout._fields))
    seconds = check_seconds("timeout", given)
    return Timeout(min(seconds, LONGEST_CONNECT), seconds, seconds, seconds)


def _check_stage(stage: str, seconds: object) -> float | None:
    return None if seconds is None else check_seconds(f"timeout.{stage}", seconds)


def check_seconds(name: str, seconds: object) -> float:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < math.inf:
        raise ValidationError(f"{name} must be a number of seconds above 0, not {seconds!r}")
    return seconds
