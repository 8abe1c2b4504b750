# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/connectors: Register a connector, which is called once as a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.connectors import CreateConnectorResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.connectors import CreateConnectorOAuth, CreateConnectorServiceAuth
    from ..types.connectors import CreateConnectorOAuthDict, CreateConnectorServiceAuthDict

ENDPOINT: Final[Endpoint[CreateConnectorResponse]] = Endpoint(
    operation="create-connector",
    method="POST",
    path="/v1/connectors",
    decode=CreateConnectorResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    *,
    name: str,
    url: str,
    description: str | None = None,
    excludes: Items[str] | None = None,
    oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
    active: bool | None = None,
    continue_on_failure: bool | None = None,
    service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
) -> Request[CreateConnectorResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "name": name,
                "url": url,
                "description": description,
                "excludes": listed("excludes", excludes),
                "oauth": oauth,
                "active": active,
                "continue_on_failure": continue_on_failure,
                "service_auth": service_auth,
            }
        ),
    )
