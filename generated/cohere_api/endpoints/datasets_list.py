# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/datasets: List the datasets, with filters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from ..models.datasets import DatasetsListResponse
from ..runtime.operations import Endpoint, Paging, Request

if TYPE_CHECKING:
    from ..models.datasets import DatasetValidationStatus

ENDPOINT: Final[Endpoint[DatasetsListResponse]] = Endpoint(
    operation="list-datasets",
    method="GET",
    path="/v1/datasets",
    decode=DatasetsListResponse.from_dict,
    retry="safe",
    paging=Paging(kind="offset", argument="offset", next=None, limit="limit"),
)


def request(
    *,
    dataset_type: str | None = None,
    before: datetime | None = None,
    after: datetime | None = None,
    limit: int | None = None,
    offset: int | None = None,
    validation_status: DatasetValidationStatus | None = None,
) -> Request[DatasetsListResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        query={
            "datasetType": dataset_type,
            "before": before,
            "after": after,
            "limit": limit,
            "offset": offset,
            "validationStatus": validation_status,
        },
    )
