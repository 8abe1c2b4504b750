# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/models: List the models, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.models import ListModelsResponse
from ..runtime.operations import Endpoint, Paging, Request

if TYPE_CHECKING:
    from ..models.models import CompatibleEndpoint

ENDPOINT: Final[Endpoint[ListModelsResponse]] = Endpoint(
    operation="list-models",
    method="GET",
    path="/v1/models",
    decode=ListModelsResponse.from_dict,
    retry="safe",
    paging=Paging(kind="cursor", argument="page_token", next="next_page_token", limit=None),
)


def request(
    *,
    page_size: int | None = None,
    page_token: str | None = None,
    endpoint: CompatibleEndpoint | None = None,
    default_only: bool | None = None,
) -> Request[ListModelsResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        query={"page_size": page_size, "page_token": page_token, "endpoint": endpoint, "default_only": default_only},
    )
