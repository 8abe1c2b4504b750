"""Lists as pages: by cursor (`page_size`, `page_token`, `order_by`) or by offset (`limit`, `offset`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..call import Call, Refusal
from ..spec.document import JsonObject

T = TypeVar("T")

_PAGE_SIZE = 50
_LONGEST_TOKEN = 18  # characters


def page_by_cursor(call: Call, items: Sequence[T], name: str, page_size: int = _PAGE_SIZE) -> JsonObject:
    """Return the page that the request asks for as field `name`, and the token of the next where there is one."""
    token: str = call.query.get("page_token") or "0"
    if not token.isdecimal() or len(token) > _LONGEST_TOKEN:
        raise Refusal(400, f"invalid page_token {token[:_LONGEST_TOKEN]!r}")
    start = int(token)
    end = start + max(1, int(call.query.get("page_size") or page_size))
    return {name: [*items[start:end]], **({"next_page_token": str(end)} if end < len(items) else {})}


def page_by_offset(call: Call, items: Sequence[T], default_limit: int | None = None) -> list[T]:
    """Return the items from `offset` on, `limit` at most."""
    start = max(0, int(call.query.get("offset") or 0))
    limit = call.query.get("limit", default_limit)
    return [*items[start:]] if limit is None else [*items[start : start + max(0, int(limit))]]


def order(call: Call, things: Sequence[JsonObject]) -> list[JsonObject]:
    """Order the things by `order_by`: fields with commas between, rising unless ` desc` follows; else as created."""
    found = [*things]
    for part in reversed([part.split() for part in str(call.query.get("order_by") or "").split(",") if part.strip()]):
        name, falling = part[0], part[1:] == ["desc"]
        if len(part) > 2 or (part[1:] and part[1] not in ("asc", "desc")):
            raise Refusal(400, f"invalid order_by: {' '.join(part)!r}")
        found.sort(key=lambda thing: str(thing.get(name, "")), reverse=falling)
    return found
