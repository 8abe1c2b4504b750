"""What small specs become, byte for byte; `python tests/regolden.py` writes tests/golden anew."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import cohere_api
import pytest
from codegen.generate.generator import load_spec
from codegen.generate.read.operations import normalise

from tests.regolden import NAMES, RUNTIME, SPECS, STATIC, golden
from tests.support.decoded import Package


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_output_is_the_golden_one_byte_for_byte(name: str, files: dict[str, dict[str, bytes]]) -> None:
    found = {path: content.decode() for path, content in files[name].items() if path not in STATIC}
    expected = {path: content.decode() for path, content in golden(name).items()}
    assert found.keys() == expected.keys()
    for path, text in expected.items():
        assert found[path] == text, f"{path}: if this is meant, run python tests/regolden.py"


@pytest.mark.parametrize("path", sorted(STATIC))
def test_what_is_static_is_the_same_for_every_spec(name: str, files: dict[str, dict[str, bytes]], path: str) -> None:
    assert files[name][path] == (Path(cohere_api.__file__).parents[1] / path).read_bytes()


def test_the_runtime_is_copied_as_it_stands(files: dict[str, dict[str, bytes]]) -> None:
    for path in RUNTIME.glob("*.py"):
        header, _, rest = files[NAMES[0]][f"cohere_api/runtime/{path.name}"].partition(b"\n")
        assert path.name == "__init__.py" or rest == path.read_bytes()
        assert header.startswith(b"# Written by")


def test_each_generated_file_says_how_it_is_written(name: str, files: dict[str, dict[str, bytes]]) -> None:
    for path, content in files[name].items():
        if path.endswith((".py", ".md")):
            assert b"Written by `python scripts/generate.py`. Do not edit" in content.splitlines()[0], path
            assert b"\r" not in content
            assert content.endswith(b"\n")


def test_models_of_the_golden_packages_round_trip(name: str, packages: dict[str, ModuleType]) -> None:
    components = normalise(load_spec(SPECS / name), name)["components"]
    package = Package(packages[name], components)
    models = package.of_kind("properties")
    assert models
    for model in models:
        for full in (True, False):
            raw = package.samples.component(model, full=full)
            assert package.model(model).from_dict(raw, strict=True).to_dict() == raw
