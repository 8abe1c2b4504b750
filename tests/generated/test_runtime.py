"""The runtime's parts: each name is offered where it is defined and by the package, and loads no part but its own."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from codegen.generate.write import runtime as writer
from cohere_api import runtime

OF_A_MODEL = {"decoding", "encoding", "models", "problems", "pydantic_compat", "values"}


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a statement loads in a new process."""
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def parts_loaded_by(statement: str) -> set[str]:
    return {name.rpartition(".")[2] for name in loaded_by(statement) if name.startswith("cohere_api.runtime.")}


@pytest.mark.parametrize(("module", "names"), writer.modules().items())
def test_the_package_offers_what_its_modules_define(module: str, names: list[str]) -> None:
    package: Any = runtime
    part = import_module(f"cohere_api.runtime.{module}")

    assert set(names) <= set(package.__all__) == set(dir(package))
    assert all(getattr(package, name) is getattr(part, name) for name in names)


def test_a_name_that_is_nowhere_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Modell'"):
        _ = runtime.Modell  # type: ignore[attr-defined]


def test_a_model_loads_no_more_than_it_needs() -> None:
    loaded = loaded_by("import cohere_api.models.tokenize")

    assert {name for name in loaded if name.startswith("cohere_api.runtime.")} == {
        f"cohere_api.runtime.{part}" for part in OF_A_MODEL
    }
    assert not {"json", "dateutil", "numpy", "urllib.parse"} & loaded


def test_arrays_and_pages_load_with_the_models_that_are_some() -> None:
    assert parts_loaded_by("import cohere_api.models.embed") == OF_A_MODEL | {"arrays"}
    assert parts_loaded_by("import cohere_api.models.datasets") == OF_A_MODEL | {"pages"}
    assert parts_loaded_by("import cohere_api.endpoints.tokenize") == OF_A_MODEL | {"operations"}
    assert parts_loaded_by("import cohere_api.runtime") == set()


def test_a_name_that_two_modules_define_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / f"{name}.py").write_text(
            "def same() -> None: ...\nONLY_ONCE = _private = 1\n".replace("ONLY", name)
        )
    monkeypatch.setattr(writer, "RUNTIME", tmp_path)

    with pytest.raises(ValueError, match=r"templates/runtime defines more than once: same$"):
        writer.modules.__wrapped__()
