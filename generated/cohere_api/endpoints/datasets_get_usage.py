# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/datasets/usage: Tell how many bytes the organisation's datasets take (10 GB at most)."""

from __future__ import annotations

from typing import Final

from ..models.datasets import DatasetsGetUsageResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[DatasetsGetUsageResponse]] = Endpoint(
    operation="get-dataset-usage",
    method="GET",
    path="/v1/datasets/usage",
    decode=DatasetsGetUsageResponse.from_dict,
    retry="safe",
)


def request() -> Request[DatasetsGetUsageResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT)
