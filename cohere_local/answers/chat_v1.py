"""POST /v1/chat: one message and its history in, one text out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..call import Answer, Call, Events, Refusal
from ..spec.document import JsonObject
from .prose import pieces
from .tool_use import Tool, Use
from .turns import Asked, Material, Turn, next_turn
from .usage import meta, token_counts

_NO_CITATIONS = ("OFF", "DISABLED")
_JSON_TYPES = {
    "int": "integer",
    "integer": "integer",
    "float": "number",
    "number": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "list": "array",
    "dict": "object",
}


def answer(call: Call) -> JsonObject:
    """Return the whole reply, as `stream-end` carries it too."""
    return _reply(call, _turn(call))


def _reply(call: Call, turn: Turn) -> JsonObject:
    message: str = call.body["message"]
    history: list[JsonObject] = call.body.get("chat_history", [])
    text = turn.plan or turn.text or " "  # the spec wants one character at least
    asked = [{"role": "USER", "message": message}] if message else []  # results of tools may come without a word
    said: JsonObject = {"role": "CHATBOT", "message": text}
    calls = [_tool_call(use) for use in turn.uses]
    given = "".join([*(str(one.get("message", "")) for one in history), message])
    return {
        "response_id": call.identity("response"),
        "generation_id": call.identity("generation"),
        "text": text,
        "finish_reason": "COMPLETE" if turn.uses else turn.finish_reason,
        **_grounds(turn),
        **_searches(call),
        **({"tool_calls": calls} if calls else {}),
        "chat_history": [*history, *asked, {**said, "tool_calls": calls} if calls else said],
        "meta": meta("1", token_counts(given, text)),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """Yield the reply in the API's order: start, searches, text, citations, tool calls, end with the whole."""
    turn = _turn(call)
    reply = _reply(call, turn)
    for event in _events(reply, turn.prompt):
        yield {**event, "is_finished": False}
    reason = reply["finish_reason"]
    yield {"event_type": "stream-end", "is_finished": True, "finish_reason": reason, "response": reply}


def _events(reply: JsonObject, prompt: str) -> Iterator[JsonObject]:
    yield {"event_type": "stream-start", "generation_id": reply["generation_id"]}
    if prompt:
        yield {"event_type": "debug", "prompt": prompt}
    if "search_queries" in reply:
        yield {"event_type": "search-queries-generation", "search_queries": reply["search_queries"]}
    if "search_results" in reply or "documents" in reply:
        found: JsonObject = {name: reply[name] for name in ("search_results", "documents") if name in reply}
        yield {"event_type": "search-results", **found}
    calls: list[JsonObject] = reply.get("tool_calls", [])
    for piece in pieces(reply["text"]):
        yield (
            {"event_type": "tool-calls-chunk", "tool_call_delta": {"text": piece}, "text": piece}
            if calls
            else {"event_type": "text-generation", "text": piece}
        )
    for citation in reply.get("citations", []):
        yield {"event_type": "citation-generation", "citations": [citation]}
    for index, called in enumerate(calls):
        yield {"event_type": "tool-calls-chunk", "tool_call_delta": {"index": index, "name": called["name"]}}
        for piece in pieces(json.dumps(called["parameters"], ensure_ascii=False)):
            yield {"event_type": "tool-calls-chunk", "tool_call_delta": {"index": index, "parameters": piece}}
    if calls:
        yield {"event_type": "tool-calls-generation", "tool_calls": calls, "text": reply["text"]}


def _turn(call: Call) -> Turn:
    body = call.body
    results: list[JsonObject] = body.get("tool_results") or []
    if not body["message"] and not results:
        raise Refusal(400, "invalid request: message must not be empty")
    if body.get("search_queries_only"):
        return Turn()
    form: JsonObject = body.get("response_format") or {}
    asked = Asked(
        question=body["message"],
        documents=_documents(call),
        results=[material for number, result in enumerate(results) for material in _outputs(number, result)],
        tools=[_tool(one) for one in body.get("tools") or ()],
        cites=body.get("citation_quality") not in _NO_CITATIONS,
        json_schema=form.get("schema", {}) if form.get("type") == "json_object" else None,
        max_tokens=body.get("max_tokens"),
        stop_sequences=body.get("stop_sequences") or (),
        seed=body.get("seed"),
    )
    return next_turn(asked, call.state.script.take(body))


def _documents(call: Call) -> list[Material]:
    """Return the request's documents, and one found by each connector."""
    given: list[JsonObject] = call.body.get("documents") or []
    found = [_found(connector["id"], call.body["message"]) for connector in call.body.get("connectors") or ()]
    return [_material(str(one.get("id") or f"doc_{number}"), one) for number, one in enumerate([*given, *found])]


def _found(connector: str, message: str) -> JsonObject:
    return {"id": f"{connector}_0", "title": f"found by {connector}", "snippet": f"Nothing is searched here: {message}"}


def _outputs(number: int, result: JsonObject) -> Iterator[Material]:
    """Return a tool's outputs as documents: `<tool>:<call>:<output>`, with values as text."""
    for index, output in enumerate(result["outputs"]):
        yield _material(f"{result['call']['name']}:{number}:{index}", output)


def _material(name: str, data: JsonObject) -> Material:
    told = {key: value if isinstance(value, str) else json.dumps(value) for key, value in data.items()}
    return Material(told, {**told, "id": name})


def _grounds(turn: Turn) -> JsonObject:
    """Return citations, and the documents that they name."""
    if not turn.citations:
        return {}
    cited = [source for one in turn.citations for source in one.sources]
    citations = [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "document_ids": [source["id"] for source in one.sources],
            "type": "TEXT_CONTENT",
        }
        for one in turn.citations
    ]
    return {"citations": citations, "documents": cited}


def _searches(call: Call) -> JsonObject:
    """Return what was searched for: with connectors, or where only the queries are wanted."""
    connectors: list[JsonObject] = call.body.get("connectors") or []
    if not connectors and not call.body.get("search_queries_only"):
        return {}
    query = {"text": call.body["message"], "generation_id": call.identity("query")}
    results = [
        {"search_query": query, "connector": {"id": one["id"]}, "document_ids": [f"{one['id']}_0"]}
        for one in connectors
    ]
    return {"is_search_required": True, "search_queries": [query], **({"search_results": results} if results else {})}


def _tool(given: JsonObject) -> Tool:
    definitions: dict[str, JsonObject] = given.get("parameter_definitions") or {}
    properties = {name: _json_schema(one) for name, one in definitions.items()}
    required = [name for name, one in definitions.items() if one.get("required")]
    schema: JsonObject = {"type": "object", "properties": properties, "required": required}
    return Tool(given["name"], given["description"], schema)


def _json_schema(definition: JsonObject) -> JsonObject:
    """Read a parameter's type, which is written as in Python: `str`, `List[int]`."""
    name, _, _ = str(definition["type"]).lower().partition("[")
    return {"type": _JSON_TYPES.get(name, "string")}


def _tool_call(use: Use) -> JsonObject:
    return {"name": use.name, "parameters": use.arguments}


ANSWERS: dict[str, Answer] = {"POST /v1/chat": answer}
EVENTS: dict[str, Events] = {"POST /v1/chat": events}
