"""The files of a multipart request, opened for one attempt."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO

from .._port.exchange import FilePart


class Unsized:
    """A file that can only be read on: it hides its descriptor, whose size would be taken for the length."""

    def __init__(self, file: IO[bytes]) -> None:
        self.read = file.read


Readable = IO[bytes] | Unsized
OpenPart = tuple[str, tuple[str | None, Readable | str] | tuple[str | None, Readable, str]]
"""A part of a multipart body as httpx takes it: field, then file name, content and perhaps media type."""


@contextmanager
def open_files(files: Sequence[FilePart]) -> Generator[list[OpenPart], None, None]:
    """Give the files as parts of one request. Files opened here are closed on leaving; the user's own are not."""
    with ExitStack() as stack:
        yield [_open_part(part, stack) for part in files]


def _open_part(part: FilePart, stack: ExitStack) -> OpenPart:
    readable = _readable(part, stack)
    if part.media_type is None:
        return part.field, (part.name, readable)
    return part.field, (part.name, readable, part.media_type)


def _readable(part: FilePart, stack: ExitStack) -> Readable:
    content = part.content
    if isinstance(content, PathLike):
        return stack.enter_context(Path(content).open("rb"))
    if isinstance(content, bytes):
        # As a file, so that little is read at a time: HTTP clients copy what a socket did not take at once.
        return BytesIO(content)
    return content if part.repeatable else Unsized(content)
