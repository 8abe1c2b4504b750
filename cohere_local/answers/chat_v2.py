"""POST /v2/chat: messages in, one assistant message out."""

from __future__ import annotations

from collections.abc import Iterator

from ..call import Answer, Call, Events, Refusal
from ..spec import JsonObject
from .prose import pieces, reply_to
from .usage import token_counts


def answer(call: Call) -> JsonObject:
    """The whole reply; the events below carry the same."""
    text = _text(call)
    return {
        "id": call.identity(),
        "finish_reason": "COMPLETE",
        "message": {"role": "assistant", "content": [{"type": "text", "text": text}]},
        "usage": _usage(call, text),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """message-start, one content with a delta per word, message-end."""
    text = _text(call)
    yield {"type": "message-start", "id": call.identity(), "delta": {"message": {"role": "assistant"}}}
    yield {"type": "content-start", "index": 0, "delta": {"message": {"content": {"type": "text", "text": ""}}}}
    for piece in pieces(text):
        yield {"type": "content-delta", "index": 0, "delta": {"message": {"content": {"text": piece}}}}
    yield {"type": "content-end", "index": 0}
    end = {"finish_reason": "COMPLETE", "usage": _usage(call, text)}
    yield {"type": "message-end", "id": call.identity(), "delta": end}


def _text(call: Call) -> str:
    messages: list[JsonObject] = call.body["messages"]
    if not messages:
        raise Refusal(400, "invalid request: messages must not be empty")
    users = [message for message in messages if message["role"] == "user"]
    return reply_to(_content(users[-1] if users else messages[-1]))


def _content(message: JsonObject) -> str:
    content: str | list[JsonObject] = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content if part["type"] == "text")


def _usage(call: Call, text: str) -> JsonObject:
    return token_counts("".join(_content(message) for message in call.body["messages"]), text)


ANSWERS: dict[str, Answer] = {"POST /v2/chat": answer}
EVENTS: dict[str, Events] = {"POST /v2/chat": events}
