"""What one server remembers between requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from .spec import JsonObject

START = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment at which every server's clock starts, so that two runs give the same answers."""


def rfc3339(moment: datetime) -> str:
    """A UTC moment as the API writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class State:
    """A fresh server knows nothing; each thing created is one second younger than the one before."""

    datasets: dict[str, JsonObject] = field(default_factory=dict[str, JsonObject])
    _created: Iterator[int] = field(default_factory=lambda: count(1))

    def next_creation(self) -> tuple[int, str]:
        """Number and time of the next thing created."""
        number = next(self._created)
        return number, rfc3339(START + timedelta(seconds=number))
