# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `chat`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Self, TypeAlias, cast

from attrs import define

from ..runtime.decoding import Decoder, Strictness, as_dict, as_list, decode_list, decode_map, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, Parsed, additional, fill_missing, joined_text, new, unlisted
from ..runtime.problems import DecodeError
from ..runtime.values import T, is_dict, is_list
from ..unknown import UnknownEventType, UnknownRole, UnknownType
from .shared import ApiMeta, FinishReason

if TYPE_CHECKING:
    from ..types.chat import (
        AssistantMessageV2ContentDict,
        CitationDict,
        DocumentDict,
        ImageUrlDict,
        SourceDict,
        SystemMessageV2ContentDict,
        ToolCallDict,
        ToolCallV2Dict,
        ToolCallV2FunctionDict,
        ToolMessageV2ContentDict,
        ToolParameterDefinitionsValueDict,
        ToolResultDict,
        ToolV2FunctionDict,
        UserMessageV2ContentDict,
    )

__all__ = [
    "AssistantChatMessageV2",
    "AssistantMessage",
    "AssistantMessageResponse",
    "AssistantMessageResponseContentItem",
    "AssistantMessageV2",
    "AssistantMessageV2Content",
    "AssistantMessageV2ContentOneItem",
    "ChatCitation",
    "ChatCitationGenerationEvent",
    "ChatCitationType",
    "ChatConnector",
    "ChatContentDeltaEvent",
    "ChatContentDeltaEventDelta",
    "ChatContentDeltaEventDeltaMessage",
    "ChatContentDeltaEventDeltaMessageContent",
    "ChatContentEndEvent",
    "ChatContentStartEvent",
    "ChatContentStartEventDelta",
    "ChatContentStartEventDeltaMessage",
    "ChatContentStartEventDeltaMessageContent",
    "ChatContentStartEventDeltaMessageContentType",
    "ChatDebugEvent",
    "ChatDebugEventV2",
    "ChatDocumentSource",
    "ChatFinishReason",
    "ChatMessage",
    "ChatMessageEndEvent",
    "ChatMessageEndEventDelta",
    "ChatMessageStartEvent",
    "ChatMessageStartEventDelta",
    "ChatMessageStartEventDeltaMessage",
    "ChatMessageStartEventDeltaMessageRole",
    "ChatMessageV2",
    "ChatRequestAccepts",
    "ChatRequestCitationQuality",
    "ChatRequestPromptTruncation",
    "ChatRequestSafetyMode",
    "ChatResponse",
    "ChatResponseV2",
    "ChatSearchQueriesGenerationEvent",
    "ChatSearchQuery",
    "ChatSearchResult",
    "ChatSearchResultConnector",
    "ChatSearchResultsEvent",
    "ChatStreamEndEvent",
    "ChatStreamEndEventFinishReason",
    "ChatStreamStartEvent",
    "ChatTextContent",
    "ChatTextGenerationEvent",
    "ChatTextResponseFormat",
    "ChatTextResponseFormatV2",
    "ChatThinkingContent",
    "ChatToolCallDeltaEvent",
    "ChatToolCallDeltaEventDelta",
    "ChatToolCallDeltaEventDeltaMessage",
    "ChatToolCallDeltaEventDeltaMessageToolCalls",
    "ChatToolCallDeltaEventDeltaMessageToolCallsFunction",
    "ChatToolCallEndEvent",
    "ChatToolCallStartEvent",
    "ChatToolCallStartEventDelta",
    "ChatToolCallStartEventDeltaMessage",
    "ChatToolCallsChunkEvent",
    "ChatToolCallsGenerationEvent",
    "ChatToolMessage",
    "ChatToolPlanDeltaEvent",
    "ChatToolPlanDeltaEventDelta",
    "ChatToolPlanDeltaEventDeltaMessage",
    "ChatToolSource",
    "Citation",
    "CitationEndEvent",
    "CitationOptions",
    "CitationOptionsMode",
    "CitationStartEvent",
    "CitationStartEventDelta",
    "CitationStartEventDeltaMessage",
    "CitationType",
    "Content",
    "Document",
    "DocumentContent",
    "DocumentSource",
    "DocumentToolContent",
    "ImageContent",
    "ImageUrl",
    "ImageUrlContent",
    "ImageUrlDetail",
    "JSONResponseFormat",
    "JsonObjectResponseFormat",
    "JsonObjectResponseFormatV2",
    "JsonResponseFormat",
    "JsonResponseFormatV2",
    "LogprobItem",
    "Message",
    "NonStreamedChatResponse",
    "ParsedChatResponseV2",
    "ParsedNonStreamedChatResponse",
    "ResponseFormat",
    "ResponseFormatV2",
    "Source",
    "StreamedChatResponse",
    "StreamedChatResponseV2",
    "SystemChatMessageV2",
    "SystemMessageV2",
    "SystemMessageV2Content",
    "SystemMessageV2ContentOption2Item",
    "TextContent",
    "TextResponseFormat",
    "TextResponseFormatV2",
    "TextToolContent",
    "Thinking",
    "ThinkingType",
    "Tool",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallV2",
    "ToolCallV2Function",
    "ToolChatMessageV2",
    "ToolContent",
    "ToolMessageV2",
    "ToolMessageV2Content",
    "ToolParameterDefinitionsValue",
    "ToolResult",
    "ToolSource",
    "ToolV2",
    "ToolV2Function",
    "Usage",
    "UsageBilledUnits",
    "UsageTokens",
    "UserChatMessageV2",
    "UserMessageV2",
    "UserMessageV2Content",
    "V2ChatRequestDocumentsItem",
    "V2ChatRequestSafetyMode",
    "V2ChatRequestToolChoice",
    "V2ChatResponse",
]

ChatCitationType: TypeAlias = Literal["TEXT_CONTENT", "PLAN"] | str
ChatContentStartEventDeltaMessageContentType: TypeAlias = Literal["text", "thinking"] | str
ChatFinishReason: TypeAlias = Literal["COMPLETE", "STOP_SEQUENCE", "MAX_TOKENS", "TOOL_CALL", "ERROR", "TIMEOUT"] | str
ChatMessageStartEventDeltaMessageRole: TypeAlias = Literal["assistant"] | str
ChatRequestAccepts: TypeAlias = Literal["text/event-stream"] | str
ChatRequestCitationQuality: TypeAlias = Literal["ENABLED", "DISABLED", "FAST", "ACCURATE", "OFF"] | str
ChatRequestPromptTruncation: TypeAlias = Literal["OFF", "AUTO", "AUTO_PRESERVE_ORDER"] | str
ChatRequestSafetyMode: TypeAlias = Literal["CONTEXTUAL", "STRICT", "NONE"] | str
ChatStreamEndEventFinishReason: TypeAlias = (
    Literal["COMPLETE", "ERROR_LIMIT", "MAX_TOKENS", "ERROR", "ERROR_TOXIC"] | str
)
CitationOptionsMode: TypeAlias = Literal["ENABLED", "DISABLED", "FAST", "ACCURATE", "OFF"] | str
CitationType: TypeAlias = Literal["TEXT_CONTENT", "THINKING_CONTENT", "PLAN"] | str
ImageUrlDetail: TypeAlias = Literal["auto", "low", "high"] | str
ThinkingType: TypeAlias = Literal["enabled", "disabled"] | str
V2ChatRequestSafetyMode: TypeAlias = Literal["CONTEXTUAL", "STRICT", "OFF"] | str
V2ChatRequestToolChoice: TypeAlias = Literal["REQUIRED", "NONE"] | str
AssistantMessageResponseContentItem: TypeAlias = "ChatTextContent | ChatThinkingContent | UnknownType"
AssistantMessageV2Content: TypeAlias = "str | list[AssistantMessageV2ContentOneItem]"
AssistantMessageV2ContentOneItem: TypeAlias = "ChatTextContent | ChatThinkingContent | UnknownType"
ChatMessageV2: TypeAlias = "UserMessageV2 | AssistantMessageV2 | SystemMessageV2 | ToolMessageV2 | UnknownRole"
Content: TypeAlias = "ChatTextContent | ImageContent | UnknownType"
Message: TypeAlias = "ChatMessage | ChatToolMessage | UnknownRole"
ResponseFormat: TypeAlias = "ChatTextResponseFormat | JSONResponseFormat | UnknownType"
ResponseFormatV2: TypeAlias = "ChatTextResponseFormatV2 | JsonResponseFormatV2 | UnknownType"
Source: TypeAlias = "ChatToolSource | ChatDocumentSource | UnknownType"
StreamedChatResponse: TypeAlias = "ChatStreamStartEvent | ChatSearchQueriesGenerationEvent | ChatSearchResultsEvent | ChatTextGenerationEvent | ChatCitationGenerationEvent | ChatToolCallsGenerationEvent | ChatStreamEndEvent | ChatToolCallsChunkEvent | ChatDebugEvent | UnknownEventType"
StreamedChatResponseV2: TypeAlias = "ChatMessageStartEvent | ChatContentStartEvent | ChatContentDeltaEvent | ChatContentEndEvent | ChatToolPlanDeltaEvent | ChatToolCallStartEvent | ChatToolCallDeltaEvent | ChatToolCallEndEvent | CitationStartEvent | CitationEndEvent | ChatMessageEndEvent | ChatDebugEventV2 | UnknownType"
SystemMessageV2Content: TypeAlias = "str | list[SystemMessageV2ContentOption2Item]"
SystemMessageV2ContentOption2Item: TypeAlias = "ChatTextContent | UnknownType"
ToolContent: TypeAlias = "ChatTextContent | DocumentContent | UnknownType"
ToolMessageV2Content: TypeAlias = "str | list[ToolContent]"
UserMessageV2Content: TypeAlias = "str | list[Content]"
V2ChatRequestDocumentsItem: TypeAlias = "str | Document"


@define(slots=True, kw_only=True, repr=False, eq=False)
class AssistantMessageResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "tool_calls", "tool_plan", "content", "citations"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role",))

    role: Literal["assistant"] = "assistant"
    tool_calls: list[ToolCallV2] | None = None
    tool_plan: str | None = None
    content: list[AssistantMessageResponseContentItem] | None = None
    citations: list[Citation] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        self.tool_plan = data.get("tool_plan")
        at: str = ""
        try:
            value = data.get(at := "tool_calls")
            self.tool_calls = None if value is None else decode_list(value, ToolCallV2.from_dict, strict)
            value = data.get(at := "content")
            self.content = (
                None if value is None else decode_list(value, assistant_message_response_content_item_from_json, strict)
            )
            value = data.get(at := "citations")
            self.citations = None if value is None else decode_list(value, Citation.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "role": self.role,
            "tool_calls": as_json(self.tool_calls),
            "tool_plan": self.tool_plan,
            "content": as_json(self.content),
            "citations": as_json(self.citations),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class AssistantMessageV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "tool_calls", "tool_plan", "content", "citations"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role",))

    role: Literal["assistant"] = "assistant"
    tool_calls: list[ToolCallV2] | None = None
    tool_plan: str | None = None
    content: AssistantMessageV2Content | None = None
    citations: list[Citation] | None = None

    def __init__(
        self,
        *,
        role: Literal["assistant"] = "assistant",
        tool_calls: Sequence[ToolCallV2 | ToolCallV2Dict] | None = None,
        tool_plan: str | None = None,
        content: AssistantMessageV2Content | AssistantMessageV2ContentDict | None = None,
        citations: Sequence[Citation | CitationDict] | None = None,
    ) -> None:
        self.role = role
        self.tool_calls = cast("Any", tool_calls)
        self.tool_plan = tool_plan
        self.content = cast("Any", content)
        self.citations = cast("Any", citations)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        self.tool_plan = data.get("tool_plan")
        at: str = ""
        try:
            value = data.get(at := "tool_calls")
            self.tool_calls = None if value is None else decode_list(value, ToolCallV2.from_dict, strict)
            value = data.get(at := "content")
            self.content = None if value is None else assistant_message_v2_content_from_json(value, strict)
            value = data.get(at := "citations")
            self.citations = None if value is None else decode_list(value, Citation.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "role": self.role,
            "tool_calls": as_json(self.tool_calls),
            "tool_plan": self.tool_plan,
            "content": as_json(self.content),
            "citations": as_json(self.citations),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatCitation(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("start", "end", "text", "document_ids", "type"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("start", "end", "text", "document_ids"))

    start: int
    end: int
    text: str
    document_ids: list[str]
    type: ChatCitationType | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.start = data["start"]
        self.end = data["end"]
        self.text = data["text"]
        self.type = data.get("type")
        at: str = ""
        try:
            self.document_ids = value = data[at := "document_ids"]
            if value is not None:
                self.document_ids = as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "document_ids": self.document_ids,
            "type": self.type,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatCitationGenerationEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "citations"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "citations"))

    event_type: Literal["citation-generation"] = "citation-generation"
    citations: list[ChatCitation]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "citations" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        at: str = ""
        try:
            self.citations = value = data[at := "citations"]
            if value is not None:
                self.citations = decode_list(value, ChatCitation.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "citations": as_json(self.citations)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatConnector(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "user_access_token", "continue_on_failure", "options"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id",))

    id: str
    user_access_token: str | None = None
    continue_on_failure: bool | None = None
    options: dict[str, Any] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.user_access_token = data.get("user_access_token")
        self.continue_on_failure = data.get("continue_on_failure")
        at: str = ""
        try:
            value = data.get(at := "options")
            self.options = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "user_access_token": self.user_access_token,
            "continue_on_failure": self.continue_on_failure,
            "options": as_json(self.options),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentDeltaEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "delta", "logprobs"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["content-delta"] = "content-delta"
    index: int | None = None
    delta: ChatContentDeltaEventDelta | None = None
    logprobs: LogprobItem | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatContentDeltaEventDelta.from_dict(value, strict)
            value = data.get(at := "logprobs")
            self.logprobs = None if value is None else LogprobItem.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "type": self.type,
            "index": self.index,
            "delta": as_json(self.delta),
            "logprobs": as_json(self.logprobs),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentDeltaEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatContentDeltaEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatContentDeltaEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentDeltaEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("content",))

    content: ChatContentDeltaEventDeltaMessageContent | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "content")
            self.content = None if value is None else ChatContentDeltaEventDeltaMessageContent.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "content" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"content": as_json(self.content)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentDeltaEventDeltaMessageContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("thinking", "text"))

    thinking: str | None = None
    text: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.thinking = data.get("thinking")
        self.text = data.get("text")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"thinking": self.thinking, "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentEndEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["content-end"] = "content-end"
    index: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentStartEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["content-start"] = "content-start"
    index: int | None = None
    delta: ChatContentStartEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatContentStartEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentStartEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatContentStartEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatContentStartEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentStartEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("content",))

    content: ChatContentStartEventDeltaMessageContent | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "content")
            self.content = None if value is None else ChatContentStartEventDeltaMessageContent.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "content" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"content": as_json(self.content)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatContentStartEventDeltaMessageContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("thinking", "text", "type"))

    thinking: str | None = None
    text: str | None = None
    type: ChatContentStartEventDeltaMessageContentType | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.thinking = data.get("thinking")
        self.text = data.get("text")
        self.type = data.get("type")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"thinking": self.thinking, "text": self.text, "type": self.type}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatDebugEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "prompt"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type",))

    event_type: Literal["debug"] = "debug"
    prompt: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.prompt = data.get("prompt")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "prompt": self.prompt}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatDebugEventV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "prompt"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["debug"] = "debug"
    prompt: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.prompt = data.get("prompt")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "prompt": self.prompt}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatDocumentSource(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "id", "document"))

    type: Literal["document"] = "document"
    id: str | None = None
    document: dict[str, Any] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.type = data.get("type", "document")
        self.id = data.get("id")
        at: str = ""
        try:
            value = data.get(at := "document")
            self.document = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "id": self.id, "document": as_json(self.document)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ChatMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "message", "tool_calls"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role", "message"))

    role: Literal["CHATBOT", "SYSTEM", "USER"]
    message: str
    tool_calls: list[ToolCall] | None = None

    def __init__(
        self,
        *,
        role: Literal["CHATBOT", "SYSTEM", "USER"],
        message: str,
        tool_calls: Sequence[ToolCall | ToolCallDict] | None = None,
    ) -> None:
        self.role = role
        self.message = message
        self.tool_calls = cast("Any", tool_calls)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data or "message" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        self.message = data["message"]
        at: str = ""
        try:
            value = data.get(at := "tool_calls")
            self.tool_calls = None if value is None else decode_list(value, ToolCall.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role, "message": self.message, "tool_calls": as_json(self.tool_calls)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatMessageEndEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "id", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["message-end"] = "message-end"
    id: str | None = None
    delta: ChatMessageEndEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.id = data.get("id")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatMessageEndEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "id": self.id, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatMessageEndEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("error", "finish_reason", "usage"))

    error: str | None = None
    finish_reason: ChatFinishReason | None = None
    usage: Usage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.error = data.get("error")
        self.finish_reason = data.get("finish_reason")
        at: str = ""
        try:
            value = data.get(at := "usage")
            self.usage = None if value is None else Usage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"error": self.error, "finish_reason": self.finish_reason, "usage": as_json(self.usage)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatMessageStartEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "id", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["message-start"] = "message-start"
    id: str | None = None
    delta: ChatMessageStartEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.id = data.get("id")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatMessageStartEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "id": self.id, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatMessageStartEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatMessageStartEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatMessageStartEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatMessageStartEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role",))

    role: ChatMessageStartEventDeltaMessageRole | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.role = data.get("role")
        self._additional = None if len(data) == 1 and "role" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatResponseV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "finish_reason", "message", "usage", "logprobs"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "finish_reason", "message"))

    id: str
    finish_reason: ChatFinishReason
    message: AssistantMessageResponse
    usage: Usage | None = None
    logprobs: list[LogprobItem] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "finish_reason" not in data or "message" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.finish_reason = data["finish_reason"]
        at: str = ""
        try:
            self.message = value = data[at := "message"]
            if value is not None:
                self.message = AssistantMessageResponse.from_dict(value, strict)
            value = data.get(at := "usage")
            self.usage = None if value is None else Usage.from_dict(value, strict)
            value = data.get(at := "logprobs")
            self.logprobs = None if value is None else decode_list(value, LogprobItem.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "finish_reason": self.finish_reason,
            "message": as_json(self.message),
            "usage": as_json(self.usage),
            "logprobs": as_json(self.logprobs),
        }
        return json_object(fields, self._additional)

    @property
    def text(self) -> str:
        """All of its text, joined; empty where it has none."""
        return joined_text(self, ("message", "content", "text"))


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatSearchQueriesGenerationEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "search_queries"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "search_queries"))

    event_type: Literal["search-queries-generation"] = "search-queries-generation"
    search_queries: list[ChatSearchQuery]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "search_queries" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        at: str = ""
        try:
            self.search_queries = value = data[at := "search_queries"]
            if value is not None:
                self.search_queries = decode_list(value, ChatSearchQuery.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "search_queries": as_json(self.search_queries)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatSearchQuery(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text", "generation_id"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text", "generation_id"))

    text: str
    generation_id: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data or "generation_id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        self.generation_id = data["generation_id"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text, "generation_id": self.generation_id}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatSearchResult(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("search_query", "connector", "document_ids", "error_message", "continue_on_failure")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("connector", "document_ids"))

    search_query: ChatSearchQuery | None = None
    connector: ChatSearchResultConnector
    document_ids: list[str]
    error_message: str | None = None
    continue_on_failure: bool | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "connector" not in data or "document_ids" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.error_message = data.get("error_message")
        self.continue_on_failure = data.get("continue_on_failure")
        at: str = ""
        try:
            value = data.get(at := "search_query")
            self.search_query = None if value is None else ChatSearchQuery.from_dict(value, strict)
            self.connector = value = data[at := "connector"]
            if value is not None:
                self.connector = ChatSearchResultConnector.from_dict(value, strict)
            self.document_ids = value = data[at := "document_ids"]
            if value is not None:
                self.document_ids = as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "search_query": as_json(self.search_query),
            "connector": as_json(self.connector),
            "document_ids": self.document_ids,
            "error_message": self.error_message,
            "continue_on_failure": self.continue_on_failure,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatSearchResultConnector(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id",))

    id: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self._additional = None if len(data) == 1 and "id" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatSearchResultsEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "search_results", "documents"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type",))

    event_type: Literal["search-results"] = "search-results"
    search_results: list[ChatSearchResult] | None = None
    documents: list[dict[str, str]] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        at: str = ""
        try:
            value = data.get(at := "search_results")
            self.search_results = None if value is None else decode_list(value, ChatSearchResult.from_dict, strict)
            value = data.get(at := "documents")
            self.documents = None if value is None else decode_list(value, as_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "event_type": self.event_type,
            "search_results": as_json(self.search_results),
            "documents": self.documents,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatStreamEndEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "finish_reason", "response"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "finish_reason", "response"))

    event_type: Literal["stream-end"] = "stream-end"
    finish_reason: ChatStreamEndEventFinishReason
    response: NonStreamedChatResponse

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "finish_reason" not in data or "response" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.finish_reason = data["finish_reason"]
        at: str = ""
        try:
            self.response = value = data[at := "response"]
            if value is not None:
                self.response = NonStreamedChatResponse.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "event_type": self.event_type,
            "finish_reason": self.finish_reason,
            "response": as_json(self.response),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatStreamStartEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "generation_id"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "generation_id"))

    event_type: Literal["stream-start"] = "stream-start"
    generation_id: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "generation_id" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.generation_id = data["generation_id"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "generation_id": self.generation_id}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatTextContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "text"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "text"))

    type: Literal["text"] = "text"
    text: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.text = data["text"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatTextGenerationEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "text"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "text"))

    event_type: Literal["text-generation"] = "text-generation"
    text: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.text = data["text"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatTextResponseFormat(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["text"] = "text"

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self._additional = None if len(data) == 1 and "type" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatTextResponseFormatV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["text"] = "text"

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self._additional = None if len(data) == 1 and "type" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatThinkingContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "thinking"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "thinking"))

    type: Literal["thinking"] = "thinking"
    thinking: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "thinking" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.thinking = data["thinking"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "thinking": self.thinking}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallDeltaEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["tool-call-delta"] = "tool-call-delta"
    index: int | None = None
    delta: ChatToolCallDeltaEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatToolCallDeltaEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallDeltaEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatToolCallDeltaEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatToolCallDeltaEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallDeltaEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("tool_calls",))

    tool_calls: ChatToolCallDeltaEventDeltaMessageToolCalls | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "tool_calls")
            self.tool_calls = (
                None if value is None else ChatToolCallDeltaEventDeltaMessageToolCalls.from_dict(value, strict)
            )
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "tool_calls" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"tool_calls": as_json(self.tool_calls)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallDeltaEventDeltaMessageToolCalls(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("function",))

    function: ChatToolCallDeltaEventDeltaMessageToolCallsFunction | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "function")
            self.function = (
                None if value is None else ChatToolCallDeltaEventDeltaMessageToolCallsFunction.from_dict(value, strict)
            )
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "function" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"function": as_json(self.function)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallDeltaEventDeltaMessageToolCallsFunction(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("arguments",))

    arguments: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.arguments = data.get("arguments")
        self._additional = None if len(data) == 1 and "arguments" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"arguments": self.arguments}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallEndEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["tool-call-end"] = "tool-call-end"
    index: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallStartEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["tool-call-start"] = "tool-call-start"
    index: int | None = None
    delta: ChatToolCallStartEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatToolCallStartEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallStartEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatToolCallStartEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatToolCallStartEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallStartEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("tool_calls",))

    tool_calls: ToolCallV2 | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "tool_calls")
            self.tool_calls = None if value is None else ToolCallV2.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "tool_calls" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"tool_calls": as_json(self.tool_calls)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallsChunkEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "tool_call_delta", "text"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "tool_call_delta"))

    event_type: Literal["tool-calls-chunk"] = "tool-calls-chunk"
    tool_call_delta: ToolCallDelta
    text: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "tool_call_delta" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.text = data.get("text")
        at: str = ""
        try:
            self.tool_call_delta = value = data[at := "tool_call_delta"]
            if value is not None:
                self.tool_call_delta = ToolCallDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "tool_call_delta": as_json(self.tool_call_delta), "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolCallsGenerationEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("event_type", "text", "tool_calls"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("event_type", "tool_calls"))

    event_type: Literal["tool-calls-generation"] = "tool-calls-generation"
    text: str | None = None
    tool_calls: list[ToolCall]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "event_type" not in data or "tool_calls" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.event_type = data["event_type"]
        self.text = data.get("text")
        at: str = ""
        try:
            self.tool_calls = value = data[at := "tool_calls"]
            if value is not None:
                self.tool_calls = decode_list(value, ToolCall.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"event_type": self.event_type, "text": self.text, "tool_calls": as_json(self.tool_calls)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ChatToolMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "tool_results"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role",))

    role: Literal["TOOL"] = "TOOL"
    tool_results: list[ToolResult] | None = None

    def __init__(
        self, *, role: Literal["TOOL"] = "TOOL", tool_results: Sequence[ToolResult | ToolResultDict] | None = None
    ) -> None:
        self.role = role
        self.tool_results = cast("Any", tool_results)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        at: str = ""
        try:
            value = data.get(at := "tool_results")
            self.tool_results = None if value is None else decode_list(value, ToolResult.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role, "tool_results": as_json(self.tool_results)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolPlanDeltaEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["tool-plan-delta"] = "tool-plan-delta"
    delta: ChatToolPlanDeltaEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else ChatToolPlanDeltaEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolPlanDeltaEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: ChatToolPlanDeltaEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else ChatToolPlanDeltaEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolPlanDeltaEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("tool_plan",))

    tool_plan: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.tool_plan = data.get("tool_plan")
        self._additional = None if len(data) == 1 and "tool_plan" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"tool_plan": self.tool_plan}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ChatToolSource(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "id", "tool_output"))

    type: Literal["tool"] = "tool"
    id: str | None = None
    tool_output: dict[str, Any] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.type = data.get("type", "tool")
        self.id = data.get("id")
        at: str = ""
        try:
            value = data.get(at := "tool_output")
            self.tool_output = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "id": self.id, "tool_output": as_json(self.tool_output)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class Citation(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("start", "end", "text", "sources", "content_index", "type"))

    start: int | None = None
    end: int | None = None
    text: str | None = None
    sources: list[Source] | None = None
    content_index: int | None = None
    type: CitationType | None = None

    def __init__(
        self,
        *,
        start: int | None = None,
        end: int | None = None,
        text: str | None = None,
        sources: Sequence[Source | SourceDict] | None = None,
        content_index: int | None = None,
        type: CitationType | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.sources = cast("Any", sources)
        self.content_index = content_index
        self.type = type
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.start = data.get("start")
        self.end = data.get("end")
        self.text = data.get("text")
        self.content_index = data.get("content_index")
        self.type = data.get("type")
        at: str = ""
        try:
            value = data.get(at := "sources")
            self.sources = None if value is None else decode_list(value, source_from_json, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "sources": as_json(self.sources),
            "content_index": self.content_index,
            "type": self.type,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CitationEndEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["citation-end"] = "citation-end"
    index: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CitationOptions(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("mode",))

    mode: CitationOptionsMode | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.mode = data.get("mode")
        self._additional = None if len(data) == 1 and "mode" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"mode": self.mode}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CitationStartEvent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "delta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["citation-start"] = "citation-start"
    index: int | None = None
    delta: CitationStartEventDelta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data.get("index")
        at: str = ""
        try:
            value = data.get(at := "delta")
            self.delta = None if value is None else CitationStartEventDelta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "delta": as_json(self.delta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CitationStartEventDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("message",))

    message: CitationStartEventDeltaMessage | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "message")
            self.message = None if value is None else CitationStartEventDeltaMessage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "message" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"message": as_json(self.message)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CitationStartEventDeltaMessage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("citations",))

    citations: Citation | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "citations")
            self.citations = None if value is None else Citation.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "citations" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"citations": as_json(self.citations)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Document(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("data", "id"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("data",))

    data: Any
    id: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "data" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.data = data["data"]
        self.id = data.get("id")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"data": as_json(self.data), "id": self.id}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class DocumentContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "document"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "document"))

    type: Literal["document"] = "document"
    document: Document

    def __init__(self, *, type: Literal["document"] = "document", document: Document | DocumentDict) -> None:
        self.type = type
        self.document = cast("Any", document)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "document" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            self.document = value = data[at := "document"]
            if value is not None:
                self.document = Document.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "document": as_json(self.document)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ImageContent(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "image_url"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "image_url"))

    type: Literal["image_url"] = "image_url"
    image_url: ImageUrl

    def __init__(self, *, type: Literal["image_url"] = "image_url", image_url: ImageUrl | ImageUrlDict) -> None:
        self.type = type
        self.image_url = cast("Any", image_url)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "image_url" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            self.image_url = value = data[at := "image_url"]
            if value is not None:
                self.image_url = ImageUrl.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "image_url": as_json(self.image_url)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ImageUrl(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("url", "detail"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("url",))

    url: str
    detail: ImageUrlDetail | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "url" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.url = data["url"]
        self.detail = data.get("detail")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"url": self.url, "detail": self.detail}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class JSONResponseFormat(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "schema"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["json_object"] = "json_object"
    schema_: dict[str, Any] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            value = data.get(at := "schema")
            self.schema_ = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "schema": as_json(self.schema_)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class JsonResponseFormatV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "json_schema"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["json_object"] = "json_object"
    json_schema: dict[str, Any] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            value = data.get(at := "json_schema")
            self.json_schema = None if value is None else as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "json_schema": as_json(self.json_schema)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class LogprobItem(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("text", "token_ids", "logprobs"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("token_ids",))

    text: str | None = None
    token_ids: list[int]
    logprobs: list[float] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "token_ids" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data.get("text")
        at: str = ""
        try:
            self.token_ids = value = data[at := "token_ids"]
            if value is not None:
                self.token_ids = as_list(value, strict)
            value = data.get(at := "logprobs")
            self.logprobs = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"text": self.text, "token_ids": self.token_ids, "logprobs": self.logprobs}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class NonStreamedChatResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "text",
            "generation_id",
            "response_id",
            "citations",
            "documents",
            "is_search_required",
            "search_queries",
            "search_results",
            "finish_reason",
            "tool_calls",
            "chat_history",
            "meta",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("text",))

    text: str
    generation_id: str | None = None
    response_id: str | None = None
    citations: list[ChatCitation] | None = None
    documents: list[dict[str, str]] | None = None
    is_search_required: bool | None = None
    search_queries: list[ChatSearchQuery] | None = None
    search_results: list[ChatSearchResult] | None = None
    finish_reason: FinishReason | None = None
    tool_calls: list[ToolCall] | None = None
    chat_history: list[Message] | None = None
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.text = data["text"]
        self.generation_id = data.get("generation_id")
        self.response_id = data.get("response_id")
        self.is_search_required = data.get("is_search_required")
        self.finish_reason = data.get("finish_reason")
        at: str = ""
        try:
            value = data.get(at := "citations")
            self.citations = None if value is None else decode_list(value, ChatCitation.from_dict, strict)
            value = data.get(at := "documents")
            self.documents = None if value is None else decode_list(value, as_dict, strict)
            value = data.get(at := "search_queries")
            self.search_queries = None if value is None else decode_list(value, ChatSearchQuery.from_dict, strict)
            value = data.get(at := "search_results")
            self.search_results = None if value is None else decode_list(value, ChatSearchResult.from_dict, strict)
            value = data.get(at := "tool_calls")
            self.tool_calls = None if value is None else decode_list(value, ToolCall.from_dict, strict)
            value = data.get(at := "chat_history")
            self.chat_history = None if value is None else decode_list(value, message_from_json, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "text": self.text,
            "generation_id": self.generation_id,
            "response_id": self.response_id,
            "citations": as_json(self.citations),
            "documents": self.documents,
            "is_search_required": self.is_search_required,
            "search_queries": as_json(self.search_queries),
            "search_results": as_json(self.search_results),
            "finish_reason": self.finish_reason,
            "tool_calls": as_json(self.tool_calls),
            "chat_history": as_json(self.chat_history),
            "meta": as_json(self.meta),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class SystemMessageV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "content"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role", "content"))

    role: Literal["system"] = "system"
    content: SystemMessageV2Content

    def __init__(
        self, *, role: Literal["system"] = "system", content: SystemMessageV2Content | SystemMessageV2ContentDict
    ) -> None:
        self.role = role
        self.content = cast("Any", content)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data or "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        at: str = ""
        try:
            self.content = value = data[at := "content"]
            if value is not None:
                self.content = system_message_v2_content_from_json(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role, "content": as_json(self.content)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Thinking(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "token_budget"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: ThinkingType
    token_budget: int | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.token_budget = data.get("token_budget")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "token_budget": self.token_budget}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class Tool(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "description", "parameter_definitions"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name", "description"))

    name: str
    description: str
    parameter_definitions: dict[str, ToolParameterDefinitionsValue] | None = None

    def __init__(
        self,
        *,
        name: str,
        description: str,
        parameter_definitions: Mapping[str, ToolParameterDefinitionsValue | ToolParameterDefinitionsValueDict]
        | None = None,
    ) -> None:
        self.name = name
        self.description = description
        self.parameter_definitions = cast("Any", parameter_definitions)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data or "description" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.name = data["name"]
        self.description = data["description"]
        at: str = ""
        try:
            value = data.get(at := "parameter_definitions")
            self.parameter_definitions = (
                None if value is None else decode_map(value, ToolParameterDefinitionsValue.from_dict, strict)
            )
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "name": self.name,
            "description": self.description,
            "parameter_definitions": as_json(self.parameter_definitions),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ToolCall(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "parameters"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name", "parameters"))

    name: str
    parameters: dict[str, Any]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data or "parameters" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.name = data["name"]
        at: str = ""
        try:
            self.parameters = value = data[at := "parameters"]
            if value is not None:
                self.parameters = as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name, "parameters": as_json(self.parameters)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ToolCallDelta(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "index", "parameters", "text"))

    name: str | None = None
    index: float | None = None
    parameters: str | None = None
    text: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.name = data.get("name")
        self.index = data.get("index")
        self.parameters = data.get("parameters")
        self.text = data.get("text")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name, "index": self.index, "parameters": self.parameters, "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ToolCallV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "type", "function"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "type"))

    id: str
    type: Literal["function"] = "function"
    function: ToolCallV2Function | None = None

    def __init__(
        self,
        *,
        id: str,
        type: Literal["function"] = "function",
        function: ToolCallV2Function | ToolCallV2FunctionDict | None = None,
    ) -> None:
        self.id = id
        self.type = type
        self.function = cast("Any", function)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.type = data["type"]
        at: str = ""
        try:
            value = data.get(at := "function")
            self.function = None if value is None else ToolCallV2Function.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "type": self.type, "function": as_json(self.function)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ToolCallV2Function(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "arguments"))

    name: str | None = None
    arguments: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.name = data.get("name")
        self.arguments = data.get("arguments")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name, "arguments": self.arguments}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ToolMessageV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "tool_call_id", "content"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role", "tool_call_id", "content"))

    role: Literal["tool"] = "tool"
    tool_call_id: str
    content: ToolMessageV2Content

    def __init__(
        self,
        *,
        role: Literal["tool"] = "tool",
        tool_call_id: str,
        content: ToolMessageV2Content | ToolMessageV2ContentDict,
    ) -> None:
        self.role = role
        self.tool_call_id = tool_call_id
        self.content = cast("Any", content)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data or "tool_call_id" not in data or "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        self.tool_call_id = data["tool_call_id"]
        at: str = ""
        try:
            self.content = value = data[at := "content"]
            if value is not None:
                self.content = tool_message_v2_content_from_json(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role, "tool_call_id": self.tool_call_id, "content": as_json(self.content)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ToolParameterDefinitionsValue(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("description", "type", "required"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    description: str | None = None
    type: str
    required: bool | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.description = data.get("description")
        self.type = data["type"]
        self.required = data.get("required")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"description": self.description, "type": self.type, "required": self.required}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ToolResult(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("call", "outputs"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("call", "outputs"))

    call: ToolCall
    outputs: list[dict[str, Any]]

    def __init__(self, *, call: ToolCall | ToolCallDict, outputs: list[dict[str, Any]]) -> None:
        self.call = cast("Any", call)
        self.outputs = outputs
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "call" not in data or "outputs" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.call = value = data[at := "call"]
            if value is not None:
                self.call = ToolCall.from_dict(value, strict)
            self.outputs = value = data[at := "outputs"]
            if value is not None:
                self.outputs = decode_list(value, as_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"call": as_json(self.call), "outputs": as_json(self.outputs)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class ToolV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "function"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type",))

    type: Literal["function"] = "function"
    function: ToolV2Function | None = None

    def __init__(
        self, *, type: Literal["function"] = "function", function: ToolV2Function | ToolV2FunctionDict | None = None
    ) -> None:
        self.type = type
        self.function = cast("Any", function)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            value = data.get(at := "function")
            self.function = None if value is None else ToolV2Function.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "function": as_json(self.function)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ToolV2Function(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("name", "description", "parameters"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("name", "parameters"))

    name: str
    description: str | None = None
    parameters: dict[str, Any]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "name" not in data or "parameters" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.name = data["name"]
        self.description = data.get("description")
        at: str = ""
        try:
            self.parameters = value = data[at := "parameters"]
            if value is not None:
                self.parameters = as_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"name": self.name, "description": self.description, "parameters": as_json(self.parameters)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Usage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("billed_units", "tokens", "cached_tokens"))

    billed_units: UsageBilledUnits | None = None
    tokens: UsageTokens | None = None
    cached_tokens: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.cached_tokens = data.get("cached_tokens")
        at: str = ""
        try:
            value = data.get(at := "billed_units")
            self.billed_units = None if value is None else UsageBilledUnits.from_dict(value, strict)
            value = data.get(at := "tokens")
            self.tokens = None if value is None else UsageTokens.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "billed_units": as_json(self.billed_units),
            "tokens": as_json(self.tokens),
            "cached_tokens": self.cached_tokens,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class UsageBilledUnits(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("input_tokens", "output_tokens", "search_units", "classifications"))

    input_tokens: float | None = None
    output_tokens: float | None = None
    search_units: float | None = None
    classifications: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.input_tokens = data.get("input_tokens")
        self.output_tokens = data.get("output_tokens")
        self.search_units = data.get("search_units")
        self.classifications = data.get("classifications")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "search_units": self.search_units,
            "classifications": self.classifications,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class UsageTokens(Model):
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


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class UserMessageV2(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("role", "content"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("role", "content"))

    role: Literal["user"] = "user"
    content: UserMessageV2Content

    def __init__(
        self, *, role: Literal["user"] = "user", content: UserMessageV2Content | UserMessageV2ContentDict
    ) -> None:
        self.role = role
        self.content = cast("Any", content)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "role" not in data or "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.role = data["role"]
        at: str = ""
        try:
            self.content = value = data[at := "content"]
            if value is not None:
                self.content = user_message_v2_content_from_json(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"role": self.role, "content": as_json(self.content)}
        return json_object(fields, self._additional)


class ParsedChatResponseV2(Parsed[T], ChatResponseV2):
    __slots__ = ("parsed",)


class ParsedNonStreamedChatResponse(Parsed[T], NonStreamedChatResponse):
    __slots__ = ("parsed",)


def assistant_message_response_content_item_from_json(
    value: dict[str, Any], strict: Strictness = False
) -> AssistantMessageResponseContentItem:
    tag = value.get("type") if type(value) is dict else None
    decode = ASSISTANT_MESSAGE_RESPONSE_CONTENT_ITEM_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def assistant_message_v2_content_from_json(value: Any, strict: Strictness = False) -> AssistantMessageV2Content:
    decoded: AssistantMessageV2Content = value
    if is_list(value):
        decoded = decode_list(value, assistant_message_v2_content_one_item_from_json, strict)
    return decoded


def assistant_message_v2_content_one_item_from_json(
    value: dict[str, Any], strict: Strictness = False
) -> AssistantMessageV2ContentOneItem:
    tag = value.get("type") if type(value) is dict else None
    decode = ASSISTANT_MESSAGE_V2_CONTENT_ONE_ITEM_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def chat_message_v2_from_json(value: dict[str, Any], strict: Strictness = False) -> ChatMessageV2:
    tag = value.get("role") if type(value) is dict else None
    decode = CHAT_MESSAGE_V2_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownRole) if decode is None else decode(value, strict)


def content_from_json(value: dict[str, Any], strict: Strictness = False) -> Content:
    tag = value.get("type") if type(value) is dict else None
    decode = CONTENT_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def message_from_json(value: dict[str, Any], strict: Strictness = False) -> Message:
    tag = value.get("role") if type(value) is dict else None
    decode = MESSAGE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownRole) if decode is None else decode(value, strict)


def response_format_from_json(value: dict[str, Any], strict: Strictness = False) -> ResponseFormat:
    tag = value.get("type") if type(value) is dict else None
    decode = RESPONSE_FORMAT_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def response_format_v2_from_json(value: dict[str, Any], strict: Strictness = False) -> ResponseFormatV2:
    tag = value.get("type") if type(value) is dict else None
    decode = RESPONSE_FORMAT_V2_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def source_from_json(value: dict[str, Any], strict: Strictness = False) -> Source:
    tag = value.get("type") if type(value) is dict else None
    decode = SOURCE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def streamed_chat_response_from_json(value: dict[str, Any], strict: Strictness = False) -> StreamedChatResponse:
    tag = value.get("event_type") if type(value) is dict else None
    decode = STREAMED_CHAT_RESPONSE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownEventType) if decode is None else decode(value, strict)


def streamed_chat_response_v2_from_json(value: dict[str, Any], strict: Strictness = False) -> StreamedChatResponseV2:
    tag = value.get("type") if type(value) is dict else None
    decode = STREAMED_CHAT_RESPONSE_V2_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def system_message_v2_content_from_json(value: Any, strict: Strictness = False) -> SystemMessageV2Content:
    decoded: SystemMessageV2Content = value
    if is_list(value):
        decoded = decode_list(value, system_message_v2_content_option2_item_from_json, strict)
    return decoded


def system_message_v2_content_option2_item_from_json(
    value: dict[str, Any], strict: Strictness = False
) -> SystemMessageV2ContentOption2Item:
    tag = value.get("type") if type(value) is dict else None
    decode = SYSTEM_MESSAGE_V2_CONTENT_OPTION2_ITEM_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def tool_content_from_json(value: dict[str, Any], strict: Strictness = False) -> ToolContent:
    tag = value.get("type") if type(value) is dict else None
    decode = TOOL_CONTENT_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def tool_message_v2_content_from_json(value: Any, strict: Strictness = False) -> ToolMessageV2Content:
    decoded: ToolMessageV2Content = value
    if is_list(value):
        decoded = decode_list(value, tool_content_from_json, strict)
    return decoded


def user_message_v2_content_from_json(value: Any, strict: Strictness = False) -> UserMessageV2Content:
    decoded: UserMessageV2Content = value
    if is_list(value):
        decoded = decode_list(value, content_from_json, strict)
    return decoded


def v2_chat_request_documents_item_from_json(value: Any, strict: Strictness = False) -> V2ChatRequestDocumentsItem:
    decoded: V2ChatRequestDocumentsItem = value
    if is_dict(value):
        decoded = Document.from_dict(value, strict)
    return decoded


ASSISTANT_MESSAGE_RESPONSE_CONTENT_ITEM_FROM_JSON: Final[dict[str, Decoder[AssistantMessageResponseContentItem]]] = {
    "text": ChatTextContent.from_dict,
    "thinking": ChatThinkingContent.from_dict,
}


ASSISTANT_MESSAGE_V2_CONTENT_ONE_ITEM_FROM_JSON: Final[dict[str, Decoder[AssistantMessageV2ContentOneItem]]] = {
    "text": ChatTextContent.from_dict,
    "thinking": ChatThinkingContent.from_dict,
}

CHAT_MESSAGE_V2_FROM_JSON: Final[dict[str, Decoder[ChatMessageV2]]] = {
    "user": UserMessageV2.from_dict,
    "assistant": AssistantMessageV2.from_dict,
    "system": SystemMessageV2.from_dict,
    "tool": ToolMessageV2.from_dict,
}

CONTENT_FROM_JSON: Final[dict[str, Decoder[Content]]] = {
    "text": ChatTextContent.from_dict,
    "image_url": ImageContent.from_dict,
}

MESSAGE_FROM_JSON: Final[dict[str, Decoder[Message]]] = {
    "CHATBOT": ChatMessage.from_dict,
    "SYSTEM": ChatMessage.from_dict,
    "USER": ChatMessage.from_dict,
    "TOOL": ChatToolMessage.from_dict,
}

RESPONSE_FORMAT_FROM_JSON: Final[dict[str, Decoder[ResponseFormat]]] = {
    "text": ChatTextResponseFormat.from_dict,
    "json_object": JSONResponseFormat.from_dict,
}

RESPONSE_FORMAT_V2_FROM_JSON: Final[dict[str, Decoder[ResponseFormatV2]]] = {
    "text": ChatTextResponseFormatV2.from_dict,
    "json_object": JsonResponseFormatV2.from_dict,
}

SOURCE_FROM_JSON: Final[dict[str, Decoder[Source]]] = {
    "tool": ChatToolSource.from_dict,
    "document": ChatDocumentSource.from_dict,
}

STREAMED_CHAT_RESPONSE_FROM_JSON: Final[dict[str, Decoder[StreamedChatResponse]]] = {
    "stream-start": ChatStreamStartEvent.from_dict,
    "search-queries-generation": ChatSearchQueriesGenerationEvent.from_dict,
    "search-results": ChatSearchResultsEvent.from_dict,
    "text-generation": ChatTextGenerationEvent.from_dict,
    "citation-generation": ChatCitationGenerationEvent.from_dict,
    "tool-calls-generation": ChatToolCallsGenerationEvent.from_dict,
    "stream-end": ChatStreamEndEvent.from_dict,
    "tool-calls-chunk": ChatToolCallsChunkEvent.from_dict,
    "debug": ChatDebugEvent.from_dict,
}

STREAMED_CHAT_RESPONSE_V2_FROM_JSON: Final[dict[str, Decoder[StreamedChatResponseV2]]] = {
    "message-start": ChatMessageStartEvent.from_dict,
    "content-start": ChatContentStartEvent.from_dict,
    "content-delta": ChatContentDeltaEvent.from_dict,
    "content-end": ChatContentEndEvent.from_dict,
    "tool-plan-delta": ChatToolPlanDeltaEvent.from_dict,
    "tool-call-start": ChatToolCallStartEvent.from_dict,
    "tool-call-delta": ChatToolCallDeltaEvent.from_dict,
    "tool-call-end": ChatToolCallEndEvent.from_dict,
    "citation-start": CitationStartEvent.from_dict,
    "citation-end": CitationEndEvent.from_dict,
    "message-end": ChatMessageEndEvent.from_dict,
    "debug": ChatDebugEventV2.from_dict,
}


SYSTEM_MESSAGE_V2_CONTENT_OPTION2_ITEM_FROM_JSON: Final[dict[str, Decoder[SystemMessageV2ContentOption2Item]]] = {
    "text": ChatTextContent.from_dict
}

TOOL_CONTENT_FROM_JSON: Final[dict[str, Decoder[ToolContent]]] = {
    "text": ChatTextContent.from_dict,
    "document": DocumentContent.from_dict,
}


AssistantChatMessageV2 = AssistantMessageV2
AssistantMessage = AssistantMessageV2
DocumentSource = ChatDocumentSource
V2ChatResponse = ChatResponseV2
ChatResponse = ChatResponseV2
TextContent = ChatTextContent
TextToolContent = ChatTextContent
TextResponseFormat = ChatTextResponseFormat
TextResponseFormatV2 = ChatTextResponseFormatV2
ToolSource = ChatToolSource
DocumentToolContent = DocumentContent
ImageUrlContent = ImageContent
JsonObjectResponseFormat = JSONResponseFormat
JsonResponseFormat = JSONResponseFormat
JsonObjectResponseFormatV2 = JsonResponseFormatV2
SystemChatMessageV2 = SystemMessageV2
ToolChatMessageV2 = ToolMessageV2
UserChatMessageV2 = UserMessageV2
