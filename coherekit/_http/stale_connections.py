"""Connections that the server had closed while they were idle: whether a request was lost so, and to have another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

FRESH: Final = "coherekit.fresh"
"""An extension of requests, as httpx calls it: what our transports send on a connection that served no other."""

# What httpx's `trace` extension tells first on a connection that stood already, after the protocol's name.
_SENDING: Final = ".send_request_headers.started"


def trace_first_event(events: list[str], extensions: dict[str, Any]) -> Callable[[str, Any], None]:
    """Return a `trace` for sync clients that keeps the first event's name, then ends: tracing every event is slow."""

    def trace(event: str, _: Any) -> None:
        events.append(event)
        extensions.pop("trace", None)

    return trace


def trace_first_event_async(events: list[str], extensions: dict[str, Any]) -> Callable[[str, Any], Awaitable[None]]:
    """Return the same for async clients."""
    heard = trace_first_event(events, extensions)

    async def trace(event: str, told: Any) -> None:
        heard(event, told)

    return trace


def was_reused(events: Sequence[str]) -> bool:
    return bool(events) and events[0].endswith(_SENDING)
