# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `shared`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError

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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.cached_tokens = data.get("cached_tokens")
        at: str = ""
        try:
            value = data.get(at := "api_version")
            self.api_version = None if value is None else ApiMetaApiVersion.from_dict(value, strict)
            value = data.get(at := "billed_units")
            self.billed_units = None if value is None else ApiMetaBilledUnits.from_dict(value, strict)
            value = data.get(at := "tokens")
            self.tokens = None if value is None else ApiMetaTokens.from_dict(value, strict)
            value = data.get(at := "warnings")
            self.warnings = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "version" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.version = data["version"]
        self.is_deprecated = data.get("is_deprecated")
        self.is_experimental = data.get("is_experimental")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.images = data.get("images")
        self.input_tokens = data.get("input_tokens")
        self.image_tokens = data.get("image_tokens")
        self.output_tokens = data.get("output_tokens")
        self.search_units = data.get("search_units")
        self.classifications = data.get("classifications")
        self.pages = data.get("pages")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.input_tokens = data.get("input_tokens")
        self.output_tokens = data.get("output_tokens")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"input_tokens": self.input_tokens, "output_tokens": self.output_tokens}
        return json_object(fields, self._additional)
