"""The logger `coherekit`: one DEBUG line for each attempt, one WARNING for each kind of warning. Never a key."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final, NamedTuple

from cohere_api.runtime.problems import one_line

from .._port.exchange import Failure, Reply
from .redaction import redact_text

log: Final = logging.getLogger("coherekit")

_WARNING: Final = "x-api-warning"
_MOST_WARNINGS: Final = 100
"""The most texts that a process remembers; a server that makes up new ones for ever is not heard further."""
_warned: dict[str, object] = {}


class AttemptLabel(NamedTuple):
    """What a log line says of an attempt beside its outcome."""

    method: str
    path: str
    made: int
    allowed: int
    secrets: tuple[str, ...]
    """What the line must not show."""


def log_attempt(label: Callable[[], AttemptLabel], outcome: Reply | Failure) -> None:
    """Log an attempt. `label` is called only where there is something to log."""
    if log.isEnabledFor(logging.DEBUG):
        method, path, made, allowed, secrets = label()
        said = outcome.message if isinstance(outcome, Failure) else str(outcome.status_code)
        shown = redact_text(path, secrets), one_line(redact_text(said, secrets))
        log.debug("%s %s: %s (attempt %d of %d)", method, *shown, made, allowed)
    if isinstance(outcome, Reply) and _WARNING in outcome.headers:
        _warn(outcome.headers[_WARNING], label())


def _warn(warning: str, label: AttemptLabel) -> None:
    text = one_line(redact_text(warning, label.secrets))
    mine = object()
    if text and len(_warned) < _MOST_WARNINGS and _warned.setdefault(text, mine) is mine:
        log.warning("the API warns: %s (%s %s)", text, label.method, redact_text(label.path, label.secrets))
