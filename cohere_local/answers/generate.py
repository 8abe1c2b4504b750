"""POST /v1/generate: a prompt in, one or more texts out."""

from __future__ import annotations

from collections.abc import Iterator

from ..call import Answer, Call, Events, Refusal
from ..spec.document import JsonObject
from .byte_pairs import encode
from .prose import pieces, reply_to
from .turns import limited, logprobs
from .usage import meta, token_counts

_MOST = 5  # texts


def answer(call: Call) -> JsonObject:
    """Return the whole reply, with `num_generations` texts."""
    prompt: str = call.body["prompt"]
    generations = [{**generation, **_likelihoods(call, generation["text"])} for generation, _ in _generations(call)]
    made = "".join(generation["text"] for generation in generations)
    return {
        "id": call.identity(),
        "prompt": prompt,
        "generations": generations,
        "meta": meta("1", token_counts(prompt, made)),
    }


def events(call: Call) -> Iterator[JsonObject]:
    """Return a text-generation per word of each text, then stream-end."""
    generations = [{**generation, "finish_reason": reason} for generation, reason in _generations(call)]
    for generation in generations:
        for piece in pieces(generation["text"]):
            event = {"event_type": "text-generation", "text": piece, "is_finished": False}
            yield {**event, "index": generation["index"]}
    whole = {"id": call.identity(), "prompt": call.body["prompt"], "generations": generations}
    reason = generations[0]["finish_reason"]
    yield {"event_type": "stream-end", "is_finished": True, "finish_reason": reason, "response": whole}


def _generations(call: Call) -> list[tuple[JsonObject, str]]:
    """Return each text, and why it ended."""
    wanted: int = call.body.get("num_generations", 1)
    if not 1 <= wanted <= _MOST:
        raise Refusal(400, f"invalid request: num_generations must be 1 to {_MOST}, not {wanted}")
    return [_generation(call, index) for index in range(wanted)]


def _generation(call: Call, index: int) -> tuple[JsonObject, str]:
    body = call.body
    whole = reply_to(body["prompt"], body.get("seed", 0) + index)
    text = _stop(whole, body.get("stop_sequences", ()))
    text, reason = limited(text, body.get("max_tokens"), body.get("end_sequences", ()))
    reason = reason or ("STOP_SEQUENCE" if len(text) < len(whole) else "COMPLETE")
    return {"id": call.identity(index), "text": text, "index": index}, reason


def _stop(text: str, stop_sequences: list[str]) -> str:
    """Cut a text after its first stop sequence, which chat leaves out."""
    ends = [place + len(stop) for stop in stop_sequences if stop and (place := text.find(stop)) >= 0]
    return text[: min(ends)] if ends else text


def _likelihoods(call: Call, text: str) -> JsonObject:
    wanted = call.body.get("return_likelihoods", "NONE")
    if wanted == "NONE":
        return {}
    told = call.body["prompt"] + text if wanted == "ALL" else text
    each = [
        {"token": entry["text"], "likelihood": round(sum(entry["logprobs"]), 3)} for entry in logprobs(encode(told))
    ]
    mean = sum(entry["likelihood"] for entry in each) / len(each) if each else 0.0
    return {"likelihood": round(mean, 6), "token_likelihoods": each}


ANSWERS: dict[str, Answer] = {"POST /v1/generate": answer}
EVENTS: dict[str, Events] = {"POST /v1/generate": events}
