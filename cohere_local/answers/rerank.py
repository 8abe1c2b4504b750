"""POST /v1/rerank and /v2/rerank: documents by the words they share with the query."""

from __future__ import annotations

import re
from typing import TypeVar

from ..call import Answer, Call
from ..spec.document import JsonObject
from .usage import meta
from .words import likeness


def _rerank_v1(call: Call) -> JsonObject:
    fields: list[str] = call.body.get("rank_fields") or ["text"]
    documents = [_text(document, fields) for document in call.body["documents"]]
    results = _rank(call, documents)
    if call.body.get("return_documents"):
        results = [{**result, "document": {"text": documents[result["index"]]}} for result in results]
    return {"id": call.identity(), "results": results, "meta": meta("1", _COST)}


def _rerank_v2(call: Call) -> JsonObject:
    documents: list[str] = call.body["documents"]
    results = _rank(call, documents)
    wanted: JsonObject | None = call.body.get("relevant_spans")
    if wanted is not None:
        query: str = call.body["query"]
        results = [
            {**result, "relevant_spans": _spans(query, documents[result["index"]], wanted)} for result in results
        ]
    return {"id": call.identity(), "results": results, "meta": meta("2", _COST)}


T = TypeVar("T")

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]?")
_COST = {"billed_units": {"search_units": 1}}


def _text(document: str | JsonObject, fields: list[str]) -> str:
    if isinstance(document, str):
        return document
    return "\n".join(str(document[field]) for field in fields if field in document)


def _rank(call: Call, documents: list[str]) -> list[JsonObject]:
    """Return the best first; equals stay in the order they came."""
    query: str = call.body["query"]
    scores = [round(likeness(query, document), 6) for document in documents]
    order = sorted(range(len(documents)), key=lambda index: -scores[index])
    return [{"index": index, "relevance_score": scores[index]} for index in _take_first(order, call.body.get("top_n"))]


def _spans(query: str, document: str, wanted: JsonObject) -> list[JsonObject]:
    """Return the sentences that share words with the query, best first."""
    threshold: float = wanted.get("threshold", 0.0)
    scored = [(round(likeness(query, match[0]), 6), match) for match in _SENTENCE.finditer(document)]
    relevant = [(score, match) for score, match in scored if score > 0 and score >= threshold]
    best = _take_first(sorted(relevant, key=lambda entry: -entry[0]), wanted.get("max_spans"))
    return [{"start": match.start(), "end": match.end(), "text": match[0], "score": score} for score, match in best]


def _take_first(ranked: list[T], wanted: float | None) -> list[T]:
    """Return as many as wanted, all by default; a number too large for an int comes as a float."""
    return ranked if wanted is None else ranked[: int(max(0, wanted))]


ANSWERS: dict[str, Answer] = {"POST /v1/rerank": _rerank_v1, "POST /v2/rerank": _rerank_v2}
