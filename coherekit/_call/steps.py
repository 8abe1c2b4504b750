"""The steps that a call yields, for a driver to carry out.

A call is a generator, here named a flow: it yields a step and receives that step's outcome. A flow has at most one
open reply at a time; `Read`, `Drain` and `Close` are about that one.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar, cast

from .._port.exchange import Send
from .._settings.hooks import KeyFunction

T = TypeVar("T")


class Read(NamedTuple):
    """Read on in the open reply. Outcome: the next bytes, None at the end, `OVERDUE` or another `Failure`."""

    within: float | None = None
    """Seconds that it may take; None leaves it to the timeout that the request went out with."""


@dataclass(frozen=True, slots=True)
class Drain:
    """Let the open reply end, if it does so at once, so that its connection can be used again. Outcome: None."""


@dataclass(frozen=True, slots=True)
class Close:
    """Give up the open reply, and its connection unless all was read. Outcome: None."""


class Sleep(NamedTuple):
    """Wait. Outcome: None."""

    seconds: float


class RunBlocking(NamedTuple):
    """Run what takes long without waiting for the network; an async driver runs it in a thread.

    Outcome: what `run` returns and None, or None and the exception.
    """

    run: Callable[[], object]

    def outcome(self) -> tuple[object, None] | tuple[None, Exception]:
        try:
            return self.run(), None
        except Exception as error:
            return None, error


class GetApiKey(NamedTuple):
    """Get the API key from the user's function. Outcome: the key."""

    function: KeyFunction


class Emit(NamedTuple):
    """Hand events to whoever iterates a stream. Outcome: None."""

    events: Sequence[object]


class RunConcurrently(NamedTuple):
    """Carry out flows side by side, in order, `limit` at a time; the first that fails ends the others.

    Outcome: what that one raised, or None.
    """

    flows: Sequence[Flow[None]]
    limit: int


DRAIN: Final = Drain()
CLOSE: Final = Close()

Step = Send | Read | Drain | Close | Sleep | RunBlocking | GetApiKey | Emit | RunConcurrently
Flow = Generator[Step, Any, T]


def run_blocking(run: Callable[[], T]) -> Flow[T]:
    """Return what `run` returns. Raises what it raises."""
    outcome: tuple[T, None] | tuple[None, Exception] = yield RunBlocking(run)
    value, error = outcome
    if error is not None:
        raise error
    return cast(T, value)
