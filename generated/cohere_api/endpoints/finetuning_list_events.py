# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/finetuning/finetuned-models/{finetuned_model_id}/events: List the statuses that a fine-tuned model went through, a page at a time."""

from __future__ import annotations

from typing import Final

from ..models.finetuning import ListEventsResponse
from ..runtime.operations import Endpoint, Paging, Request

ENDPOINT: Final[Endpoint[ListEventsResponse]] = Endpoint(
    operation="ListEvents",
    method="GET",
    path="/v1/finetuning/finetuned-models/{finetuned_model_id}/events",
    decode=ListEventsResponse.from_dict,
    retry="safe",
    paging=Paging(kind="cursor", argument="page_token", next="next_page_token", limit=None),
)


def request(
    finetuned_model_id: str, *, page_size: int | None = None, page_token: str | None = None, order_by: str | None = None
) -> Request[ListEventsResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        path_parameters={"finetuned_model_id": finetuned_model_id},
        query={"page_size": page_size, "page_token": page_token, "order_by": order_by},
    )
