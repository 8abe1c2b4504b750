# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/photos: POST /v1/photos"""

from __future__ import annotations

from typing import Final

from ..models.shared import Shape, shape_from_json
from ..runtime.decoding import list_of
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import FileInput, Items

ENDPOINT: Final[Endpoint[list[Shape]]] = Endpoint(
    operation="upload-photo", method="POST", path="/v1/photos", decode=list_of(shape_from_json), retry="only-if-unsent"
)


def request(
    *,
    album: str,
    image: FileInput,
    thumbnail: FileInput | None = None,
    caption: str | None = None,
    tags: Items[str] | None = None,
) -> Request[list[Shape]]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        query={"album": album},
        form={"caption": caption, "tags": listed("tags", tags)},
        files=present({"image": image, "thumbnail": thumbnail}),
    )
