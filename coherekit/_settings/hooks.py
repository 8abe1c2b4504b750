"""Functions of the user's that a client calls: for the API key, and before each retry."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..errors import CohereError

KeyFunction = Callable[[], str] | Callable[[], Awaitable[str]]
ApiKey = str | KeyFunction
"""A key, or a function that returns one and is called before each request; an async client awaits what it returns."""


@dataclass(frozen=True, slots=True)
class RetryEvent:
    """Describe a failed attempt that will be made again, for `on_retry`.

    Attempt number `attempt` of `allowed` failed with `error`; the next one follows after `wait` seconds. `method` and
    `path` name the call.
    """

    method: str
    path: str
    attempt: int
    allowed: int
    wait: float
    error: CohereError


OnRetry = Callable[[RetryEvent], object]
