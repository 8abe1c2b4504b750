"""Each example of docs/embeddings.md runs, alone, and type-checks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cohere_local

ROOT = Path(__file__).parents[1]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs/embeddings.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(example: str) -> None:
    with cohere_local.running() as api:
        there = {"CO_API_URL": api.url, "CO_API_KEY": "key-for-tests"}
        subprocess.run([sys.executable, "-c", example], env={**os.environ, **there}, check=True)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.timeout(240)
def test_the_examples_type_check(tmp_path: Path) -> None:
    for number, example in enumerate(EXAMPLES):
        (tmp_path / f"example_{number}.py").write_text(example, encoding="utf-8")
    environment = {**os.environ, "MYPYPATH": f"{ROOT / 'generated'}:{ROOT}"}
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={ROOT / '.mypy_cache/typing'}"]
    subprocess.run([*command, str(tmp_path)], env=environment, check=True)
