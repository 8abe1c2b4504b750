"""From a spec folder to the files of a client: load, overlay, check, normalise, parse, build, render, format."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..document.load import SpecError, read_document, require_openapi
from ..document.overlay import apply_overlay
from ..document.pointer import Mapping
from .build.build import build
from .read.check import check_subset
from .read.forms import METHODS, path_items
from .read.operations import normalise
from .read.parser import read
from .write.render import format_python, render, render_reference
from .write.runtime import copied_files


@dataclass(frozen=True)
class Output:
    package: dict[str, bytes]
    reference: dict[str, bytes]
    warnings: list[str]
    summary: str


def load_spec(folder: Path, *, lenient: bool = False, warnings: list[str] | None = None) -> Mapping:
    """Return the spec of the folder with its overlay. Raises SpecError."""
    spec = folder / "cohere.yaml"
    document = read_document(spec)
    require_openapi(document, str(spec))
    overlay = folder / "overlay.yaml"
    if not overlay.exists():
        return document
    return apply_overlay(
        document, read_document(overlay), lenient=lenient, warnings=warnings, overlay_name=str(overlay)
    )


def generate(folder: Path, *, lenient: bool = False) -> Output:
    """Return the files of the client, in memory. Raises SpecError before anything is written."""
    warnings: list[str] = []
    file = str(folder / "cohere.yaml")
    document = load_spec(folder, lenient=lenient, warnings=warnings)
    check_subset(document, file)
    try:
        normalised = normalise(document, file)
        package = build(document, normalised, read(normalised, file), file, warnings if lenient else None)
    except RecursionError:
        raise SpecError(
            f"{file}#", "schemas lead through too many others; put an object with properties between"
        ) from None
    expected = sum(method in item for _, item in path_items(document) for method in METHODS)
    if len(package.operations) != expected:
        raise SpecError(f"{file}#/paths", f"{expected} operations in, {len(package.operations)} out")
    with tempfile.TemporaryDirectory(prefix="codegen-") as spare:
        root = Path(spare) / "cohere_api"
        files = {**_formatted(root, render(package)), **copied_files()}
    lines = sum(content.count(b"\n") for name, content in files.items() if name.endswith(".py"))
    python_files = sum(name.endswith(".py") for name in files)
    return Output(
        package=files,
        reference={name: text.encode() for name, text in render_reference(package).items()},
        warnings=warnings,
        summary=f"{len(package.operations)} operations, {python_files} Python files, {lines:,} lines",
    )


def _formatted(root: Path, files: dict[str, str]) -> dict[str, bytes]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    format_python(root)
    return {name: (root / name).read_bytes() for name in files}
