# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/keepers: GET /v1/keepers"""

from __future__ import annotations

from typing import Final

from ..models.keepers import Keepers
from ..runtime.operations import Endpoint, Paging, Request

ENDPOINT: Final[Endpoint[Keepers]] = Endpoint(
    operation="list-keepers",
    method="GET",
    path="/v1/keepers",
    decode=Keepers.from_dict,
    retry="safe",
    paging=Paging(kind="offset", argument="offset", next=None, limit="limit"),
)


def request(*, limit: int | None = None, offset: int | None = None) -> Request[Keepers]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, query={"limit": limit, "offset": offset})
