# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""DELETE /v1/animals/{id}: DELETE /v1/animals/{id}"""

from __future__ import annotations

from typing import Final

from ..runtime.models import Empty, decode_nothing
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[Empty]] = Endpoint(
    operation="delete-animal", method="DELETE", path="/v1/animals/{id}", decode=decode_nothing, retry="safe"
)


def request(id: str) -> Request[Empty]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
