"""How long the generator takes, and how that grows with the spec."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from figures import generate_command, scaled_spec, sync_command

from benchmarks.measure import OURS, STOCK, Case, Contender, Figure, Sample, Sampler, Setup

SIZES: Final = (1, 4, 16)
SPEC: Final = Path("spec/cohere.yaml")


def run_stock(spec: Path, out: Path) -> None:
    """Generate with openapi-python-client as it comes. It formats with the ruff that it finds beside it."""
    binaries = str(Path(sys.executable).parent)
    command = ["-m", "openapi_python_client", "generate", "--path", str(spec), "--output-path", str(out)]
    subprocess.run(
        [sys.executable, *command, "--meta", "none", "--overwrite"],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}"},
    )


def _ours(command: Callable[[Path], list[str]]) -> Callable[[Path], None]:
    def run(spec: Path) -> None:
        subprocess.run([sys.executable, *command(spec)], check=True, stdout=subprocess.DEVNULL)

    return run


def _stock(spec: Path) -> None:
    run_stock(spec / "cohere.yaml", spec / "stock")


def _running(run: Callable[[Path], None], size: int) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        spec = setup.folder / f"{run.__name__}-{size}x"
        scaled_spec(spec, size)

        def sample() -> Sample:
            started = time.perf_counter()
            run(spec)
            return (time.perf_counter() - started,)

        yield sample
        shutil.rmtree(spec)

    return making


def _case(name: str, size: int, contenders: dict[str, Callable[[Path], None]]) -> Case:
    return Case(
        name=f"{name}, {size}x the spec",
        figures=(Figure("time", "s"),),
        contenders={who: _running(run, size) for who, run in contenders.items()},
        rounds=3 if size < max(SIZES) else 1,
        quick_rounds=1 if size == 1 else 0,
        warm=False,
    )


CASES: Final = (
    *(_case("generate", size, {OURS: _ours(generate_command), STOCK: _stock}) for size in SIZES),
    *(_case("sync", size, {OURS: _ours(sync_command)}) for size in SIZES),
)
