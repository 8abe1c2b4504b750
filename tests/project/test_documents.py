"""Every example of README and docs does what it says, against the local API; test_typing.py checks their types."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cohere_local
from tests.support.snippets import Snippet, commands, documents, program, run, snippets

pytest_plugins = ["pytester"]

EXAMPLES = [example for path in documents() for example in snippets(path)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_runs(example: Snippet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CO_API_KEY", "a-key")
    with cohere_local.running() as api:
        monkeypatch.setenv("CO_API_URL", api.url)

        assert run(example.code, tmp_path) == []


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "def test_" in one.code], ids=str)
def test_a_test_in_an_example_passes(example: Snippet, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(example.code)
    done = pytester.runpytest_subprocess("-W", "error")
    done.assert_outcomes(passed=example.code.count("def test_"))


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("curl") is None, reason="no shell with curl")
@pytest.mark.parametrize("path", [path for path in documents() if commands(path)], ids=lambda path: path.stem)
def test_a_command_prints_what_its_document_shows(path: Path) -> None:
    with cohere_local.running() as api:
        for command, shown in commands(path):
            here = command.replace("localhost:8700", api.url)
            done = subprocess.run(here, shell=True, capture_output=True, text=True, check=True)
            assert done.stdout == shown, command


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_every_block_is_an_example(path: Path) -> None:
    assert len(snippets(path)) == path.read_text(encoding="utf-8").count("```python\n")


class TestBlocks:
    """How examples are found."""

    def found(self, folder: Path, text: str) -> list[Snippet]:
        path = folder / "page.md"
        path.write_text(text)
        return snippets(path)

    def test_with_the_line_where_they_begin(self, tmp_path: Path) -> None:
        blocks = self.found(
            tmp_path, "# T\n\n```python\na = 1\n```\n\n```json\n{}\n```\n- x\n  ```python\n  b = 2\n  ```\n"
        )

        assert [(str(block), block.code) for block in blocks] == [("page_4", "a = 1\n"), ("page_12", "b = 2\n")]

    def test_one_that_continues_holds_those_before(self, tmp_path: Path) -> None:
        blocks = self.found(tmp_path, "```python\na = 1\n```\n\n<!-- continues -->\n```python\nb = a\n```\n")

        assert [block.code for block in blocks] == ["a = 1\n", "a = 1\n\nb = a\n"]

    def test_what_awaits_becomes_a_function_that_is_run(self) -> None:
        assert program("a = 1\n") == "a = 1\n"
        assert "async def main() -> None:\n    await a\n" in program("await a\n")
        assert program("await a\n").endswith("asyncio.run(main())\n")
