# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/parse: Turn an image of a document into text, tables and images, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.parse import ParseResponse
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.parse import ParseDocument, ParseOutputFormat
    from ..types.parse import ParseDocumentDict

ENDPOINT: Final[Endpoint[ParseResponse]] = Endpoint(
    operation="parse", method="POST", path="/v2/parse", decode=ParseResponse.from_dict, retry="safe"
)


def request(
    *, model: str, document: ParseDocument | ParseDocumentDict, output_format: ParseOutputFormat | None = None
) -> Request[ParseResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT, body=present({"model": model, "document": document, "output_format": output_format})
    )
