# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/embed-jobs/{id}/cancel: Cancel an embed job that is running."""

from __future__ import annotations

from typing import Final

from ..runtime.models import Empty, decode_nothing
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[Empty]] = Endpoint(
    operation="cancel-embed-job", method="POST", path="/v1/embed-jobs/{id}/cancel", decode=decode_nothing, retry="safe"
)


def request(id: str) -> Request[Empty]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
