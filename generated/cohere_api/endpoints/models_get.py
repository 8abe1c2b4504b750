# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/models/{model}: Fetch a model, with its endpoints and context length."""

from __future__ import annotations

from typing import Final

from ..models.models import GetModelResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[GetModelResponse]] = Endpoint(
    operation="get-model", method="GET", path="/v1/models/{model}", decode=GetModelResponse.from_dict, retry="safe"
)


def request(model: str) -> Request[GetModelResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"model": model})
