# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""How to wait for what a reply describes."""

from __future__ import annotations

from typing import Any, Final

from .endpoints import animals_get as _animals_get
from .runtime.operations import Wait

WAITS: Final[list[Wait[Any]]] = [
    Wait(
        targets={"AnimalReply": ("animal", "id")},
        poll=_animals_get.request,
        argument="id",
        state=("kind",),
        reason=(),
        done=("mammal",),
        failed=("bird",),
    )
]
