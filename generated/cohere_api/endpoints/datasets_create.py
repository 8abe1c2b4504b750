# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/datasets: Upload a file as a dataset; its validation goes on after the reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.datasets import DatasetsCreateResponse
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import FileInput, Items

if TYPE_CHECKING:
    from ..models.datasets import DatasetType

ENDPOINT: Final[Endpoint[DatasetsCreateResponse]] = Endpoint(
    operation="create-dataset",
    method="POST",
    path="/v1/datasets",
    decode=DatasetsCreateResponse.from_dict,
    retry="only-if-unsent",
)


def request(
    *,
    name: str,
    type: DatasetType,
    data: FileInput,
    keep_original_file: bool | None = None,
    skip_malformed_input: bool | None = None,
    keep_fields: Items[str] | None = None,
    optional_fields: Items[str] | None = None,
    text_separator: str | None = None,
    csv_delimiter: str | None = None,
    eval_data: FileInput | None = None,
) -> Request[DatasetsCreateResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        query={
            "name": name,
            "type": type,
            "keep_original_file": keep_original_file,
            "skip_malformed_input": skip_malformed_input,
            "keep_fields": listed("keep_fields", keep_fields),
            "optional_fields": listed("optional_fields", optional_fields),
            "text_separator": text_separator,
            "csv_delimiter": csv_delimiter,
        },
        files=present({"data": data, "eval_data": eval_data}),
    )
