# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/rerank: Order texts by how well they answer a query (v2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.rerank import V2RerankResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.rerank import RelevantSpansOptions
    from ..types.rerank import RelevantSpansOptionsDict

ENDPOINT: Final[Endpoint[V2RerankResponse]] = Endpoint(
    operation="rerankv2", method="POST", path="/v2/rerank", decode=V2RerankResponse.from_dict, retry="safe"
)


def request(
    *,
    model: str,
    query: str,
    documents: Items[str],
    top_n: int | None = None,
    max_tokens_per_doc: int | None = None,
    priority: int | None = None,
    relevant_spans: RelevantSpansOptions | RelevantSpansOptionsDict | None = None,
) -> Request[V2RerankResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "model": model,
                "query": query,
                "documents": listed("documents", documents),
                "top_n": top_n,
                "max_tokens_per_doc": max_tokens_per_doc,
                "priority": priority,
                "relevant_spans": relevant_spans,
            }
        ),
    )
