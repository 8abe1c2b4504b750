# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/embed-jobs/{id}: Fetch an embed job, with its status and output dataset."""

from __future__ import annotations

from typing import Final

from ..models.embed_jobs import EmbedJob
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[EmbedJob]] = Endpoint(
    operation="get-embed-job", method="GET", path="/v1/embed-jobs/{id}", decode=EmbedJob.from_dict, retry="safe"
)


def request(id: str) -> Request[EmbedJob]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
