# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `rerank`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self, TypeAlias

from attrs import define

from ..runtime import (
    DecodeProblem,
    Model,
    additional,
    as_dict,
    as_json,
    decode_list,
    expected,
    is_dict,
    json_object,
    missing,
)
from .shared import ApiMeta

__all__ = [
    "RelevantSpan",
    "RelevantSpansOptions",
    "RerankRequestDocumentsItem",
    "RerankResponse",
    "RerankResponseResultsItem",
    "RerankResponseResultsItemDocument",
    "V2RerankResponse",
    "V2RerankResponseResultsItem",
]

RerankRequestDocumentsItem: TypeAlias = "str | dict[str, str]"


@define(slots=True, kw_only=True, repr=False, eq=False)
class RelevantSpan(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("start", "end", "text", "score"))

    start: int | None = None
    end: int | None = None
    text: str | None = None
    score: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.start = get("start")
        self.end = get("end")
        self.text = get("text")
        self.score = get("score")
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"start": self.start, "end": self.end, "text": self.text, "score": self.score}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class RelevantSpansOptions(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("max_spans", "threshold"))

    max_spans: int | None = None
    threshold: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.max_spans = get("max_spans")
        self.threshold = get("threshold")
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"max_spans": self.max_spans, "threshold": self.threshold}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class RerankResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "results", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("results",))

    id: str | None = None
    results: list[RerankResponseResultsItem]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        at: str = ""
        try:
            self.results = value = get(at := "results")
            if value is not None:
                self.results = decode_list(value, RerankResponseResultsItem.from_dict, strict)
            self.meta = value = get(at := "meta")
            if value is not None:
                self.meta = ApiMeta.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "results": as_json(self.results), "meta": as_json(self.meta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class RerankResponseResultsItem(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("document", "index", "relevance_score"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("index", "relevance_score"))

    document: RerankResponseResultsItemDocument | None = None
    index: int
    relevance_score: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.index = get("index")
        self.relevance_score = get("relevance_score")
        at: str = ""
        try:
            self.document = value = get(at := "document")
            if value is not None:
                self.document = RerankResponseResultsItemDocument.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"document": as_json(self.document), "index": self.index, "relevance_score": self.relevance_score}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class RerankResponseResultsItemDocument(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text",))

    text: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.text = get("text")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class V2RerankResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "results", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("results",))

    id: str | None = None
    results: list[V2RerankResponseResultsItem]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        at: str = ""
        try:
            self.results = value = get(at := "results")
            if value is not None:
                self.results = decode_list(value, V2RerankResponseResultsItem.from_dict, strict)
            self.meta = value = get(at := "meta")
            if value is not None:
                self.meta = ApiMeta.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "results": as_json(self.results), "meta": as_json(self.meta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class V2RerankResponseResultsItem(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("index", "relevance_score", "relevant_spans"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("index", "relevance_score"))

    index: int
    relevance_score: float
    relevant_spans: list[RelevantSpan] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.index = get("index")
        self.relevance_score = get("relevance_score")
        at: str = ""
        try:
            self.relevant_spans = value = get(at := "relevant_spans")
            if value is not None:
                self.relevant_spans = decode_list(value, RelevantSpan.from_dict, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "index": self.index,
            "relevance_score": self.relevance_score,
            "relevant_spans": as_json(self.relevant_spans),
        }
        return json_object(fields, self._additional)


def rerank_request_documents_item_from_json(value: Any, strict: bool = False) -> RerankRequestDocumentsItem:
    decoded: RerankRequestDocumentsItem = value
    if is_dict(value):
        decoded = as_dict(value, strict)
    return decoded
