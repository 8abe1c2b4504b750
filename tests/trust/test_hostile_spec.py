"""A spec is untrusted: no text of it runs, breaks out of where it stands, or chooses where a file goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from codegen.generate import generator
from codegen.generate.generator import Output

from tests.support.generated_from import write_output, write_spec
from tests.support.hostile import LONG, PAYLOADS, RUN, hostile_spec
from tests.support.inert import assert_inert
from tests.support.paths import ROOT
from tests.support.small_spec import Node
from tests.support.trust.figures import Figures

PROBE = ROOT / "tests" / "support" / "hostile_probe.py"
ALL = PAYLOADS | LONG


def hostile(text: str) -> Node:
    return hostile_spec(text, text if text in PAYLOADS.values() else "name")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Output]:
    folder = tmp_path_factory.mktemp("spec")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "format_python", lambda _: None)
        return {payload: generator.generate(write_spec(folder, hostile(text))) for payload, text in ALL.items()}


@pytest.mark.parametrize("payload", ALL)
def test_what_is_written_is_inert(payload: str, outputs: dict[str, Output]) -> None:
    assert_inert(outputs[payload])


@pytest.fixture(scope="module")
def facts(outputs: dict[str, Output], tmp_path_factory: pytest.TempPathFactory, figures: Figures) -> dict[str, Any]:
    """What a new process finds in the package of each payload, all imported and used there."""
    folder = tmp_path_factory.mktemp("packages")
    for index, output in enumerate(outputs.values()):
        write_output(folder / str(index), output)
    before = set(folder.rglob("*"))
    command = [sys.executable, "-B", str(PROBE), str(len(ALL))]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    ran = set(folder.rglob("*")) - before
    over = f"{len(ALL)} payloads in every place of a spec, imported and used"
    figures.at_most("files that payloads of a spec wrote by running", len(ran), 0, over=over)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return dict(zip(ALL, found, strict=True))


@pytest.mark.parametrize("payload", ALL)
def test_what_is_imported_runs_nothing_and_says_exactly_what_the_spec_says(payload: str, facts: dict[str, Any]) -> None:
    text = ALL[payload]
    name = text if payload in PAYLOADS else "name"
    assert facts[payload] == {
        "operations": [f"first {name}", f"second {name}", f"third {name}"],
        "query": [[name, "v"], ["level", text]],
        "reply": {name: "x", f"items {name}": ["y"], "enum": text, "more": text},
        "required": [name],
        "levels": [text, "b"],
        "body": {name: ["z"], "constant": text, "union": {name: text}},
        "constant": text,
        "stream": [f"switch {name}", [text], [text], text],
        "event": [text, text],
        "candidate": {"a": text},
        "wait": [[text], [text]],
        "document": hostile(text),
    }


def test_the_command_writes_its_two_folders_and_nothing_else(tmp_path: Path) -> None:
    text = "\n".join([*PAYLOADS.values(), RUN])
    write_spec(tmp_path / "spec", hostile_spec(text, "../../../evil"))
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--spec", "spec", "--out", "a/b/c"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ})
    assert (done.returncode, done.stderr) == (0, "")
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    outside = {name for name in files if not name.startswith(("a/b/c/cohere_api/", "a/b/c/reference/"))}
    assert outside == {"spec/cohere.yaml"}
