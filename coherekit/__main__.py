"""`coherekit serve`: the local API from the command line."""

from __future__ import annotations

import sys

_USAGE = "usage: coherekit serve [--port 8700] [--host 127.0.0.1] ...  (coherekit serve --help lists the options)"


def main(arguments: list[str] | None = None) -> int:
    """Return the exit status: 0, 1 where the server could not start, 2 for a command that there is not."""
    command, *options = (sys.argv[1:] if arguments is None else arguments) or [""]
    if command != "serve":
        print(_USAGE, file=sys.stdout if command in ("-h", "--help") else sys.stderr)
        return 0 if command in ("-h", "--help") else 2
    try:
        from cohere_local import main as serve
    except ImportError as problem:
        print(f"coherekit: {problem}", file=sys.stderr)
        return 1
    return serve(options)


if __name__ == "__main__":
    sys.exit(main())
