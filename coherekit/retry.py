"""Whether a failed attempt is made again, and after how long. Pure: chance and the clock are given."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from .steps import Failure, Reply

LONGEST_HONOURED: Final = 60.0
"""Seconds: a reply that asks to wait longer fails at once."""

_RETRIED_STATUSES: Final = frozenset({408, 409, 429})
# These say that the request was turned away, not that it failed half-way.
_UNPROCESSED_STATUSES: Final = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Retry:
    """Exponential pauses with full jitter: the n-th lasts up to `first * 2 ** (n - 1)` seconds, at most `longest`."""

    first: float = 0.5
    longest: float = 8.0
    chance: Callable[[], float] = random.random
    now: Callable[[], float] = time.time
    """Seconds since the epoch, for a Retry-After that is a date."""

    def pause(self, outcome: Reply | Failure, attempt: int, *, safe: bool, repeatable: bool) -> float | None:
        """Seconds to wait before the next attempt, None where there must be none.

        `safe`: a request that may have been processed can be sent again. `repeatable`: its body can be read again.
        """
        if not _may_repeat(outcome, safe=safe, repeatable=repeatable):
            return None
        jittered = self.chance() * min(self.longest, self.first * 2.0 ** min(attempt - 1, 32))
        asked = self.asked_pause(outcome)
        if asked is None:
            return jittered
        return max(asked, jittered) if asked <= LONGEST_HONOURED else None

    def asked_pause(self, outcome: Reply | Failure) -> float | None:
        """Seconds that the reply asks to wait."""
        return None if isinstance(outcome, Failure) else retry_after(outcome.headers, self.now)


def _may_repeat(outcome: Reply | Failure, *, safe: bool, repeatable: bool) -> bool:
    if isinstance(outcome, Failure):
        return outcome.worth_retrying and (outcome.unsent or (safe and repeatable))
    status = outcome.status_code
    retried = status in _RETRIED_STATUSES or status >= 500
    return retried and repeatable and (safe or status in _UNPROCESSED_STATUSES)


def retry_after(headers: Mapping[str, str], now: Callable[[], float]) -> float | None:
    """Seconds from `retry-after-ms` or `Retry-After` (a number or a date); what makes no sense is ignored."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    given = headers.get("retry-after")
    seconds = _number(given)
    return _seconds_until(given, now) if seconds is None and given else seconds


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _seconds_until(date: str, now: Callable[[], float]) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0.0, moment - now())
