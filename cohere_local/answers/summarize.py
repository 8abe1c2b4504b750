"""POST /v1/summarize: the first sentences of the text, more for a longer summary."""

from __future__ import annotations

import re

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from .usage import meta, token_counts

_SENTENCE = re.compile(r"[^\s.!?][^.!?]*[.!?]?")
_SENTENCES = {"short": 1, "medium": 3, "long": 6}
_SHORTEST = 250  # characters


def _summarize(call: Call) -> JsonObject:
    text: str = call.body["text"]
    if len(text) < _SHORTEST:
        raise Refusal(400, f"invalid request: text must have at least {_SHORTEST} characters, not {len(text)}")
    wanted = _SENTENCES.get(call.body.get("length", ""), _SENTENCES["medium"])
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCE.findall(text)][:wanted]
    summary = (
        "\n".join(f"- {one}" for one in sentences) if call.body.get("format") == "bullets" else " ".join(sentences)
    )
    return {"id": call.identity(), "summary": summary, "meta": meta("1", token_counts(text, summary))}


ANSWERS: dict[str, Answer] = {"POST /v1/summarize": _summarize}
