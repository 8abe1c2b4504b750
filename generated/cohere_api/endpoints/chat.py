# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/chat: Answer a message, with history, tools and documents (v1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..models.chat import (
    STREAMED_CHAT_RESPONSE_FROM_JSON,
    NonStreamedChatResponse,
    ParsedNonStreamedChatResponse,
    StreamedChatResponse,
    streamed_chat_response_from_json,
)
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Move, Parsing, Request, StreamFormat
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.chat import (
        ChatConnector,
        ChatRequestAccepts,
        ChatRequestCitationQuality,
        ChatRequestPromptTruncation,
        ChatRequestSafetyMode,
        Message,
        ResponseFormat,
        Tool,
        ToolResult,
    )
    from ..types.chat import ChatConnectorDict, MessageDict, ResponseFormatDict, ToolDict, ToolResultDict

STREAM: Final[StreamFormat[StreamedChatResponse]] = StreamFormat(
    switch="stream",
    framing="json-lines",
    decode=streamed_chat_response_from_json,
    decoders=STREAMED_CHAT_RESPONSE_FROM_JSON,
    discriminator="event_type",
    attribute="event_type",
    final=("stream-end",),
    accumulate={
        "stream-start": (Move(("generation_id",), ("generation_id",)),),
        "search-queries-generation": (Move(("search_queries",), ("search_queries",), "extend"),),
        "search-results": (
            Move(("search_results",), ("search_results",), "extend"),
            Move(("documents",), ("documents",), "extend"),
        ),
        "text-generation": (Move(("text",), ("text",), "join", text=True),),
        "citation-generation": (Move(("citations",), ("citations",), "extend"),),
        "tool-calls-chunk": (Move(("text",), ("text",), "join"),),
        "tool-calls-generation": (Move(("tool_calls",), ("tool_calls",), "extend"),),
        "stream-end": (Move(("response",), ()),),
    },
    text={"text-generation": ("text",)},
)
ENDPOINT: Final[Endpoint[NonStreamedChatResponse]] = Endpoint(
    operation="chat",
    method="POST",
    path="/v1/chat",
    decode=NonStreamedChatResponse.from_dict,
    retry="safe",
    stream=STREAM,
    parsing=Parsing(field="response_format", schema="schema", decode=ParsedNonStreamedChatResponse[Any].from_dict),
)


def request(
    *,
    message: str,
    accepts: ChatRequestAccepts | None = None,
    model: str | None = None,
    preamble: str | None = None,
    chat_history: Sequence[Message | MessageDict] | None = None,
    conversation_id: str | None = None,
    prompt_truncation: ChatRequestPromptTruncation | None = None,
    connectors: Sequence[ChatConnector | ChatConnectorDict] | None = None,
    search_queries_only: bool | None = None,
    documents: Sequence[Mapping[str, str]] | None = None,
    citation_quality: ChatRequestCitationQuality | None = None,
    temperature: float | None = None,
    max_tokens: int | None = None,
    max_input_tokens: int | None = None,
    k: int | None = None,
    p: float | None = None,
    seed: int | None = None,
    stop_sequences: Items[str] | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    raw_prompting: bool | None = None,
    tools: Sequence[Tool | ToolDict] | None = None,
    tool_results: Sequence[ToolResult | ToolResultDict] | None = None,
    force_single_step: bool | None = None,
    response_format: ResponseFormat | ResponseFormatDict | None = None,
    safety_mode: ChatRequestSafetyMode | None = None,
) -> Request[NonStreamedChatResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        headers={"Accepts": accepts},
        body=present(
            {
                "message": message,
                "model": model,
                "preamble": preamble,
                "chat_history": listed("chat_history", chat_history),
                "conversation_id": conversation_id,
                "prompt_truncation": prompt_truncation,
                "connectors": listed("connectors", connectors),
                "search_queries_only": search_queries_only,
                "documents": listed("documents", documents),
                "citation_quality": citation_quality,
                "temperature": temperature,
                "max_tokens": max_tokens,
                "max_input_tokens": max_input_tokens,
                "k": k,
                "p": p,
                "seed": seed,
                "stop_sequences": listed("stop_sequences", stop_sequences),
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "raw_prompting": raw_prompting,
                "tools": listed("tools", tools),
                "tool_results": listed("tool_results", tool_results),
                "force_single_step": force_single_step,
                "response_format": response_format,
                "safety_mode": safety_mode,
                "stream": False,
            }
        ),
    )
