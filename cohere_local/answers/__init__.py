"""Behaviour by hand, one small module per resource; every other operation is answered from the spec."""

from __future__ import annotations

from ..call import Answer, Events
from . import (
    account,
    audio,
    batches,
    chat_v1,
    chat_v2,
    classify,
    connectors,
    datasets,
    embed,
    embed_jobs,
    finetuning,
    generate,
    models,
    parse,
    rerank,
    summarize,
    tokens,
)

_KEEPING = (batches, connectors, datasets, embed_jobs, finetuning)
_FORGETFUL = (account, audio, chat_v1, chat_v2, classify, embed, generate, models, parse, rerank, summarize, tokens)

STATEFUL = frozenset(key for module in _KEEPING for key in module.ANSWERS)
"""The operations that remember something, or look it up."""

ANSWERS: dict[str, Answer] = {
    key: answer for module in (*_KEEPING, *_FORGETFUL) for key, answer in module.ANSWERS.items()
}
"""Plain replies by operation: `POST /v2/chat`."""

EVENTS: dict[str, Events] = chat_v1.EVENTS | chat_v2.EVENTS | generate.EVENTS
"""Streamed replies by operation."""
