# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `models`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.models import (
        AsyncListModelsResponsePage,
        CompatibleEndpoint,
        GetModelResponse,
        ListModelsResponsePage,
    )
    from ..runtime.operations import RequestOptions


class ModelsResource(Methods):
    def get(self, model: str, *, request_options: RequestOptions | None = None) -> GetModelResponse:
        """Fetch a model, with its endpoints and context length.

        `GET /v1/models/{model}`

        Args:
            model: Id of the model.
        """
        from ..endpoints import models_get as _endpoint

        return self._caller.call(_endpoint.request(model), request_options)

    def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        endpoint: CompatibleEndpoint | None = None,
        default_only: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListModelsResponsePage:
        """List the models, a page at a time.

        `GET /v1/models`

        Args:
            page_size: Most models in a page, 1 to 1000; default 20.
            page_token: next_page_token of the page before; left out, the first page.
            endpoint: Only models that serve this endpoint.
            default_only: Whether to list only the default model of the endpoint; needs endpoint.
        """
        from ..endpoints import models_list as _endpoint
        from ..models.models import ListModelsResponsePage as _page

        return self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, endpoint=endpoint, default_only=default_only),
            _page,
            request_options,
        )


class AsyncModelsResource(AsyncMethods):
    async def get(self, model: str, *, request_options: RequestOptions | None = None) -> GetModelResponse:
        """Fetch a model, with its endpoints and context length.

        `GET /v1/models/{model}`

        Args:
            model: Id of the model.
        """
        from ..endpoints import models_get as _endpoint

        return await self._caller.call(_endpoint.request(model), request_options)

    async def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        endpoint: CompatibleEndpoint | None = None,
        default_only: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncListModelsResponsePage:
        """List the models, a page at a time.

        `GET /v1/models`

        Args:
            page_size: Most models in a page, 1 to 1000; default 20.
            page_token: next_page_token of the page before; left out, the first page.
            endpoint: Only models that serve this endpoint.
            default_only: Whether to list only the default model of the endpoint; needs endpoint.
        """
        from ..endpoints import models_list as _endpoint
        from ..models.models import AsyncListModelsResponsePage as _page

        return await self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, endpoint=endpoint, default_only=default_only),
            _page,
            request_options,
        )
