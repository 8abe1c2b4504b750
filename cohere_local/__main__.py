"""`python -m cohere_local`: serve the local API until interrupted."""

from __future__ import annotations

import sys


def run() -> int:
    """Return the exit status of the server, or 1 after one line that names what is missing."""
    try:
        from cohere_local import main
    except ImportError as problem:
        print(f"cohere_local: {problem}", file=sys.stderr)
        return 1
    return main()


sys.exit(run())
