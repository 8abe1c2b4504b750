"""Every error class of coherekit."""

from __future__ import annotations

from collections.abc import Iterator

from coherekit import CohereError


def family(kind: type[CohereError] = CohereError) -> Iterator[type[CohereError]]:
    """Return this class and all below it."""
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)
