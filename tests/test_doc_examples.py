"""The Python examples of the docs run as they stand, against the local API."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cohere_local

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLES = [
    pytest.param(code, id=f"{page}-{number}")
    for page in ("lists-and-jobs.md",)
    for number, code in enumerate(
        re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    )
]


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_runs(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with cohere_local.running() as api:
        monkeypatch.setenv("CO_API_URL", api.url)
        monkeypatch.setenv("CO_API_KEY", "any")
        exec(compile(code, "example", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 5
