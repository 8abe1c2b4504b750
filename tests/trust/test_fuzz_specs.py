"""Whatever stands in a spec, an overlay or an upstream document: done, or refused in one line; never half of it."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import generate
import pytest
import sync_spec
from codegen.document.load import parse_document, read_document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.paths import ROOT
from tests.support.trust.figures import FULL, Figures, sized
from tests.support.trust.mutations import mutated, mutated_bytes

pytestmark = pytest.mark.usefixtures("unformatted")

FOLDERS = {"features": ROOT / "tests/specs/features", "older": ROOT / "tests/specs/older"}
if FULL:
    FOLDERS["cohere"] = ROOT / "spec"
OVERLAY = "overlay.yaml"

fuzzed = settings(max_examples=sized(full=500, quick=20), deadline=None, derandomize=not FULL, database=None)

YAML = [
    *(
        b"&a ",
        b"*a",
        b"<<: *a\n",
        b"<<: {a: 1}\n",
        b"? ",
        b"!!set ",
        b"!!python/name:os ",
        b"- ",
        b": ",
        b"\t",
        b"\x00",
        b"\xff",
    ),
    *(b"---\n", b"%YAML 1.1\n", b"{", b"[", b"}", b"|\n", b"'", b'"', b"1: ", b"null: ", b"[a]: ", b".inf", b"0x1F"),
    *(b"2024-05-06", b"OFF", b"paths:\n", b"$ref: "),
]


def odd_schemas(document: Any) -> list[Any]:
    """Schemas, and references that lead to some, nowhere, in circles and outside."""
    targets = [f"#/components/schemas/{name}" for name in document["components"]["schemas"]][:30]
    outside = [
        "#",
        "#/paths",
        "#/components/schemas/None",
        "other.yaml#/a",
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
        5,
    ]
    unions: list[Any] = [{kind: [{"$ref": targets[0]}, {"type": "null"}]} for kind in ("oneOf", "anyOf", "allOf")]
    enums = [{"enum": values} for values in ([], [1, "a", None], [[1]], [True, 1])]
    kinds = [{"type": kind} for kind in ("object", "array", ["string", "null"], [], None)]
    return [
        *({"$ref": target} for target in [*targets, *outside]),
        *unions,
        *enums,
        *kinds,
        {"const": [1]},
        {"items": {}},
    ]


DOCUMENTS = {name: read_document(folder / "cohere.yaml") for name, folder in FOLDERS.items()}
SPECS = {name: mutated(document, odd_schemas(document)) for name, document in DOCUMENTS.items()}
OVERLAYS = {
    name: st.just(overlay)
    | mutated(overlay, ["$", "$..*", "$.paths[?@.x == 'a']", "$['", "$.a[", {"target": "$", "remove": True}])
    for name, folder in FOLDERS.items()
    if (folder / OVERLAY).exists() and (overlay := read_document(folder / OVERLAY))
}
TEXTS = {name: mutated_bytes((folder / "cohere.yaml").read_bytes(), YAML) for name, folder in FOLDERS.items()}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Command:
    """A command in a folder that it may write to, and what came of its runs."""

    def __init__(self, main: Callable[[list[str]], int], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._main = main
        self._capsys = capsys
        self.folder = folder
        self.codes = Counter[int]()

    def run(self, *arguments: object) -> int:
        """The exit code. A refusal is one line with file and pointer, and leaves the folder as it was."""
        before = tree(self.folder)
        code = self._main([str(argument) for argument in arguments])
        self.codes[code] += 1
        lines = [line for line in self._capsys.readouterr().err.splitlines() if "warning: " not in line]
        assert code in (0, 1)
        if code:
            assert tree(self.folder) == before
            assert lines
            assert all(line.isprintable() and "#" in line for line in lines)
        assert not [name for name in tree(self.folder) if "/." in f"/{name}"], "something temporary is left"
        return code

    def told(self) -> str:
        return f"{self.codes.total():,} specs, {self.codes[1]:,} of them refused"


def write(folder: Path, name: str, content: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@st.composite
def spec_folders(draw: st.DrawFn) -> dict[str, Any]:
    """What stands in a folder of a spec: documents, or the text of one."""
    name = draw(st.sampled_from([*["features"] * 12, *["older"] * 4, *FOLDERS]))
    files = {"cohere.yaml": draw(SPECS[name] | SPECS[name] | TEXTS[name])}
    return files | ({OVERLAY: draw(OVERLAYS[name])} if name in OVERLAYS else {})


@pytest.mark.timeout(3600)
def test_any_spec_is_generated_from_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], figures: Figures
) -> None:
    command = Command(generate.main, tmp_path / "out", capsys)
    options = ["--spec", tmp_path / "spec", "--out", tmp_path / "out" / "client"]

    @fuzzed
    @given(spec_folders(), st.booleans())
    def run(files: dict[str, Any], lenient: bool) -> None:
        shutil.rmtree(tmp_path / "spec", ignore_errors=True)
        for name, content in files.items():
            write(tmp_path / "spec", name, content)
        given_options = [*options, *(["--lenient-overlay"] if lenient else [])]
        if command.run(*given_options) == 0:
            assert command.run(*given_options, "--check") == 0, "half a tree"
            for name, content in tree(tmp_path / "out").items():
                if name.endswith(".py"):
                    compile(content, name, "exec")

    promises = "tracebacks of generate on mutated specs", "trees that generate left half-written"
    with figures.no_failure(*promises, over=command.told):
        run()
    assert command.codes.keys() == {0, 1}


@pytest.mark.timeout(3600)
def test_any_document_is_synced_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], figures: Figures
) -> None:
    command = Command(sync_spec.main, tmp_path / "spec", capsys)

    @fuzzed
    @given(spec_folders(), spec_folders(), st.booleans())
    def run(files: dict[str, Any], there: dict[str, Any], removals: bool) -> None:
        shutil.rmtree(tmp_path / "spec", ignore_errors=True)
        source = write(tmp_path / "up", "stream.yaml", files["cohere.yaml"])
        for name, content in there.items():
            write(tmp_path / "spec", name, content)
        given_options = [source, "--spec", tmp_path / "spec", *(["--allow-removals"] if removals else [])]
        # A report of what would be removed goes elsewhere, and the spec stays.
        if command.run(*given_options, "--report", tmp_path / "report.md") == 0:
            assert parse_document((tmp_path / "spec" / "cohere.yaml").read_text(encoding="utf-8"), "synced")["paths"]

    promises = "tracebacks of sync on mutated specs", "specs that sync left half-written"
    with figures.no_failure(*promises, over=command.told):
        run()
    assert command.codes.keys() == {0, 1}
