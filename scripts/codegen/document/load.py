"""Reading a document within limits, and writing one with a stable form.

Documents come from outside: their size, depth and aliases are bounded before anything else looks at them.
"""

from __future__ import annotations

import contextlib
import gc
import http.client
import io
import json
import math
import re
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.representer import SafeRepresenter

from .pointer import Mapping, Pointer, is_list, is_mapping, text

MAX_BYTES = 16 * 1024 * 1024
MAX_NODES = 2_000_000
MAX_DEPTH = 100
TIMEOUT_SECONDS = 30.0

# A YAML 1.1 reader takes these words for booleans, so they are written quoted.
_YAML_1_1_BOOLEANS = frozenset({"y", "n", "yes", "no", "on", "off"})


class SpecError(Exception):
    """Something in a document that cannot be used: ``place`` is file and JSON pointer, ``message`` the remedy."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(place, message)
        self.place = place
        self.message = message

    def __str__(self) -> str:
        return printable(f"{_shortened(self.place)}: {_shortened(self.message)}")


def printable(text: str) -> str:
    """Return the text in one line, in which nothing can steer a terminal."""
    line = " ".join(text.split())
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in line)


def _shortened(line: str) -> str:
    """Return at most 800 characters: names in a document have no limit of their own."""
    return line if len(line) <= 800 else f"{line[:600]}...{line[-100:]}"


def is_url(source: str | Path) -> bool:
    """Tell whether the source is to be fetched over HTTP."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def read_text(source: str | Path) -> str:
    """Return the text of a file or an http(s) URL. Raises ``SpecError`` over 16 MB, and for what is not UTF-8."""
    raw = _fetch(str(source)) if is_url(source) else _read_file(Path(source))
    if len(raw) > MAX_BYTES:
        raise SpecError(f"{source}#", f"larger than {MAX_BYTES:,} bytes; split or shorten the document")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpecError(f"{source}#", f"not UTF-8 at byte {error.start}; save the document as UTF-8") from None


def read_document(source: str | Path) -> Mapping:
    """Return the mapping that a YAML 1.2 or JSON file (or URL) holds. Raises ``SpecError``."""
    return parse_document(read_text(source), str(source))


def parse_document(content: str, name: str) -> Mapping:
    """Return the mapping in the text, with string keys and no shared nodes. ``name`` stands in errors."""
    try:
        with _collector_paused():
            loaded = _parse(content, name)
    except RecursionError:
        raise SpecError(f"{name}#", f"nested deeper than {MAX_DEPTH} levels; flatten the document") from None
    document = _Copier(name).copy(loaded, ())
    if not is_mapping(document):
        raise SpecError(f"{name}#", "holds no mapping; give an OpenAPI document")
    return document


def require_openapi(document: Mapping, name: str) -> None:
    """Raise ``SpecError`` unless the document says OpenAPI 3.0 or 3.1 and has a mapping of paths."""
    version = document.get("openapi")
    if not re.fullmatch(r"3\.[01](\.\d+)?", str(version)):
        shown = "is missing" if version is None else f"is {str(version)[:40]!r}"
        raise SpecError(f"{name}#/openapi", f"{shown}; give an OpenAPI 3.0 or 3.1 document")
    if not is_mapping(document.get("paths")):
        raise SpecError(f"{name}#/paths", "is missing or no mapping; give a document with operations")


def dump_yaml(document: Mapping, header: str = "") -> str:
    """Return block-style YAML in the mapping's own order, without anchors, after ``header`` as comment lines."""
    writer: Any = YAML(typ="safe", pure=True)
    writer.Representer = _Representer
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = 4096
    writer.sort_base_mapping_type_on_output = False
    out = io.StringIO()
    out.writelines(f"# {line}\n" for line in header.splitlines())
    with _collector_paused():
        writer.dump(document, out)
    return out.getvalue()


@contextlib.contextmanager
def _collector_paused() -> Generator[None]:
    """Hold off the collector: of a parser's millions of objects all stay, and it would walk them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SpecError(f"{path}#", f"larger than {MAX_BYTES:,} bytes; split or shorten the document")
        return path.read_bytes()
    except OSError as error:
        raise SpecError(f"{path}#", f"cannot be read: {error.strerror or error}") from None


def _fetch(url: str) -> bytes:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    try:
        with opener.open(urllib.request.Request(url), timeout=TIMEOUT_SECONDS) as reply:
            announced: int | None = reply.length
            content = bytes(reply.read(MAX_BYTES + 1))
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        raise SpecError(f"{url}#", f"cannot be fetched: {error}") from None
    if announced is not None and len(content) < min(announced, MAX_BYTES + 1):
        raise SpecError(f"{url}#", f"ended after {len(content):,} of {announced:,} bytes; fetch it again")
    return content


def _parse(content: str, name: str) -> Any:
    if content.lstrip()[:1] == "{":
        try:
            return json.loads(content)
        except ValueError:
            pass  # a YAML flow mapping starts with a brace as well
    reader: Any = YAML(typ="safe", pure=True)
    reader.Constructor = _Constructor
    try:
        root = reader.compose(content)
        if root is None:
            return None
        _refuse_bombs(root, name)
        return reader.constructor.construct_document(root)
    except (YAMLError, ValueError, LookupError) as error:
        raise SpecError(f"{name}#", f"not YAML: {_problem(error)}; correct it there") from None


def _refuse_bombs(root: Any, name: str) -> None:
    """Count nodes with aliases and merge keys at their full size, before any of them is written out.

    Each node is measured once, so the measuring itself cannot explode.
    """
    sizes: dict[int, int] = {}
    opened: set[int] = set()
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, measured = stack.pop()
        inner = _children(node)
        if measured:
            opened.discard(id(node))
            sizes[id(node)] = 1 + sum(sizes[id(child)] for child in inner)
            if sizes[id(node)] > MAX_NODES:
                line = node.start_mark.line + 1
                raise SpecError(f"{name}#", f"line {line}: aliases come to more than {MAX_NODES:,} values; write less")
        elif id(node) in opened:
            line = node.start_mark.line + 1
            raise SpecError(f"{name}#", f"line {line}: an alias stands inside its own anchor; write the value out")
        elif id(node) not in sizes:
            opened.add(id(node))
            stack.append((node, True))
            stack.extend((child, False) for child in inner if id(child) not in sizes)


def _children(node: Any) -> list[Any]:
    value: Any = node.value
    if not is_list(value):
        return []
    entries: list[tuple[Any, ...]] = [entry if isinstance(entry, tuple) else (entry,) for entry in value]
    return [child for entry in entries for child in entry]


def _problem(error: Any) -> str:
    """Return line, column and problem of a YAML error, in one short line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    what = getattr(error, "problem", None) or getattr(error, "context", None) or error
    return where + str(what).splitlines()[0][:200]


def _always(_representer: object, _data: object) -> bool:
    return True


def _represent_str(representer: Any, data: str) -> Any:
    # Line breaks of every kind are escaped: the plain styles fold them, and not all of them come back.
    style = '"' if not data.isprintable() else "'" if data.lower() in _YAML_1_1_BOOLEANS else None
    return representer.represent_scalar("tag:yaml.org,2002:str", data, style=style)


# Made with type(), since ruamel.yaml carries no types to subclass. Dates stay the text that they are written as;
# no anchors are written.
_Constructor: Any = type("_Constructor", (SafeConstructor,), {})
_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_str)
_Representer: Any = type("_Representer", (SafeRepresenter,), {"ignore_aliases": _always})
_Representer.add_representer(str, _represent_str)


def _encodes(content: str) -> bool:
    try:
        return content.isascii() or bool(content.encode())
    except UnicodeEncodeError:
        return False


class _Copier:
    """Copies the loaded document into mappings with string keys, lists and JSON's scalars; nothing is shared."""

    def __init__(self, name: str) -> None:
        self._name = name

    def copy(self, node: Any, pointer: Pointer) -> Any:
        if len(pointer) > MAX_DEPTH:
            raise self._error(pointer, f"nested deeper than {MAX_DEPTH} levels; flatten the document")
        if is_list(node):
            return [self.copy(entry, (*pointer, str(index))) for index, entry in enumerate(node)]
        if is_mapping(node):
            named = ((self._key(key, pointer), value) for key, value in node.items())
            return {key: self.copy(value, (*pointer, key)) for key, value in named}
        return self._scalar(node, pointer)

    def _key(self, key: Any, pointer: Pointer) -> str:
        plain = self._scalar(key, pointer)
        return plain if isinstance(plain, str) else json.dumps(plain)

    def _scalar(self, node: Any, pointer: Pointer) -> Any:
        if isinstance(node, str) and not _encodes(node):
            raise self._error(pointer, "half of a surrogate pair, which UTF-8 cannot hold; write the character itself")
        if node is None or isinstance(node, str | bool | int):
            return node
        if isinstance(node, float) and math.isfinite(node):
            return node
        raise self._error(pointer, f"a {type(node).__name__} has no place in JSON; write plain values")

    def _error(self, pointer: Pointer, message: str) -> SpecError:
        return SpecError(f"{self._name}{text(pointer)}", message)
