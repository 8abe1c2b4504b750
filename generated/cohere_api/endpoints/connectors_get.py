# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/connectors/{id}: Fetch a connector."""

from __future__ import annotations

from typing import Final

from ..models.connectors import GetConnectorResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[GetConnectorResponse]] = Endpoint(
    operation="get-connector",
    method="GET",
    path="/v1/connectors/{id}",
    decode=GetConnectorResponse.from_dict,
    retry="safe",
)


def request(id: str) -> Request[GetConnectorResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
