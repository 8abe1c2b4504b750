"""Files of a multipart request: what may be given, and whether it can be sent twice."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from .._port.exchange import FilePart
from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.values import FileInput


def read_files(files: Mapping[str, FileInput]) -> list[FilePart]:
    """Return the parts of a multipart body.

    Raises ValidationError for anything but a path, bytes, a binary file, or a tuple with one of these.
    """
    return [_part(field, given) for field, given in files.items()]


def _part(field: str, given: FileInput) -> FilePart:
    if not isinstance(given, tuple):
        content, name, media_type = given, _name(given), None
    elif _is_named(given):
        name, content, media_type = given if len(given) == 3 else (*given, None)
    else:
        raise ValidationError(f"{field}: a tuple must be (file name, content) or (file name, content, media type)")
    _check_content(field, content)
    _check_texts(field, name, media_type or "")
    repeatable = isinstance(content, bytes | PathLike) or _is_seekable(content)
    return FilePart(field, name, content, repeatable, media_type)


def _is_named(given: tuple[object, ...]) -> bool:
    return len(given) in (2, 3) and all(isinstance(text, str) for text in (given[0], *given[2:]))


def _check_texts(field: str, name: str, media_type: str) -> None:
    """Refuse what can't stand in the headers of the part; HTTP clients write the media type as it is."""
    if not media_type.isascii() or not media_type.isprintable():
        raise ValidationError(f"{field}: the media type must be printable ASCII text")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ValidationError(f"{field}: the file name can't be sent, as it is no valid Unicode") from None


def _check_content(field: str, content: object) -> None:
    if isinstance(content, str):
        raise ValidationError(f"{field} is a str: pass pathlib.Path(...) for a file, or bytes for its content")
    if isinstance(content, bytes | PathLike):
        return
    read = getattr(content, "read", None)
    if read is None:
        raise ValidationError(f"{field} must be a path, bytes or a binary file, not {type(content).__name__}")
    try:
        nothing = read(0)
    except (OSError, ValueError) as error:
        raise ValidationError(f"{field} is a file that can't be read: {error}") from None
    if isinstance(nothing, str):
        raise ValidationError(f'{field} is a file in text mode: open it with mode "rb"')
    if not isinstance(nothing, bytes | bytearray | memoryview):
        getattr(nothing, "close", bool)()
        raise ValidationError(f"{field} must be a binary file, but its read() gives {type(nothing).__name__}")


def _is_seekable(file: object) -> bool:
    seekable = getattr(file, "seekable", None)
    return bool(seekable()) if seekable else False


def _is_path(content: object) -> TypeGuard[PathLike[str]]:
    return isinstance(content, PathLike)


def _name(content: object) -> str:
    if _is_path(content):
        return Path(content).name
    name = getattr(content, "name", None)
    return Path(name).name if isinstance(name, str) else "upload"
