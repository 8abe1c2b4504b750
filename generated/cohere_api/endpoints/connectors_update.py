# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""PATCH /v1/connectors/{id}: Change a connector; what is left out stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.connectors import UpdateConnectorResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.connectors import CreateConnectorOAuth, CreateConnectorServiceAuth
    from ..types.connectors import CreateConnectorOAuthDict, CreateConnectorServiceAuthDict

ENDPOINT: Final[Endpoint[UpdateConnectorResponse]] = Endpoint(
    operation="update-connector",
    method="PATCH",
    path="/v1/connectors/{id}",
    decode=UpdateConnectorResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    id: str,
    *,
    name: str | None = None,
    url: str | None = None,
    excludes: Items[str] | None = None,
    oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
    active: bool | None = None,
    continue_on_failure: bool | None = None,
    service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
) -> Request[UpdateConnectorResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        path_parameters={"id": id},
        body=present(
            {
                "name": name,
                "url": url,
                "excludes": listed("excludes", excludes),
                "oauth": oauth,
                "active": active,
                "continue_on_failure": continue_on_failure,
                "service_auth": service_auth,
            }
        ),
    )
