"""POST /v1/chat: one message and its history in, one text out."""

from __future__ import annotations

from collections.abc import Iterator

from ..call import Answer, Call, Events, Refusal
from ..spec import JsonObject
from .prose import pieces, reply_to
from .usage import meta, token_counts


def answer(call: Call) -> JsonObject:
    """The whole reply, as `stream-end` carries it too."""
    message: str = call.body["message"]
    if not message and not call.body.get("tool_results"):
        raise Refusal(400, "invalid request: message must not be empty")
    history: list[JsonObject] = call.body.get("chat_history", [])
    given = [str(turn.get("message", "")) for turn in history] + [message]
    text = reply_to(message)
    asked = [{"role": "USER", "message": message}] if message else []  # results of tools may come without a word
    return {
        "response_id": call.identity("response"),
        "generation_id": call.identity("generation"),
        "text": text,
        "finish_reason": "COMPLETE",
        "chat_history": [*history, *asked, {"role": "CHATBOT", "message": text}],
        "meta": meta("1", token_counts("".join(given), text)),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """stream-start, one text-generation per word, stream-end."""
    reply = answer(call)
    yield {"event_type": "stream-start", "is_finished": False, "generation_id": reply["generation_id"]}
    for piece in pieces(reply["text"]):
        yield {"event_type": "text-generation", "is_finished": False, "text": piece}
    yield {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": reply}


ANSWERS: dict[str, Answer] = {"POST /v1/chat": answer}
EVENTS: dict[str, Events] = {"POST /v1/chat": events}
