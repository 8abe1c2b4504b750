"""What the local API says next in a conversation, in the form of neither version of chat."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..call import Refusal
from ..faults.script import ScriptedReply
from ..spec.document import JsonObject, is_object
from . import byte_pairs
from .json_values import fitting_json
from .prose import reply_to
from .tool_use import Tool, Use, uses
from .words import likeness

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]?")
_MOST_CITED = 3


@dataclass(frozen=True, slots=True)
class Material:
    """A document or a tool's output that an answer can be grounded on. `source` is how a citation names it."""

    data: JsonObject
    source: JsonObject

    @property
    def text(self) -> str:
        """Its values as prose; an id and a title say where it is from, not what it says."""
        told = [str(value) for name, value in self.data.items() if name not in ("id", "title", "url")]
        return " ".join(told) or str(self.data.get("title", ""))


@dataclass(frozen=True, slots=True)
class Citation:
    start: int
    end: int
    text: str
    sources: tuple[JsonObject, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation, as far as an answer depends on it."""

    question: str
    documents: Sequence[Material] = ()
    results: Sequence[Material] = ()
    """What tools gave since the question."""
    tools: Sequence[Tool] = ()
    must_call: bool = False
    cites: bool = True
    thinks: bool = False
    thinking_budget: int | None = None
    json_schema: JsonObject | None = None
    """Where given, the answer is JSON that fits it."""
    max_tokens: int | None = None
    stop_sequences: Sequence[str] = ()
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer: a text, or a plan and tool calls."""

    text: str = ""
    thinking: str = ""
    plan: str = ""
    uses: tuple[Use, ...] = ()
    citations: tuple[Citation, ...] = ()
    finish_reason: str = "COMPLETE"
    tokens: tuple[int, ...] = field(default=())
    """The tokens of the text."""
    prompt: str = ""
    """Told by a `debug` event, where there is one."""


def next_turn(asked: Asked, scripted: ScriptedReply | None) -> Turn:
    """Return the answer, cut where the request's limits say. A scripted one is cut, too."""
    turn = _turn(asked) if scripted is None else _as_written(scripted)
    if asked.thinks and not turn.thinking:
        turn = replace(turn, thinking=_cut(f"The question is: {asked.question}", asked.thinking_budget)[0])
    return _limited(turn, asked)


def _as_written(scripted: ScriptedReply) -> Turn:
    called = tuple(Use(name, dict(arguments)) for name, arguments in scripted.tool_calls)
    common = Turn(thinking=scripted.thinking, prompt=scripted.prompt)
    if called:
        return replace(common, plan=scripted.text, uses=called, finish_reason="TOOL_CALL")
    return replace(common, text=scripted.text)


def _turn(asked: Asked) -> Turn:
    if asked.results:
        return _grounded(asked.results, asked.cites)
    called = uses(asked.question, asked.tools, must_call=asked.must_call)
    if called:
        plan = f"I will call {', '.join(use.name for use in called)}."
        return Turn(plan=plan, uses=called, finish_reason="TOOL_CALL")
    if asked.json_schema is not None:
        return Turn(text=_json(asked.json_schema, asked.question))
    if asked.documents:
        ranked = sorted(asked.documents, key=lambda one: -likeness(asked.question, one.text))
        return _grounded(ranked[:_MOST_CITED], asked.cites)
    return Turn(text=reply_to(asked.question, asked.seed))


def _json(schema: JsonObject, question: str) -> str:
    try:
        return json.dumps(fitting_json(schema, question), ensure_ascii=False)
    except ValueError as problem:
        raise Refusal(400, f"response_format: the local API can't make JSON for this schema: {problem}") from None


def _grounded(materials: Iterable[Material], cites: bool) -> Turn:
    """Return the first sentence of each material, cited."""
    text = ""
    citations: list[Citation] = []
    for material in materials:
        found = _SENTENCE.search(material.text)
        if found is None:
            continue
        start = len(text) + 1 if text else 0
        text = f"{text} {found[0]}" if text else found[0]
        citations.append(Citation(start, len(text), found[0], (material.source,)))
    return Turn(text=text or "There is nothing in the documents.", citations=tuple(citations) if cites else ())


def _limited(turn: Turn, asked: Asked) -> Turn:
    """Return the turn, ended by the first stop sequence or by the most tokens."""
    text, reason = limited(turn.text, asked.max_tokens, asked.stop_sequences)
    citations = tuple(one for one in turn.citations if one.end <= len(text))
    tokens = tuple(byte_pairs.encode(text))
    return replace(turn, text=text, citations=citations, finish_reason=reason or turn.finish_reason, tokens=tokens)


def limited(text: str, max_tokens: int | None, stop_sequences: Iterable[str]) -> tuple[str, str | None]:
    """Return the text up to its first stop sequence, max_tokens long at most, and why it ended where it was cut."""
    stops = [place for stop in stop_sequences if stop and (place := text.find(stop)) >= 0]
    text, cut = _cut(text[: min(stops)] if stops else text, max_tokens)
    return text, "MAX_TOKENS" if cut else "STOP_SEQUENCE" if stops else None


def _cut(text: str, most_tokens: int | None) -> tuple[str, bool]:
    """Return the text's first tokens, without half a character, and whether that left something out."""
    tokens = byte_pairs.encode(text)
    if most_tokens is None or len(tokens) <= most_tokens:
        return text, False
    return byte_pairs.decode(tokens[:most_tokens]).rstrip("\ufffd"), True


def logprobs(tokens: Iterable[int]) -> list[JsonObject]:
    """Return an entry for each piece of text, with its tokens (a character may have several); longer is less likely."""
    entries: list[JsonObject] = []
    open_tokens: list[int] = []
    for token in tokens:
        open_tokens.append(token)
        text = byte_pairs.decode(open_tokens)
        if not text.endswith("\ufffd"):
            chances = [-round(0.1 * len(byte_pairs.decode([one])), 3) for one in open_tokens]
            entries.append({"text": text, "token_ids": open_tokens, "logprobs": chances})
            open_tokens = []
    return entries


def as_data(value: Any) -> JsonObject:
    """Return a document or a tool's output as an object; a text in JSON is read."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return {"text": value}
    return value if is_object(value) else {"text": json.dumps(value, ensure_ascii=False)}
