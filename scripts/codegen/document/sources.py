"""What kind of upstream document a source is, found by looking at it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from .load import SpecError, is_url, read_text
from .pointer import is_mapping

PUBLISHED = "the published OpenAPI file"
PAGES = "docs pages"
LAP = "a LAP description"
_NEITHER = "no OpenAPI fragment"

_PAGE_SUFFIXES = (".md", ".mdx", ".markdown", ".txt")
_SUFFIXES = (*_PAGE_SUFFIXES, ".yaml", ".yml", ".json")
_FENCE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)
_OPENAPI_KEY = re.compile(r"""^\s*["']?openapi["']?\s*:""", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """The kind of the source, the texts that it holds by name, and a line for each file that was left out."""

    kind: str
    texts: list[tuple[str, str]]
    left_out: list[str] = field(default_factory=list[str])


def read_source(source: str) -> Source:
    """Read a file, a folder or an http(s) URL. Raises ``SpecError`` for what is none of the three kinds."""
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
    """Return the pages of the folder where it has any, else the one description that it holds."""
    found: dict[str, list[tuple[str, str]]] = {PAGES: [], PUBLISHED: [], LAP: [], _NEITHER: []}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith("."):
            content = read_text(path)
            kind = kind_of(content)
            described = kind != PUBLISHED or _OPENAPI_KEY.search(content)
            found[kind if described else _NEITHER].append((str(path), content))
    kinds = [kind for kind in (PUBLISHED, LAP) if found[kind]]
    if not found[PAGES] and (len(kinds) != 1 or len(found[kinds[0]]) != 1):
        raise SpecError(f"{folder}#", "holds no docs page with a fenced OpenAPI fragment; give the file that is meant")
    kind = PAGES if found[PAGES] else kinds[0]
    texts = [(name, lap_text(content) if kind == LAP else content) for name, content in found[kind]]
    left_out = [f"{name}: {other}; left out" for other in found if other != kind for name, _ in found[other]]
    return Source(kind, texts, left_out)


def kind_of(content: str) -> str:
    """Tell the kind of a text; what is no LAP description and holds no fenced fragment is an OpenAPI document."""
    if content.lstrip().startswith("@lap") or lap_text(content) != content:
        return LAP
    key = _OPENAPI_KEY.search(content)
    fence = _FENCE.search(content)
    return PAGES if key and fence and fence.start() < key.start() else PUBLISHED


def lap_text(content: str) -> str:
    """Return the ``raw`` text of a JSON description, else the content itself."""
    if content.lstrip()[:1] == "{" and '"raw"' in content:
        try:
            document = json.loads(content)
        except (ValueError, RecursionError):
            return content
        raw = document.get("raw") if is_mapping(document) else None
        if isinstance(raw, str) and raw.lstrip().startswith("@lap"):
            return raw
    return content
