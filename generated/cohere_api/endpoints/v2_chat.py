# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/chat: Answer a list of messages, with tools, documents and reasoning (v2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ..models.chat import (
    STREAMED_CHAT_RESPONSE_V2_FROM_JSON,
    ChatResponseV2,
    ParsedChatResponseV2,
    StreamedChatResponseV2,
    streamed_chat_response_v2_from_json,
)
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Move, Parsing, Request, StreamFormat
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.chat import (
        ChatMessageV2,
        CitationOptions,
        ResponseFormatV2,
        Thinking,
        ToolV2,
        V2ChatRequestDocumentsItem,
        V2ChatRequestSafetyMode,
        V2ChatRequestToolChoice,
    )
    from ..types.chat import (
        ChatMessageV2Dict,
        CitationOptionsDict,
        ResponseFormatV2Dict,
        ThinkingDict,
        ToolV2Dict,
        V2ChatRequestDocumentsItemDict,
    )

STREAM: Final[StreamFormat[StreamedChatResponseV2]] = StreamFormat(
    switch="stream",
    framing="sse",
    decode=streamed_chat_response_v2_from_json,
    decoders=STREAMED_CHAT_RESPONSE_V2_FROM_JSON,
    discriminator="type",
    final=("message-end",),
    terminator="[DONE]",
    accumulate={
        "message-start": (Move(("id",), ("id",)), Move(("delta", "message", "role"), ("message", "role"))),
        "content-start": (Move(("delta", "message", "content"), ("message", "content", "*")),),
        "content-delta": (
            Move(("delta", "message", "content", "text"), ("message", "content", "*", "text"), "join", text=True),
            Move(("delta", "message", "content", "thinking"), ("message", "content", "*", "thinking"), "join"),
            Move(("logprobs",), ("logprobs",), "append"),
        ),
        "tool-plan-delta": (Move(("delta", "message", "tool_plan"), ("message", "tool_plan"), "join"),),
        "tool-call-start": (Move(("delta", "message", "tool_calls"), ("message", "tool_calls", "*")),),
        "tool-call-delta": (
            Move(
                ("delta", "message", "tool_calls", "function", "arguments"),
                ("message", "tool_calls", "*", "function", "arguments"),
                "join",
            ),
        ),
        "citation-start": (Move(("delta", "message", "citations"), ("message", "citations", "*")),),
        "message-end": (Move(("delta", "finish_reason"), ("finish_reason",)), Move(("delta", "usage"), ("usage",))),
    },
    text={"content-delta": ("delta", "message", "content", "text")},
)
ENDPOINT: Final[Endpoint[ChatResponseV2]] = Endpoint(
    operation="chatv2",
    method="POST",
    path="/v2/chat",
    decode=ChatResponseV2.from_dict,
    retry="safe",
    stream=STREAM,
    parsing=Parsing(field="response_format", schema="json_schema", decode=ParsedChatResponseV2[Any].from_dict),
)


def request(
    *,
    model: str,
    messages: Sequence[ChatMessageV2 | ChatMessageV2Dict],
    tools: Sequence[ToolV2 | ToolV2Dict] | None = None,
    strict_tools: bool | None = None,
    documents: Sequence[V2ChatRequestDocumentsItem | V2ChatRequestDocumentsItemDict] | None = None,
    citation_options: CitationOptions | CitationOptionsDict | None = None,
    response_format: ResponseFormatV2 | ResponseFormatV2Dict | None = None,
    safety_mode: V2ChatRequestSafetyMode | None = None,
    max_tokens: int | None = None,
    stop_sequences: Items[str] | None = None,
    temperature: float | None = None,
    seed: int | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    k: int | None = None,
    p: float | None = None,
    logprobs: bool | None = None,
    tool_choice: V2ChatRequestToolChoice | None = None,
    thinking: Thinking | ThinkingDict | None = None,
    priority: int | None = None,
) -> Request[ChatResponseV2]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "model": model,
                "messages": listed("messages", messages),
                "tools": listed("tools", tools),
                "strict_tools": strict_tools,
                "documents": listed("documents", documents),
                "citation_options": citation_options,
                "response_format": response_format,
                "safety_mode": safety_mode,
                "max_tokens": max_tokens,
                "stop_sequences": listed("stop_sequences", stop_sequences),
                "temperature": temperature,
                "seed": seed,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "k": k,
                "p": p,
                "logprobs": logprobs,
                "tool_choice": tool_choice,
                "thinking": thinking,
                "priority": priority,
                "stream": False,
            }
        ),
    )
