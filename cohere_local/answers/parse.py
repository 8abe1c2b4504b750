"""POST /v2/parse: one page that says which image came, since nothing here can see."""

from __future__ import annotations

import base64
import binascii

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from .usage import meta


def _parse(call: Call) -> JsonObject:
    text = f"The local API reads no images. This one is {_described(call.body['document']['image_url'])}."
    markdown = call.body.get("output_format", "markdown") == "markdown"
    page: JsonObject = (
        {"type": "markdown", "markdown": {"content": text, "images": []}}
        if markdown
        else {"type": "blocks", "blocks": [{"type": "text", "text": {"content": text}}]}
    )
    cost = {"billed_units": {"pages": 1}}
    return {"id": call.identity(), "pages": [{"index": 0, **page}], "meta": meta("2", cost)}


def _described(address: str) -> str:
    if address.startswith(("http://", "https://")):
        return f"at {address}"
    media_type, content = image_data(address)
    return f"{media_type} of {len(content)} bytes"


def image_data(address: str) -> tuple[str, bytes]:
    """Return media type and content of a data URI. Raises Refusal for what is none."""
    head, comma, packed = address.partition(",")
    media_type = head.removeprefix("data:").removesuffix(";base64")
    if not comma or head != f"data:{media_type};base64" or not media_type.startswith("image/"):
        raise Refusal(
            400, f"invalid request: an image must be a data URI as data:image/png;base64,..., not {head[:40]!r}"
        )
    try:
        return media_type, base64.b64decode(packed, validate=True)
    except binascii.Error as problem:
        raise Refusal(400, f"invalid request: the image is not base64: {problem}") from None


ANSWERS: dict[str, Answer] = {"POST /v2/parse": _parse}
