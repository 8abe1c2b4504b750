# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v2/batches: List the batches, a page at a time."""

from __future__ import annotations

from typing import Final

from ..models.batches import ListBatchesResponse
from ..runtime.operations import Endpoint, Paging, Request

ENDPOINT: Final[Endpoint[ListBatchesResponse]] = Endpoint(
    operation="ListBatches",
    method="GET",
    path="/v2/batches",
    decode=ListBatchesResponse.from_dict,
    retry="safe",
    paging=Paging(kind="cursor", argument="page_token", next="next_page_token", limit=None),
)


def request(
    *, page_size: int | None = None, page_token: str | None = None, order_by: str | None = None
) -> Request[ListBatchesResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, query={"page_size": page_size, "page_token": page_token, "order_by": order_by})
