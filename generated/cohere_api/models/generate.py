# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `generate`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime import (
    DecodeProblem,
    Decoder,
    Model,
    additional,
    as_json,
    decode_list,
    decode_tagged,
    expected,
    json_object,
    missing,
)
from ..unknown import UnknownEventType
from .shared import ApiMeta, FinishReason

__all__ = [
    "GenerateRequestReturnLikelihoods",
    "GenerateRequestTruncate",
    "GenerateStreamEnd",
    "GenerateStreamEndResponse",
    "GenerateStreamError",
    "GenerateStreamText",
    "GenerateStreamedResponse",
    "Generation",
    "SingleGeneration",
    "SingleGenerationInStream",
    "SingleGenerationTokenLikelihoodsItem",
]

GenerateRequestReturnLikelihoods: TypeAlias = Literal["GENERATION", "ALL", "NONE"] | str
GenerateRequestTruncate: TypeAlias = Literal["NONE", "START", "END"] | str
GenerateStreamedResponse: TypeAlias = "GenerateStreamText | GenerateStreamEnd | GenerateStreamError | UnknownEventType"


@define(slots=True, kw_only=True, repr=False, eq=False)
class GenerateStreamEnd(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "is_finished", "finish_reason", "response"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "is_finished", "response"))

    event_type: Literal["stream-end"] = "stream-end"
    is_finished: bool
    finish_reason: FinishReason | None = None
    response: GenerateStreamEndResponse

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.event_type = get("event_type", "stream-end")
        self.is_finished = get("is_finished")
        self.finish_reason = get("finish_reason")
        at: str = ""
        try:
            self.response = value = get(at := "response")
            if value is not None:
                self.response = GenerateStreamEndResponse.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "event_type": self.event_type,
            "is_finished": self.is_finished,
            "finish_reason": self.finish_reason,
            "response": as_json(self.response),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GenerateStreamEndResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "prompt", "generations"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id",))

    id: str
    prompt: str | None = None
    generations: list[SingleGenerationInStream] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        self.prompt = get("prompt")
        at: str = ""
        try:
            self.generations = value = get(at := "generations")
            if value is not None:
                self.generations = decode_list(value, SingleGenerationInStream.from_dict, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "prompt": self.prompt, "generations": as_json(self.generations)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GenerateStreamError(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "index", "is_finished", "finish_reason", "err"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "is_finished", "finish_reason", "err"))

    event_type: Literal["stream-error"] = "stream-error"
    index: int | None = None
    is_finished: bool
    finish_reason: FinishReason
    err: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.event_type = get("event_type", "stream-error")
        self.index = get("index")
        self.is_finished = get("is_finished")
        self.finish_reason = get("finish_reason")
        self.err = get("err")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "event_type": self.event_type,
            "index": self.index,
            "is_finished": self.is_finished,
            "finish_reason": self.finish_reason,
            "err": self.err,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GenerateStreamText(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "text", "index", "is_finished"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "text", "is_finished"))

    event_type: Literal["text-generation"] = "text-generation"
    text: str
    index: int | None = None
    is_finished: bool

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.event_type = get("event_type", "text-generation")
        self.text = get("text")
        self.index = get("index")
        self.is_finished = get("is_finished")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "event_type": self.event_type,
            "text": self.text,
            "index": self.index,
            "is_finished": self.is_finished,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Generation(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "prompt", "generations", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "generations"))

    id: str
    prompt: str | None = None
    generations: list[SingleGeneration]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        self.prompt = get("prompt")
        at: str = ""
        try:
            self.generations = value = get(at := "generations")
            if value is not None:
                self.generations = decode_list(value, SingleGeneration.from_dict, strict)
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
        fields = {
            "id": self.id,
            "prompt": self.prompt,
            "generations": as_json(self.generations),
            "meta": as_json(self.meta),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class SingleGeneration(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "text", "index", "likelihood", "token_likelihoods"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "text"))

    id: str
    text: str
    index: int | None = None
    likelihood: float | None = None
    token_likelihoods: list[SingleGenerationTokenLikelihoodsItem] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        self.text = get("text")
        self.index = get("index")
        self.likelihood = get("likelihood")
        at: str = ""
        try:
            self.token_likelihoods = value = get(at := "token_likelihoods")
            if value is not None:
                self.token_likelihoods = decode_list(value, SingleGenerationTokenLikelihoodsItem.from_dict, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "text": self.text,
            "index": self.index,
            "likelihood": self.likelihood,
            "token_likelihoods": as_json(self.token_likelihoods),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class SingleGenerationInStream(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "text", "index", "finish_reason"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "text", "finish_reason"))

    id: str
    text: str
    index: int | None = None
    finish_reason: FinishReason

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.id = get("id")
        self.text = get("text")
        self.index = get("index")
        self.finish_reason = get("finish_reason")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "text": self.text, "index": self.index, "finish_reason": self.finish_reason}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class SingleGenerationTokenLikelihoodsItem(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("token", "likelihood"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("token", "likelihood"))

    token: str
    likelihood: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.token = get("token")
        self.likelihood = get("likelihood")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"token": self.token, "likelihood": self.likelihood}
        return json_object(fields, self._additional)


def generate_streamed_response_from_json(value: Any, strict: bool = False) -> GenerateStreamedResponse:
    decoded: GenerateStreamedResponse = decode_tagged(
        value, "event_type", _GENERATE_STREAMED_RESPONSE_FROM_JSON, UnknownEventType, strict
    )
    return decoded


_GENERATE_STREAMED_RESPONSE_FROM_JSON: Final[dict[str, Decoder[GenerateStreamedResponse]]] = {
    "text-generation": GenerateStreamText.from_dict,
    "stream-end": GenerateStreamEnd.from_dict,
    "stream-error": GenerateStreamError.from_dict,
}
