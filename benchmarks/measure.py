"""A case, and how it is measured: all contenders in turn, round by round, so that they share what the machine does."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

OURS: Final = "coherekit"
FLOOR: Final = "floor"
OFFICIAL: Final = "official SDK"
STOCK: Final = "stock generator"
HTTPX: Final = "httpx"
AIOHTTP: Final = "aiohttp"
OVER_HTTPX: Final = "coherekit over a given httpx client"
OVER_HTTPX2: Final = "coherekit over a given httpx2 client"

Sample = tuple[float, ...]
"""A value for each figure of the case."""
Sampler = Callable[[], Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What contenders are made with."""

    url: str
    quick: bool
    folder: Path
    """For temporary files; it holds the package `stock`."""

    @property
    def seconds(self) -> float:
        """How long a sample lasts at least, so that the clock does not matter."""
        return 0.02 if self.quick else 0.1


Contender = Callable[[Setup], AbstractContextManager[Sampler]]


@dataclass(frozen=True, slots=True)
class Goal:
    """Ours at most `ratio` times `against`, or by itself; at least, where more is better."""

    ratio: float
    against: str | None = FLOOR


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    unit: str
    """s, /s, MB, x, or empty for a number of things."""
    goal: Goal | None = None
    more_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    figures: tuple[Figure, ...]
    contenders: Mapping[str, Contender]
    rounds: int = 15
    quick_rounds: int = 5
    """0 leaves the case out of quick runs."""
    warm: bool = True
    """Whether a first sample of each is thrown away; not where it is a process that takes long."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of one contender, round by round."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """The median absolute deviation."""
        return statistics.median(abs(value - self.median) for value in self.values)

    def to(self, other: Measured) -> float:
        """Return the median ratio within a round: what slows the machine down for a while slows both."""
        return statistics.median(own / others for own, others in zip(self.values, other.values, strict=True))


Results = dict[str, dict[str, Measured]]
"""Figure -> contender -> what was measured."""


def measure(case: Case, setup: Setup) -> Results:
    rounds = case.quick_rounds if setup.quick else case.rounds
    samples: dict[str, list[Sample]] = {name: [] for name in case.contenders}
    with ExitStack() as stack:
        samplers = {name: stack.enter_context(make(setup)) for name, make in case.contenders.items()}
        if case.warm and rounds > 1:
            for sampler in samplers.values():
                sampler()
        gc.collect()
        gc.freeze()  # what is loaded so far is of no contender's doing
        names = list(samplers)
        for number in range(rounds):
            for name in names[number % len(names) :] + names[: number % len(names)]:
                samples[name].append(samplers[name]())
        gc.unfreeze()
    return {
        figure.name: {name: Measured(tuple(sample[place] for sample in taken)) for name, taken in samples.items()}
        for place, figure in enumerate(case.figures)
    }


def timed(call: Callable[[], Any], setup: Setup) -> Sampler:
    """Return seconds for one call, as the mean over as many as fill a sample; how many is found with the first."""
    call()
    times = max(1, round(setup.seconds / max(_seconds(call, 1), 1e-9)))
    return partial(_sample, call, times)


def _sample(call: Callable[[], Any], times: int) -> Sample:
    return (_seconds(call, times) / times,)


def _seconds(call: Callable[[], Any], times: int) -> float:
    started = time.perf_counter()
    for _ in range(times):
        call()
    return time.perf_counter() - started
