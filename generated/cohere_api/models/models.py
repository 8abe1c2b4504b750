# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `models`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_list, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

__all__ = [
    "AsyncListModelsResponsePage",
    "CompatibleEndpoint",
    "GetModelResponse",
    "GetModelResponseSamplingDefaults",
    "ListModelsResponse",
    "ListModelsResponsePage",
]

CompatibleEndpoint: TypeAlias = Literal["chat", "embed", "classify", "summarize", "rerank", "rate", "generate"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class GetModelResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "name",
            "is_deprecated",
            "endpoints",
            "finetuned",
            "context_length",
            "tokenizer_url",
            "default_endpoints",
            "features",
            "sampling_defaults",
        )
    )

    name: str | None = None
    is_deprecated: bool | None = None
    endpoints: list[CompatibleEndpoint] | None = None
    finetuned: bool | None = None
    context_length: float | None = None
    tokenizer_url: str | None = None
    default_endpoints: list[CompatibleEndpoint] | None = None
    features: list[str] | None = None
    sampling_defaults: GetModelResponseSamplingDefaults | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.name = data.get("name")
        self.is_deprecated = data.get("is_deprecated")
        self.finetuned = data.get("finetuned")
        self.context_length = data.get("context_length")
        self.tokenizer_url = data.get("tokenizer_url")
        at: str = ""
        try:
            value = data.get(at := "endpoints")
            self.endpoints = None if value is None else as_list(value, strict)
            value = data.get(at := "default_endpoints")
            self.default_endpoints = None if value is None else as_list(value, strict)
            value = data.get(at := "features")
            self.features = None if value is None else as_list(value, strict)
            value = data.get(at := "sampling_defaults")
            self.sampling_defaults = (
                None if value is None else GetModelResponseSamplingDefaults.from_dict(value, strict)
            )
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "name": self.name,
            "is_deprecated": self.is_deprecated,
            "endpoints": self.endpoints,
            "finetuned": self.finetuned,
            "context_length": self.context_length,
            "tokenizer_url": self.tokenizer_url,
            "default_endpoints": self.default_endpoints,
            "features": self.features,
            "sampling_defaults": as_json(self.sampling_defaults),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GetModelResponseSamplingDefaults(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("temperature", "k", "p", "frequency_penalty", "presence_penalty", "max_tokens_per_doc")
    )

    temperature: float | None = None
    k: int | None = None
    p: float | None = None
    frequency_penalty: float | None = None
    presence_penalty: float | None = None
    max_tokens_per_doc: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.temperature = data.get("temperature")
        self.k = data.get("k")
        self.p = data.get("p")
        self.frequency_penalty = data.get("frequency_penalty")
        self.presence_penalty = data.get("presence_penalty")
        self.max_tokens_per_doc = data.get("max_tokens_per_doc")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "temperature": self.temperature,
            "k": self.k,
            "p": self.p,
            "frequency_penalty": self.frequency_penalty,
            "presence_penalty": self.presence_penalty,
            "max_tokens_per_doc": self.max_tokens_per_doc,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListModelsResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("models", "next_page_token"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("models",))

    models: list[GetModelResponse]
    next_page_token: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "models" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.next_page_token = data.get("next_page_token")
        at: str = ""
        try:
            self.models = value = data[at := "models"]
            if value is not None:
                self.models = decode_list(value, GetModelResponse.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"models": as_json(self.models), "next_page_token": self.next_page_token}
        return json_object(fields, self._additional)


class ListModelsResponsePage(ListModelsResponse, Page["GetModelResponse"]):
    __slots__ = ("_turning",)
    ITEMS = "models"


class AsyncListModelsResponsePage(ListModelsResponse, AsyncPage["GetModelResponse"]):
    __slots__ = ("_turning",)
    ITEMS = "models"
