# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `datasets`, sync and async."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.datasets import (
        AsyncDatasetsListResponsePage,
        DatasetsCreateResponse,
        DatasetsGetResponse,
        DatasetsGetUsageResponse,
        DatasetsListResponsePage,
        DatasetType,
        DatasetValidationStatus,
    )
    from ..runtime.models import JsonObject
    from ..runtime.operations import RequestOptions
    from ..runtime.values import FileInput, Items


class DatasetsResource(Methods):
    def list(
        self,
        *,
        dataset_type: str | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        validation_status: DatasetValidationStatus | None = None,
        request_options: RequestOptions | None = None,
    ) -> DatasetsListResponsePage:
        """List the datasets, with filters.

        `GET /v1/datasets`

        Args:
            dataset_type: Only datasets of this type.
            before: Only datasets made before this time.
            after: Only datasets made after this time.
            limit: Most datasets to return.
            offset: How many datasets to pass over first.
            validation_status: Only datasets with this validation status.
        """
        from ..endpoints import datasets_list as _endpoint
        from ..models.datasets import DatasetsListResponsePage as _page

        return self._caller.page(
            _endpoint.request(
                dataset_type=dataset_type,
                before=before,
                after=after,
                limit=limit,
                offset=offset,
                validation_status=validation_status,
            ),
            _page,
            request_options,
        )

    def create(
        self,
        *,
        name: str,
        type: DatasetType,
        data: FileInput,
        keep_original_file: bool | None = None,
        skip_malformed_input: bool | None = None,
        keep_fields: Items[str] | None = None,
        optional_fields: Items[str] | None = None,
        text_separator: str | None = None,
        csv_delimiter: str | None = None,
        eval_data: FileInput | None = None,
        request_options: RequestOptions | None = None,
    ) -> DatasetsCreateResponse:
        """Upload a file as a dataset; its validation goes on after the reply.

        `POST /v1/datasets`

        Args:
            name: A name of your choice.
            type: What the dataset is for; it decides which fields the file must have.
            data: The file, 1.5 GB at most.
            keep_original_file: Whether the file is stored as it was uploaded, too.
            skip_malformed_input: Whether rows that cannot be read are dropped with a warning, where the validation would fail.
            keep_fields: Fields to keep beside the required ones; the validation fails if the file lacks one.
            optional_fields: Fields to keep beside the required ones where the file has them.
            text_separator: What separates the entries of a .txt file.
            csv_delimiter: What separates the columns of a .csv file.
            eval_data: A second file, to evaluate a fine-tuned model with.
        """
        from ..endpoints import datasets_create as _endpoint

        return self._caller.call(
            _endpoint.request(
                name=name,
                type=type,
                data=data,
                keep_original_file=keep_original_file,
                skip_malformed_input=skip_malformed_input,
                keep_fields=keep_fields,
                optional_fields=optional_fields,
                text_separator=text_separator,
                csv_delimiter=csv_delimiter,
                eval_data=eval_data,
            ),
            request_options,
        )

    def get_usage(self, *, request_options: RequestOptions | None = None) -> DatasetsGetUsageResponse:
        """Tell how many bytes the organisation's datasets take (10 GB at most).

        `GET /v1/datasets/usage`
        """
        from ..endpoints import datasets_get_usage as _endpoint

        return self._caller.call(_endpoint.request(), request_options)

    def get(self, id: str, *, request_options: RequestOptions | None = None) -> DatasetsGetResponse:
        """Fetch a dataset, with its validation status and the URLs of its parts.

        `GET /v1/datasets/{id}`

        Args:
            id: Id of the dataset.
        """
        from ..endpoints import datasets_get as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def delete(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a dataset (the API does so itself after 30 days).

        `DELETE /v1/datasets/{id}`

        Args:
            id: Id of the dataset.
        """
        from ..endpoints import datasets_delete as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)


class AsyncDatasetsResource(AsyncMethods):
    async def list(
        self,
        *,
        dataset_type: str | None = None,
        before: datetime | None = None,
        after: datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        validation_status: DatasetValidationStatus | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncDatasetsListResponsePage:
        """List the datasets, with filters.

        `GET /v1/datasets`

        Args:
            dataset_type: Only datasets of this type.
            before: Only datasets made before this time.
            after: Only datasets made after this time.
            limit: Most datasets to return.
            offset: How many datasets to pass over first.
            validation_status: Only datasets with this validation status.
        """
        from ..endpoints import datasets_list as _endpoint
        from ..models.datasets import AsyncDatasetsListResponsePage as _page

        return await self._caller.page(
            _endpoint.request(
                dataset_type=dataset_type,
                before=before,
                after=after,
                limit=limit,
                offset=offset,
                validation_status=validation_status,
            ),
            _page,
            request_options,
        )

    async def create(
        self,
        *,
        name: str,
        type: DatasetType,
        data: FileInput,
        keep_original_file: bool | None = None,
        skip_malformed_input: bool | None = None,
        keep_fields: Items[str] | None = None,
        optional_fields: Items[str] | None = None,
        text_separator: str | None = None,
        csv_delimiter: str | None = None,
        eval_data: FileInput | None = None,
        request_options: RequestOptions | None = None,
    ) -> DatasetsCreateResponse:
        """Upload a file as a dataset; its validation goes on after the reply.

        `POST /v1/datasets`

        Args:
            name: A name of your choice.
            type: What the dataset is for; it decides which fields the file must have.
            data: The file, 1.5 GB at most.
            keep_original_file: Whether the file is stored as it was uploaded, too.
            skip_malformed_input: Whether rows that cannot be read are dropped with a warning, where the validation would fail.
            keep_fields: Fields to keep beside the required ones; the validation fails if the file lacks one.
            optional_fields: Fields to keep beside the required ones where the file has them.
            text_separator: What separates the entries of a .txt file.
            csv_delimiter: What separates the columns of a .csv file.
            eval_data: A second file, to evaluate a fine-tuned model with.
        """
        from ..endpoints import datasets_create as _endpoint

        return await self._caller.call(
            _endpoint.request(
                name=name,
                type=type,
                data=data,
                keep_original_file=keep_original_file,
                skip_malformed_input=skip_malformed_input,
                keep_fields=keep_fields,
                optional_fields=optional_fields,
                text_separator=text_separator,
                csv_delimiter=csv_delimiter,
                eval_data=eval_data,
            ),
            request_options,
        )

    async def get_usage(self, *, request_options: RequestOptions | None = None) -> DatasetsGetUsageResponse:
        """Tell how many bytes the organisation's datasets take (10 GB at most).

        `GET /v1/datasets/usage`
        """
        from ..endpoints import datasets_get_usage as _endpoint

        return await self._caller.call(_endpoint.request(), request_options)

    async def get(self, id: str, *, request_options: RequestOptions | None = None) -> DatasetsGetResponse:
        """Fetch a dataset, with its validation status and the URLs of its parts.

        `GET /v1/datasets/{id}`

        Args:
            id: Id of the dataset.
        """
        from ..endpoints import datasets_get as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def delete(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a dataset (the API does so itself after 30 days).

        `DELETE /v1/datasets/{id}`

        Args:
            id: Id of the dataset.
        """
        from ..endpoints import datasets_delete as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)
