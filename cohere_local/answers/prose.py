"""The text that chat and generate answer with: made from what the caller wrote, and plain about its source."""

from __future__ import annotations

import re

_PIECES = re.compile(r"\S+\s*|\s+")


_OPENINGS = ("This is the local API, not a model.", "No model is at work here.", "A local stand-in answers this.")


def reply_to(text: str, seed: int | None = None) -> str:
    """Return what the local API says to a text; a seed chooses the words."""
    return f"{_OPENINGS[(seed or 0) % len(_OPENINGS)]} You wrote: {text}"


def pieces(text: str) -> list[str]:
    """Return a text cut after each word, as a stream delivers it; joined they are the text."""
    return _PIECES.findall(text)
