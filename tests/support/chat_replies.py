"""Replies of a chat, for the fake API to give: an answer, or a wish for tools; and what it is told of these."""

from __future__ import annotations

from typing import Any

from tests.support.fake_api import Canned, FakeApi

QUESTION: Any = {"model": "m", "messages": [{"role": "user", "content": "a question"}]}


def answer(text: str, finish_reason: str = "COMPLETE") -> Canned:
    content = [{"type": "text", "text": text}]
    return _reply(finish_reason, {"role": "assistant", "content": content})


def answer_v1(text: str, finish_reason: str = "COMPLETE") -> Canned:
    return Canned(body={"text": text, "finish_reason": finish_reason})


def asks_for(*calls: tuple[str, str]) -> Canned:
    """Return tool calls by name and arguments, with the ids c0, c1, ..."""
    wanted = [
        {"id": f"c{index}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for index, (name, arguments) in enumerate(calls)
    ]
    return _reply("TOOL_CALL", {"role": "assistant", "tool_plan": "I will look.", "tool_calls": wanted})


def _reply(finish_reason: str, message: dict[str, Any]) -> Canned:
    return Canned(
        body={"id": "r", "finish_reason": finish_reason, "message": message}, headers={"x-request-id": "some-id"}
    )


def told(api: FakeApi) -> list[Any]:
    """Return the documents of each tool message in the last request."""
    messages = [one for one in api.received[-1].json["messages"] if one["role"] == "tool"]
    return [[part["document"]["data"] for part in message["content"]] for message in messages]
