# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/check-api-key: Tell whether the API key is valid, and whose it is."""

from __future__ import annotations

from typing import Final

from ..models.check_api_key import CheckApiKeyResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[CheckApiKeyResponse]] = Endpoint(
    operation="checkAPIKey", method="POST", path="/v1/check-api-key", decode=CheckApiKeyResponse.from_dict, retry="safe"
)


def request() -> Request[CheckApiKeyResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT)
