# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `chat` take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Required, TypeAlias, TypedDict

from ..models.chat import (
    AssistantMessageV2Content,
    AssistantMessageV2ContentOneItem,
    ChatConnector,
    ChatMessageV2,
    ChatRequestAccepts,
    ChatRequestCitationQuality,
    ChatRequestPromptTruncation,
    ChatRequestSafetyMode,
    Citation,
    CitationOptions,
    CitationOptionsMode,
    CitationType,
    Content,
    Document,
    ImageUrl,
    ImageUrlDetail,
    Message,
    ResponseFormat,
    ResponseFormatV2,
    Source,
    SystemMessageV2Content,
    SystemMessageV2ContentOption2Item,
    Thinking,
    ThinkingType,
    Tool,
    ToolCall,
    ToolCallV2,
    ToolCallV2Function,
    ToolContent,
    ToolMessageV2Content,
    ToolParameterDefinitionsValue,
    ToolResult,
    ToolV2,
    ToolV2Function,
    UserMessageV2Content,
    V2ChatRequestDocumentsItem,
    V2ChatRequestSafetyMode,
    V2ChatRequestToolChoice,
)
from ..runtime.operations import RequestOptions
from ..runtime.values import Items

__all__ = [
    "AssistantChatMessageV2Dict",
    "AssistantMessageDict",
    "AssistantMessageV2ContentDict",
    "AssistantMessageV2ContentOneItemDict",
    "AssistantMessageV2Dict",
    "ChatArguments",
    "ChatConnectorDict",
    "ChatDocumentSourceDict",
    "ChatMessageDict",
    "ChatMessageV2Dict",
    "ChatTextContentDict",
    "ChatTextResponseFormatDict",
    "ChatTextResponseFormatV2Dict",
    "ChatThinkingContentDict",
    "ChatToolMessageDict",
    "ChatToolSourceDict",
    "CitationDict",
    "CitationOptionsDict",
    "ContentDict",
    "DocumentContentDict",
    "DocumentDict",
    "DocumentSourceDict",
    "DocumentToolContentDict",
    "ImageContentDict",
    "ImageUrlContentDict",
    "ImageUrlDict",
    "JSONResponseFormatDict",
    "JsonObjectResponseFormatDict",
    "JsonObjectResponseFormatV2Dict",
    "JsonResponseFormatDict",
    "JsonResponseFormatV2Dict",
    "MessageDict",
    "ResponseFormatDict",
    "ResponseFormatV2Dict",
    "SourceDict",
    "SystemChatMessageV2Dict",
    "SystemMessageV2ContentDict",
    "SystemMessageV2ContentOption2ItemDict",
    "SystemMessageV2Dict",
    "TextContentDict",
    "TextResponseFormatDict",
    "TextResponseFormatV2Dict",
    "TextToolContentDict",
    "ThinkingDict",
    "ToolCallDict",
    "ToolCallV2Dict",
    "ToolCallV2FunctionDict",
    "ToolChatMessageV2Dict",
    "ToolContentDict",
    "ToolDict",
    "ToolMessageV2ContentDict",
    "ToolMessageV2Dict",
    "ToolParameterDefinitionsValueDict",
    "ToolResultDict",
    "ToolSourceDict",
    "ToolV2Dict",
    "ToolV2FunctionDict",
    "UserChatMessageV2Dict",
    "UserMessageV2ContentDict",
    "UserMessageV2Dict",
    "V2ChatArguments",
    "V2ChatRequestDocumentsItemDict",
]

AssistantMessageV2ContentDict: TypeAlias = (
    "str | Sequence[AssistantMessageV2ContentOneItem | AssistantMessageV2ContentOneItemDict]"
)
AssistantMessageV2ContentOneItemDict: TypeAlias = "ChatTextContentDict | ChatThinkingContentDict"
ChatMessageV2Dict: TypeAlias = "UserMessageV2Dict | AssistantMessageV2Dict | SystemMessageV2Dict | ToolMessageV2Dict"
ContentDict: TypeAlias = "ChatTextContentDict | ImageContentDict"
MessageDict: TypeAlias = "ChatMessageDict | ChatToolMessageDict"
ResponseFormatDict: TypeAlias = "ChatTextResponseFormatDict | JSONResponseFormatDict"
ResponseFormatV2Dict: TypeAlias = "ChatTextResponseFormatV2Dict | JsonResponseFormatV2Dict"
SourceDict: TypeAlias = "ChatToolSourceDict | ChatDocumentSourceDict"
SystemMessageV2ContentDict: TypeAlias = (
    "str | Sequence[SystemMessageV2ContentOption2Item | SystemMessageV2ContentOption2ItemDict]"
)
SystemMessageV2ContentOption2ItemDict: TypeAlias = "ChatTextContentDict"
ToolContentDict: TypeAlias = "ChatTextContentDict | DocumentContentDict"
ToolMessageV2ContentDict: TypeAlias = "str | Sequence[ToolContent | ToolContentDict]"
UserMessageV2ContentDict: TypeAlias = "str | Sequence[Content | ContentDict]"
V2ChatRequestDocumentsItemDict: TypeAlias = "str | DocumentDict"


class AssistantMessageV2Dict(TypedDict, total=False):
    role: Required[Literal["assistant"]]
    tool_calls: Sequence[ToolCallV2 | ToolCallV2Dict]
    tool_plan: str
    content: AssistantMessageV2Content | AssistantMessageV2ContentDict
    citations: Sequence[Citation | CitationDict]


class ChatConnectorDict(TypedDict, total=False):
    id: Required[str]
    user_access_token: str
    continue_on_failure: bool
    options: Mapping[str, Any]


class ChatDocumentSourceDict(TypedDict, total=False):
    type: Literal["document"]
    id: str
    document: Mapping[str, Any]


class ChatMessageDict(TypedDict, total=False):
    role: Required[Literal["CHATBOT", "SYSTEM", "USER"]]
    message: Required[str]
    tool_calls: Sequence[ToolCall | ToolCallDict]


class ChatTextContentDict(TypedDict, total=False):
    type: Required[Literal["text"]]
    text: Required[str]


class ChatTextResponseFormatDict(TypedDict, total=False):
    type: Required[Literal["text"]]


class ChatTextResponseFormatV2Dict(TypedDict, total=False):
    type: Required[Literal["text"]]


class ChatThinkingContentDict(TypedDict, total=False):
    type: Required[Literal["thinking"]]
    thinking: Required[str]


class ChatToolMessageDict(TypedDict, total=False):
    role: Required[Literal["TOOL"]]
    tool_results: Sequence[ToolResult | ToolResultDict]


class ChatToolSourceDict(TypedDict, total=False):
    type: Literal["tool"]
    id: str
    tool_output: Mapping[str, Any]


class CitationDict(TypedDict, total=False):
    start: int
    end: int
    text: str
    sources: Sequence[Source | SourceDict]
    content_index: int
    type: CitationType


class CitationOptionsDict(TypedDict, total=False):
    mode: CitationOptionsMode


class DocumentDict(TypedDict, total=False):
    data: Required[Any]
    id: str


class DocumentContentDict(TypedDict, total=False):
    type: Required[Literal["document"]]
    document: Required[Document | DocumentDict]


class ImageContentDict(TypedDict, total=False):
    type: Required[Literal["image_url"]]
    image_url: Required[ImageUrl | ImageUrlDict]


class ImageUrlDict(TypedDict, total=False):
    url: Required[str]
    detail: ImageUrlDetail


class JSONResponseFormatDict(TypedDict, total=False):
    type: Required[Literal["json_object"]]
    schema: Mapping[str, Any]


class JsonResponseFormatV2Dict(TypedDict, total=False):
    type: Required[Literal["json_object"]]
    json_schema: Mapping[str, Any]


class SystemMessageV2Dict(TypedDict, total=False):
    role: Required[Literal["system"]]
    content: Required[SystemMessageV2Content | SystemMessageV2ContentDict]


class ThinkingDict(TypedDict, total=False):
    type: Required[ThinkingType]
    token_budget: int


class ToolDict(TypedDict, total=False):
    name: Required[str]
    description: Required[str]
    parameter_definitions: Mapping[str, ToolParameterDefinitionsValue | ToolParameterDefinitionsValueDict]


class ToolCallDict(TypedDict, total=False):
    name: Required[str]
    parameters: Required[Mapping[str, Any]]


class ToolCallV2Dict(TypedDict, total=False):
    id: Required[str]
    type: Required[Literal["function"]]
    function: ToolCallV2Function | ToolCallV2FunctionDict


class ToolCallV2FunctionDict(TypedDict, total=False):
    name: str
    arguments: str


class ToolMessageV2Dict(TypedDict, total=False):
    role: Required[Literal["tool"]]
    tool_call_id: Required[str]
    content: Required[ToolMessageV2Content | ToolMessageV2ContentDict]


class ToolParameterDefinitionsValueDict(TypedDict, total=False):
    description: str
    type: Required[str]
    required: bool


class ToolResultDict(TypedDict, total=False):
    call: Required[ToolCall | ToolCallDict]
    outputs: Required[Sequence[Mapping[str, Any]]]


class ToolV2Dict(TypedDict, total=False):
    type: Required[Literal["function"]]
    function: ToolV2Function | ToolV2FunctionDict


class ToolV2FunctionDict(TypedDict, total=False):
    name: Required[str]
    description: str
    parameters: Required[Mapping[str, Any]]


class UserMessageV2Dict(TypedDict, total=False):
    role: Required[Literal["user"]]
    content: Required[UserMessageV2Content | UserMessageV2ContentDict]


ChatArguments = TypedDict(
    "ChatArguments",
    {
        "message": "Required[str]",
        "accepts": "ChatRequestAccepts | None",
        "model": "str | None",
        "preamble": "str | None",
        "chat_history": "Sequence[Message | MessageDict] | None",
        "conversation_id": "str | None",
        "prompt_truncation": "ChatRequestPromptTruncation | None",
        "connectors": "Sequence[ChatConnector | ChatConnectorDict] | None",
        "search_queries_only": "bool | None",
        "documents": "Sequence[Mapping[str, str]] | None",
        "citation_quality": "ChatRequestCitationQuality | None",
        "temperature": "float | None",
        "max_tokens": "int | None",
        "max_input_tokens": "int | None",
        "k": "int | None",
        "p": "float | None",
        "seed": "int | None",
        "stop_sequences": "Items[str] | None",
        "frequency_penalty": "float | None",
        "presence_penalty": "float | None",
        "raw_prompting": "bool | None",
        "tools": "Sequence[Tool | ToolDict] | None",
        "tool_results": "Sequence[ToolResult | ToolResultDict] | None",
        "force_single_step": "bool | None",
        "response_format": "ResponseFormat | ResponseFormatDict | None",
        "safety_mode": "ChatRequestSafetyMode | None",
        "request_options": "RequestOptions | None",
    },
    total=False,
)
"""The named arguments of `chat`, POST /v1/chat, but for `output_type`."""


V2ChatArguments = TypedDict(
    "V2ChatArguments",
    {
        "model": "Required[str]",
        "messages": "Required[Sequence[ChatMessageV2 | ChatMessageV2Dict]]",
        "tools": "Sequence[ToolV2 | ToolV2Dict] | None",
        "strict_tools": "bool | None",
        "documents": "Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None",
        "citation_options": "CitationOptions | CitationOptionsDict | None",
        "response_format": "ResponseFormatV2 | ResponseFormatV2Dict | None",
        "safety_mode": "V2ChatRequestSafetyMode | None",
        "max_tokens": "int | None",
        "stop_sequences": "Items[str] | None",
        "temperature": "float | None",
        "seed": "int | None",
        "frequency_penalty": "float | None",
        "presence_penalty": "float | None",
        "k": "int | None",
        "p": "float | None",
        "logprobs": "bool | None",
        "tool_choice": "V2ChatRequestToolChoice | None",
        "thinking": "Thinking | ThinkingDict | None",
        "priority": "int | None",
        "request_options": "RequestOptions | None",
    },
    total=False,
)
"""The named arguments of `chat`, POST /v2/chat, but for `output_type`."""

AssistantChatMessageV2Dict = AssistantMessageV2Dict
AssistantMessageDict = AssistantMessageV2Dict
DocumentSourceDict = ChatDocumentSourceDict
TextContentDict = ChatTextContentDict
TextToolContentDict = ChatTextContentDict
TextResponseFormatDict = ChatTextResponseFormatDict
TextResponseFormatV2Dict = ChatTextResponseFormatV2Dict
ToolSourceDict = ChatToolSourceDict
DocumentToolContentDict = DocumentContentDict
ImageUrlContentDict = ImageContentDict
JsonObjectResponseFormatDict = JSONResponseFormatDict
JsonResponseFormatDict = JSONResponseFormatDict
JsonObjectResponseFormatV2Dict = JsonResponseFormatV2Dict
SystemChatMessageV2Dict = SystemMessageV2Dict
ToolChatMessageV2Dict = ToolMessageV2Dict
UserChatMessageV2Dict = UserMessageV2Dict
