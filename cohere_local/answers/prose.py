"""The text that chat and generate answer with: made from what the caller wrote, and plain about its source."""

from __future__ import annotations

import re

_PIECES = re.compile(r"\S+\s*|\s+")


def reply_to(text: str) -> str:
    """What the local API says to a text."""
    return f"This is the local API, not a model. You wrote: {text}"


def pieces(text: str) -> list[str]:
    """A text cut after each word, as a stream delivers it; joined they are the text."""
    return _PIECES.findall(text)
