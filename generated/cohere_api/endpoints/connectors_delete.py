# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""DELETE /v1/connectors/{id}: Delete a connector."""

from __future__ import annotations

from typing import Final

from ..runtime.models import JsonObject
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[JsonObject]] = Endpoint(
    operation="delete-connector", method="DELETE", path="/v1/connectors/{id}", decode=JsonObject.from_json, retry="safe"
)


def request(id: str) -> Request[JsonObject]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id})
