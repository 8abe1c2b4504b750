"""Generated trees on disk: compared, or put in place whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

Files = dict[str, bytes]
_NEVER_OURS = ("__pycache__", ".pyc")


def differences(folder: Path, files: Files) -> Iterator[str]:
    """A line for each file that a run would add, change or remove."""
    present = set(_files_below(folder))
    for name in sorted(files.keys() | present):
        if name not in present:
            yield f"missing: {folder / name}"
        elif name not in files:
            yield f"does not belong: {folder / name}"
        elif (folder / name).read_bytes() != files[name]:
            yield f"differs: {folder / name}"


def replace_folders(trees: dict[Path, Files]) -> None:
    """Put the trees in place of the folders: each is written beside its place first, then all are swapped in."""
    with tempfile.TemporaryDirectory(prefix="codegen-") as spare:
        written = {folder: _write_beside(folder, files) for folder, files in trees.items()}
        for index, (folder, new) in enumerate(written.items()):
            if folder.exists():
                shutil.move(folder, Path(spare) / str(index))
            new.rename(folder)


def _write_beside(folder: Path, files: Files) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    new.chmod(0o755)
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return new


def _files_below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and not any(mark in path.as_posix() for mark in _NEVER_OURS):
            yield path.relative_to(folder).as_posix()
