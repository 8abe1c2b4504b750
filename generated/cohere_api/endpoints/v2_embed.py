# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/embed: Turn texts, images or a mix of both into vectors (v2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..models.embed import EmbedByTypeResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request, Splitting
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.embed import EmbedInput, V2EmbedRequestTruncate
    from ..models.shared import EmbeddingType, EmbedInputType
    from ..types.embed import EmbedInputDict

ENDPOINT: Final[Endpoint[EmbedByTypeResponse]] = Endpoint(
    operation="embedv2",
    method="POST",
    path="/v2/embed",
    decode=EmbedByTypeResponse.from_dict,
    retry="safe",
    splitting=Splitting(
        lists={"texts": 96, "images": 0, "inputs": 96},
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
    model: str,
    input_type: EmbedInputType,
    texts: Items[str] | None = None,
    images: Items[str] | None = None,
    inputs: Sequence[EmbedInput | EmbedInputDict] | None = None,
    max_tokens: int | None = None,
    output_dimension: int | None = None,
    embedding_types: Items[EmbeddingType] | None = None,
    truncate: V2EmbedRequestTruncate | None = None,
    priority: int | None = None,
) -> Request[EmbedByTypeResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "model": model,
                "input_type": input_type,
                "texts": listed("texts", texts),
                "images": listed("images", images),
                "inputs": listed("inputs", inputs),
                "max_tokens": max_tokens,
                "output_dimension": output_dimension,
                "embedding_types": listed("embedding_types", embedding_types),
                "truncate": truncate,
                "priority": priority,
            }
        ),
    )
