"""POST /v1/classify: each input gets the label of the examples that it shares most words with."""

from __future__ import annotations

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from .usage import meta
from .words import likeness


def _classify(call: Call) -> JsonObject:
    examples = [
        (str(example.get("text", "")), str(example.get("label", ""))) for example in call.body.get("examples", [])
    ]
    if not examples:
        raise Refusal(400, "invalid request: examples must not be empty")
    inputs: list[str] = call.body["inputs"]
    cost = {"billed_units": {"classifications": len(inputs)}}
    classifications = [_classification(call, number, text, examples) for number, text in enumerate(inputs)]
    return {"id": call.identity(), "classifications": classifications, "meta": meta("1", cost)}


def _classification(call: Call, number: int, text: str, examples: list[tuple[str, str]]) -> JsonObject:
    confidences = _confidences(text, examples)
    label = max(confidences, key=lambda name: confidences[name])
    return {
        "id": call.identity(number),
        "input": text,
        "prediction": label,
        "predictions": [label],
        "confidence": confidences[label],
        "confidences": [confidences[label]],
        "labels": {name: {"confidence": confidence} for name, confidence in confidences.items()},
        "classification_type": "single-label",
    }


def _confidences(text: str, examples: list[tuple[str, str]]) -> dict[str, float]:
    """Return label -> share of the likeness; equal shares where no example is like the text."""
    best: dict[str, float] = {}
    for example, label in examples:
        best[label] = max(best.get(label, 0.0), likeness(text, example))
    total = sum(best.values())
    return {label: round(value / total if total else 1 / len(best), 6) for label, value in best.items()}


ANSWERS: dict[str, Answer] = {"POST /v1/classify": _classify}
