# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/finetuning/finetuned-models: Train a model on a dataset and deploy it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.finetuning import CreateFinetunedModelResponse
from ..runtime.encoding import whole_or_fields
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.finetuning import FinetunedModel, Settings
    from ..types.finetuning import FinetunedModelDict, SettingsDict

ENDPOINT: Final[Endpoint[CreateFinetunedModelResponse]] = Endpoint(
    operation="CreateFinetunedModel",
    method="POST",
    path="/v1/finetuning/finetuned-models",
    decode=CreateFinetunedModelResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    request: FinetunedModel | FinetunedModelDict | None = None,
    *,
    name: str | None = None,
    settings: Settings | SettingsDict | None = None,
) -> Request[CreateFinetunedModelResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=whole_or_fields("request", request, {"name": name, "settings": settings}, ("name", "settings")),
    )
