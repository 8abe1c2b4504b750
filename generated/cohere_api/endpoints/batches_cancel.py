# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/batches/{id}:cancel: Cancel a batch that has not finished."""

from __future__ import annotations

from typing import Final

from ..runtime.models import JsonObject
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[JsonObject]] = Endpoint(
    operation="CancelBatch", method="POST", path="/v2/batches/{id}:cancel", decode=JsonObject.from_json, retry="safe"
)


def request(id: str) -> Request[JsonObject]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
