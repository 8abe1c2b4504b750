# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""PATCH /v1/finetuning/finetuned-models/{id}: Change a fine-tuned model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.finetuning import UpdateFinetunedModelResponse
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.finetuning import Settings
    from ..types.finetuning import SettingsDict

ENDPOINT: Final[Endpoint[UpdateFinetunedModelResponse]] = Endpoint(
    operation="UpdateFinetunedModel",
    method="PATCH",
    path="/v1/finetuning/finetuned-models/{id}",
    decode=UpdateFinetunedModelResponse.from_dict,
    retry="only-if-unsent",
)


def request(id: str, *, name: str, settings: Settings | SettingsDict) -> Request[UpdateFinetunedModelResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, path_parameters={"id": id}, body=present({"name": name, "settings": settings}))
