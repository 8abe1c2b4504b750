"""`scripts/generate.py` gives the same bytes everywhere, says what differs, and writes a whole tree or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import generate
import pytest
from codegen.generate import generator
from codegen.generate.write import output

from tests.regolden import SPECS, STATIC, golden
from tests.support.paths import ROOT
from tests.support.trust.figures import sized

SCRIPT = ROOT / "scripts" / "generate.py"
FEATURES = SPECS / "features"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*arguments: str | Path, seed: str = "0", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that holds the client of the features spec."""
    folder = tmp_path / "out"
    assert generate.main(["--spec", str(FEATURES), "--out", str(folder)]) == 0
    return folder


def check(out: Path) -> int:
    return generate.main(["--spec", str(FEATURES), "--out", str(out), "--check"])


def test_hash_seeds_and_working_directories_make_no_difference(tmp_path: Path) -> None:
    expected = golden("features")
    for seed, folder in (("4242", tmp_path), ("1", ROOT))[: sized(full=2, quick=1)]:
        out = tmp_path / seed
        done = run("--spec", FEATURES, "--out", out, seed=seed, folder=folder)
        assert (done.returncode, done.stderr) == (0, "")
        found = tree(out)
        assert all(found.pop(path) for path in STATIC)
        assert found == expected


def test_the_committed_client_is_the_one_of_the_committed_spec() -> None:
    done = run("--check", seed="7")
    assert (done.returncode, done.stdout) == (0, "generate: nothing differs\n"), done.stdout + done.stderr


def test_a_run_tells_what_it_wrote_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--spec", str(FEATURES), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.startswith("generate: 11 operations, ")
    assert (tmp_path / "out" / "reference" / "animals.md").exists()


def test_check_writes_nothing_and_exits_0_where_nothing_differs(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(out)
    capsys.readouterr()
    assert check(out) == 0
    assert capsys.readouterr().out == "generate: nothing differs\n"
    assert tree(out) == before


def test_check_names_each_file_that_differs_is_missing_or_does_not_belong(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = out / "cohere_api"
    (package / "clients.py").write_text("edited by hand\n", encoding="utf-8")
    (package / "waits.py").unlink()
    (package / "models" / "stray.py").write_text("", encoding="utf-8")
    (out / "reference" / "gone.md").write_text("", encoding="utf-8")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "clients.cpython-311.pyc").write_bytes(b"")
    before = tree(out)
    capsys.readouterr()
    assert check(out) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"differs: {package / 'clients.py'}",
        f"does not belong: {package / 'models' / 'stray.py'}",
        f"missing: {package / 'waits.py'}",
        f"does not belong: {out / 'reference' / 'gone.md'}",
    ]
    assert tree(out) == before


def test_check_of_a_folder_that_is_not_there_names_every_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "nowhere") == 1
    assert len(capsys.readouterr().out.splitlines()) == len(golden("features")) + len(STATIC)
    assert not (tmp_path / "nowhere").exists()


def test_a_run_removes_what_no_longer_belongs_and_leaves_what_is_beside(out: Path) -> None:
    before = tree(out)
    (out / "cohere_api" / "models" / "stray.py").write_text("", encoding="utf-8")
    (out / "reference" / "gone.md").write_text("", encoding="utf-8")
    (out / "cohere_api" / "clients.py").unlink()
    (out / "another_package").mkdir()
    (out / "another_package" / "kept.py").write_text("", encoding="utf-8")
    assert generate.main(["--spec", str(FEATURES), "--out", str(out)]) == 0
    assert tree(out) == {**before, "another_package/kept.py": b""}


def test_a_spec_that_fails_leaves_the_old_tree_untouched(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(FEATURES, broken)
    text = (broken / "cohere.yaml").read_text(encoding="utf-8")
    (broken / "cohere.yaml").write_text(text.replace("operationId: echo", "operationId: talk"), encoding="utf-8")
    before = tree(out)
    capsys.readouterr()
    assert generate.main(["--spec", str(broken), "--out", str(out)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert f"generate: {broken / 'cohere.yaml'}#/paths/~1v1~1echo/post/operationId: 'talk' is taken by" in printed.err
    assert tree(out) == before


@pytest.mark.parametrize("writes", [0, 3, 25])
def test_a_run_that_breaks_off_leaves_the_old_tree_untouched(
    out: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    (out / "cohere_api" / "clients.py").write_text("older\n", encoding="utf-8")
    before = tree(out)
    write, left = Path.write_bytes, [writes]

    def full_disk(path: Path, content: bytes) -> int:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        return write(path, content)

    made = generator.generate(FEATURES)
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        output.replace_folders({out / "cohere_api": made.package, out / "reference": made.reference})
    monkeypatch.undo()
    assert tree(out) == before


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_a_swap_that_breaks_off_puts_the_old_tree_back(
    out: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    (out / "cohere_api" / "clients.py").write_text("older\n", encoding="utf-8")
    before = tree(out)
    rename, done = Path.rename, [0]

    def refused_once(path: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] == renames + 1:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    made = generator.generate(FEATURES)
    monkeypatch.setattr(Path, "rename", refused_once)
    with pytest.raises(PermissionError):
        output.replace_folders({out / "cohere_api": made.package, out / "reference": made.reference})
    monkeypatch.undo()
    assert tree(out) == before
    assert sorted(path.name for path in out.iterdir()) == ["cohere_api", "reference"]
