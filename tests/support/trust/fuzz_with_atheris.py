"""The streams' decoders under a fuzzer that watches which lines are run.

Run `python -m tests.support.trust.fuzz_with_atheris`.
Needs `pip install atheris`; takes libFuzzer's options, as `-max_total_time=60`. Stops at the first failure.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def main() -> None:
    atheris: Any = import_module("atheris")
    # Only modules that are loaded here are watched, so nothing of ours is imported above.
    with atheris.instrument_imports(include=["coherekit"]):
        streams: Any = import_module("tests.trust.test_fuzz_streams")
    kinds = sorted(streams.GOLDEN)

    def check(data: bytes) -> None:
        """Return the first byte says where to cut, and which stream the rest is to be."""
        seed, body = (data[0], data[1:]) if data else (0, b"")
        chunks = streams.cut(body, range(seed + 1, len(body), seed + 1))
        assert streams.frames(streams.ServerSentEvents(), chunks) == streams.standard_events(body)
        assert streams.frames(streams.JsonLines(), chunks) == streams.standard_lines(body)
        kind = kinds[seed % len(kinds)]
        assert streams.told(kind, chunks, False) == streams.told(kind, [body], False)

    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
