"""Files of a multipart request: what may be given, whether it can be sent twice, and opening it for one attempt."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeGuard

from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime import FileInput

Part = tuple[str, tuple[str | None, Any] | tuple[str | None, Any, str]]
"""A part of a multipart body as httpx takes it: field, then file name, content and perhaps media type."""


class Unsized:
    """A file that can only be read on: it hides its descriptor, whose size would be taken for the length."""

    def __init__(self, file: IO[bytes]) -> None:
        self.read = file.read


def check_files(files: Mapping[str, FileInput]) -> Mapping[str, FileInput]:
    """Raises ValidationError for anything but a path, bytes, a binary file, or a tuple with one of these."""
    for field, given in files.items():
        content = _content(field, given)
        _check_content(field, content)
        _check_texts(field, *(given[0], *given[2:]) if _is_tuple(given) else (_name(content),))
    return files


def _content(field: str, given: Any) -> Any:
    if not _is_tuple(given):
        return given
    if len(given) not in (2, 3) or not all(isinstance(text, str) for text in (given[0], *given[2:])):
        raise ValidationError(f"{field}: a tuple must be (file name, content) or (file name, content, media type)")
    return given[1]


def _check_texts(field: str, name: str, media_type: str = "") -> None:
    """They stand in headers of the part; HTTP clients write the media type as it is."""
    if not media_type.isascii() or not media_type.isprintable():
        raise ValidationError(f"{field}: the media type must be printable ASCII text")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ValidationError(f"{field}: the file name can't be sent, as it is no valid Unicode") from None


def _check_content(field: str, content: Any) -> None:
    if isinstance(content, str):
        raise ValidationError(f"{field} is a str: pass pathlib.Path(...) for a file, or bytes for its content")
    if isinstance(content, bytes | PathLike):
        return
    if not hasattr(content, "read"):
        raise ValidationError(f"{field} must be a path, bytes or a binary file, not {type(content).__name__}")
    try:
        nothing = content.read(0)
    except (OSError, ValueError) as error:
        raise ValidationError(f"{field} is a file that can't be read: {error}") from None
    if isinstance(nothing, str):
        raise ValidationError(f'{field} is a file in text mode: open it with mode "rb"')
    if not isinstance(nothing, bytes | bytearray | memoryview):
        getattr(nothing, "close", bool)()
        raise ValidationError(f"{field} must be a binary file, but its read() gives {type(nothing).__name__}")


def is_repeatable(files: Mapping[str, FileInput]) -> bool:
    """Whether each file can be read again from its start."""
    contents = [_content(field, given) for field, given in files.items()]
    return all(isinstance(content, bytes | PathLike) or _is_seekable(content) for content in contents)


def _is_seekable(file: Any) -> bool:
    seekable = getattr(file, "seekable", None)
    return bool(seekable()) if seekable else False


@contextmanager
def opened(files: Mapping[str, FileInput]) -> Generator[list[Part], None, None]:
    """The files as parts of one request. Files opened here are closed on leaving; the user's own are not."""
    with ExitStack() as stack:
        yield [(field, _part(given, stack)) for field, given in files.items()]


def _part(given: Any, stack: ExitStack) -> tuple[str | None, Any] | tuple[str | None, Any, str]:
    if _is_tuple(given):
        return (given[0], _readable(given[1], stack), *given[2:])
    return (_name(given), _readable(given, stack))


def _is_tuple(given: Any) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(given, tuple)


def _is_path(content: Any) -> TypeGuard[PathLike[str]]:
    return isinstance(content, PathLike)


def _name(content: Any) -> str:
    if _is_path(content):
        return Path(content).name
    name = getattr(content, "name", None)
    return Path(name).name if isinstance(name, str) else "upload"


def _readable(content: Any, stack: ExitStack) -> Any:
    if _is_path(content):
        return stack.enter_context(Path(content).open("rb"))
    if isinstance(content, bytes):
        # As a file, of which little is read at a time: HTTP clients copy what a socket did not take at once.
        return BytesIO(content)
    return content if _is_seekable(content) else Unsized(content)
