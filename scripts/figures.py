"""Prints the figures of the generator: what comes out, how large, how long, and how that grows with the spec.

Exit 1 where operations are lost, the client outgrows its bounds, or time grows faster than the spec.
"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from codegen.document.load import dump_yaml, read_document
from codegen.generate.generator import load_spec
from codegen.generate.read.forms import METHODS

SPEC: Final = Path("spec")
PACKAGE: Final = Path("generated/cohere_api")
MOST_LINES: Final = 15_000
MOST_FILES: Final = 110
SIZES: Final = (1, 4, 16)
MOST_GROWTH: Final = 24
RUNS: Final = 3
# Name, value, goal, and whether it is reached; None for a time, which depends on the machine.
Row = tuple[str, str, str, bool | None]
_MARKS: Final[dict[bool | None, str]] = {True: "ok  ", False: "FAIL", None: "    "}


def main() -> int:
    rows = [*_output_rows(), *_time_rows()]
    for name, value, goal, good in rows:
        print(f"{_MARKS[good]}  {name:<42} {value:>22}   {goal}")
    return 1 if any(good is False for _, _, _, good in rows) else 0


def _output_rows() -> list[Row]:
    expected = _operations(load_spec(SPEC))
    written = len([path for path in (PACKAGE / "endpoints").glob("*.py") if path.name != "__init__.py"])
    files = list(PACKAGE.rglob("*.py"))
    lines = sum(path.read_bytes().count(b"\n") for path in files)
    return [
        ("operations in, out", f"{expected}, {written}", "equal", expected == written),
        ("generated lines of Python", f"{lines:,}", f"<= {MOST_LINES:,}", lines <= MOST_LINES),
        ("generated files of Python", f"{len(files)}", f"<= {MOST_FILES}", len(files) <= MOST_FILES),
    ]


def _time_rows() -> list[Row]:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        specs = {size: scaled_spec(Path(folder) / f"{size}x", size) for size in SIZES}
        for name, goal, command in (("generate", 4, generate_command), ("sync", 6, sync_command)):
            seconds = {size: _median_seconds(command(spec), RUNS if size == 1 else 1) for size, spec in specs.items()}
            shown = ", ".join(f"{seconds[size]:.2f} s" for size in SIZES)
            rows.append((f"{name} at {', '.join(f'{size}x' for size in SIZES)}", shown, f"goal at 1x: {goal} s", None))
            growth = seconds[SIZES[-1]] / seconds[1]
            within = growth <= MOST_GROWTH
            rows.append((f"{name}: {SIZES[-1]}x the spec takes", f"{growth:.1f}x", f"<= {MOST_GROWTH}x", within))
    return rows


def _operations(document: dict[str, Any]) -> int:
    return sum(method in item for item in document["paths"].values() for method in METHODS)


def scaled_spec(folder: Path, size: int) -> Path:
    """Return the committed spec with its paths and components `size` times, each time under other names."""
    document = read_document(SPEC / "cohere.yaml")
    original = json.dumps({"paths": document["paths"], "schemas": document["components"]["schemas"]})
    for number in range(2, size + 1):
        again = json.loads(original.replace("#/components/schemas/", f"#/components/schemas/Copy{number}"))
        schemas = {f"Copy{number}{name}": schema for name, schema in again["schemas"].items()}
        document["components"]["schemas"].update(schemas)
        for path, item in again["paths"].items():
            for method in METHODS:
                if method in item:
                    item[method]["operationId"] += f"-copy{number}"
                    item[method]["x-group"] = f"copy{number}.{item[method].get('x-group', 'top')}"
            document["paths"][f"/copy{number}{path}"] = copy.deepcopy(item)
    folder.mkdir()
    (folder / "cohere.yaml").write_text(dump_yaml(document), encoding="utf-8")
    return folder


def generate_command(spec: Path) -> list[str]:
    return ["scripts/generate.py", "--spec", str(spec), "--out", str(spec / "out")]


def sync_command(spec: Path) -> list[str]:
    return ["scripts/sync_spec.py", str(spec / "cohere.yaml"), "--spec", str(spec / "synced")]


def _median_seconds(command: list[str], runs: int) -> float:
    seconds: list[float] = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - started)
    return sorted(seconds)[runs // 2]


if __name__ == "__main__":
    sys.exit(main())
