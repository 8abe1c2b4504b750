"""What the tests of saved datasets share: Avro parts, and a dataset whose parts another server has."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import fastavro

import coherekit

SCHEMA: dict[str, Any] = {
    "type": "record",
    "name": "Row",
    "fields": [
        {"name": "text", "type": "string"},
        {"name": "n", "type": ["null", "long"]},
        {"name": "more", "type": {"type": "array", "items": "double"}},
    ],
}
ROWS = [{"text": f"row, {n}\n“{n}”", "n": n or None, "more": [n / 2, -1.0]} for n in range(40)]
SIGNATURE = "signature=s3cr3t-of-the-url"


def avro(rows: list[Any] = ROWS, schema: Any = SCHEMA, codec: str = "deflate") -> bytes:
    """Return a container file of several blocks."""
    file = io.BytesIO()
    fastavro.writer(file, schema, rows, codec=codec, sync_interval=200)
    return file.getvalue()


def dataset(*urls: str | None) -> coherekit.Dataset:
    parts = [{"id": f"p{n}", "name": f"name-{n}", "url": url} for n, url in enumerate(urls, 1)]
    return coherekit.Dataset.from_dict({"id": "d", "validation_status": "validated", "dataset_parts": parts})


def json_lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
