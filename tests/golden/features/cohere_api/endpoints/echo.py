# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/echo: POST /v1/echo"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..models.shared import Food, food_from_json
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..types.shared import FoodDict

ENDPOINT: Final[Endpoint[Food]] = Endpoint(
    operation="echo", method="POST", path="/v1/echo", decode=food_from_json, retry="only-if-unsent"
)


def request(*, body: Sequence[Food | FoodDict]) -> Request[Food]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, body=body)
