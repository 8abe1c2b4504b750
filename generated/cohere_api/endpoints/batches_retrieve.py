# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v2/batches/{id}: Fetch a batch, with its status and counts."""

from __future__ import annotations

from typing import Final

from ..models.batches import GetBatchResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[GetBatchResponse]] = Endpoint(
    operation="GetBatch", method="GET", path="/v2/batches/{id}", decode=GetBatchResponse.from_dict, retry="safe"
)


def request(id: str) -> Request[GetBatchResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
