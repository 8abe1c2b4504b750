"""Generating from a document that a test made: where the files go, what is said of a bad one, how to import it."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from codegen.document.load import SpecError
from codegen.generate import generator
from codegen.generate.generator import Output


def write_spec(folder: Path, spec: object) -> Path:
    """Return as JSON, which is YAML as well: it can hold any text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cohere.yaml").write_text(json.dumps(spec), encoding="utf-8")
    return folder


def write_output(folder: Path, output: Output) -> None:
    for root, files in (("cohere_api", output.package), ("reference", output.reference)):
        for name, text in files.items():
            path = folder / root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)


def refusal(folder: Path, spec: object) -> SpecError:
    """Return what the generator says to a document that it has to refuse: one line, with a place in the file."""
    with pytest.raises(SpecError) as caught:
        generator.generate(write_spec(folder, spec))
    assert_one_line(caught.value, folder)
    return caught.value


def assert_one_line(error: SpecError, folder: Path) -> None:
    line = str(error)
    assert line.isprintable()
    assert len(line) < 2000
    assert error.place.startswith(f"{folder / 'cohere.yaml'}#")


def nodes(node: Any, pointer: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return the place of every node below."""
    children: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield (*pointer, key)
        yield from nodes(child, (*pointer, key))


@contextmanager
def imported(folder: Path, output: Output) -> Iterator[Callable[[str], Any]]:
    """Load modules of the generated package, which stands in place of the repository's until the end."""
    write_output(folder, output)
    kept = _taken_out()
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield lambda name: importlib.import_module(f"cohere_api.{name}")
    finally:
        sys.path.remove(str(folder))
        _taken_out()
        sys.modules.update(kept)


def _taken_out() -> dict[str, ModuleType]:
    return {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "cohere_api"}
