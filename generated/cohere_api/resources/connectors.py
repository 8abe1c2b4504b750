# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `connectors`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods
from ..runtime.older_names import older_arguments

if TYPE_CHECKING:
    from ..models.connectors import (
        AsyncListConnectorsResponsePage,
        CreateConnectorOAuth,
        CreateConnectorResponse,
        CreateConnectorServiceAuth,
        GetConnectorResponse,
        ListConnectorsResponsePage,
        OAuthAuthorizeResponse,
        UpdateConnectorResponse,
    )
    from ..runtime.models import JsonObject
    from ..runtime.operations import RequestOptions
    from ..runtime.values import Items
    from ..types.connectors import CreateConnectorOAuthDict, CreateConnectorServiceAuthDict


class ConnectorsResource(Methods):
    def list(
        self, *, limit: int | None = None, offset: int | None = None, request_options: RequestOptions | None = None
    ) -> ListConnectorsResponsePage:
        """List the connectors.

        `GET /v1/connectors`, deprecated by the API

        Args:
            limit: Most connectors to return, 0 to 100; default 30.
            offset: How many connectors to pass over first; default 0.
        """
        from ..endpoints import connectors_list as _endpoint
        from ..models.connectors import ListConnectorsResponsePage as _page

        return self._caller.page(_endpoint.request(limit=limit, offset=offset), _page, request_options)

    def create(
        self,
        *,
        name: str,
        url: str,
        description: str | None = None,
        excludes: Items[str] | None = None,
        oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
        active: bool | None = None,
        continue_on_failure: bool | None = None,
        service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateConnectorResponse:
        """Register a connector, which is called once as a test.

        `POST /v1/connectors`, deprecated by the API

        Args:
            name: A name for people to read.
            url: URL that answers the search requests.
            description: What the connector finds.
            excludes: Fields of what it finds that stay out of the prompt; the reply's documents keep them.
            oauth: OAuth 2.0 settings; not together with service_auth.
            active: Whether it may be used; default true.
            continue_on_failure: Whether a chat goes on when the connector fails; default false.
            service_auth: Token that the API shows to the connector; not together with oauth.
        """
        from ..endpoints import connectors_create as _endpoint

        return self._caller.call(
            _endpoint.request(
                name=name,
                url=url,
                description=description,
                excludes=excludes,
                oauth=oauth,
                active=active,
                continue_on_failure=continue_on_failure,
                service_auth=service_auth,
            ),
            request_options,
        )

    def get(self, id: str, *, request_options: RequestOptions | None = None) -> GetConnectorResponse:
        """Fetch a connector.

        `GET /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
        """
        from ..endpoints import connectors_get as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def delete(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a connector.

        `DELETE /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
        """
        from ..endpoints import connectors_delete as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    @older_arguments(connector_id="id")
    def update(
        self,
        id: str,
        *,
        name: str | None = None,
        url: str | None = None,
        excludes: Items[str] | None = None,
        oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
        active: bool | None = None,
        continue_on_failure: bool | None = None,
        service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> UpdateConnectorResponse:
        """Change a connector; what is left out stays as it is.

        `PATCH /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
            name: A name for people to read.
            url: URL that answers the search requests.
            excludes: Fields of what it finds that stay out of the prompt; the reply's documents keep them.
            oauth: OAuth 2.0 settings; not together with service_auth.
            active: Whether it may be used; default true.
            continue_on_failure: Whether a chat goes on when the connector fails; default false.
            service_auth: Token that the API shows to the connector; not together with oauth.
        """
        from ..endpoints import connectors_update as _endpoint

        return self._caller.call(
            _endpoint.request(
                id,
                name=name,
                url=url,
                excludes=excludes,
                oauth=oauth,
                active=active,
                continue_on_failure=continue_on_failure,
                service_auth=service_auth,
            ),
            request_options,
        )

    @older_arguments(connector_id="id")
    def o_auth_authorize(
        self, id: str, *, after_token_redirect: str | None = None, request_options: RequestOptions | None = None
    ) -> OAuthAuthorizeResponse:
        """Get the URL at which a user lets a connector act for them.

        `POST /v1/connectors/{id}/oauth/authorize`, deprecated by the API

        Args:
            id: Id of the connector.
            after_token_redirect: URL to which the user goes after giving leave.
        """
        from ..endpoints import connectors_o_auth_authorize as _endpoint

        return self._caller.call(_endpoint.request(id, after_token_redirect=after_token_redirect), request_options)


class AsyncConnectorsResource(AsyncMethods):
    async def list(
        self, *, limit: int | None = None, offset: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncListConnectorsResponsePage:
        """List the connectors.

        `GET /v1/connectors`, deprecated by the API

        Args:
            limit: Most connectors to return, 0 to 100; default 30.
            offset: How many connectors to pass over first; default 0.
        """
        from ..endpoints import connectors_list as _endpoint
        from ..models.connectors import AsyncListConnectorsResponsePage as _page

        return await self._caller.page(_endpoint.request(limit=limit, offset=offset), _page, request_options)

    async def create(
        self,
        *,
        name: str,
        url: str,
        description: str | None = None,
        excludes: Items[str] | None = None,
        oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
        active: bool | None = None,
        continue_on_failure: bool | None = None,
        service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateConnectorResponse:
        """Register a connector, which is called once as a test.

        `POST /v1/connectors`, deprecated by the API

        Args:
            name: A name for people to read.
            url: URL that answers the search requests.
            description: What the connector finds.
            excludes: Fields of what it finds that stay out of the prompt; the reply's documents keep them.
            oauth: OAuth 2.0 settings; not together with service_auth.
            active: Whether it may be used; default true.
            continue_on_failure: Whether a chat goes on when the connector fails; default false.
            service_auth: Token that the API shows to the connector; not together with oauth.
        """
        from ..endpoints import connectors_create as _endpoint

        return await self._caller.call(
            _endpoint.request(
                name=name,
                url=url,
                description=description,
                excludes=excludes,
                oauth=oauth,
                active=active,
                continue_on_failure=continue_on_failure,
                service_auth=service_auth,
            ),
            request_options,
        )

    async def get(self, id: str, *, request_options: RequestOptions | None = None) -> GetConnectorResponse:
        """Fetch a connector.

        `GET /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
        """
        from ..endpoints import connectors_get as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def delete(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a connector.

        `DELETE /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
        """
        from ..endpoints import connectors_delete as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    @older_arguments(connector_id="id")
    async def update(
        self,
        id: str,
        *,
        name: str | None = None,
        url: str | None = None,
        excludes: Items[str] | None = None,
        oauth: CreateConnectorOAuth | CreateConnectorOAuthDict | None = None,
        active: bool | None = None,
        continue_on_failure: bool | None = None,
        service_auth: CreateConnectorServiceAuth | CreateConnectorServiceAuthDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> UpdateConnectorResponse:
        """Change a connector; what is left out stays as it is.

        `PATCH /v1/connectors/{id}`, deprecated by the API

        Args:
            id: Id of the connector.
            name: A name for people to read.
            url: URL that answers the search requests.
            excludes: Fields of what it finds that stay out of the prompt; the reply's documents keep them.
            oauth: OAuth 2.0 settings; not together with service_auth.
            active: Whether it may be used; default true.
            continue_on_failure: Whether a chat goes on when the connector fails; default false.
            service_auth: Token that the API shows to the connector; not together with oauth.
        """
        from ..endpoints import connectors_update as _endpoint

        return await self._caller.call(
            _endpoint.request(
                id,
                name=name,
                url=url,
                excludes=excludes,
                oauth=oauth,
                active=active,
                continue_on_failure=continue_on_failure,
                service_auth=service_auth,
            ),
            request_options,
        )

    @older_arguments(connector_id="id")
    async def o_auth_authorize(
        self, id: str, *, after_token_redirect: str | None = None, request_options: RequestOptions | None = None
    ) -> OAuthAuthorizeResponse:
        """Get the URL at which a user lets a connector act for them.

        `POST /v1/connectors/{id}/oauth/authorize`, deprecated by the API

        Args:
            id: Id of the connector.
            after_token_redirect: URL to which the user goes after giving leave.
        """
        from ..endpoints import connectors_o_auth_authorize as _endpoint

        return await self._caller.call(
            _endpoint.request(id, after_token_redirect=after_token_redirect), request_options
        )
