"""What kind of upstream document a source is, found by looking at it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from .load import SpecError, is_url, read_text
from .pointer import is_mapping

PUBLISHED = "the published OpenAPI file"
PAGES = "docs pages"
LAP = "a LAP description"

_PAGE_SUFFIXES = (".md", ".mdx", ".markdown", ".txt")
_SUFFIXES = (*_PAGE_SUFFIXES, ".yaml", ".yml", ".json")
_FENCE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)
_OPENAPI_KEY = re.compile(r"""^\s*["']?openapi["']?\s*:""", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """The kind of the source, and the texts that it holds by name."""

    kind: str
    texts: list[tuple[str, str]]


def read_source(source: str) -> Source:
    """Reads a file, a folder or an http(s) URL. Raises ``SpecError`` for what is none of the three kinds."""
    if is_url(source) or not Path(source).is_dir():
        if "://" in source and not is_url(source):
            raise SpecError(f"{source}#", "not fetched: only http and https URLs, files and folders are read")
        content = read_text(source)
        kind = kind_of(content)
        if kind == PUBLISHED and not _OPENAPI_KEY.search(content) and source.lower().endswith(_PAGE_SUFFIXES):
            raise SpecError(f"{source}#", f"holds none of: {PUBLISHED}, {PAGES} with fenced fragments, {LAP}")
        return Source(kind, [(source, lap_text(content) if kind == LAP else content)])
    return _folder(Path(source))


def _folder(folder: Path) -> Source:
    found: dict[str, list[tuple[str, str]]] = {PUBLISHED: [], PAGES: [], LAP: []}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith("."):
            content = read_text(path)
            kind = kind_of(content)
            if kind != PUBLISHED or _OPENAPI_KEY.search(content):
                found[kind].append((str(path), content))
    if found[PAGES]:
        return Source(PAGES, found[PAGES])
    single = [(kind, texts) for kind, texts in found.items() if len(texts) == 1]
    if len(single) == 1:
        kind, [(name, content)] = single[0]
        return Source(kind, [(name, lap_text(content) if kind == LAP else content)])
    raise SpecError(f"{folder}#", "holds no docs page with a fenced OpenAPI fragment; give the file that is meant")


def kind_of(content: str) -> str:
    """Text that is no LAP description and holds no fenced fragment is taken for an OpenAPI document."""
    if content.lstrip().startswith("@lap") or lap_text(content) != content:
        return LAP
    key = _OPENAPI_KEY.search(content)
    fence = _FENCE.search(content)
    return PAGES if key and fence and fence.start() < key.start() else PUBLISHED


def lap_text(content: str) -> str:
    """The ``raw`` text of a JSON description, else the content itself."""
    if content.lstrip()[:1] == "{" and '"raw"' in content:
        try:
            document = json.loads(content)
        except (ValueError, RecursionError):
            return content
        raw = document.get("raw") if is_mapping(document) else None
        if isinstance(raw, str) and raw.lstrip().startswith("@lap"):
            return raw
    return content
