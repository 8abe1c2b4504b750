"""Whether a failed attempt is made again, and after how long. Pure: chance and the clocks are given."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Final, NamedTuple

from .._port.exchange import Failure, Reply

if TYPE_CHECKING:
    pass

LONGEST_HONOURED: Final = 60.0
"""Seconds: a reply that asks to wait longer fails at once."""

_LONGEST_BELIEVED: Final = 366 * 86400.0
_RETRIED_STATUSES: Final = frozenset({408, 409, 429})
# These say that the request was turned away, not that it failed half-way.
_UNPROCESSED_STATUSES: Final = frozenset({429, 503})
_LIMITED: Final = 429
# float() takes more than HTTP knows: "nan", "1_0", "1e9".
_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]*)?", re.ASCII)
# A smaller X-RateLimit-Reset is a number of seconds, a larger one a time since 1970.
_FIRST_TIMESTAMP: Final = 1e9


class Retry(NamedTuple):
    """Exponential pauses with full jitter: the n-th lasts up to `first * 2 ** (n - 1)` seconds, at most `longest`."""

    first: float = 0.5
    longest: float = 8.0
    chance: Callable[[], float] = random.random
    now: Callable[[], float] = time.time
    """Seconds since the epoch, for a Retry-After that is a date."""
    clock: Callable[[], float] = time.monotonic
    """Seconds that only grow, for deadlines and durations."""

    def pause(self, outcome: Reply | Failure, attempt: int, *, safe: bool, repeatable: bool) -> float | None:
        """Return the seconds to wait before the next attempt, however many; None where there must be none.

        `safe`: a request that may have been processed can be sent again. `repeatable`: its body can be read again.
        """
        if not _may_repeat(outcome, safe=safe, repeatable=repeatable):
            return None
        jittered = self.chance() * min(self.longest, self.first * 2.0 ** min(attempt - 1, 32))
        return max(self.asked_pause(outcome) or 0.0, jittered)

    def asked_pause(self, outcome: Reply | Failure) -> float | None:
        """Return the seconds that the reply asks to wait."""
        if isinstance(outcome, Failure):
            return None
        asked = find_retry_after(outcome.headers, self.now)
        if asked is None and outcome.status_code == _LIMITED:
            return _find_reset(outcome.headers, self.now)
        return asked


def _may_repeat(outcome: Reply | Failure, *, safe: bool, repeatable: bool) -> bool:
    if isinstance(outcome, Failure):
        return outcome.worth_retrying and (outcome.unsent or (safe and repeatable))
    status = outcome.status_code
    retried = status in _RETRIED_STATUSES or status >= 500
    return retried and repeatable and (safe or status in _UNPROCESSED_STATUSES)


def find_retry_after(headers: Mapping[str, str], now: Callable[[], float]) -> float | None:
    """Return the seconds of `retry-after-ms` or `Retry-After` (a number or a date); what makes no sense is ignored."""
    milliseconds = _parse_number(headers.get("retry-after-ms", ""))
    if milliseconds is not None and (seconds := _limit_pause(milliseconds / 1000)) is not None:
        return seconds
    given = headers.get("retry-after", "")
    seconds = _parse_number(given)
    if seconds is None and (moment := _parse_date(given)) is not None:
        # By the server's clock where it tells the time: ours may be wrong.
        told = _parse_date(headers.get("date", ""))
        seconds = max(0.0, moment - (now() if told is None else told))
    return _limit_pause(seconds)


def _find_reset(headers: Mapping[str, str], now: Callable[[], float]) -> float | None:
    given = _parse_number(headers.get("x-ratelimit-reset", ""))
    if given is None or given < _FIRST_TIMESTAMP:
        return _limit_pause(given)
    return _limit_pause(max(0.0, given - now()))


def _limit_pause(seconds: float | None) -> float | None:
    return seconds if seconds is not None and seconds <= _LONGEST_BELIEVED else None


def _parse_number(text: str) -> float | None:
    text = text.strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def _parse_date(date: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(date)
        # Without a zone, or with "-0000", it would be taken for local time.
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
