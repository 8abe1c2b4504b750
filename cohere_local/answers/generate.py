"""POST /v1/generate: a prompt in, one or more texts out."""

from __future__ import annotations

from collections.abc import Iterator

from ..call import Answer, Call, Events
from ..spec import JsonObject
from .prose import pieces, reply_to
from .usage import meta, token_counts


def answer(call: Call) -> JsonObject:
    """The whole reply, with `num_generations` equal texts."""
    prompt: str = call.body["prompt"]
    generations = _generations(call)
    made = "".join(generation["text"] for generation in generations)
    return {
        "id": call.identity(),
        "prompt": prompt,
        "generations": generations,
        "meta": meta("1", token_counts(prompt, made)),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """A text-generation per word of each text, then stream-end."""
    generations = [{**generation, "finish_reason": "COMPLETE"} for generation in _generations(call)]
    for generation in generations:
        for piece in pieces(generation["text"]):
            event = {"event_type": "text-generation", "text": piece, "is_finished": False}
            yield {**event, "index": generation["index"]}
    whole = {"id": call.identity(), "prompt": call.body["prompt"], "generations": generations}
    yield {"event_type": "stream-end", "is_finished": True, "finish_reason": "COMPLETE", "response": whole}


def _generations(call: Call) -> list[JsonObject]:
    text = reply_to(call.body["prompt"])
    wanted: int = call.body.get("num_generations", 1)
    return [{"id": call.identity(index), "text": text, "index": index} for index in range(max(1, min(5, wanted)))]


ANSWERS: dict[str, Answer] = {"POST /v1/generate": answer}
EVENTS: dict[str, Events] = {"POST /v1/generate": events}
