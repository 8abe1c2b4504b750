# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `batches`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

__all__ = [
    "AsyncListBatchesResponsePage",
    "Batch",
    "BatchStatus",
    "CreateBatchResponse",
    "GetBatchResponse",
    "ListBatchesResponse",
    "ListBatchesResponsePage",
]

BatchStatus: TypeAlias = (
    Literal[
        "BATCH_STATUS_UNSPECIFIED",
        "BATCH_STATUS_QUEUED",
        "BATCH_STATUS_IN_PROGRESS",
        "BATCH_STATUS_CANCELING",
        "BATCH_STATUS_COMPLETED",
        "BATCH_STATUS_FAILED",
        "BATCH_STATUS_CANCELED",
    ]
    | str
)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Batch(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "id",
            "name",
            "creator_id",
            "org_id",
            "status",
            "created_at",
            "updated_at",
            "input_dataset_id",
            "output_dataset_id",
            "input_tokens",
            "output_tokens",
            "model",
            "num_records",
            "num_successful_records",
            "num_failed_records",
            "status_reason",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name", "input_dataset_id", "model"))

    id: str | None = None
    name: str
    creator_id: str | None = None
    org_id: str | None = None
    status: BatchStatus | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    input_dataset_id: str
    output_dataset_id: str | None = None
    input_tokens: str | None = None
    output_tokens: str | None = None
    model: str
    num_records: int | None = None
    num_successful_records: int | None = None
    num_failed_records: int | None = None
    status_reason: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data or "input_dataset_id" not in data or "model" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data.get("id")
        self.name = data["name"]
        self.creator_id = data.get("creator_id")
        self.org_id = data.get("org_id")
        self.status = data.get("status")
        self.input_dataset_id = data["input_dataset_id"]
        self.output_dataset_id = data.get("output_dataset_id")
        self.input_tokens = data.get("input_tokens")
        self.output_tokens = data.get("output_tokens")
        self.model = data["model"]
        self.num_records = data.get("num_records")
        self.num_successful_records = data.get("num_successful_records")
        self.num_failed_records = data.get("num_failed_records")
        self.status_reason = data.get("status_reason")
        at: str = ""
        try:
            value = data.get(at := "created_at")
            self.created_at = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "updated_at")
            self.updated_at = None if value is None else decode_datetime(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "name": self.name,
            "creator_id": self.creator_id,
            "org_id": self.org_id,
            "status": self.status,
            "created_at": as_json(self.created_at),
            "updated_at": as_json(self.updated_at),
            "input_dataset_id": self.input_dataset_id,
            "output_dataset_id": self.output_dataset_id,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "model": self.model,
            "num_records": self.num_records,
            "num_successful_records": self.num_successful_records,
            "num_failed_records": self.num_failed_records,
            "status_reason": self.status_reason,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateBatchResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("batch",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("batch",))

    batch: Batch

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "batch" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.batch = value = data[at := "batch"]
            if value is not None:
                self.batch = Batch.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "batch" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"batch": as_json(self.batch)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GetBatchResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("batch",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("batch",))

    batch: Batch

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "batch" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.batch = value = data[at := "batch"]
            if value is not None:
                self.batch = Batch.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "batch" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"batch": as_json(self.batch)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListBatchesResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("batches", "next_page_token"))

    batches: list[Batch] | None = None
    next_page_token: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        at: str = ""
        try:
            value = data.get(at := "batches")
            self.batches = None if value is None else decode_list(value, Batch.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"batches": as_json(self.batches), "next_page_token": self.next_page_token}
        return json_object(fields, self._additional)


class ListBatchesResponsePage(ListBatchesResponse, Page["Batch"]):
    __slots__ = ("_turning",)
    ITEMS = "batches"


class AsyncListBatchesResponsePage(ListBatchesResponse, AsyncPage["Batch"]):
    __slots__ = ("_turning",)
    ITEMS = "batches"
