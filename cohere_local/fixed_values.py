"""Ids and times that are the same on every machine and in every run."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime

START = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment at which every server's clock starts, so that two runs give the same answers."""


def stable_uuid(text: str) -> str:
    """Return the same UUID for the same text."""
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16], version=4))


def rfc3339(moment: datetime) -> str:
    """Write a UTC moment as the API does."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
