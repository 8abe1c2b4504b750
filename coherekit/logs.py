"""The logger `coherekit`: one DEBUG line for each attempt, one WARNING for each kind of warning. Never a key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from .errors import one_line
from .redaction import shown_text
from .steps import Failure, Reply

if TYPE_CHECKING:
    from .requests import Plan

log: Final = logging.getLogger("coherekit")

_WARNING: Final = "x-api-warning"
_MOST_WARNINGS: Final = 100
"""Texts remembered by a process; a server that makes up new ones for ever is not heard further."""
_warned: dict[str, object] = {}


def log_attempt(
    plan: Plan, outcome: Reply | Failure, attempt: int, allowed: int, secrets: Callable[[], Iterable[str]]
) -> None:
    """`secrets` are asked for only where there is something to say."""
    if log.isEnabledFor(logging.DEBUG):
        told = outcome.message if isinstance(outcome, Failure) else str(outcome.status_code)
        path, said = (shown_text(text, secrets()) for text in (plan.path, told))
        log.debug("%s %s: %s (attempt %d of %d)", plan.send.method, path, one_line(said), attempt, allowed)
    if isinstance(outcome, Reply) and _WARNING in outcome.headers:
        text, path = (shown_text(text, secrets()) for text in (outcome.headers[_WARNING], plan.path))
        _warn(one_line(text), plan.send.method, path)


def _warn(text: str, method: str, path: str) -> None:
    mine = object()
    if text and len(_warned) < _MOST_WARNINGS and _warned.setdefault(text, mine) is mine:
        log.warning("the API warns: %s (%s %s)", text, method, path)
