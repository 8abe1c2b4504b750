"""Published revisions, old and new, become clients that type-check strictly and decode each model and event."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from codegen.generate.generator import generate, load_spec
from codegen.generate.read.operations import normalise
from codegen.sync.published.structure import each_operation
from sync_spec import main as sync

from tests.support.decoded import Package
from tests.support.paths import ROOT, UPSTREAM_FOLDER
from tests.support.trust.figures import FULL, sized

UPSTREAM = UPSTREAM_FOLDER
REVISIONS = ["2026-08-20", "2025-04-08", "2024-07-30"][: sized(full=3, quick=1)]

pytestmark = [
    pytest.mark.skipif(not UPSTREAM.is_dir(), reason="the published revisions are not here"),
    pytest.mark.timeout(120),
]


@pytest.fixture(scope="module", params=REVISIONS)
def revision(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the revision's spec in `spec` and its client in a package of its own, importable."""
    folder = tmp_path_factory.mktemp("revision")
    (folder / "spec").mkdir()
    shutil.copy(ROOT / "spec" / "overlay.yaml", folder / "spec")
    assert sync([str(UPSTREAM / f"cohere-openapi-{request.param}.yaml"), "--spec", str(folder / "spec")]) == 0
    package = folder / package_name(request.param)
    for name, content in generate(folder / "spec", lenient=True).package.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(content)
    sys.path.insert(0, str(folder))
    yield package
    sys.path.remove(str(folder))


def package_name(revision: str) -> str:
    return f"revision_{revision.replace('-', '_')}"


def test_every_model_decodes_to_its_class_and_round_trips(revision: Path) -> None:
    document = load_spec(revision.parent / "spec", lenient=True)
    package = Package(importlib.import_module(revision.name), normalise(document, "cohere.yaml")["components"])
    models = package.of_kind("properties")
    assert len(models) > 80
    for model in models:
        for full in (True, False):
            raw = package.samples.component(model, full=full)
            decoded = package.model(model).from_dict(raw, strict=True)
            package.assert_decoded({"$ref": f"#/components/schemas/{model}"}, raw, decoded)
            assert decoded.to_dict() == raw


def test_every_operation_comes_through(revision: Path) -> None:
    document = load_spec(revision.parent / "spec", lenient=True)
    endpoints = {path.stem for path in (revision / "endpoints").glob("*.py")} - {"__init__"}
    assert len(endpoints) == len(each_operation(document))


@pytest.mark.skipif(not FULL, reason="a part of make trust; make check types the client of the committed spec")
def test_it_type_checks_strictly(revision: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file",
        "",
        "--cache-dir",
        "../cache",
        "-p",
        revision.name,
    ]
    found = subprocess.run(command, cwd=revision.parent, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
