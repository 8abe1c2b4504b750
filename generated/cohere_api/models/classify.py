# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `classify`."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_list, decode_list, decode_map, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.problems import DecodeError
from .shared import ApiMeta

__all__ = [
    "ClassifyExample",
    "ClassifyRequestTruncate",
    "ClassifyResponse",
    "ClassifyResponseClassificationsItem",
    "ClassifyResponseClassificationsItemClassificationType",
    "ClassifyResponseClassificationsItemLabelsValue",
]

ClassifyRequestTruncate: TypeAlias = Literal["NONE", "START", "END"] | str
ClassifyResponseClassificationsItemClassificationType: TypeAlias = Literal["single-label", "multi-label"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class ClassifyExample(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text", "label"))

    text: str | None = None
    label: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.text = data.get("text")
        self.label = data.get("label")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text, "label": self.label}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ClassifyResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "classifications", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "classifications"))

    id: str
    classifications: list[ClassifyResponseClassificationsItem]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "classifications" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        at: str = ""
        try:
            self.classifications = value = data[at := "classifications"]
            if value is not None:
                self.classifications = decode_list(value, ClassifyResponseClassificationsItem.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "classifications": as_json(self.classifications), "meta": as_json(self.meta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ClassifyResponseClassificationsItem(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("id", "input", "prediction", "predictions", "confidence", "confidences", "labels", "classification_type")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(
        ("id", "predictions", "confidences", "labels", "classification_type")
    )

    id: str
    input: str | None = None
    prediction: str | None = None
    predictions: list[str]
    confidence: float | None = None
    confidences: list[float]
    labels: dict[str, ClassifyResponseClassificationsItemLabelsValue]
    classification_type: ClassifyResponseClassificationsItemClassificationType

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.input = data.get("input")
        self.prediction = data.get("prediction")
        self.confidence = data.get("confidence")
        self.classification_type = data["classification_type"]
        at: str = ""
        try:
            self.predictions = value = data[at := "predictions"]
            if value is not None:
                self.predictions = as_list(value, strict)
            self.confidences = value = data[at := "confidences"]
            if value is not None:
                self.confidences = as_list(value, strict)
            self.labels = value = data[at := "labels"]
            if value is not None:
                self.labels = decode_map(value, ClassifyResponseClassificationsItemLabelsValue.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "input": self.input,
            "prediction": self.prediction,
            "predictions": self.predictions,
            "confidence": self.confidence,
            "confidences": self.confidences,
            "labels": as_json(self.labels),
            "classification_type": self.classification_type,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ClassifyResponseClassificationsItemLabelsValue(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("confidence",))

    confidence: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.confidence = data.get("confidence")
        self._additional = None if len(data) == 1 and "confidence" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"confidence": self.confidence}
        return json_object(fields, self._additional)
