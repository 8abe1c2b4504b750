# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/embed-jobs: Start a job that embeds a whole dataset into a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.embed_jobs import CreateEmbedJobResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.embed_jobs import CreateEmbedJobRequestTruncate
    from ..models.shared import EmbeddingType, EmbedInputType

ENDPOINT: Final[Endpoint[CreateEmbedJobResponse]] = Endpoint(
    operation="create-embed-job",
    method="POST",
    path="/v1/embed-jobs",
    decode=CreateEmbedJobResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    *,
    model: str,
    dataset_id: str,
    input_type: EmbedInputType,
    name: str | None = None,
    embedding_types: Items[EmbeddingType] | None = None,
    truncate: CreateEmbedJobRequestTruncate | None = None,
) -> Request[CreateEmbedJobResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "model": model,
                "dataset_id": dataset_id,
                "input_type": input_type,
                "name": name,
                "embedding_types": listed("embedding_types", embedding_types),
                "truncate": truncate,
            }
        ),
    )
