"""mypy --strict and pyright strict accept the generated code and its use, and refuse each line marked `# error`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.regolden import NAMES, generated
from tests.support.paths import ROOT
from tests.support.snippets import documents, program, snippets

USES = ROOT / "tests" / "typing"
Lines = set[tuple[str, int]]
Complaints = dict[tuple[str, int], list[str]]

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of tests/typing, the examples of README and docs, the packages of the small specs."""
    folder = tmp_path_factory.mktemp("typing")
    for use in USES.glob("*.py"):
        shutil.copy(use, folder)
    for example in (example for path in documents() for example in snippets(path)):
        (folder / f"{example}.py").write_text(program(example.code), encoding="utf-8")
    for name in NAMES:
        for path, content in generated(name).items():
            if path.endswith((".py", "py.typed")):
                written = folder / path.replace("cohere_api", f"golden_{name}", 1)
                written.parent.mkdir(parents=True, exist_ok=True)
                written.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def marked(folder: Path) -> Lines:
    lines = {
        (path.name, number)
        for path in folder.glob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith("  # error")
    }
    assert len(lines) > 30
    return lines


def test_mypy_refuses_the_marked_lines_and_no_others(folder: Path, marked: Lines) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-pretty", "--hide-error-context", "."]
    folders = {"MYPYPATH": str(ROOT / "generated"), "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache" / "typing")}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **folders}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert int(done.stdout.rpartition("(checked ")[2].split()[0]) > 40
    complaints: Complaints = {}
    for file, line, message in re.findall(r"^(.+?):(\d+): error: (.*)$", done.stdout, re.MULTILINE):
        complaints.setdefault((Path(file).as_posix(), int(line)), []).append(message)
    assert_as_marked(complaints, marked)


def test_pyright_refuses_the_marked_lines_and_no_others(folder: Path, marked: Lines) -> None:
    settings = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    settings |= {"extraPaths": [str(ROOT / "generated")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr or done.stdout
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] > 40
    complaints: Complaints = {}
    for one in report["generalDiagnostics"]:
        place = (Path(one["file"]).relative_to(folder).as_posix(), one["range"]["start"]["line"] + 1)
        complaints.setdefault(place, []).append(one["message"])
    assert_as_marked(complaints, marked)


def assert_as_marked(complaints: Complaints, marked: Lines) -> None:
    unexpected = {place: messages for place, messages in complaints.items() if place not in marked}
    assert not unexpected
    assert sorted(marked - complaints.keys()) == []
