"""Tokenizers on disk: each a JSON file, with its SHA-256 and the URL that it came from beside it.

The folder is $COHEREKIT_CACHE_DIR, else the platform's place for caches.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path

from .._call.logs import log
from .._files.atomic_write import replace_file


def cache_folder() -> Path:
    """Return the folder where coherekit keeps files between runs."""
    if given := os.environ.get("COHEREKIT_CACHE_DIR"):
        return Path(given)
    local = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return (Path(local) if local else Path.home() / ".cache") / "coherekit"


class CachedTokenizer:
    """The place on disk of one model's tokenizer. Trouble with the disk is logged; it costs a download, no more."""

    def __init__(self, base_url: str, model: str) -> None:
        readable = re.sub(r"[^A-Za-z0-9.-]", "_", model)[:40]
        unique = hashlib.sha256(f"{base_url}\n{model}".encode()).hexdigest()[:16]
        self._name = f"{readable}-{unique}"

    def read(self, url: str | None) -> bytes | None:
        """Return the tokenizer's JSON if it is there unharmed and came from `url` (None: from anywhere)."""
        try:
            content, note = (path.read_bytes() for path in self._paths())
            known: dict[str, object] = json.loads(note)
            whole = known["sha256"] == hashlib.sha256(content).hexdigest()
            return content if whole and url in (None, known["url"]) else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RuntimeError) as error:
            log.warning("the cached tokenizer %s can't be read: %s", self._name, error)
            return None

    def write(self, content: bytes, url: str) -> None:
        note = {"sha256": hashlib.sha256(content).hexdigest(), "url": url}
        try:
            path, beside = self._paths()
            path.parent.mkdir(parents=True, exist_ok=True)
            for target, data in ((path, content), (beside, json.dumps(note).encode())):
                with replace_file(target) as file:
                    file.write(data)
        except (OSError, RuntimeError) as error:
            log.warning("the tokenizer %s can't be kept on disk: %s", self._name, error)

    def _paths(self) -> tuple[Path, Path]:
        # Path.home() raises RuntimeError where there is no home.
        folder = cache_folder() / "tokenizers"
        return folder / f"{self._name}.json", folder / f"{self._name}.check"
