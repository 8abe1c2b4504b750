# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `embed_jobs`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError
from .shared import ApiMeta

__all__ = [
    "CreateEmbedJobRequestTruncate",
    "CreateEmbedJobResponse",
    "EmbedJob",
    "EmbedJobStatus",
    "EmbedJobTruncate",
    "ListEmbedJobResponse",
]

CreateEmbedJobRequestTruncate: TypeAlias = Literal["START", "END"] | str
EmbedJobStatus: TypeAlias = Literal["processing", "complete", "cancelling", "cancelled", "failed"] | str
EmbedJobTruncate: TypeAlias = Literal["START", "END"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateEmbedJobResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("job_id", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("job_id",))

    job_id: str
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "job_id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.job_id = data["job_id"]
        at: str = ""
        try:
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"job_id": self.job_id, "meta": as_json(self.meta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedJob(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("job_id", "name", "status", "created_at", "input_dataset_id", "output_dataset_id", "model", "truncate", "meta")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(
        ("job_id", "status", "created_at", "input_dataset_id", "model", "truncate")
    )

    job_id: str
    name: str | None = None
    status: EmbedJobStatus
    created_at: datetime
    input_dataset_id: str
    output_dataset_id: str | None = None
    model: str
    truncate: EmbedJobTruncate
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.job_id = data["job_id"]
        self.name = data.get("name")
        self.status = data["status"]
        self.input_dataset_id = data["input_dataset_id"]
        self.output_dataset_id = data.get("output_dataset_id")
        self.model = data["model"]
        self.truncate = data["truncate"]
        at: str = ""
        try:
            self.created_at = value = data[at := "created_at"]
            if value is not None:
                self.created_at = decode_datetime(value, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "job_id": self.job_id,
            "name": self.name,
            "status": self.status,
            "created_at": as_json(self.created_at),
            "input_dataset_id": self.input_dataset_id,
            "output_dataset_id": self.output_dataset_id,
            "model": self.model,
            "truncate": self.truncate,
            "meta": as_json(self.meta),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListEmbedJobResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("embed_jobs",))

    embed_jobs: list[EmbedJob] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "embed_jobs")
            self.embed_jobs = None if value is None else decode_list(value, EmbedJob.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "embed_jobs" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"embed_jobs": as_json(self.embed_jobs)}
        return json_object(fields, self._additional)
