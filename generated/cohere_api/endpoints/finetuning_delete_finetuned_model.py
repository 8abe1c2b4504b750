# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""DELETE /v1/finetuning/finetuned-models/{id}: Delete a fine-tuned model for good."""

from __future__ import annotations

from typing import Final

from ..runtime.models import JsonObject
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[JsonObject]] = Endpoint(
    operation="DeleteFinetunedModel",
    method="DELETE",
    path="/v1/finetuning/finetuned-models/{id}",
    decode=JsonObject.from_json,
    retry="safe",
)


def request(id: str) -> Request[JsonObject]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
