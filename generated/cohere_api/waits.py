# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""How to wait for what a reply describes."""

from __future__ import annotations

from typing import Any, Final

from .endpoints import batches_retrieve as _batches_retrieve
from .endpoints import datasets_get as _datasets_get
from .endpoints import embed_jobs_get as _embed_jobs_get
from .endpoints import finetuning_get_finetuned_model as _finetuning_get_finetuned_model
from .runtime.operations import Wait

WAITS: Final[list[Wait[Any]]] = [
    Wait(
        targets={"Batch": ("id",), "CreateBatchResponse": ("batch", "id"), "GetBatchResponse": ("batch", "id")},
        poll=_batches_retrieve.request,
        argument="id",
        state=("batch", "status"),
        reason=("batch", "status_reason"),
        done=("BATCH_STATUS_COMPLETED",),
        failed=("BATCH_STATUS_FAILED", "BATCH_STATUS_CANCELED"),
        counted=("batch", "num_successful_records"),
        total=("batch", "num_records"),
    ),
    Wait(
        targets={"Dataset": ("id",), "DatasetsCreateResponse": ("id",), "DatasetsGetResponse": ("dataset", "id")},
        poll=_datasets_get.request,
        argument="id",
        state=("dataset", "validation_status"),
        reason=("dataset", "validation_error"),
        done=("validated", "skipped"),
        failed=("failed",),
    ),
    Wait(
        targets={
            "CreateFinetunedModelResponse": ("finetuned_model", "id"),
            "FinetunedModel": ("id",),
            "GetFinetunedModelResponse": ("finetuned_model", "id"),
        },
        poll=_finetuning_get_finetuned_model.request,
        argument="id",
        state=("finetuned_model", "status"),
        reason=(),
        done=("STATUS_READY", "STATUS_PAUSED"),
        failed=("STATUS_FAILED", "STATUS_DELETED"),
    ),
    Wait(
        targets={"CreateEmbedJobResponse": ("job_id",), "EmbedJob": ("job_id",)},
        poll=_embed_jobs_get.request,
        argument="id",
        state=("status",),
        reason=("meta", "warnings"),
        done=("complete",),
        failed=("failed", "cancelled"),
    ),
]
