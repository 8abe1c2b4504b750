"""Whether a request was lost with a connection that the server had closed while it was idle."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

# The events of httpx's `trace` extension, after the protocol's name.
_SENDING: Final = ".send_request_headers.started"
_ANSWERED: Final = ".receive_response_headers.complete"


def hear(events: list[str]) -> Callable[[str, Any], None]:
    """A `trace` for sync clients that keeps the names of events."""
    return lambda event, _: events.append(event)


def hear_async(events: list[str]) -> Callable[[str, Any], Awaitable[None]]:
    """A `trace` for async clients that keeps the names of events."""

    async def trace(event: str, _: Any) -> None:
        events.append(event)

    return trace


def lost(events: Sequence[str]) -> bool:
    """Whether a connection was used that stood already, and brought nothing of a reply."""
    reused = bool(events) and events[0].endswith(_SENDING)
    return reused and not any(event.endswith(_ANSWERED) for event in events)
