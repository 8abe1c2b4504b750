# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `shared`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime import DecodeProblem, Model, additional, as_json, as_list, expected, json_object, missing

__all__ = [
    "ApiMeta",
    "ApiMetaApiVersion",
    "ApiMetaBilledUnits",
    "ApiMetaTokens",
    "EmbedInputType",
    "EmbeddingType",
    "FinishReason",
]

EmbedInputType: TypeAlias = Literal["search_document", "search_query", "classification", "clustering", "image"] | str
EmbeddingType: TypeAlias = Literal["float", "int8", "uint8", "binary", "ubinary", "base64"] | str
FinishReason: TypeAlias = (
    Literal["COMPLETE", "STOP_SEQUENCE", "ERROR", "ERROR_TOXIC", "ERROR_LIMIT", "USER_CANCEL", "MAX_TOKENS", "TIMEOUT"]
    | str
)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ApiMeta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("api_version", "billed_units", "tokens", "cached_tokens", "warnings"))

    api_version: ApiMetaApiVersion | None = None
    billed_units: ApiMetaBilledUnits | None = None
    tokens: ApiMetaTokens | None = None
    cached_tokens: float | None = None
    warnings: list[str] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.cached_tokens = get("cached_tokens")
        at: str = ""
        try:
            self.api_version = value = get(at := "api_version")
            if value is not None:
                self.api_version = ApiMetaApiVersion.from_dict(value, strict)
            self.billed_units = value = get(at := "billed_units")
            if value is not None:
                self.billed_units = ApiMetaBilledUnits.from_dict(value, strict)
            self.tokens = value = get(at := "tokens")
            if value is not None:
                self.tokens = ApiMetaTokens.from_dict(value, strict)
            self.warnings = value = get(at := "warnings")
            if value is not None:
                self.warnings = as_list(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "api_version": as_json(self.api_version),
            "billed_units": as_json(self.billed_units),
            "tokens": as_json(self.tokens),
            "cached_tokens": self.cached_tokens,
            "warnings": self.warnings,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ApiMetaApiVersion(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("version", "is_deprecated", "is_experimental"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("version",))

    version: str
    is_deprecated: bool | None = None
    is_experimental: bool | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.version = get("version")
        self.is_deprecated = get("is_deprecated")
        self.is_experimental = get("is_experimental")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"version": self.version, "is_deprecated": self.is_deprecated, "is_experimental": self.is_experimental}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ApiMetaBilledUnits(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("images", "input_tokens", "image_tokens", "output_tokens", "search_units", "classifications", "pages")
    )

    images: float | None = None
    input_tokens: float | None = None
    image_tokens: float | None = None
    output_tokens: float | None = None
    search_units: float | None = None
    classifications: float | None = None
    pages: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.images = get("images")
        self.input_tokens = get("input_tokens")
        self.image_tokens = get("image_tokens")
        self.output_tokens = get("output_tokens")
        self.search_units = get("search_units")
        self.classifications = get("classifications")
        self.pages = get("pages")
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "images": self.images,
            "input_tokens": self.input_tokens,
            "image_tokens": self.image_tokens,
            "output_tokens": self.output_tokens,
            "search_units": self.search_units,
            "classifications": self.classifications,
            "pages": self.pages,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ApiMetaTokens(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("input_tokens", "output_tokens"))

    input_tokens: float | None = None
    output_tokens: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.input_tokens = get("input_tokens")
        self.output_tokens = get("output_tokens")
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"input_tokens": self.input_tokens, "output_tokens": self.output_tokens}
        return json_object(fields, self._additional)
