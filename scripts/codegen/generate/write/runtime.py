"""The part of the package that no spec changes: the files of templates/runtime, and which of them holds a name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

TEMPLATES: Final = Path(__file__).parents[4] / "templates"
RUNTIME: Final = TEMPLATES / "runtime"
HEADER: Final = TEMPLATES / "header.jinja"


def copied_files() -> dict[str, bytes]:
    """Return the files by their path inside the package: each as it is, under the header of generated files."""
    header = HEADER.read_bytes()
    return {f"runtime/{path.name}": header + path.read_bytes() for path in _paths()}


@cache
def modules() -> dict[str, list[str]]:
    """Return the public names that each module defines. Raises ValueError for a name that two of them define."""
    found = {path.stem: sorted(set(_public_names(path))) for path in _paths()}
    names = [name for defined in found.values() for name in defined]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"templates/runtime defines more than once: {', '.join(twice)}")
    return found


def import_lines(names: str, package: str) -> str:
    """Return a `from ... import ...` line for each module that holds some of the names, with dots for the package."""
    homes = {name: module for module, defined in modules().items() for name in defined}
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for name in names.split():
        grouped[homes[name]].append(name)
    lines = (f"from {package}runtime.{module} import {', '.join(found)}" for module, found in sorted(grouped.items()))
    return "\n".join(lines)


def _paths() -> list[Path]:
    return sorted(path for path in RUNTIME.glob("*.py") if path.stem != "__init__")


def _public_names(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        yield from (name for name in _defined(node) if not name.startswith("_"))


def _defined(node: ast.stmt) -> Iterable[str]:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return (name,)
        case ast.Assign(targets=targets):
            return (target.id for target in targets if isinstance(target, ast.Name))
        case _:
            return ()
