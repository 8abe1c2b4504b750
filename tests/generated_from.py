"""Generating from a document that a test made: where the files go, what is said of a bad one, how to import it."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from codegen import generator
from codegen.generator import Output
from codegen.load import SpecError


def write_spec(folder: Path, spec: object) -> Path:
    """As JSON, which is YAML as well: it can hold any text."""
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
    """What the generator says to a document that it has to refuse: one line, with a place in the file."""
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
    """The place of every node below."""
    children: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield (*pointer, key)
        yield from nodes(child, (*pointer, key))


class imported:
    """The generated package, for as long as it is entered, in place of the one of the repository."""

    def __init__(self, folder: Path, output: Output) -> None:
        self.folder = folder
        write_output(folder, output)

    def __enter__(self) -> Callable[[str], Any]:
        self.kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "cohere_api"}
        sys.path.insert(0, str(self.folder))
        importlib.invalidate_caches()
        return lambda name: importlib.import_module(f"cohere_api.{name}")

    def __exit__(self, *exception: object) -> None:
        sys.path.remove(str(self.folder))
        for name in [name for name in sys.modules if name.split(".")[0] == "cohere_api"]:
            del sys.modules[name]
        sys.modules.update(self.kept)
