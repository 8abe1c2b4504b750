# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/animals/{id}/copies/{from}:move: POST /v1/animals/{id}/copies/{from}:move"""

from __future__ import annotations

from typing import Final

from ..runtime.models import JsonObject
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[JsonObject]] = Endpoint(
    operation="move-animal",
    method="POST",
    path="/v1/animals/{id}/copies/{from}:move",
    decode=JsonObject.from_json,
    retry="only-if-unsent",
)


def request(id: str, from_: int) -> Request[JsonObject]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id, "from": from_})
