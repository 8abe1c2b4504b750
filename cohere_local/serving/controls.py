"""How a server is to behave, and what a test or the admin routes hold of it while it runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..faults.faults import Faults
from ..state.state import State
from .connections import Connections
from .watch import Requests

_MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What a server is started with."""

    key: str | None = None
    """The only API key accepted; without one every key is."""
    latency: float = 0.0
    """Seconds before each reply."""
    rate_limit: int | None = None
    """Requests a minute; what goes beyond is answered 429."""
    seed: int = 0
    """Where streams are cut into chunks."""


@dataclass(slots=True)
class Rate:
    """The requests of the last minute."""

    clock: Callable[[], float] = time.monotonic
    _moments: deque[float] = field(default_factory=deque[float])

    def pause(self, limit: int | None) -> float | None:
        """Count a request; return the seconds until it would be let in, None where it is now."""
        if limit is None:
            return None
        now = self.clock()
        while self._moments and now - self._moments[0] >= _MINUTE:
            self._moments.popleft()
        if len(self._moments) >= limit:
            return _MINUTE - (now - self._moments[0])
        self._moments.append(now)
        return None


@dataclass(slots=True)
class Controls:
    """One server's state, faults, record of requests, and connections."""

    state: State
    faults: Faults = field(default_factory=Faults)
    requests: Requests = field(default_factory=Requests)
    connections: Connections = field(default_factory=Connections)
    rate: Rate = field(default_factory=Rate)
