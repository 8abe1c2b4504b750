# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `finetuning`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ..runtime.methods import AsyncMethods, Methods
from ..runtime.older_names import older_methods

if TYPE_CHECKING:
    from ..models.finetuning import (
        AsyncListEventsResponsePage,
        AsyncListFinetunedModelsResponsePage,
        AsyncListTrainingStepMetricsResponsePage,
        CreateFinetunedModelResponse,
        FinetunedModel,
        GetFinetunedModelResponse,
        ListEventsResponsePage,
        ListFinetunedModelsResponsePage,
        ListTrainingStepMetricsResponsePage,
        Settings,
        UpdateFinetunedModelResponse,
    )
    from ..runtime.models import JsonObject
    from ..runtime.operations import RequestOptions
    from ..types.finetuning import FinetunedModelDict, SettingsDict


@older_methods(list_train_step_metrics="list_training_step_metrics")
class FinetuningResource(Methods):
    def list_finetuned_models(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListFinetunedModelsResponsePage:
        """List the fine-tuned models, a page at a time.

        `GET /v1/finetuning/finetuned-models`, deprecated by the API

        Args:
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Fields to sort by, with commas between, each rising unless ' desc' follows; default created_at.
        """
        from ..endpoints import finetuning_list_finetuned_models as _endpoint
        from ..models.finetuning import ListFinetunedModelsResponsePage as _page

        return self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, order_by=order_by), _page, request_options
        )

    @overload
    def create_finetuned_model(
        self, request: FinetunedModel | FinetunedModelDict, *, request_options: RequestOptions | None = None
    ) -> CreateFinetunedModelResponse: ...
    @overload
    def create_finetuned_model(
        self, *, name: str, settings: Settings | SettingsDict, request_options: RequestOptions | None = None
    ) -> CreateFinetunedModelResponse: ...

    def create_finetuned_model(
        self,
        request: FinetunedModel | FinetunedModelDict | None = None,
        *,
        name: str | None = None,
        settings: Settings | SettingsDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateFinetunedModelResponse:
        """Train a model on a dataset and deploy it.

        `POST /v1/finetuning/finetuned-models`, deprecated by the API

        Args:
            request: The whole body as one value, in place of its fields.
            name: A name of your choice.
            settings: What to train: base model, dataset and hyperparameters.
        """
        from ..endpoints import finetuning_create_finetuned_model as _endpoint

        return self._caller.call(_endpoint.request(request=request, name=name, settings=settings), request_options)

    def get_finetuned_model(
        self, id: str, *, request_options: RequestOptions | None = None
    ) -> GetFinetunedModelResponse:
        """Fetch a fine-tuned model, with its status.

        `GET /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
        """
        from ..endpoints import finetuning_get_finetuned_model as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def delete_finetuned_model(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a fine-tuned model for good.

        `DELETE /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
        """
        from ..endpoints import finetuning_delete_finetuned_model as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def update_finetuned_model(
        self, id: str, *, name: str, settings: Settings | SettingsDict, request_options: RequestOptions | None = None
    ) -> UpdateFinetunedModelResponse:
        """Change a fine-tuned model.

        `PATCH /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
            name: A name of your choice.
            settings: What to train: base model, dataset and hyperparameters.
        """
        from ..endpoints import finetuning_update_finetuned_model as _endpoint

        return self._caller.call(_endpoint.request(id, name=name, settings=settings), request_options)

    def list_events(
        self,
        finetuned_model_id: str,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListEventsResponsePage:
        """List the statuses that a fine-tuned model went through, a page at a time.

        `GET /v1/finetuning/finetuned-models/{finetuned_model_id}/events`, deprecated by the API

        Args:
            finetuned_model_id: Id of the fine-tuned model.
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Fields to sort by, with commas between, each rising unless ' desc' follows; default created_at.
        """
        from ..endpoints import finetuning_list_events as _endpoint
        from ..models.finetuning import ListEventsResponsePage as _page

        return self._caller.page(
            _endpoint.request(finetuned_model_id, page_size=page_size, page_token=page_token, order_by=order_by),
            _page,
            request_options,
        )

    def list_training_step_metrics(
        self,
        finetuned_model_id: str,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> ListTrainingStepMetricsResponsePage:
        """List the metrics of each training step, a page at a time.

        `GET /v1/finetuning/finetuned-models/{finetuned_model_id}/training-step-metrics`, deprecated by the API

        Args:
            finetuned_model_id: Id of the fine-tuned model.
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
        """
        from ..endpoints import finetuning_list_training_step_metrics as _endpoint
        from ..models.finetuning import ListTrainingStepMetricsResponsePage as _page

        return self._caller.page(
            _endpoint.request(finetuned_model_id, page_size=page_size, page_token=page_token), _page, request_options
        )


@older_methods(list_train_step_metrics="list_training_step_metrics")
class AsyncFinetuningResource(AsyncMethods):
    async def list_finetuned_models(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncListFinetunedModelsResponsePage:
        """List the fine-tuned models, a page at a time.

        `GET /v1/finetuning/finetuned-models`, deprecated by the API

        Args:
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Fields to sort by, with commas between, each rising unless ' desc' follows; default created_at.
        """
        from ..endpoints import finetuning_list_finetuned_models as _endpoint
        from ..models.finetuning import AsyncListFinetunedModelsResponsePage as _page

        return await self._caller.page(
            _endpoint.request(page_size=page_size, page_token=page_token, order_by=order_by), _page, request_options
        )

    @overload
    async def create_finetuned_model(
        self, request: FinetunedModel | FinetunedModelDict, *, request_options: RequestOptions | None = None
    ) -> CreateFinetunedModelResponse: ...
    @overload
    async def create_finetuned_model(
        self, *, name: str, settings: Settings | SettingsDict, request_options: RequestOptions | None = None
    ) -> CreateFinetunedModelResponse: ...

    async def create_finetuned_model(
        self,
        request: FinetunedModel | FinetunedModelDict | None = None,
        *,
        name: str | None = None,
        settings: Settings | SettingsDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateFinetunedModelResponse:
        """Train a model on a dataset and deploy it.

        `POST /v1/finetuning/finetuned-models`, deprecated by the API

        Args:
            request: The whole body as one value, in place of its fields.
            name: A name of your choice.
            settings: What to train: base model, dataset and hyperparameters.
        """
        from ..endpoints import finetuning_create_finetuned_model as _endpoint

        return await self._caller.call(
            _endpoint.request(request=request, name=name, settings=settings), request_options
        )

    async def get_finetuned_model(
        self, id: str, *, request_options: RequestOptions | None = None
    ) -> GetFinetunedModelResponse:
        """Fetch a fine-tuned model, with its status.

        `GET /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
        """
        from ..endpoints import finetuning_get_finetuned_model as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def delete_finetuned_model(self, id: str, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a fine-tuned model for good.

        `DELETE /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
        """
        from ..endpoints import finetuning_delete_finetuned_model as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def update_finetuned_model(
        self, id: str, *, name: str, settings: Settings | SettingsDict, request_options: RequestOptions | None = None
    ) -> UpdateFinetunedModelResponse:
        """Change a fine-tuned model.

        `PATCH /v1/finetuning/finetuned-models/{id}`, deprecated by the API

        Args:
            id: Id of the fine-tuned model.
            name: A name of your choice.
            settings: What to train: base model, dataset and hyperparameters.
        """
        from ..endpoints import finetuning_update_finetuned_model as _endpoint

        return await self._caller.call(_endpoint.request(id, name=name, settings=settings), request_options)

    async def list_events(
        self,
        finetuned_model_id: str,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        order_by: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncListEventsResponsePage:
        """List the statuses that a fine-tuned model went through, a page at a time.

        `GET /v1/finetuning/finetuned-models/{finetuned_model_id}/events`, deprecated by the API

        Args:
            finetuned_model_id: Id of the fine-tuned model.
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
            order_by: Fields to sort by, with commas between, each rising unless ' desc' follows; default created_at.
        """
        from ..endpoints import finetuning_list_events as _endpoint
        from ..models.finetuning import AsyncListEventsResponsePage as _page

        return await self._caller.page(
            _endpoint.request(finetuned_model_id, page_size=page_size, page_token=page_token, order_by=order_by),
            _page,
            request_options,
        )

    async def list_training_step_metrics(
        self,
        finetuned_model_id: str,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncListTrainingStepMetricsResponsePage:
        """List the metrics of each training step, a page at a time.

        `GET /v1/finetuning/finetuned-models/{finetuned_model_id}/training-step-metrics`, deprecated by the API

        Args:
            finetuned_model_id: Id of the fine-tuned model.
            page_size: Most items in a page; default 50.
            page_token: next_page_token of the page before; left out, the first page.
        """
        from ..endpoints import finetuning_list_training_step_metrics as _endpoint
        from ..models.finetuning import AsyncListTrainingStepMetricsResponsePage as _page

        return await self._caller.page(
            _endpoint.request(finetuned_model_id, page_size=page_size, page_token=page_token), _page, request_options
        )
