# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/embed-jobs: List the embed jobs."""

from __future__ import annotations

from typing import Final

from ..models.embed_jobs import ListEmbedJobResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[ListEmbedJobResponse]] = Endpoint(
    operation="list-embed-jobs",
    method="GET",
    path="/v1/embed-jobs",
    decode=ListEmbedJobResponse.from_dict,
    retry="safe",
)


def request() -> Request[ListEmbedJobResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT)
