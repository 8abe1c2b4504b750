# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/measure: POST /v1/measure"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.measure import MeasureResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request, Splitting
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.measure import MeasureRequestTruncate

ENDPOINT: Final[Endpoint[MeasureResponse]] = Endpoint(
    operation="measure",
    method="POST",
    path="/v1/measure",
    decode=MeasureResponse.from_dict,
    retry="only-if-unsent",
    splitting=Splitting(
        lists={"texts": 2}, each="vectors", merge={"vectors": "join", "float_": "join"}, stream="texts"
    ),
)


def request(*, texts: Items[str], truncate: MeasureRequestTruncate | None = None) -> Request[MeasureResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, body=present({"texts": listed("texts", texts), "truncate": truncate}))
