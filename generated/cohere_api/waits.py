# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""How to wait for what a reply describes."""

from __future__ import annotations

from typing import Any, Final

from .endpoints import batches_retrieve as _batches_retrieve
from .endpoints import datasets_get as _datasets_get
from .endpoints import embed_jobs_get as _embed_jobs_get
from .endpoints import finetuning_get_finetuned_model as _finetuning_get_finetuned_model
from .runtime import Wait

WAITS: Final[dict[str, Wait[Any]]] = {
    "CreateBatchResponse": Wait(
        poll=lambda identifier: _batches_retrieve.request(id=identifier),
        identifier=("batch", "id"),
        state=("batch", "status"),
        reason=("batch", "status_reason"),
        done=("BATCH_STATUS_COMPLETED",),
        failed=("BATCH_STATUS_FAILED", "BATCH_STATUS_CANCELED"),
    ),
    "GetBatchResponse": Wait(
        poll=lambda identifier: _batches_retrieve.request(id=identifier),
        identifier=("batch", "id"),
        state=("batch", "status"),
        reason=("batch", "status_reason"),
        done=("BATCH_STATUS_COMPLETED",),
        failed=("BATCH_STATUS_FAILED", "BATCH_STATUS_CANCELED"),
    ),
    "CreateEmbedJobResponse": Wait(
        poll=lambda identifier: _embed_jobs_get.request(id=identifier),
        identifier=("job_id",),
        state=("status",),
        reason=("meta", "warnings"),
        done=("complete",),
        failed=("failed", "cancelled"),
    ),
    "EmbedJob": Wait(
        poll=lambda identifier: _embed_jobs_get.request(id=identifier),
        identifier=("job_id",),
        state=("status",),
        reason=("meta", "warnings"),
        done=("complete",),
        failed=("failed", "cancelled"),
    ),
    "DatasetsCreateResponse": Wait(
        poll=lambda identifier: _datasets_get.request(id=identifier),
        identifier=("id",),
        state=("dataset", "validation_status"),
        reason=("dataset", "validation_error"),
        done=("validated", "skipped"),
        failed=("failed",),
    ),
    "DatasetsGetResponse": Wait(
        poll=lambda identifier: _datasets_get.request(id=identifier),
        identifier=("dataset", "id"),
        state=("dataset", "validation_status"),
        reason=("dataset", "validation_error"),
        done=("validated", "skipped"),
        failed=("failed",),
    ),
    "CreateFinetunedModelResponse": Wait(
        poll=lambda identifier: _finetuning_get_finetuned_model.request(id=identifier),
        identifier=("finetuned_model", "id"),
        state=("finetuned_model", "status"),
        reason=(),
        done=("STATUS_READY", "STATUS_PAUSED"),
        failed=("STATUS_FAILED", "STATUS_DELETED"),
    ),
    "GetFinetunedModelResponse": Wait(
        poll=lambda identifier: _finetuning_get_finetuned_model.request(id=identifier),
        identifier=("finetuned_model", "id"),
        state=("finetuned_model", "status"),
        reason=(),
        done=("STATUS_READY", "STATUS_PAUSED"),
        failed=("STATUS_FAILED", "STATUS_DELETED"),
    ),
}


def find(target: object) -> Wait[Any]:
    """How to wait for `target`. Raises TypeError for what can't be waited for."""
    name = type(target).__name__
    if name not in WAITS:
        raise TypeError(f"can't wait for {name}; wait for one of {', '.join(WAITS)}")
    return WAITS[name]
