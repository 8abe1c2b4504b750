# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""GET /v1/animals/{id}: GET /v1/animals/{id}"""

from __future__ import annotations

from typing import Final

from ..models.animals import Animal
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[Animal]] = Endpoint(
    operation="get-animal", method="GET", path="/v1/animals/{id}", decode=Animal.from_dict, retry="safe"
)


def request(id: str) -> Request[Animal]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
