"""Faults on demand: what goes wrong with the next requests of an operation."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, Literal, TypedDict, get_args

from ..spec.document import JsonObject, is_object
from ..spec.schemas import Schemas

Drop = Literal["before-headers", "mid-body", "mid-stream"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with one reply; several can be given together."""

    status: int | None = None
    """Answer with this error instead."""
    message: str = "a fault on demand"
    retry_after: float | str | None = None
    """Sent as `Retry-After`, as it is."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    latency: float = 0.0
    """Seconds before the reply begins."""
    drop: Drop | None = None
    """Where the connection ends."""
    reset: bool = False
    """End it by RST; without `drop`, before the headers."""
    truncate_at: int | None = None
    """How many bytes of the body go out before the connection ends."""
    garbage: bool = False
    """Answer with bytes that are no HTTP."""
    stream_error: bool = False
    """Put an error event into the stream and end it there."""
    no_final_event: bool = False
    """End the stream as if it were whole, without its final event."""
    html: bool = False
    """Answer with a page of HTML, as a gateway does; 200, or `status`."""
    gzip_bomb: bool = False
    """Answer with a small body that unpacks to 200 MiB."""
    slow_bytes: int | None = None
    """Send so many bytes of the body at a time, 50 ms apart."""


class FaultFields(TypedDict, total=False):
    """The fields of `Fault`, as arguments."""

    status: int
    message: str
    retry_after: float | str
    headers: dict[str, str]
    latency: float
    drop: Drop
    reset: bool
    truncate_at: int
    garbage: bool
    stream_error: bool
    no_final_event: bool
    html: bool
    gzip_bomb: bool
    slow_bytes: int


_TEXT: Final[JsonObject] = {"type": "string"}
_SWITCH: Final[JsonObject] = {"type": "boolean"}
FIELDS: Final[JsonObject] = {
    "status": {"type": "integer", "minimum": 200, "maximum": 599},
    "message": _TEXT,
    "retry_after": {"type": ["number", "string"]},
    "headers": {"type": "object", "additionalProperties": _TEXT},
    "latency": {"type": "number", "minimum": 0},
    "drop": {"enum": [*get_args(Drop)]},
    "reset": _SWITCH,
    "truncate_at": {"type": "integer", "minimum": 0},
    "garbage": _SWITCH,
    "stream_error": _SWITCH,
    "no_final_event": _SWITCH,
    "html": _SWITCH,
    "gzip_bomb": _SWITCH,
    "slow_bytes": {"type": "integer", "minimum": 1},
}
"""What each field of a fault may hold."""

_NAMES: Final = frozenset({"operation", "times", *FIELDS})
_GIVEN: Final[JsonObject] = {
    "type": "object",
    "required": ["operation"],
    "properties": {"operation": _TEXT, "times": {"type": "integer", "minimum": 1}, **FIELDS},
}


@cache
def _schemas() -> Schemas:
    return Schemas({}, "request")


def read_fault(given: object) -> tuple[str, int, Fault]:
    """Read operation, times and fault from `operation`, `times` and the fields of a `Fault`. Raises ValueError."""
    problem = _schemas().problem(_GIVEN, given)
    if problem is None and is_object(given):
        unknown = sorted(given.keys() - _NAMES)
        if not unknown:
            fields: Any = {name: value for name, value in given.items() if name in FIELDS}
            return given["operation"], given.get("times", 1), Fault(**fields)
        problem = f"there is no {unknown[0]!r}; there are {', '.join(FIELDS)}"
    raise ValueError(f"invalid fault: {problem}")


class Faults:
    """The faults that wait for requests, by operation."""

    def __init__(self) -> None:
        self.operations: Collection[str] = ()
        """Those that can fail; set by the application."""
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._lock = threading.Lock()

    def add(self, given: object) -> None:
        """Raise ValueError for a fault, or an operation, that there is not."""
        operation, times, fault = read_fault(given)
        if operation not in self.operations:
            like = get_close_matches(operation, self.operations, 1)
            hint = f"; is {like[0]!r} meant?" if like else ""
            raise ValueError(f"invalid fault: there is no operation {operation!r}{hint}")
        with self._lock:
            self._waiting[operation].extend([fault] * times)

    def take(self, operation: str) -> Fault | None:
        """Return the fault for a request of this operation that has come in now."""
        with self._lock:
            waiting = self._waiting[operation]
            return waiting.popleft() if waiting else None

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()
