# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/datasets/{id}: Fetch a dataset, with its validation status and the URLs of its parts."""

from __future__ import annotations

from typing import Final

from ..models.datasets import DatasetsGetResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[DatasetsGetResponse]] = Endpoint(
    operation="get-dataset", method="GET", path="/v1/datasets/{id}", decode=DatasetsGetResponse.from_dict, retry="safe"
)


def request(id: str) -> Request[DatasetsGetResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
