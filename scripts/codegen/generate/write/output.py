"""Generated trees on disk: compared, or put in place whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

Files = dict[str, bytes]
_NEVER_OURS = ("__pycache__", ".pyc")


def differences(folder: Path, files: Files) -> Iterator[str]:
    """Return a line for each file that a run would add, change or remove."""
    present = set(_files_below(folder))
    for name in sorted(files.keys() | present):
        if name not in present:
            yield f"missing: {folder / name}"
        elif name not in files:
            yield f"does not belong: {folder / name}"
        elif (folder / name).read_bytes() != files[name]:
            yield f"differs: {folder / name}"


def replace_folders(trees: dict[Path, Files]) -> None:
    """Put the trees in place of the folders: each is written beside its place first, then all are swapped in.

    Raises OSError, with the folders as they were.
    """
    with ExitStack() as stack:
        spares = {folder: _spare(folder, stack) for folder in trees}
        for folder, files in trees.items():
            _write(spares[folder] / "new", files)
        try:
            for folder, spare in spares.items():
                if folder.exists():
                    folder.rename(spare / "old")
                (spare / "new").rename(folder)
        except OSError:
            _put_back(spares)
            raise


def _spare(folder: Path, stack: ExitStack) -> Path:
    """Return a folder for the time being, on the same disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent)))


def _put_back(spares: dict[Path, Path]) -> None:
    for folder, spare in spares.items():
        if folder.exists() and not (spare / "new").exists():
            folder.rename(spare / "refused")
        if (spare / "old").exists():
            (spare / "old").rename(folder)


def _write(new: Path, files: Files) -> None:
    new.mkdir()
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files_below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and not any(mark in path.as_posix() for mark in _NEVER_OURS):
            yield path.relative_to(folder).as_posix()
