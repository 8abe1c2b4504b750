# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/embed: Turn texts or images into vectors (v1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.embed import EmbedResponse, embed_response_from_json
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request, Splitting
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.embed import EmbedRequestTruncate
    from ..models.shared import EmbeddingType, EmbedInputType

ENDPOINT: Final[Endpoint[EmbedResponse]] = Endpoint(
    operation="embed",
    method="POST",
    path="/v1/embed",
    decode=embed_response_from_json,
    retry="safe",
    splitting=Splitting(
        lists={"texts": 96, "images": 0},
        each="embeddings",
        merge={
            "id": "text",
            "embeddings": "join",
            "texts": "join",
            "images": "join",
            "meta": {"billed_units": "add", "tokens": "add", "cached_tokens": "add", "warnings": "unique"},
        },
        stream="texts",
    ),
)


def request(
    *,
    texts: Items[str] | None = None,
    images: Items[str] | None = None,
    model: str | None = None,
    input_type: EmbedInputType | None = None,
    embedding_types: Items[EmbeddingType] | None = None,
    truncate: EmbedRequestTruncate | None = None,
) -> Request[EmbedResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "texts": listed("texts", texts),
                "images": listed("images", images),
                "model": model,
                "input_type": input_type,
                "embedding_types": listed("embedding_types", embedding_types),
                "truncate": truncate,
            }
        ),
    )
