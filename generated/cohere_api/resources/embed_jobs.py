# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `embed_jobs`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.embed_jobs import (
        CreateEmbedJobRequestTruncate,
        CreateEmbedJobResponse,
        EmbedJob,
        ListEmbedJobResponse,
    )
    from ..models.shared import EmbeddingType, EmbedInputType
    from ..runtime.models import Empty
    from ..runtime.operations import RequestOptions
    from ..runtime.values import Items


class EmbedJobsResource(Methods):
    def list(self, *, request_options: RequestOptions | None = None) -> ListEmbedJobResponse:
        """List the embed jobs.

        `GET /v1/embed-jobs`
        """
        from ..endpoints import embed_jobs_list as _endpoint

        return self._caller.call(_endpoint.request(), request_options)

    def create(
        self,
        *,
        model: str,
        dataset_id: str,
        input_type: EmbedInputType,
        name: str | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: CreateEmbedJobRequestTruncate | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateEmbedJobResponse:
        """Start a job that embeds a whole dataset into a new one.

        `POST /v1/embed-jobs`

        Args:
            model: Id of the embedding model, such as embed-english-v3.0.
            dataset_id: Id of a validated dataset of type embed-input.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            name: A name of your choice.
            embedding_types: Number formats of the vectors, one or more; default float alone.
            truncate: Which side of a text over the model's limit is cut, START or END; default END.
        """
        from ..endpoints import embed_jobs_create as _endpoint

        return self._caller.call(
            _endpoint.request(
                model=model,
                dataset_id=dataset_id,
                input_type=input_type,
                name=name,
                embedding_types=embedding_types,
                truncate=truncate,
            ),
            request_options,
        )

    def get(self, id: str, *, request_options: RequestOptions | None = None) -> EmbedJob:
        """Fetch an embed job, with its status and output dataset.

        `GET /v1/embed-jobs/{id}`

        Args:
            id: Id of the embed job.
        """
        from ..endpoints import embed_jobs_get as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def cancel(self, id: str, *, request_options: RequestOptions | None = None) -> Empty:
        """Cancel an embed job that is running.

        `POST /v1/embed-jobs/{id}/cancel`

        Args:
            id: Id of the embed job.
        """
        from ..endpoints import embed_jobs_cancel as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)


class AsyncEmbedJobsResource(AsyncMethods):
    async def list(self, *, request_options: RequestOptions | None = None) -> ListEmbedJobResponse:
        """List the embed jobs.

        `GET /v1/embed-jobs`
        """
        from ..endpoints import embed_jobs_list as _endpoint

        return await self._caller.call(_endpoint.request(), request_options)

    async def create(
        self,
        *,
        model: str,
        dataset_id: str,
        input_type: EmbedInputType,
        name: str | None = None,
        embedding_types: Items[EmbeddingType] | None = None,
        truncate: CreateEmbedJobRequestTruncate | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateEmbedJobResponse:
        """Start a job that embeds a whole dataset into a new one.

        `POST /v1/embed-jobs`

        Args:
            model: Id of the embedding model, such as embed-english-v3.0.
            dataset_id: Id of a validated dataset of type embed-input.
            input_type: What the vectors are for: search_document, search_query, classification, clustering or image; embed-v3 models and newer need it.
            name: A name of your choice.
            embedding_types: Number formats of the vectors, one or more; default float alone.
            truncate: Which side of a text over the model's limit is cut, START or END; default END.
        """
        from ..endpoints import embed_jobs_create as _endpoint

        return await self._caller.call(
            _endpoint.request(
                model=model,
                dataset_id=dataset_id,
                input_type=input_type,
                name=name,
                embedding_types=embedding_types,
                truncate=truncate,
            ),
            request_options,
        )

    async def get(self, id: str, *, request_options: RequestOptions | None = None) -> EmbedJob:
        """Fetch an embed job, with its status and output dataset.

        `GET /v1/embed-jobs/{id}`

        Args:
            id: Id of the embed job.
        """
        from ..endpoints import embed_jobs_get as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def cancel(self, id: str, *, request_options: RequestOptions | None = None) -> Empty:
        """Cancel an embed job that is running.

        `POST /v1/embed-jobs/{id}/cancel`

        Args:
            id: Id of the embed job.
        """
        from ..endpoints import embed_jobs_cancel as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)
