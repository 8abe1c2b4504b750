# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/detokenize: Join tokens of a model into text."""

from __future__ import annotations

from typing import Final

from ..models.detokenize import DetokenizeResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import Items

ENDPOINT: Final[Endpoint[DetokenizeResponse]] = Endpoint(
    operation="detokenize", method="POST", path="/v1/detokenize", decode=DetokenizeResponse.from_dict, retry="safe"
)


def request(*, tokens: Items[int], model: str) -> Request[DetokenizeResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, body=present({"tokens": listed("tokens", tokens), "model": model}))
