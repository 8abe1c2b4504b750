# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/animals: GET /v1/animals"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from ..models.animals import AnimalsListResponse
from ..runtime.encoding import listed
from ..runtime.operations import Endpoint, Paging, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.animals import Kind

ENDPOINT: Final[Endpoint[AnimalsListResponse]] = Endpoint(
    operation="list-animals",
    method="GET",
    path="/v1/animals",
    decode=AnimalsListResponse.from_dict,
    retry="safe",
    paging=Paging(kind="cursor", argument="pageToken", next="next_page_token", limit=None),
)


def request(
    *,
    tame: bool,
    page_token: str | None = None,
    kinds: Items[Kind] | None = None,
    born_after: datetime | None = None,
    page_size: int | None = None,
    x_trace_id: str | None = None,
) -> Request[AnimalsListResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        query={
            "tame": tame,
            "pageToken": page_token,
            "kinds": listed("kinds", kinds),
            "bornAfter": born_after,
            "page_size": page_size,
        },
        headers={"X-Trace-Id": x_trace_id},
    )
