# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/finetuning/finetuned-models: List the fine-tuned models, a page at a time."""

from __future__ import annotations

from typing import Final

from ..models.finetuning import ListFinetunedModelsResponse
from ..runtime.operations import Endpoint, Paging, Request

ENDPOINT: Final[Endpoint[ListFinetunedModelsResponse]] = Endpoint(
    operation="ListFinetunedModels",
    method="GET",
    path="/v1/finetuning/finetuned-models",
    decode=ListFinetunedModelsResponse.from_dict,
    retry="safe",
    paging=Paging(kind="cursor", argument="page_token", next="next_page_token", limit=None),
)


def request(
    *, page_size: int | None = None, page_token: str | None = None, order_by: str | None = None
) -> Request[ListFinetunedModelsResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, query={"page_size": page_size, "page_token": page_token, "order_by": order_by})
