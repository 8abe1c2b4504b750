"""A process of several local APIs: prints their addresses, then its memory in KiB for each line of its input."""

from __future__ import annotations

import ctypes
import gc
import json
import logging
import sys
from contextlib import ExitStack
from pathlib import Path

import cohere_local


def main(count: int) -> None:
    logging.basicConfig(stream=sys.stderr)
    with ExitStack() as stack:
        servers = [stack.enter_context(cohere_local.running()) for _ in range(count)]
        print(json.dumps([server.url for server in servers]), flush=True)
        for _ in sys.stdin:
            print(kibibytes(), flush=True)


def kibibytes() -> int:
    """Return what is in use, without what the allocator has free; on Linux with glibc only."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1])


if __name__ == "__main__":
    main(int(sys.argv[1]))
