"""Code that runs in a Python process of its own, and what that process costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from benchmarks.measure import Contender, Sample, Sampler, Setup

# Linux tells the peak of this process alone; `ru_maxrss` would include what its parent had when it forked.
_TOLD: Final = """
import json, os, sys
os.write(1, b"done\\n")
modules = len(sys.modules) - MODULES_BEFORE
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps({"modules": modules, "megabytes": peak / 1024, "seconds": SECONDS}))
"""


@dataclass(frozen=True, slots=True)
class Program:
    """Python source. `{url}`, `{quick}` and `{folder}` in it are those of the set-up."""

    prepare: str
    work: str = ""

    def source(self, setup: Setup) -> str:
        """Return `prepare`, `work`, then a line when they are done, and one with what they took."""
        prepare, work = (
            text.replace("{url}", setup.url).replace("{folder}", str(setup.folder)).replace("{quick}", str(setup.quick))
            for text in (self.prepare, self.work)
        )
        before = f"import sys, time\nMODULES_BEFORE = len(sys.modules)\n{prepare}\nBEGAN = time.perf_counter()\n"
        return f"{before}{work}\nSECONDS = time.perf_counter() - BEGAN\n{_TOLD}"


@dataclass(frozen=True, slots=True)
class Cost:
    until_done: float
    """Seconds from the start of the process to the end of the work."""
    work: float
    """Seconds of the work alone."""
    modules: float
    """Loaded on top of those of a bare interpreter."""
    megabytes: float
    """The most that was resident."""


def cost(program: Program, setup: Setup) -> Cost:
    command = [sys.executable, "-c", program.source(setup)]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        until_done = time.perf_counter() - started
        told = process.stdout.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    values = json.loads(told)
    return Cost(until_done, values["seconds"], values["modules"], values["megabytes"])


def alone(program: Program, *attributes: str) -> Contender:
    """Sample these attributes of the `Cost`."""

    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        def sample() -> Sample:
            costs = cost(program, setup)
            return tuple(getattr(costs, name) for name in attributes)

        yield sample

    return making
