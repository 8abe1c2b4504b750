# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""How to wait for what a reply describes."""

from __future__ import annotations

from typing import Any, Final

from .endpoints import animals_get as _animals_get
from .runtime import Wait

WAITS: Final[dict[str, Wait[Any]]] = {
    "AnimalReply": Wait(
        poll=lambda identifier: _animals_get.request(id=identifier),
        identifier=("animal", "id"),
        state=("kind",),
        reason=(),
        done=("mammal",),
        failed=("bird",),
    )
}


def find(target: object) -> Wait[Any]:
    """How to wait for `target`. Raises TypeError for what can't be waited for."""
    name = type(target).__name__
    if name not in WAITS:
        raise TypeError(f"can't wait for {name}; wait for one of {', '.join(WAITS)}")
    return WAITS[name]
