"""Run in a process of its own: makes calls whose replies are far too large, and prints what they cost and how they end.

Arguments: the kind of client, the server's address, the call, then the names of the replies.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import coherekit
from tests.support.trust.every_client import Use, called, chat_stream, tokenize

Told = list[str | None]


def peak() -> int:
    """Return the most bytes of memory that this process has had."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024


def outcome(kind: str, url: str, use: Use) -> Told:
    try:
        called(kind, url, use, max_retries=2)
    except coherekit.CohereError as error:
        return [type(error).__name__, error.message, str(error.attempts)]
    return []


def tokenize_in_time(co: Any) -> Any:
    return tokenize(co.with_options(deadline=60))


CALLS = {"call": tokenize, "call with a deadline": tokenize_in_time, "stream": chat_stream, "error": tokenize}


def main(kind: str, url: str, call: str, *names: str) -> None:
    outcome(kind, f"{url}/small", CALLS[call])
    before = peak()
    told = [outcome(kind, f"{url}/{name}", CALLS[call]) for name in names]
    print(json.dumps({"grown": peak() - before, "told": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
