# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/connectors/{id}/oauth/authorize: Get the URL at which a user lets a connector act for them."""

from __future__ import annotations

from typing import Final

from ..models.connectors import OAuthAuthorizeResponse
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[OAuthAuthorizeResponse]] = Endpoint(
    operation="oAuthAuthorize-connector",
    method="POST",
    path="/v1/connectors/{id}/oauth/authorize",
    decode=OAuthAuthorizeResponse.from_dict,
    retry="only-if-unsent",
)


def request(id: str, *, after_token_redirect: str | None = None) -> Request[OAuthAuthorizeResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id}, query={"after_token_redirect": after_token_redirect})
