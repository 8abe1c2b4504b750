# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `batches`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.batches import (
        AsyncListBatchesResponsePage,
        Batch,
        CreateBatchResponse,
        GetBatchResponse,
        ListBatchesResponsePage,
    )
    from ..runtime.models import JsonObject
    from ..runtime.operations import RequestOptions
    from ..types.batches import BatchDict


class BatchesResource(Methods):
    def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListBatchesResponsePage:
        """List the batches, a page at a time.

        `GET /v2/batches`

        Args:
            page_size: Most batches in a page, up to 1000; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Sort by created_at or updated_at.
        """
        from ..endpoints import batches_list as _endpoint
        from ..models.batches import ListBatchesResponsePage as _page

        return self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, order_by=order_by), _page, request_options
        )

    @overload
    def create(
        self, request: Batch | BatchDict, *, request_options: RequestOptions | None = None
    ) -> CreateBatchResponse: ...
    @overload
    def create(
        self, *, name: str, input_dataset_id: str, model: str, request_options: RequestOptions | None = None
    ) -> CreateBatchResponse: ...

    def create(
        self,
        request: Batch | BatchDict | None = None,
        *,
        name: str | None = None,
        input_dataset_id: str | None = None,
        model: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateBatchResponse:
        """Start a batch that runs every request of a dataset.

        `POST /v2/batches`

        Args:
            request: The whole body as one value, in place of its fields.
            name: A name of your choice.
            input_dataset_id: Id of the dataset that holds the requests, of one of the batch types.
            model: Id of the model that runs the requests.
        """
        from ..endpoints import batches_create as _endpoint

        return self._caller.call(
            _endpoint.request(request=request, name=name, input_dataset_id=input_dataset_id, model=model),
            request_options,
        )

    def retrieve(self, id: str, *, request_options: RequestOptions | None = None) -> GetBatchResponse:
        """Fetch a batch, with its status and counts.

        `GET /v2/batches/{id}`

        Args:
            id: Id of the batch.
        """
        from ..endpoints import batches_retrieve as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def cancel(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Cancel a batch that has not finished.

        `POST /v2/batches/{id}:cancel`

        Args:
            id: Id of the batch.
        """
        from ..endpoints import batches_cancel as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)


class AsyncBatchesResource(AsyncMethods):
    async def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncListBatchesResponsePage:
        """List the batches, a page at a time.

        `GET /v2/batches`

        Args:
            page_size: Most batches in a page, up to 1000; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Sort by created_at or updated_at.
        """
        from ..endpoints import batches_list as _endpoint
        from ..models.batches import AsyncListBatchesResponsePage as _page

        return await self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, order_by=order_by), _page, request_options
        )

    @overload
    async def create(
        self, request: Batch | BatchDict, *, request_options: RequestOptions | None = None
    ) -> CreateBatchResponse: ...
    @overload
    async def create(
        self, *, name: str, input_dataset_id: str, model: str, request_options: RequestOptions | None = None
    ) -> CreateBatchResponse: ...

    async def create(
        self,
        request: Batch | BatchDict | None = None,
        *,
        name: str | None = None,
        input_dataset_id: str | None = None,
        model: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateBatchResponse:
        """Start a batch that runs every request of a dataset.

        `POST /v2/batches`

        Args:
            request: The whole body as one value, in place of its fields.
            name: A name of your choice.
            input_dataset_id: Id of the dataset that holds the requests, of one of the batch types.
            model: Id of the model that runs the requests.
        """
        from ..endpoints import batches_create as _endpoint

        return await self._caller.call(
            _endpoint.request(request=request, name=name, input_dataset_id=input_dataset_id, model=model),
            request_options,
        )

    async def retrieve(self, id: str, *, request_options: RequestOptions | None = None) -> GetBatchResponse:
        """Fetch a batch, with its status and counts.

        `GET /v2/batches/{id}`

        Args:
            id: Id of the batch.
        """
        from ..endpoints import batches_retrieve as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def cancel(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Cancel a batch that has not finished.

        `POST /v2/batches/{id}:cancel`

        Args:
            id: Id of the batch.
        """
        from ..endpoints import batches_cancel as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)
