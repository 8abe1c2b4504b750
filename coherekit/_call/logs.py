"""The logger `coherekit`: one DEBUG line for each attempt, one WARNING for each kind of warning. Never a key."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from ..errors import one_line
from .redaction import shown_text
from .steps import Failure, Reply

if TYPE_CHECKING:
    from .attempts import Attempts

log: Final = logging.getLogger("coherekit")

_WARNING: Final = "x-api-warning"
_MOST_WARNINGS: Final = 100
"""Texts remembered by a process; a server that makes up new ones for ever is not heard further."""
_warned: dict[str, object] = {}


def log_attempt(attempts: Attempts, outcome: Reply | Failure) -> None:
    """`attempts` is asked for its secrets, and the rest, only where there is something to say."""
    plan = attempts.plan
    if log.isEnabledFor(logging.DEBUG):
        told = outcome.message if isinstance(outcome, Failure) else str(outcome.status_code)
        path, said = (shown_text(text, attempts.secrets()) for text in (plan.path, told))
        count = attempts.made, attempts.allowed
        log.debug("%s %s: %s (attempt %d of %d)", plan.send.method, path, one_line(said), *count)
    if isinstance(outcome, Reply) and _WARNING in outcome.headers:
        text, path = (shown_text(text, attempts.secrets()) for text in (outcome.headers[_WARNING], plan.path))
        _warn(one_line(text), plan.send.method, path)


def _warn(text: str, method: str, path: str) -> None:
    mine = object()
    if text and len(_warned) < _MOST_WARNINGS and _warned.setdefault(text, mine) is mine:
        log.warning("the API warns: %s (%s %s)", text, method, path)
