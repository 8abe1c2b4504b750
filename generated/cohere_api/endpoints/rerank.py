# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/rerank: Order texts or structured documents by how well they answer a query (v1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..models.rerank import RerankResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.rerank import RerankRequestDocumentsItem
    from ..types.rerank import RerankRequestDocumentsItemDict

ENDPOINT: Final[Endpoint[RerankResponse]] = Endpoint(
    operation="rerank", method="POST", path="/v1/rerank", decode=RerankResponse.from_dict, retry="safe"
)


def request(
    *,
    query: str,
    documents: Sequence[RerankRequestDocumentsItem | RerankRequestDocumentsItemDict],
    model: str | None = None,
    top_n: int | None = None,
    rank_fields: Items[str] | None = None,
    return_documents: bool | None = None,
    max_chunks_per_doc: int | None = None,
) -> Request[RerankResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "query": query,
                "documents": listed("documents", documents),
                "model": model,
                "top_n": top_n,
                "rank_fields": listed("rank_fields", rank_fields),
                "return_documents": return_documents,
                "max_chunks_per_doc": max_chunks_per_doc,
            }
        ),
    )
