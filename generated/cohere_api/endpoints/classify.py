# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/classify: Predict the label of each text from labelled examples or a fine-tuned model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..models.classify import ClassifyResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.classify import ClassifyExample, ClassifyRequestTruncate
    from ..types.classify import ClassifyExampleDict

ENDPOINT: Final[Endpoint[ClassifyResponse]] = Endpoint(
    operation="classify", method="POST", path="/v1/classify", decode=ClassifyResponse.from_dict, retry="safe"
)


def request(
    *,
    inputs: Items[str],
    examples: Sequence[ClassifyExample | ClassifyExampleDict] | None = None,
    model: str | None = None,
    preset: str | None = None,
    truncate: ClassifyRequestTruncate | None = None,
) -> Request[ClassifyResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "inputs": listed("inputs", inputs),
                "examples": listed("examples", examples),
                "model": model,
                "preset": preset,
                "truncate": truncate,
            }
        ),
    )
