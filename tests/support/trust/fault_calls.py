"""The kinds of call that meet each fault, and clients, sync and async, whose pauses take no time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio

import coherekit
from coherekit._call.retry import Retry
from coherekit._callers import AsyncCaller, SyncCaller
from coherekit._drivers.drivers import AsyncDriver, SyncDriver
from coherekit._settings.options import Settings
from tests.support.saved import ROWS, avro, dataset, json_lines
from tests.support.streamed import DONE, MESSAGE, content, sse
from tests.support.trust.figures import FULL
from tests.support.trust.raw_replies import Body

KEY = "key-that-nobody-may-see"
KINDS = ["sync", "asyncio", *(["trio"] if FULL else [])]
MESSAGES = [{"role": "user", "content": "Hi"}]
EVENTS = [MESSAGE[0], content(0, type="text", text="Hel"), *MESSAGE[2:]]
"""Of a stream; its answer is "Hello"."""

Make = Callable[[Any], Any]

Folders = tuple[Path, Path]
"""For what is written by a call that meets a fault, and by the call after it."""


@dataclass(frozen=True)
class Call:
    """One way to use the API. `make(client, url of a server, folder)`, and what comes of it in the end."""

    make: Callable[[Any, str, Path], Any]
    reply: Body
    seen: Callable[[Any, Path], Any]
    """What the caller has after a success, given what `make` returned."""
    whole: Any
    method: str = "POST"

    @property
    def foreign(self) -> bool:
        """Whether it goes to another server than the API's."""
        return self.method == "GET"


def _stream(co: Any, url: str, _: Path) -> Any:
    return co.with_options(base_url=url).chat_stream(model="m", messages=MESSAGES).final()


def _upload(co: Any, url: str, _: Path) -> Any:
    data = ("rows.jsonl", b'{"text": "a"}\n' * 50)
    return co.with_options(base_url=url).datasets.create(name="d", type="embed-input", data=data)


def _download(co: Any, url: str, folder: Path) -> Any:
    return co.datasets.save(dataset(f"{url}/part"), folder / "rows.jsonl")


def _rows(_: Any, folder: Path) -> Any:
    return json_lines(folder / "rows.jsonl")


CALLS = {
    "unary": Call(
        make=lambda co, url, _: co.with_options(base_url=url).tokenize(text="a", model="m"),
        reply=Body(b'{"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}', "application/json"),
        seen=lambda reply, _: reply.tokens,
        whole=[1, 2],
    ),
    "stream": Call(
        make=_stream,
        reply=Body(sse(*EVENTS) + DONE, "text/event-stream"),
        seen=lambda reply, _: (reply.text, reply.finish_reason),
        whole=("Hello", "COMPLETE"),
    ),
    "upload": Call(
        make=_upload,
        reply=Body(b'{"id": "dataset-1"}', "application/json"),
        seen=lambda it, _: it.id,
        whole="dataset-1",
    ),
    "download": Call(
        make=_download, reply=Body(avro(), "application/octet-stream"), seen=_rows, whole=ROWS, method="GET"
    ),
}


class Client(coherekit.ClientV2):
    """Its pauses are as long as they may be, and are only written down."""

    def _use(self, settings: Settings) -> None:
        super()._use(settings)
        self.slept: list[float] = vars(self).get("slept", [])
        self._caller = self._flows = SyncCaller(
            settings, SyncDriver(self._pool, self.slept.append), Retry(chance=lambda: 1.0)
        )


class AsyncClient(coherekit.AsyncClientV2):
    """The same."""

    def _use(self, settings: Settings) -> None:
        super()._use(settings)
        slept = self.slept = vars(self).get("slept", [])

        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        self._caller = self._flows = AsyncCaller(settings, AsyncDriver(self._pool, sleep), Retry(chance=lambda: 1.0))


@dataclass(frozen=True)
class Outcome:
    """What a call gave or raised, and the pauses in it."""

    value: Any
    error: Exception | None
    slept: tuple[float, ...]


def outcomes(kind: str, *calls: Make, **options: Any) -> list[Outcome]:
    """Return what becomes of calls on one client, one after the other."""
    if kind == "sync":
        with Client(KEY, **options) as co:
            return [_outcome(co, call) for call in calls]

    async def main() -> list[Outcome]:
        async with AsyncClient(KEY, **options) as co:
            return [await _async_outcome(co, call) for call in calls]

    return anyio.run(main, backend=kind)


def _outcome(co: Client, call: Make) -> Outcome:
    value, error = None, None
    try:
        value = call(co)
    except Exception as raised:
        error = raised
    return Outcome(value, error, _taken(co.slept))


async def _async_outcome(co: AsyncClient, call: Make) -> Outcome:
    value, error = None, None
    try:
        value = await call(co)
    except Exception as raised:
        error = raised
    return Outcome(value, error, _taken(co.slept))


def _taken(slept: list[float]) -> tuple[float, ...]:
    taken = tuple(slept)
    slept.clear()
    return taken
