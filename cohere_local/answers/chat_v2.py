"""POST /v2/chat: messages in, one assistant message out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..call import Answer, Call, Events, Refusal
from ..spec.document import JsonObject
from .prose import pieces
from .tool_use import Tool, Use
from .turns import Asked, Citation, Material, Turn, as_data, logprobs, next_turn
from .usage import token_counts

_NO_CITATIONS = ("OFF", "DISABLED")


def answer(call: Call) -> JsonObject:
    """Return the whole reply; the events below carry the same."""
    turn = _turn(call)
    message: JsonObject = {"role": "assistant"}
    if turn.uses:
        message |= {"tool_plan": turn.plan, "tool_calls": [_tool_call(call, *entry) for entry in enumerate(turn.uses)]}
    content = _content(turn)
    if content:
        message["content"] = content
    if turn.citations:
        message["citations"] = [_citation(one, len(content) - 1) for one in turn.citations]
    return {
        "id": call.identity(),
        "finish_reason": turn.finish_reason,
        "message": message,
        "usage": _usage(call, turn),
        **({"logprobs": logprobs(turn.tokens)} if call.body.get("logprobs") else {}),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """Return the reply in the order of the API: start, thinking, plan and calls, text with its citations, end."""
    turn = _turn(call)
    yield {"type": "message-start", "id": call.identity(), "delta": {"message": {"role": "assistant"}}}
    if turn.prompt:
        yield {"type": "debug", "prompt": turn.prompt}
    for piece in pieces(turn.plan):
        yield {"type": "tool-plan-delta", "delta": {"message": {"tool_plan": piece}}}
    for index, use in enumerate(turn.uses):
        yield from _call_events(index, _tool_call(call, index, use))
    for index, part in enumerate(_content(turn)):
        yield from _content_events(call, turn, index, part)
    end = {"finish_reason": turn.finish_reason, "usage": _usage(call, turn)}
    yield {"type": "message-end", "id": call.identity(), "delta": end}


def _content_events(call: Call, turn: Turn, index: int, part: JsonObject) -> Iterator[JsonObject]:
    kind: str = part["type"]
    yield {"type": "content-start", "index": index, "delta": {"message": {"content": {"type": kind, kind: ""}}}}
    for piece, chance in _pieces(call, turn, part):
        event = {"type": "content-delta", "index": index, "delta": {"message": {"content": {kind: piece}}}}
        yield event if chance is None else {**event, "logprobs": chance}
    if kind == "text":
        for number, citation in enumerate(turn.citations):
            started = {"message": {"citations": _citation(citation, index)}}
            yield {"type": "citation-start", "index": number, "delta": started}
            yield {"type": "citation-end", "index": number}
    yield {"type": "content-end", "index": index}


def _pieces(call: Call, turn: Turn, part: JsonObject) -> list[tuple[str, JsonObject | None]]:
    """Return a content as its stream delivers it: word by word, or token by token where their chances are asked for."""
    if part["type"] == "text" and call.body.get("logprobs"):
        return [(entry["text"], entry) for entry in logprobs(turn.tokens)]
    return [(piece, None) for piece in pieces(part[part["type"]])]


def _call_events(index: int, called: JsonObject) -> Iterator[JsonObject]:
    arguments: str = called["function"]["arguments"]
    begun = {**called, "function": {**called["function"], "arguments": ""}}
    yield {"type": "tool-call-start", "index": index, "delta": {"message": {"tool_calls": begun}}}
    for piece in pieces(arguments):
        delta = {"message": {"tool_calls": {"function": {"arguments": piece}}}}
        yield {"type": "tool-call-delta", "index": index, "delta": delta}
    yield {"type": "tool-call-end", "index": index}


def _turn(call: Call) -> Turn:
    body = call.body
    messages: list[JsonObject] = body["messages"]
    if not messages:
        raise Refusal(400, "invalid request: messages must not be empty")
    users = [number for number, message in enumerate(messages) if message["role"] == "user"]
    last = users[-1] if users else len(messages) - 1
    form: JsonObject = body.get("response_format") or {}
    thinking: JsonObject = body.get("thinking") or {}
    citing: JsonObject = body.get("citation_options") or {}
    asked = Asked(
        question=text_of(messages[last]),
        documents=[_document(number, one) for number, one in enumerate(body.get("documents") or ())],
        results=[result for message in messages[last + 1 :] for result in _results(message)],
        tools=[] if body.get("tool_choice") == "NONE" else [_tool(one) for one in body.get("tools") or ()],
        must_call=body.get("tool_choice") == "REQUIRED",
        cites=citing.get("mode") not in _NO_CITATIONS,
        thinks=thinking.get("type") == "enabled",
        thinking_budget=thinking.get("token_budget"),
        json_schema=form.get("json_schema", {}) if form.get("type") == "json_object" else None,
        max_tokens=body.get("max_tokens"),
        stop_sequences=body.get("stop_sequences") or (),
        seed=body.get("seed"),
    )
    return next_turn(asked, call.state.script.take(body))


def text_of(message: JsonObject) -> str:
    """Return the text of a message, whichever form its content has."""
    content: str | list[JsonObject] = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content if part["type"] == "text")


def _document(number: int, given: str | JsonObject) -> Material:
    data = as_data(given if isinstance(given, str) else given["data"])
    name = str((given.get("id") if isinstance(given, dict) else None) or f"doc:{number}")
    return Material(data, {"type": "document", "id": name, "document": {"id": name, **data}})


def _results(message: JsonObject) -> Iterator[Material]:
    """Return what a tool message holds: a text, or a list of texts and documents."""
    if message["role"] != "tool":
        return
    content: str | list[JsonObject] = message["content"]
    parts = [content] if isinstance(content, str) else [_part(part) for part in content]
    for number, part in enumerate(parts):
        data = as_data(part)
        yield Material(data, {"type": "tool", "id": f"{message['tool_call_id']}:{number}", "tool_output": data})


def _part(part: JsonObject) -> str | JsonObject:
    found: str | JsonObject = part["text"] if part["type"] == "text" else part["document"]["data"]
    return found


def _tool(given: JsonObject) -> Tool:
    function: JsonObject = given.get("function") or {}
    return Tool(function.get("name", ""), function.get("description", ""), function.get("parameters") or {})


def _tool_call(call: Call, number: int, use: Use) -> JsonObject:
    function = {"name": use.name, "arguments": json.dumps(use.arguments, ensure_ascii=False)}
    return {"id": f"{use.name}_{call.identity(number)[:8]}", "type": "function", "function": function}


def _content(turn: Turn) -> list[JsonObject]:
    thinking = [{"type": "thinking", "thinking": turn.thinking}] if turn.thinking else []
    return thinking if turn.uses else [*thinking, {"type": "text", "text": turn.text}]


def _citation(one: Citation, content_index: int) -> JsonObject:
    place = {"start": one.start, "end": one.end, "text": one.text, "content_index": content_index}
    return {**place, "sources": [*one.sources], "type": "TEXT_CONTENT"}


def _usage(call: Call, turn: Turn) -> JsonObject:
    made = turn.thinking + turn.plan + turn.text + "".join(json.dumps(use.arguments) for use in turn.uses)
    return token_counts("".join(text_of(message) for message in call.body["messages"]), made)


ANSWERS: dict[str, Answer] = {"POST /v2/chat": answer}
EVENTS: dict[str, Events] = {"POST /v2/chat": events}
