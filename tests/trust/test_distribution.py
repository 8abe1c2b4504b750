"""What users install: the wheel and the sdist hold what they need and nothing else, and importing is silent."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.trust.figures import Figures

PACKAGES = {"coherekit": ROOT / "coherekit", "cohere_local": ROOT / "cohere_local"}
PACKAGES["cohere_api"] = ROOT / "generated" / "cohere_api"
EXTRAS = {"aiohttp", "datasets", "generate", "local", "numpy", "parquet", "progress", "structured", "tokenizers"}
NO_CODE = {"coherekit/py.typed", "cohere_local/py.typed", "cohere_api/py.typed"}
NO_CODE |= {"cohere_local/serving/page.html", "cohere_api/openapi.json"}


def _build(target: str, source: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist holds."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (inner,) = folder.iterdir()
    return inner


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as an installer does that was given the sdist."""
    return _build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Message:
    return Parser().parsestr(_about(installed, "METADATA"))


def _about(installed: Path, name: str) -> str:
    (found,) = installed.glob(f"*.dist-info/{name}")
    return found.read_text(encoding="utf-8")


def _files(folder: Path) -> set[str]:
    found = {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    return {path.relative_to(folder).as_posix() for path in found}


def test_the_wheel_holds_the_three_packages_and_nothing_else(installed: Path) -> None:
    held = _files(installed)
    ours = {name for name in held if ".dist-info/" not in name}
    assert ours == {f"{name}/{file}" for name, folder in PACKAGES.items() for file in _files(folder)}
    assert {name for name in ours if not name.endswith(".py")} == NO_CODE
    about = {name.partition(".dist-info/")[2] for name in held - ours}
    assert about == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_wheel_is_small(installed: Path, figures: Figures) -> None:
    total = sum((installed / name).stat().st_size for name in _files(installed))
    figures.at_most("size when installed", total / 1e6, 2, unit="MB", over="the files of the wheel")


def test_the_wheel_says_what_it_needs(metadata: Message, installed: Path) -> None:
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert set(metadata.get_all("Provides-Extra") or []) == EXTRAS
    always = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]
    assert [re.split("[<>=]", line)[0] for line in always] == ["attrs", "httpx", "orjson", "python-dateutil"]
    entries = _about(installed, "entry_points.txt").split("\n\n")
    assert "[console_scripts]\ncoherekit = coherekit.__main__:main" in entries[0]
    assert "[pytest11]\ncoherekit = coherekit.testing" in entries[1]


def test_the_sdist_holds_the_packages_and_what_they_are_made_from(sdist: Path, unpacked: Path) -> None:
    tops = {"coherekit", "cohere_local", "generated", "spec", "templates", "scripts"}
    tops |= {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}
    assert {path.name for path in unpacked.iterdir()} == tops
    suffixes = {Path(name).suffix for name in _files(unpacked)}
    assert suffixes == {".py", ".jinja", ".yaml", ".json", ".md", ".toml", ".html", ".typed", ""}
    assert sdist.stat().st_size <= 1_000_000


def test_what_the_sdist_holds_regenerates_the_client(unpacked: Path) -> None:
    """Of the reference pages it has none, so that only the package is compared."""
    command = [sys.executable, "scripts/generate.py", "--out", "again"]
    subprocess.run(command, cwd=unpacked, check=True, capture_output=True)
    for name in _files(PACKAGES["cohere_api"]):
        assert (unpacked / "again" / "cohere_api" / name).read_bytes() == (PACKAGES["cohere_api"] / name).read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "import coherekit",
        "import coherekit; coherekit.ClientV2('any').close()",
        "import coherekit.testing",
        "import cohere_local",
        "import cohere_local; cohere_local.create_app",
        "import cohere_api",
    ],
)
def test_importing_what_was_installed_is_silent(line: str, installed: Path) -> None:
    """Alone, with every warning an error, and nothing of this folder in reach."""
    program = f"import sys; sys.path.insert(0, {str(installed)!r}); {line}; ours = sys.modules\n"
    program += "for name in ours:\n"
    program += "  if name.startswith('cohere') and '.' not in name:\n"
    program += f"    assert ours[name].__file__.startswith({str(installed)!r}), ours[name].__file__\n"
    command = [sys.executable, "-I", "-W", "error", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
