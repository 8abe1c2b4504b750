# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/summarize: Summarise a text (legacy; chat replaces it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.summarize import SummarizeResponse
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.summarize import SummarizeRequestExtractiveness, SummarizeRequestFormat, SummarizeRequestLength

ENDPOINT: Final[Endpoint[SummarizeResponse]] = Endpoint(
    operation="summarize", method="POST", path="/v1/summarize", decode=SummarizeResponse.from_dict, retry="safe"
)


def request(
    *,
    text: str,
    length: SummarizeRequestLength | None = None,
    format: SummarizeRequestFormat | None = None,
    model: str | None = None,
    extractiveness: SummarizeRequestExtractiveness | None = None,
    temperature: float | None = None,
    additional_command: str | None = None,
) -> Request[SummarizeResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "text": text,
                "length": length,
                "format": format,
                "model": model,
                "extractiveness": extractiveness,
                "temperature": temperature,
                "additional_command": additional_command,
            }
        ),
    )
