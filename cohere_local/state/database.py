"""A state that survives its server: each kind of thing as one row of a SQLite file, written when it has changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..json_bytes import decode, encode
from ..spec.document import JsonObject


class Database:
    """The file of a state's folder. Raises `sqlite3.DatabaseError` where it is none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "state.sqlite"
        self._written: dict[str, bytes] = {}
        with closing(self._open()) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS kinds (kind TEXT PRIMARY KEY, things BLOB NOT NULL)")

    def read(self) -> JsonObject:
        """Return the things of each kind."""
        with closing(self._open()) as database:
            self._written = {str(kind): bytes(things) for kind, things in database.execute("SELECT * FROM kinds")}
        return {kind: decode(things) for kind, things in self._written.items()}

    def write(self, things: JsonObject) -> None:
        """Write the kinds that are not as they were written last, all or none."""
        changed = {kind: text for kind, one in things.items() if (text := encode(one)) != self._written.get(kind)}
        if not changed:
            return
        with closing(self._open()) as database, database:
            database.executemany("REPLACE INTO kinds VALUES (?, ?)", changed.items())
        self._written |= changed

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)
