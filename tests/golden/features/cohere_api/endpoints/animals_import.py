# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/animals/{id}/copies/{from}:move: POST /v1/animals/{id}/copies/{from}:move"""

from __future__ import annotations

from typing import Any, Final

from ..runtime import Endpoint, Request, as_dict

ENDPOINT: Final[Endpoint[dict[str, Any]]] = Endpoint(
    operation="move-animal",
    method="POST",
    path="/v1/animals/{id}/copies/{from}:move",
    decode=as_dict,
    retry="only-if-unsent",
)


def request(id: str, from_: int) -> Request[dict[str, Any]]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id, "from": from_})
