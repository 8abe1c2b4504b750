# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/finetuning/finetuned-models/{id}: Fetch a fine-tuned model, with its status."""

from __future__ import annotations

from typing import Final

from ..models.finetuning import GetFinetunedModelResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[GetFinetunedModelResponse]] = Endpoint(
    operation="GetFinetunedModel",
    method="GET",
    path="/v1/finetuning/finetuned-models/{id}",
    decode=GetFinetunedModelResponse.from_dict,
    retry="safe",
)


def request(id: str) -> Request[GetFinetunedModelResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
