"""Replies of chat that a test writes itself."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..spec.document import JsonObject, is_list, is_object

_FIELDS = ("text", "tool_calls", "thinking", "prompt")


@dataclass(frozen=True, slots=True)
class ScriptedReply:
    """What chat is to answer: a text, or calls of tools by name with arguments. Raises ValueError for anything else."""

    text: str = ""
    """Beside tool calls, the plan."""
    tool_calls: Sequence[tuple[str, Mapping[str, object]]] = ()
    thinking: str = ""
    prompt: str = ""
    """Where given, a stream tells it in a `debug` event."""

    def __post_init__(self) -> None:
        wrong = next(
            (name for name in ("text", "thinking", "prompt") if not isinstance(getattr(self, name), str)), None
        )
        if wrong is not None:
            raise ValueError(f"invalid reply: {wrong} must be a text, not {getattr(self, wrong)!r}")
        if not all(_is_call(one) for one in self.tool_calls):
            raise ValueError(
                f"invalid reply: tool_calls must be pairs of a name and arguments, not {self.tool_calls!r}"
            )


def _is_call(given: object) -> bool:
    match given:
        case (str(), Mapping()):
            return True
        case _:
            return False


def reply_from(given: object) -> ScriptedReply:
    """Return a reply from JSON, where a tool call is `{"name": ..., "arguments": {...}}`. Raises ValueError."""
    if not is_object(given) or given.keys() - _FIELDS:
        raise ValueError(f"invalid reply: it must be an object of {', '.join(_FIELDS)}")
    calls = given.get("tool_calls", [])
    if not is_list(calls) or not all(is_object(one) and one.keys() == {"name", "arguments"} for one in calls):
        raise ValueError("invalid reply: tool_calls must be a list of objects of name and arguments")
    texts = {name: given[name] for name in _FIELDS if name in given and name != "tool_calls"}
    return ScriptedReply(tool_calls=[(one["name"], one["arguments"]) for one in calls], **texts)


ReplyFunction = Callable[[JsonObject], str | ScriptedReply]
"""Takes the request's body and gives the reply."""


@dataclass(slots=True)
class Script:
    """What chat of either version answers next; without a script it makes its replies from the conversation."""

    _queue: deque[ScriptedReply] = field(default_factory=deque[ScriptedReply])
    _function: ReplyFunction | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(
        self,
        text: str = "",
        *,
        tool_calls: Sequence[tuple[str, Mapping[str, object]]] = (),
        thinking: str = "",
        prompt: str = "",
    ) -> None:
        """Answer the next request so; called again, the one after that, and so on.

        Raises ValueError for what is no reply.
        """
        self.add(ScriptedReply(text, tool_calls, thinking, prompt))

    def add(self, reply: ScriptedReply) -> None:
        """Do as `reply`, with one that was made before."""
        with self._lock:
            self._queue.append(reply)

    def reply_with(self, function: ReplyFunction | None) -> None:
        """Answer every request that finds no reply in the queue by this function; None ends that."""
        self._function = function

    def take(self, body: JsonObject) -> ScriptedReply | None:
        """Return the reply to a request that has come in, None where the script has none."""
        with self._lock:
            if self._queue:
                return self._queue.popleft()
        if self._function is None:
            return None
        return _as_reply(self._function(body))


def _as_reply(made: object) -> ScriptedReply:
    if isinstance(made, str):
        return ScriptedReply(made)
    if not isinstance(made, ScriptedReply):
        raise ValueError(f"the function of reply_with must give a text or a ScriptedReply, not {made!r}")
    return made
