"""Behaviour by hand, one small module per resource; every other operation is answered from the spec."""

from __future__ import annotations

from ..call import Answer, Events
from . import account, chat_v1, chat_v2, classify, datasets, embed, generate, models, rerank, tokens

_MODULES = (account, chat_v1, chat_v2, classify, datasets, embed, generate, models, rerank, tokens)

ANSWERS: dict[str, Answer] = {key: answer for module in _MODULES for key, answer in module.ANSWERS.items()}
"""Plain replies by operation: `POST /v2/chat`."""

EVENTS: dict[str, Events] = chat_v1.EVENTS | chat_v2.EVENTS | generate.EVENTS
"""Streamed replies by operation."""
