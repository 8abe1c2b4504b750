"""Measure all cases, print the tables, and write them: `make bench`, `make bench QUICK=1`, `make bench ONLY=stream`."""

from __future__ import annotations

import argparse
import compileall
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import cohere_api

import coherekit
from benchmarks.cases import CASES
from benchmarks.drawing import drawing
from benchmarks.generator import SPEC, run_stock
from benchmarks.measure import Case, Setup, measure
from benchmarks.report import Row, details, document, machine, rows_of, summary
from benchmarks.server import running

_FOLDER: Final = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure coherekit beside a floor and its peers.")
    parser.add_argument("--quick", action="store_true", help="a minute, and nothing is written")
    parser.add_argument("--only", default="", metavar="TEXT", help="cases with this in their name; nothing is written")
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # the official SDK warns in every call
    cases = [
        case for case in CASES if options.only.lower() in case.name.lower() and (case.quick_rounds or not options.quick)
    ]
    rows = _measured(cases, quick=options.quick)
    print(*machine(), "", summary(rows), "", details(rows), sep="\n")
    if not options.quick and not options.only:
        (_FOLDER / "results.md").write_text(document(rows), encoding="utf-8", newline="\n")
        (_FOLDER / "results.svg").write_text(drawing(rows), encoding="utf-8", newline="\n")
    return 0


def _measured(cases: list[Case], *, quick: bool) -> list[Row]:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, running() as url:
        stock = Path(folder) / "stock"
        run_stock(SPEC, stock)
        # As pip does with what it installs: where Python writes no bytecode, each process would compile these anew.
        for package in (*coherekit.__path__, *cohere_api.__path__, str(stock)):
            compileall.compile_dir(package, quiet=1)
        setup = Setup(url=url, quick=quick, folder=Path(folder))
        for case in cases:
            started = time.perf_counter()
            rows += rows_of(case, measure(case, setup))
            print(f"{time.perf_counter() - started:6.1f} s  {case.name}", file=sys.stderr)
    return rows


if __name__ == "__main__":
    sys.exit(main())
