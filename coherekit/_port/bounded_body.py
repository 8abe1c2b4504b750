"""A reply's body, collected piece by piece, up to a limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .exchange import Failure, Reply

_LONGEST_ERROR: Final = 1024 * 1024
"""Bytes that are kept of the body of an error status: enough to say what is wrong."""
_MOST_DIGITS: Final = 20


class BoundedBody:
    """A body of at most `limit` bytes. `add` pieces while it is `wanted`, then ask for the `outcome`."""

    def __init__(self, status_code: int, headers: Mapping[str, str], limit: int) -> None:
        self._status_code = status_code
        self._headers = headers
        self._limit = limit
        self._fails = not 200 <= status_code < 300
        self._left = min(limit, _LONGEST_ERROR) if self._fails else limit
        self._pieces: list[bytes] = []
        self.wanted = self._fails or not self._is_declared_larger()

    def add(self, piece: bytes) -> None:
        """Take the next piece; of an error status the first MiB is kept, of any other all or nothing."""
        self._left -= len(piece)
        self.wanted = self._left >= 0
        if self.wanted:
            self._pieces.append(piece)
        elif self._fails:
            self._pieces.append(piece[: self._left])
        else:
            self._pieces.clear()

    def outcome(self) -> Reply | Failure:
        """Return the reply with its body, or the failure of one that is too large."""
        if self.wanted or self._fails:
            return Reply(self._status_code, self._headers, b"".join(self._pieces))
        message = f"the reply has more than {self._limit} bytes; max_reply_bytes= sets how many it may have"
        return Failure(message, too_large=True)

    def _is_declared_larger(self) -> bool:
        length = self._headers.get("content-length", "").lstrip("0")
        # Python reads no number of thousands of digits.
        large = length.isdecimal() and (len(length) > _MOST_DIGITS or int(length) > self._limit)
        # What is inflated has another length.
        return large and "content-encoding" not in self._headers
