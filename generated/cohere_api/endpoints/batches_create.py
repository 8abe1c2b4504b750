# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/batches: Start a batch that runs every request of a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.batches import CreateBatchResponse
from ..runtime.encoding import whole_or_fields
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.batches import Batch
    from ..types.batches import BatchDict

ENDPOINT: Final[Endpoint[CreateBatchResponse]] = Endpoint(
    operation="CreateBatch",
    method="POST",
    path="/v2/batches",
    decode=CreateBatchResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    request: Batch | BatchDict | None = None,
    *,
    name: str | None = None,
    input_dataset_id: str | None = None,
    model: str | None = None,
) -> Request[CreateBatchResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=whole_or_fields(
            "request",
            request,
            {"name": name, "input_dataset_id": input_dataset_id, "model": model},
            ("name", "input_dataset_id", "model"),
        ),
    )
