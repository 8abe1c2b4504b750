# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `finetuning`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias, cast

from attrs import define

from ..runtime.decoding import Strictness, as_dict, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

if TYPE_CHECKING:
    from ..types.finetuning import BaseModelDict, HyperparametersDict, SettingsDict, WandbConfigDict

__all__ = [
    "AsyncListEventsResponsePage",
    "AsyncListFinetunedModelsResponsePage",
    "AsyncListTrainingStepMetricsResponsePage",
    "BaseModel",
    "BaseType",
    "CreateFinetunedModelResponse",
    "Event",
    "FinetunedModel",
    "GetFinetunedModelResponse",
    "Hyperparameters",
    "ListEventsResponse",
    "ListEventsResponsePage",
    "ListFinetunedModelsResponse",
    "ListFinetunedModelsResponsePage",
    "ListTrainingStepMetricsResponse",
    "ListTrainingStepMetricsResponsePage",
    "LoraTargetModules",
    "Settings",
    "Status",
    "Strategy",
    "TrainingStepMetrics",
    "UpdateFinetunedModelResponse",
    "WandbConfig",
]

BaseType: TypeAlias = (
    Literal[
        "BASE_TYPE_UNSPECIFIED",
        "BASE_TYPE_GENERATIVE",
        "BASE_TYPE_CLASSIFICATION",
        "BASE_TYPE_RERANK",
        "BASE_TYPE_CHAT",
    ]
    | str
)
LoraTargetModules: TypeAlias = (
    Literal[
        "LORA_TARGET_MODULES_UNSPECIFIED",
        "LORA_TARGET_MODULES_QV",
        "LORA_TARGET_MODULES_QKVO",
        "LORA_TARGET_MODULES_QKVO_FFN",
    ]
    | str
)
Status: TypeAlias = (
    Literal[
        "STATUS_UNSPECIFIED",
        "STATUS_FINETUNING",
        "STATUS_DEPLOYING_API",
        "STATUS_READY",
        "STATUS_FAILED",
        "STATUS_DELETED",
        "STATUS_TEMPORARILY_OFFLINE",
        "STATUS_PAUSED",
        "STATUS_QUEUED",
    ]
    | str
)
Strategy: TypeAlias = Literal["STRATEGY_UNSPECIFIED", "STRATEGY_VANILLA", "STRATEGY_TFEW"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class BaseModel(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "version", "base_type", "strategy"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("base_type",))

    name: str | None = None
    version: str | None = None
    base_type: BaseType
    strategy: Strategy | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "base_type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.name = data.get("name")
        self.version = data.get("version")
        self.base_type = data["base_type"]
        self.strategy = data.get("strategy")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name, "version": self.version, "base_type": self.base_type, "strategy": self.strategy}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateFinetunedModelResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("finetuned_model",))

    finetuned_model: FinetunedModel | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "finetuned_model")
            self.finetuned_model = None if value is None else FinetunedModel.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "finetuned_model" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"finetuned_model": as_json(self.finetuned_model)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Event(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("user_id", "status", "created_at"))

    user_id: str | None = None
    status: Status | None = None
    created_at: datetime | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.user_id = data.get("user_id")
        self.status = data.get("status")
        at: str = ""
        try:
            value = data.get(at := "created_at")
            self.created_at = None if value is None else decode_datetime(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"user_id": self.user_id, "status": self.status, "created_at": as_json(self.created_at)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class FinetunedModel(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "id",
            "name",
            "creator_id",
            "organization_id",
            "settings",
            "status",
            "created_at",
            "updated_at",
            "completed_at",
            "last_used",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name", "settings"))

    id: str | None = None
    name: str
    creator_id: str | None = None
    organization_id: str | None = None
    settings: Settings
    status: Status | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    completed_at: datetime | None = None
    last_used: datetime | None = None

    def __init__(
        self,
        *,
        id: str | None = None,
        name: str,
        creator_id: str | None = None,
        organization_id: str | None = None,
        settings: Settings | SettingsDict,
        status: Status | None = None,
        created_at: datetime | None = None,
        updated_at: datetime | None = None,
        completed_at: datetime | None = None,
        last_used: datetime | None = None,
    ) -> None:
        self.id = id
        self.name = name
        self.creator_id = creator_id
        self.organization_id = organization_id
        self.settings = cast("Any", settings)
        self.status = status
        self.created_at = created_at
        self.updated_at = updated_at
        self.completed_at = completed_at
        self.last_used = last_used
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data or "settings" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data.get("id")
        self.name = data["name"]
        self.creator_id = data.get("creator_id")
        self.organization_id = data.get("organization_id")
        self.status = data.get("status")
        at: str = ""
        try:
            self.settings = value = data[at := "settings"]
            if value is not None:
                self.settings = Settings.from_dict(value, strict)
            value = data.get(at := "created_at")
            self.created_at = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "updated_at")
            self.updated_at = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "completed_at")
            self.completed_at = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "last_used")
            self.last_used = None if value is None else decode_datetime(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "name": self.name,
            "creator_id": self.creator_id,
            "organization_id": self.organization_id,
            "settings": as_json(self.settings),
            "status": self.status,
            "created_at": as_json(self.created_at),
            "updated_at": as_json(self.updated_at),
            "completed_at": as_json(self.completed_at),
            "last_used": as_json(self.last_used),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GetFinetunedModelResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("finetuned_model",))

    finetuned_model: FinetunedModel | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "finetuned_model")
            self.finetuned_model = None if value is None else FinetunedModel.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "finetuned_model" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"finetuned_model": as_json(self.finetuned_model)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Hyperparameters(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "early_stopping_patience",
            "early_stopping_threshold",
            "train_batch_size",
            "train_epochs",
            "learning_rate",
            "lora_alpha",
            "lora_rank",
            "lora_target_modules",
        )
    )

    early_stopping_patience: int | None = None
    early_stopping_threshold: float | None = None
    train_batch_size: int | None = None
    train_epochs: int | None = None
    learning_rate: float | None = None
    lora_alpha: int | None = None
    lora_rank: int | None = None
    lora_target_modules: LoraTargetModules | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.early_stopping_patience = data.get("early_stopping_patience")
        self.early_stopping_threshold = data.get("early_stopping_threshold")
        self.train_batch_size = data.get("train_batch_size")
        self.train_epochs = data.get("train_epochs")
        self.learning_rate = data.get("learning_rate")
        self.lora_alpha = data.get("lora_alpha")
        self.lora_rank = data.get("lora_rank")
        self.lora_target_modules = data.get("lora_target_modules")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "early_stopping_patience": self.early_stopping_patience,
            "early_stopping_threshold": self.early_stopping_threshold,
            "train_batch_size": self.train_batch_size,
            "train_epochs": self.train_epochs,
            "learning_rate": self.learning_rate,
            "lora_alpha": self.lora_alpha,
            "lora_rank": self.lora_rank,
            "lora_target_modules": self.lora_target_modules,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListEventsResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("events", "next_page_token", "total_size"))

    events: list[Event] | None = None
    next_page_token: str | None = None
    total_size: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        self.total_size = data.get("total_size")
        at: str = ""
        try:
            value = data.get(at := "events")
            self.events = None if value is None else decode_list(value, Event.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "events": as_json(self.events),
            "next_page_token": self.next_page_token,
            "total_size": self.total_size,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListFinetunedModelsResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("finetuned_models", "next_page_token", "total_size"))

    finetuned_models: list[FinetunedModel] | None = None
    next_page_token: str | None = None
    total_size: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        self.total_size = data.get("total_size")
        at: str = ""
        try:
            value = data.get(at := "finetuned_models")
            self.finetuned_models = None if value is None else decode_list(value, FinetunedModel.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "finetuned_models": as_json(self.finetuned_models),
            "next_page_token": self.next_page_token,
            "total_size": self.total_size,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListTrainingStepMetricsResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("step_metrics", "next_page_token"))

    step_metrics: list[TrainingStepMetrics] | None = None
    next_page_token: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        at: str = ""
        try:
            value = data.get(at := "step_metrics")
            self.step_metrics = None if value is None else decode_list(value, TrainingStepMetrics.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"step_metrics": as_json(self.step_metrics), "next_page_token": self.next_page_token}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class Settings(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("base_model", "dataset_id", "hyperparameters", "multi_label", "wandb"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("base_model", "dataset_id"))

    base_model: BaseModel
    dataset_id: str
    hyperparameters: Hyperparameters | None = None
    multi_label: bool | None = None
    wandb: WandbConfig | None = None

    def __init__(
        self,
        *,
        base_model: BaseModel | BaseModelDict,
        dataset_id: str,
        hyperparameters: Hyperparameters | HyperparametersDict | None = None,
        multi_label: bool | None = None,
        wandb: WandbConfig | WandbConfigDict | None = None,
    ) -> None:
        self.base_model = cast("Any", base_model)
        self.dataset_id = dataset_id
        self.hyperparameters = cast("Any", hyperparameters)
        self.multi_label = multi_label
        self.wandb = cast("Any", wandb)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "base_model" not in data or "dataset_id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.dataset_id = data["dataset_id"]
        self.multi_label = data.get("multi_label")
        at: str = ""
        try:
            self.base_model = value = data[at := "base_model"]
            if value is not None:
                self.base_model = BaseModel.from_dict(value, strict)
            value = data.get(at := "hyperparameters")
            self.hyperparameters = None if value is None else Hyperparameters.from_dict(value, strict)
            value = data.get(at := "wandb")
            self.wandb = None if value is None else WandbConfig.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "base_model": as_json(self.base_model),
            "dataset_id": self.dataset_id,
            "hyperparameters": as_json(self.hyperparameters),
            "multi_label": self.multi_label,
            "wandb": as_json(self.wandb),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class TrainingStepMetrics(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("created_at", "step_number", "metrics"))

    created_at: datetime | None = None
    step_number: int | None = None
    metrics: dict[str, float] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.step_number = data.get("step_number")
        at: str = ""
        try:
            value = data.get(at := "created_at")
            self.created_at = None if value is None else decode_datetime(value, strict)
            value = data.get(at := "metrics")
            self.metrics = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"created_at": as_json(self.created_at), "step_number": self.step_number, "metrics": self.metrics}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class UpdateFinetunedModelResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("finetuned_model",))

    finetuned_model: FinetunedModel | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "finetuned_model")
            self.finetuned_model = None if value is None else FinetunedModel.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "finetuned_model" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"finetuned_model": as_json(self.finetuned_model)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class WandbConfig(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("project", "api_key", "entity"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("project", "api_key"))

    project: str
    api_key: str
    entity: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "project" not in data or "api_key" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.project = data["project"]
        self.api_key = data["api_key"]
        self.entity = data.get("entity")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"project": self.project, "api_key": self.api_key, "entity": self.entity}
        return json_object(fields, self._additional)


class ListFinetunedModelsResponsePage(ListFinetunedModelsResponse, Page["FinetunedModel"]):
    __slots__ = ("_turning",)
    ITEMS = "finetuned_models"


class AsyncListFinetunedModelsResponsePage(ListFinetunedModelsResponse, AsyncPage["FinetunedModel"]):
    __slots__ = ("_turning",)
    ITEMS = "finetuned_models"


class ListEventsResponsePage(ListEventsResponse, Page["Event"]):
    __slots__ = ("_turning",)
    ITEMS = "events"


class AsyncListEventsResponsePage(ListEventsResponse, AsyncPage["Event"]):
    __slots__ = ("_turning",)
    ITEMS = "events"


class ListTrainingStepMetricsResponsePage(ListTrainingStepMetricsResponse, Page["TrainingStepMetrics"]):
    __slots__ = ("_turning",)
    ITEMS = "step_metrics"


class AsyncListTrainingStepMetricsResponsePage(ListTrainingStepMetricsResponse, AsyncPage["TrainingStepMetrics"]):
    __slots__ = ("_turning",)
    ITEMS = "step_metrics"
