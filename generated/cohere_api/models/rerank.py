# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `rerank`."""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_dict, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError
from ..runtime.values import is_dict
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.start = data.get("start")
        self.end = data.get("end")
        self.text = data.get("text")
        self.score = data.get("score")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.max_spans = data.get("max_spans")
        self.threshold = data.get("threshold")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "results" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data.get("id")
        at: str = ""
        try:
            self.results = value = data[at := "results"]
            if value is not None:
                self.results = decode_list(value, RerankResponseResultsItem.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "index" not in data or "relevance_score" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.index = data["index"]
        self.relevance_score = data["relevance_score"]
        at: str = ""
        try:
            value = data.get(at := "document")
            self.document = None if value is None else RerankResponseResultsItemDocument.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        self._additional = None if len(data) == 1 and "text" in data else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "results" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data.get("id")
        at: str = ""
        try:
            self.results = value = data[at := "results"]
            if value is not None:
                self.results = decode_list(value, V2RerankResponseResultsItem.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "index" not in data or "relevance_score" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.index = data["index"]
        self.relevance_score = data["relevance_score"]
        at: str = ""
        try:
            value = data.get(at := "relevant_spans")
            self.relevant_spans = None if value is None else decode_list(value, RelevantSpan.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "index": self.index,
            "relevance_score": self.relevance_score,
            "relevant_spans": as_json(self.relevant_spans),
        }
        return json_object(fields, self._additional)


def rerank_request_documents_item_from_json(value: Any, strict: Strictness = False) -> RerankRequestDocumentsItem:
    decoded: RerankRequestDocumentsItem = value
    if is_dict(value):
        decoded = as_dict(value, strict)
    return decoded
