"""A fake API that embeds: the vectors of "text 7" are made of 7, so that order shows. It counts requests at a time."""

from __future__ import annotations

import struct
import threading
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import coherekit
from coherekit._drivers.parallel import THREADS
from tests.support.fake_api import Canned, FakeApi, Received

KEY = "key-for-tests"
KINDS: dict[str, Callable[[int], Any]] = {
    "float": lambda number: [number / 4, -1.0],
    "int8": lambda number: [number % 128, -128],
    "uint8": lambda number: [number % 256, 255],
    "binary": lambda number: [number % 128],
    "ubinary": lambda number: [number % 256],
    "base64": lambda number: b64encode(struct.pack("<2f", number / 4, -1.0)).decode(),
}


def texts(count: int) -> list[str]:
    return [f"text {number}" for number in range(count)]


def embedded(given: list[str], kinds: list[str] | None, plain: bool = False) -> dict[str, Any]:
    """Return the reply: by type, or as a plain list where `plain` and no kinds are asked for."""
    numbers = [int(text.removeprefix("text ")) for text in given]
    by_type = {kind: [KINDS[kind](number) for number in numbers] for kind in kinds or ["float"]}
    as_list = plain and not kinds
    return {
        "id": f"id-{numbers[0]}",
        "response_type": "embeddings_floats" if as_list else "embeddings_by_type",
        "embeddings": by_type["float"] if as_list else by_type,
        "texts": given,
        "meta": {
            "api_version": {"version": "2"},
            "billed_units": {"input_tokens": len(given)},
            "warnings": ["old model", f"part {numbers[0] % 2}"],
        },
    }


class EmbeddingApi(FakeApi):
    def __init__(self) -> None:
        super().__init__()
        self.before: dict[int, Callable[[], object]] = {}
        """What to do before the request that begins with this text is answered."""
        self.instead: dict[int, Canned] = {}
        """What to answer to it, if not vectors."""
        self.each_time: Callable[[], object] = lambda: None
        self.most_at_once = 0
        self._now = 0
        self._lock = threading.Lock()

    @property
    def firsts(self) -> list[int]:
        """The first text of each request received, in order of arrival."""
        return [_first(request) for request in self.received]

    def reply_to(self, request: Received) -> Canned:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        self.each_time()
        self.before.get(_first(request), lambda: None)()
        with self._lock:
            self._now -= 1
        reply = embedded(request.json["texts"], request.json.get("embedding_types"), "/v1/" in request.target)
        return self.instead.get(_first(request), Canned(body=reply, headers={"x-request-id": reply["id"]}))


def _first(request: Received) -> int:
    return int(request.json["texts"][0].removeprefix("text "))


def embed(co: coherekit.ClientV2, count: int, **options: Any) -> coherekit.EmbedByTypeResponse:
    return co.embed(model="m", input_type="search_document", texts=texts(count), **options)


async def embed_async(api: EmbeddingApi, count: int, **options: Any) -> coherekit.EmbedByTypeResponse:
    async with coherekit.AsyncClientV2(api_key=KEY, base_url=api.url) as co:
        return await co.embed(model="m", input_type="search_document", texts=texts(count), **options)


def threads_left() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == THREADS]
