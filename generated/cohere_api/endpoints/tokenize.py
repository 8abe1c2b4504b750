# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/tokenize: Split a text into the tokens of a model."""

from __future__ import annotations

from typing import Final

from ..models.tokenize import TokenizeResponse
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request

ENDPOINT: Final[Endpoint[TokenizeResponse]] = Endpoint(
    operation="tokenize", method="POST", path="/v1/tokenize", decode=TokenizeResponse.from_dict, retry="safe"
)


def request(*, text: str, model: str) -> Request[TokenizeResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, body=present({"text": text, "model": model}))
