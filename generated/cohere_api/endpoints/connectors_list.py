# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/connectors: List the connectors."""

from __future__ import annotations

from typing import Final

from ..models.connectors import ListConnectorsResponse
from ..runtime.operations import Endpoint, Paging, Request

ENDPOINT: Final[Endpoint[ListConnectorsResponse]] = Endpoint(
    operation="list-connectors",
    method="GET",
    path="/v1/connectors",
    decode=ListConnectorsResponse.from_dict,
    retry="safe",
    paging=Paging(kind="offset", argument="offset", next=None, limit="limit"),
)


def request(*, limit: int | None = None, offset: int | None = None) -> Request[ListConnectorsResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, query={"limit": limit, "offset": offset})
