# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `datasets`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_list, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

__all__ = [
    "AsyncDatasetsListResponsePage",
    "ChatDataMetrics",
    "ClassifyDataMetrics",
    "Dataset",
    "DatasetPart",
    "DatasetType",
    "DatasetValidationStatus",
    "DatasetsCreateResponse",
    "DatasetsGetResponse",
    "DatasetsGetUsageResponse",
    "DatasetsListResponse",
    "DatasetsListResponsePage",
    "FinetuneDatasetMetrics",
    "LabelMetric",
    "Metrics",
    "ParseInfo",
    "RerankerDataMetrics",
]

DatasetType: TypeAlias = (
    Literal[
        "embed-input",
        "embed-result",
        "cluster-result",
        "cluster-outliers",
        "reranker-finetune-input",
        "single-label-classification-finetune-input",
        "chat-finetune-input",
        "multi-label-classification-finetune-input",
        "batch-chat-input",
        "batch-openai-chat-input",
        "batch-embed-v2-input",
        "batch-chat-v2-input",
    ]
    | str
)
DatasetValidationStatus: TypeAlias = Literal["unknown", "queued", "processing", "failed", "validated", "skipped"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatDataMetrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("num_train_turns", "num_eval_turns", "preamble"))

    num_train_turns: float | None = None
    num_eval_turns: float | None = None
    preamble: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.num_train_turns = data.get("num_train_turns")
        self.num_eval_turns = data.get("num_eval_turns")
        self.preamble = data.get("preamble")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "num_train_turns": self.num_train_turns,
            "num_eval_turns": self.num_eval_turns,
            "preamble": self.preamble,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ClassifyDataMetrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("label_metrics",))

    label_metrics: list[LabelMetric] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "label_metrics")
            self.label_metrics = None if value is None else decode_list(value, LabelMetric.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "label_metrics" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"label_metrics": as_json(self.label_metrics)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Dataset(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "id",
            "name",
            "created_at",
            "updated_at",
            "dataset_type",
            "validation_status",
            "validation_error",
            "schema",
            "required_fields",
            "preserve_fields",
            "dataset_parts",
            "validation_warnings",
            "parse_info",
            "metrics",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(
        ("id", "name", "created_at", "updated_at", "dataset_type", "validation_status")
    )

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    dataset_type: DatasetType
    validation_status: DatasetValidationStatus
    validation_error: str | None = None
    schema_: str | None = None
    required_fields: list[str] | None = None
    preserve_fields: list[str] | None = None
    dataset_parts: list[DatasetPart] | None = None
    validation_warnings: list[str] | None = None
    parse_info: ParseInfo | None = None
    metrics: Metrics | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.name = data["name"]
        self.dataset_type = data["dataset_type"]
        self.validation_status = data["validation_status"]
        self.validation_error = data.get("validation_error")
        self.schema_ = data.get("schema")
        at: str = ""
        try:
            self.created_at = value = data[at := "created_at"]
            if value is not None:
                self.created_at = decode_datetime(value, strict)
            self.updated_at = value = data[at := "updated_at"]
            if value is not None:
                self.updated_at = decode_datetime(value, strict)
            value = data.get(at := "required_fields")
            self.required_fields = None if value is None else as_list(value, strict)
            value = data.get(at := "preserve_fields")
            self.preserve_fields = None if value is None else as_list(value, strict)
            value = data.get(at := "dataset_parts")
            self.dataset_parts = None if value is None else decode_list(value, DatasetPart.from_dict, strict)
            value = data.get(at := "validation_warnings")
            self.validation_warnings = None if value is None else as_list(value, strict)
            value = data.get(at := "parse_info")
            self.parse_info = None if value is None else ParseInfo.from_dict(value, strict)
            value = data.get(at := "metrics")
            self.metrics = None if value is None else Metrics.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "name": self.name,
            "created_at": as_json(self.created_at),
            "updated_at": as_json(self.updated_at),
            "dataset_type": self.dataset_type,
            "validation_status": self.validation_status,
            "validation_error": self.validation_error,
            "schema": self.schema_,
            "required_fields": self.required_fields,
            "preserve_fields": self.preserve_fields,
            "dataset_parts": as_json(self.dataset_parts),
            "validation_warnings": self.validation_warnings,
            "parse_info": as_json(self.parse_info),
            "metrics": as_json(self.metrics),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class DatasetPart(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("id", "name", "url", "index", "size_bytes", "num_rows", "original_url", "samples")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "name"))

    id: str
    name: str
    url: str | None = None
    index: int | None = None
    size_bytes: int | None = None
    num_rows: int | None = None
    original_url: str | None = None
    samples: list[str] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "name" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.name = data["name"]
        self.url = data.get("url")
        self.index = data.get("index")
        self.size_bytes = data.get("size_bytes")
        self.num_rows = data.get("num_rows")
        self.original_url = data.get("original_url")
        at: str = ""
        try:
            value = data.get(at := "samples")
            self.samples = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "name": self.name,
            "url": self.url,
            "index": self.index,
            "size_bytes": self.size_bytes,
            "num_rows": self.num_rows,
            "original_url": self.original_url,
            "samples": self.samples,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class DatasetsCreateResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id",))

    id: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.id = data.get("id")
        self._additional = None if len(data) == 1 and "id" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class DatasetsGetResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("dataset",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("dataset",))

    dataset: Dataset

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "dataset" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.dataset = value = data[at := "dataset"]
            if value is not None:
                self.dataset = Dataset.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "dataset" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"dataset": as_json(self.dataset)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class DatasetsGetUsageResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("organization_usage",))

    organization_usage: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.organization_usage = data.get("organization_usage")
        self._additional = None if len(data) == 1 and "organization_usage" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"organization_usage": self.organization_usage}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class DatasetsListResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("datasets",))

    datasets: list[Dataset] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "datasets")
            self.datasets = None if value is None else decode_list(value, Dataset.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "datasets" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"datasets": as_json(self.datasets)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class FinetuneDatasetMetrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "trainable_token_count",
            "total_examples",
            "train_examples",
            "train_size_bytes",
            "eval_examples",
            "eval_size_bytes",
            "reranker_data_metrics",
            "chat_data_metrics",
            "classify_data_metrics",
        )
    )

    trainable_token_count: float | None = None
    total_examples: float | None = None
    train_examples: float | None = None
    train_size_bytes: float | None = None
    eval_examples: float | None = None
    eval_size_bytes: float | None = None
    reranker_data_metrics: RerankerDataMetrics | None = None
    chat_data_metrics: ChatDataMetrics | None = None
    classify_data_metrics: ClassifyDataMetrics | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.trainable_token_count = data.get("trainable_token_count")
        self.total_examples = data.get("total_examples")
        self.train_examples = data.get("train_examples")
        self.train_size_bytes = data.get("train_size_bytes")
        self.eval_examples = data.get("eval_examples")
        self.eval_size_bytes = data.get("eval_size_bytes")
        at: str = ""
        try:
            value = data.get(at := "reranker_data_metrics")
            self.reranker_data_metrics = None if value is None else RerankerDataMetrics.from_dict(value, strict)
            value = data.get(at := "chat_data_metrics")
            self.chat_data_metrics = None if value is None else ChatDataMetrics.from_dict(value, strict)
            value = data.get(at := "classify_data_metrics")
            self.classify_data_metrics = None if value is None else ClassifyDataMetrics.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "trainable_token_count": self.trainable_token_count,
            "total_examples": self.total_examples,
            "train_examples": self.train_examples,
            "train_size_bytes": self.train_size_bytes,
            "eval_examples": self.eval_examples,
            "eval_size_bytes": self.eval_size_bytes,
            "reranker_data_metrics": as_json(self.reranker_data_metrics),
            "chat_data_metrics": as_json(self.chat_data_metrics),
            "classify_data_metrics": as_json(self.classify_data_metrics),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class LabelMetric(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("total_examples", "label", "samples"))

    total_examples: float | None = None
    label: str | None = None
    samples: list[str] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.total_examples = data.get("total_examples")
        self.label = data.get("label")
        at: str = ""
        try:
            value = data.get(at := "samples")
            self.samples = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"total_examples": self.total_examples, "label": self.label, "samples": self.samples}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Metrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("finetune_dataset_metrics",))

    finetune_dataset_metrics: FinetuneDatasetMetrics | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "finetune_dataset_metrics")
            self.finetune_dataset_metrics = None if value is None else FinetuneDatasetMetrics.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = (
            None if len(data) == 1 and "finetune_dataset_metrics" in data else additional(data, cls.KNOWN)
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"finetune_dataset_metrics": as_json(self.finetune_dataset_metrics)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseInfo(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("separator", "delimiter"))

    separator: str | None = None
    delimiter: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.separator = data.get("separator")
        self.delimiter = data.get("delimiter")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"separator": self.separator, "delimiter": self.delimiter}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class RerankerDataMetrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "num_train_queries",
            "num_train_relevant_passages",
            "num_train_hard_negatives",
            "num_eval_queries",
            "num_eval_relevant_passages",
            "num_eval_hard_negatives",
        )
    )

    num_train_queries: float | None = None
    num_train_relevant_passages: float | None = None
    num_train_hard_negatives: float | None = None
    num_eval_queries: float | None = None
    num_eval_relevant_passages: float | None = None
    num_eval_hard_negatives: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.num_train_queries = data.get("num_train_queries")
        self.num_train_relevant_passages = data.get("num_train_relevant_passages")
        self.num_train_hard_negatives = data.get("num_train_hard_negatives")
        self.num_eval_queries = data.get("num_eval_queries")
        self.num_eval_relevant_passages = data.get("num_eval_relevant_passages")
        self.num_eval_hard_negatives = data.get("num_eval_hard_negatives")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "num_train_queries": self.num_train_queries,
            "num_train_relevant_passages": self.num_train_relevant_passages,
            "num_train_hard_negatives": self.num_train_hard_negatives,
            "num_eval_queries": self.num_eval_queries,
            "num_eval_relevant_passages": self.num_eval_relevant_passages,
            "num_eval_hard_negatives": self.num_eval_hard_negatives,
        }
        return json_object(fields, self._additional)


class DatasetsListResponsePage(DatasetsListResponse, Page["Dataset"]):
    __slots__ = ("_turning",)
    ITEMS = "datasets"


class AsyncDatasetsListResponsePage(DatasetsListResponse, AsyncPage["Dataset"]):
    __slots__ = ("_turning",)
    ITEMS = "datasets"
