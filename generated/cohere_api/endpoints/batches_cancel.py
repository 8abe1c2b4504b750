# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/batches/{id}:cancel: Cancel a batch that has not finished."""

from __future__ import annotations

from typing import Any, Final

from ..runtime import Endpoint, Request, as_dict

ENDPOINT: Final[Endpoint[dict[str, Any]]] = Endpoint(
    operation="CancelBatch", method="POST", path="/v2/batches/{id}:cancel", decode=as_dict, retry="safe"
)


def request(id: str) -> Request[dict[str, Any]]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
