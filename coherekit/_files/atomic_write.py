"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replace_file(path: Path) -> Generator[IO[bytes], None, None]:
    """Give a new file that takes the place of `path` on leaving. After an exception nothing of it is left.

    It stands beside `path` until then: only within one file system is taking a place a single step.
    """
    target = Path(os.path.realpath(path))
    made = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with made.open("xb") as file:
            yield file
            file.flush()
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
