"""How many requests the retries of one client may add, over all its calls."""

from __future__ import annotations

from collections import deque
from itertools import count, repeat
from typing import Final

DEFAULT_RETRY_BUDGET: Final = 100
"""With no success to refill it, 1,000 calls send at most 1,100 requests."""

_SUCCESSES_FOR_ONE: Final = 10
"""In the long run, calls that fail may add one request to ten that succeed."""


class RetryBudget:
    """A bucket of tokens. Each retry takes one; a call that succeeds gives its own back, and a tenth more.

    So a rate limit that each call gets past does not use it up, and a server that is down does. Safe across threads and
    after a fork: there is no lock that a child could inherit, as each step on the deque is whole by itself.
    """

    def __init__(self, capacity: int | None = DEFAULT_RETRY_BUDGET) -> None:
        """Begin full; a capacity of None sets no limit."""
        self._unlimited = capacity is None
        self._tokens = deque(repeat(None, capacity or 0), maxlen=capacity or 0)
        self._successes = count(1)

    def take(self) -> bool:
        """Tell whether one more retry is allowed; it then counts as made."""
        if self._unlimited:
            return True
        try:
            self._tokens.pop()
        except IndexError:
            return False
        return True

    def refill(self, taken: int) -> None:
        """Refill after a call that succeeded with `taken` retries."""
        if len(self._tokens) == self._tokens.maxlen:
            return
        earned = next(self._successes) % _SUCCESSES_FOR_ONE == 0
        # What is more than the bucket holds falls out of the deque.
        self._tokens.extend(repeat(None, taken + earned))
