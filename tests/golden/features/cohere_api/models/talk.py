# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `talk`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Decoder, Strictness, as_list, decode_datetime, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, Parsed, additional, fill_missing, new, unlisted
from ..runtime.problems import DecodeError
from ..runtime.values import T
from ..unknown import UnknownEventType

__all__ = ["ParsedTalk", "Talk", "TalkChunk", "TalkEnd", "TalkEvent", "TalkFailure", "TalkStart", "Voice"]

Voice: TypeAlias = Literal["loud", "soft"] | str
TalkEvent: TypeAlias = "TalkStart | TalkChunk | TalkEnd | TalkFailure | UnknownEventType"


@define(slots=True, kw_only=True, repr=False, eq=False)
class Talk(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text", "finished"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text",))

    text: str
    finished: datetime | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        at: str = ""
        try:
            value = data.get(at := "finished")
            self.finished = None if value is None else decode_datetime(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text, "finished": as_json(self.finished)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class TalkChunk(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event-type", "text", "logprobs"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event-type", "text"))

    event_type: Literal["chunk", "late-chunk"]
    text: str
    logprobs: list[float] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event-type" not in data or "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event-type"]
        self.text = data["text"]
        at: str = ""
        try:
            value = data.get(at := "logprobs")
            self.logprobs = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event-type": self.event_type, "text": self.text, "logprobs": self.logprobs}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class TalkEnd(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event-type", "reply"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event-type", "reply"))

    event_type: Literal["end"] = "end"
    reply: Talk

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event-type" not in data or "reply" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event-type"]
        at: str = ""
        try:
            self.reply = value = data[at := "reply"]
            if value is not None:
                self.reply = Talk.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event-type": self.event_type, "reply": as_json(self.reply)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class TalkFailure(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event-type", "message"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event-type",))

    event_type: Literal["failure"] = "failure"
    message: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event-type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event-type"]
        self.message = data.get("message")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event-type": self.event_type, "message": self.message}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class TalkStart(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event-type", "id"))

    event_type: Literal["start"] = "start"
    id: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.event_type = data.get("event-type", "start")
        self.id = data.get("id")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event-type": self.event_type, "id": self.id}
        return json_object(fields, self._additional)


class ParsedTalk(Parsed[T], Talk):
    __slots__ = ("parsed",)


def talk_event_from_json(value: dict[str, Any], strict: Strictness = False) -> TalkEvent:
    tag = value.get("event-type") if type(value) is dict else None
    decode = TALK_EVENT_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownEventType) if decode is None else decode(value, strict)


TALK_EVENT_FROM_JSON: Final[dict[str, Decoder[TalkEvent]]] = {
    "start": TalkStart.from_dict,
    "chunk": TalkChunk.from_dict,
    "late-chunk": TalkChunk.from_dict,
    "end": TalkEnd.from_dict,
    "failure": TalkFailure.from_dict,
}
