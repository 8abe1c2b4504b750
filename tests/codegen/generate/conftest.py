"""The packages of the small specs in tests/specs, generated and imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.regolden import NAMES, generated


@pytest.fixture(scope="module")
def files() -> dict[str, dict[str, bytes]]:
    return {name: generated(name) for name in NAMES}


@pytest.fixture(scope="module")
def packages(files: dict[str, dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The generated packages, imported under names of their own."""
    root = tmp_path_factory.mktemp("packages")
    for name in NAMES:
        for path, content in files[name].items():
            if path.startswith("cohere_api/"):
                written = root / path.replace("cohere_api", f"golden_{name}", 1)
                written.parent.mkdir(parents=True, exist_ok=True)
                written.write_bytes(content)
    sys.path.insert(0, str(root))
    yield {name: importlib.import_module(f"golden_{name}") for name in NAMES}
    sys.path.remove(str(root))


@pytest.fixture
def zoo(packages: dict[str, ModuleType]) -> Any:
    return packages["features"]
