# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `generate`."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Decoder, Strictness, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new, unlisted
from ..runtime.problems import DecodeError
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "is_finished" not in data or "response" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.is_finished = data["is_finished"]
        self.finish_reason = data.get("finish_reason")
        at: str = ""
        try:
            self.response = value = data[at := "response"]
            if value is not None:
                self.response = GenerateStreamEndResponse.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.prompt = data.get("prompt")
        at: str = ""
        try:
            value = data.get(at := "generations")
            self.generations = None if value is None else decode_list(value, SingleGenerationInStream.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.index = data.get("index")
        self.is_finished = data["is_finished"]
        self.finish_reason = data["finish_reason"]
        self.err = data["err"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "text" not in data or "is_finished" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.text = data["text"]
        self.index = data.get("index")
        self.is_finished = data["is_finished"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "generations" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.prompt = data.get("prompt")
        at: str = ""
        try:
            self.generations = value = data[at := "generations"]
            if value is not None:
                self.generations = decode_list(value, SingleGeneration.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.text = data["text"]
        self.index = data.get("index")
        self.likelihood = data.get("likelihood")
        at: str = ""
        try:
            value = data.get(at := "token_likelihoods")
            self.token_likelihoods = (
                None if value is None else decode_list(value, SingleGenerationTokenLikelihoodsItem.from_dict, strict)
            )
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "text" not in data or "finish_reason" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.text = data["text"]
        self.index = data.get("index")
        self.finish_reason = data["finish_reason"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "token" not in data or "likelihood" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.token = data["token"]
        self.likelihood = data["likelihood"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"token": self.token, "likelihood": self.likelihood}
        return json_object(fields, self._additional)


def generate_streamed_response_from_json(value: dict[str, Any], strict: Strictness = False) -> GenerateStreamedResponse:
    tag = value.get("event_type") if type(value) is dict else None
    decode = GENERATE_STREAMED_RESPONSE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownEventType) if decode is None else decode(value, strict)


GENERATE_STREAMED_RESPONSE_FROM_JSON: Final[dict[str, Decoder[GenerateStreamedResponse]]] = {
    "text-generation": GenerateStreamText.from_dict,
    "stream-end": GenerateStreamEnd.from_dict,
    "stream-error": GenerateStreamError.from_dict,
}
