"""All cases, in the order of the tables."""

from __future__ import annotations

from typing import Final

from benchmarks import calls, generator, large, processes, requests, streams, tasks, threads
from benchmarks.measure import Case

CASES: Final[tuple[Case, ...]] = (
    *calls.CASES,
    *requests.CASES,
    *streams.CASES,
    *threads.CASES,
    *tasks.CASES,
    *processes.CASES,
    *large.CASES,
    *generator.CASES,
)
