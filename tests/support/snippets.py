"""Python blocks of Markdown: found, made into programs, and run as one would at a terminal."""

from __future__ import annotations

import ast
import gc
import inspect
import logging
import re
import textwrap
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coherekit
from tests.support.paths import ROOT

_BLOCK = re.compile(
    r"^(?P<continues><!-- continues -->\n+)?^(?P<indent>[ \t]*)```python[^\n]*\n(?P<code>.*?)^[ \t]*```[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_FILE = re.compile(r"[\w-]+(\.jsonl|\.csv|\.wav|\.mp3|\.png)")
_CONTENT: dict[str, bytes] = {".jsonl": b'{"text": "a"}\n{"text": "b"}\n', ".csv": b"text\na\nb\n"}


@dataclass(frozen=True)
class Snippet:
    """A block that stands for itself: after `<!-- continues -->`, with the blocks before it that it builds on."""

    document: str
    line: int
    """Where the block's code begins in its document."""
    code: str

    def __str__(self) -> str:
        return f"{self.document}_{self.line}"


def snippets(path: Path) -> list[Snippet]:
    text = path.read_text(encoding="utf-8")
    found: list[Snippet] = []
    for block in _BLOCK.finditer(text):
        code = textwrap.dedent(block["code"])
        before = f"{found[-1].code}\n" if block["continues"] else ""
        found.append(Snippet(path.stem, text.count("\n", 0, block.start("code")) + 1, before + code))
    return found


def commands(path: Path) -> list[tuple[str, str]]:
    """Return the commands of the `console` blocks, each with what it prints."""
    blocks = re.findall(r"^```console\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in block.removeprefix("$ ").split("\n$ ")]
    return [(command, shown.removesuffix("\n")) for command, _, shown in (part.partition("\n") for part in parts)]


def documents() -> list[Path]:
    """Return what we tell users, but for the generated reference."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def program(code: str) -> str:
    """Return the code; what awaits outside of a function, inside of one that is run."""
    compiled = compile(code, "snippet", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    if not compiled.co_flags & inspect.CO_COROUTINE:
        return code
    return f"import asyncio\n\n\nasync def main() -> None:\n{textwrap.indent(code, '    ')}\n\nasyncio.run(main())\n"


def run(code: str, folder: Path) -> list[warnings.WarningMessage]:
    """Run the code as a program in the folder, with the files that it names, and give the warnings that it caused."""
    for found in _FILE.finditer(code):
        (folder / found[0]).write_bytes(_CONTENT.get(found[1], bytes(64)))
    names: dict[str, Any] = {"__name__": "__main__"}
    log = logging.getLogger("coherekit")
    level = log.level
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(compile(program(code), str(folder / "snippet.py"), "exec", dont_inherit=True), names)
        finally:
            # What the program leaves behind ends here, not while another test runs.
            log.setLevel(level)
            for client in names.values():
                # A timer of a stream that ended may hold its socket a moment longer than the program does.
                if isinstance(client, coherekit.Client | coherekit.ClientV2):
                    client.close()
            names.clear()
            gc.collect()
    return [one for one in caught if not issubclass(one.category, ResourceWarning)]
