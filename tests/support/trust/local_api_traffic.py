"""What the clients of a load test do: every kind of call, each checked to be about what its client asked.

A kind is a generator that yields calls and gets their results, so that one text is for sync and async clients. What it
makes is named after its client, and deleted by name in the end: a fault may have hidden an id.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random
from typing import Any, Final

import coherekit
from tests.support.local_api import OAUTH, PIXEL, recording

MODEL: Final = "command-a-03-2025"
Steps = Generator[Any, Any, None]


class Wrong(AssertionError):
    """A reply is about something that its client did not ask for."""


@dataclass(frozen=True)
class Mark:
    """What the names of one call's things begin with: the server's, then the client's, then a number."""

    server: str
    client: str
    number: int

    def __str__(self) -> str:
        return f"{self.owner}{self.number}"

    @property
    def owner(self) -> str:
        return f"{self.server}-{self.client}-"


def same(found: object, expected: object) -> None:
    if found != expected:
        raise Wrong(f"{found!r:.300} where {expected!r:.300} was asked for")


def told(found: str | None, mark: Mark) -> None:
    if f"You wrote: {mark}" not in (found or ""):
        raise Wrong(f"{found!r:.300} does not tell {mark}")


def user(mark: Mark) -> list[Any]:
    return [{"role": "user", "content": str(mark)}]


def read(stream: Any, most: int | None = None) -> Any:
    """Return the text of a stream, or that of its first events; async for one that is."""
    return _read_async(stream, most) if hasattr(stream, "__aiter__") else _read(stream, most)


def _read(stream: Any, most: int | None) -> str:
    with stream:
        pieces = [piece for piece, _ in zip(stream.text_stream, range(most or 10_000), strict=False)]
    return "".join(pieces)


async def _read_async(stream: Any, most: int | None) -> str:
    pieces: list[str] = []
    async with stream:
        async for piece in stream.text_stream:
            pieces.append(piece)
            if len(pieces) == most:
                break
    return "".join(pieces)


# What the API forgets


def chats(co: Any, mark: Mark) -> Steps:
    told((yield co.chat(model=MODEL, message=str(mark))).text, mark)
    told((yield co.v2.chat(model=MODEL, messages=user(mark))).text, mark)
    same((yield co.generate(prompt=str(mark))).prompt, str(mark))


def streams(co: Any, mark: Mark) -> Steps:
    told((yield read(co.chat_stream(model=MODEL, message=str(mark)))), mark)
    told((yield read(co.v2.chat_stream(model=MODEL, messages=user(mark)))), mark)


def streams_left_early(co: Any, mark: Mark) -> Steps:
    yield read(co.v2.chat_stream(model=MODEL, messages=user(mark)), most=2)


def calls_given_up(co: Any, mark: Mark) -> Steps:
    with suppress(coherekit.TransportError):
        yield co.v2.chat(model=MODEL, messages=user(mark), request_options={"deadline": 0.01, "max_retries": 0})


def embeds(co: Any, mark: Mark) -> Steps:
    asked: Any = {"input_type": "search_query", "texts": [str(mark)], "embedding_types": ["int8"]}
    same((yield co.embed(model="embed-english-v3.0", **asked)).texts, [str(mark)])
    same((yield co.v2.embed(model="embed-v4.0", output_dimension=256, **asked)).texts, [str(mark)])


def reranks(co: Any, mark: Mark) -> Steps:
    asked: Any = {"model": "rerank-v3.5", "query": str(mark), "documents": ["something else", str(mark)]}
    same((yield co.rerank(**asked)).results[0].index, 1)
    same((yield co.v2.rerank(**asked)).results[0].index, 1)


def classifies(co: Any, mark: Mark) -> Steps:
    examples = [{"text": f"{word} {ending}", "label": word} for word in ("spam", "ham") for ending in ("a", "b")]
    reply = yield co.classify(model="embed-english-v3.0", inputs=[str(mark)], examples=examples)
    same([one.input for one in reply.classifications], [str(mark)])


def tokens(co: Any, mark: Mark) -> Steps:
    reply = yield co.tokenize(text=str(mark), model=MODEL)
    same((yield co.detokenize(tokens=reply.tokens, model=MODEL)).text, str(mark))


def summaries(co: Any, mark: Mark) -> Steps:
    reply = yield co.summarize(text=f"{mark} is what this is about. " * 20)
    same(str(mark) in reply.summary, True)


def files(co: Any, mark: Mark) -> Steps:
    seconds = (1 + int(mark.client) % 9) / 10
    sound = ("sound.wav", recording(seconds))
    reply = yield co.audio.transcriptions.create(model="cohere-transcribe", language="en", file=sound)
    same(f"of {seconds:.2f} seconds" in reply.text, True)
    yield co.v2.parse(model="parse", document={"type": "image_url", "image_url": PIXEL}, output_format="markdown")


def account(co: Any, mark: Mark) -> Steps:
    same((yield co.check_api_key()).valid, True)
    listed = yield co.models.list(page_size=2)
    same((yield co.models.get(listed.models[0].name)).name, listed.models[0].name)


def refusals(co: Any, mark: Mark) -> Steps:
    for call in (partial(co.datasets.get, str(mark)), partial(co.v2.chat, model=MODEL, messages=[])):
        try:
            yield call()
        except (coherekit.NotFoundError, coherekit.UnprocessableEntityError, coherekit.BadRequestError):
            continue
        raise Wrong(f"{mark} was not refused")


# What it keeps


def ours(names: Iterable[str | None], mark: Mark) -> None:
    """Tell whether every thing that is listed was made on this server."""
    for name in names:
        if not (name or "").startswith(f"{mark.server}-"):
            raise Wrong(f"{name!r} is not of {mark.server}")


def uploaded(co: Any, mark: Mark, rows: list[Any] | None = None, kind: str = "embed-input") -> Generator[Any, Any, str]:
    content = "\n".join(json.dumps(row) for row in rows or [{"text": f"{mark} row {row}"} for row in range(20)])
    created = yield co.datasets.create(name=str(mark), type=kind, data=("rows.jsonl", content.encode()))
    dataset = (yield co.wait(created, interval=0.01, timeout=60)).dataset
    same((dataset.id, dataset.name, dataset.validation_status), (created.id, str(mark), "validated"))
    return str(dataset.id)


def cleared(co: Any, mark: Mark) -> Steps:
    listed = (yield co.datasets.list()).datasets
    ours((one.name for one in listed), mark)
    for one in listed:
        if one.name.startswith(mark.owner):
            yield co.datasets.delete(one.id)


def datasets(co: Any, mark: Mark) -> Steps:
    found = (yield co.datasets.get((yield from uploaded(co, mark)))).dataset
    same(json.loads(found.dataset_parts[0].samples[0]), {"text": f"{mark} row 0"})
    yield from cleared(co, mark)


def embed_jobs(co: Any, mark: Mark) -> Steps:
    dataset = yield from uploaded(co, mark)
    job = yield co.embed_jobs.create(
        name=str(mark), dataset_id=dataset, model="embed-english-v3.0", input_type="search_document"
    )
    done = yield co.wait(job, interval=0.01, timeout=60)
    same((done.name, done.input_dataset_id, done.status), (str(mark), dataset, "complete"))
    if mark.number % 8 == 0:  # a job can't be deleted, so that this list grows
        ours([one.name for one in (yield co.embed_jobs.list()).embed_jobs], mark)
    yield from cleared(co, mark)


def batches(co: Any, mark: Mark) -> Steps:
    rows = [{"custom_id": str(mark), "body": {"messages": user(mark)}}]
    dataset = yield from uploaded(co, mark, rows, "batch-chat-v2-input")
    batch = (yield co.batches.create(name=str(mark), input_dataset_id=dataset, model=MODEL)).batch
    done = (yield co.wait(batch, interval=0.01, timeout=60)).batch
    same((done.id, done.name, done.num_successful_records), (batch.id, str(mark), 1))
    ours([one.name for one in (yield co.batches.list(order_by="created_at desc")).batches], mark)
    yield from cleared(co, mark)


def connectors(co: Any, mark: Mark) -> Steps:
    made = (yield co.connectors.create(name=str(mark), url="https://wiki.test/search", oauth=OAUTH)).connector
    same((yield co.connectors.get(made.id)).connector.name, str(mark))
    listed = (yield co.connectors.list(limit=100)).connectors
    ours((one.name for one in listed), mark)
    for one in listed:
        if one.name.startswith(mark.owner):
            yield co.connectors.delete(one.id)


def tunings(co: Any, mark: Mark) -> Steps:
    settings = {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": (yield from uploaded(co, mark))}
    made = (
        yield co.finetuning.create_finetuned_model(request={"name": str(mark), "settings": settings})
    ).finetuned_model
    same((yield co.finetuning.get_finetuned_model(made.id)).finetuned_model.name, str(mark))
    listed = (yield co.finetuning.list_finetuned_models(page_size=100)).finetuned_models
    ours((one.name for one in listed), mark)
    for one in listed:
        if one.name.startswith(mark.owner):
            yield co.finetuning.delete_finetuned_model(one.id)
    yield from cleared(co, mark)


KINDS: Final[list[Callable[[Any, Mark], Steps]]] = [
    *(chats, streams, streams_left_early, calls_given_up, embeds, reranks, classifies, tokens, summaries, files),
    *(account, refusals, datasets, embed_jobs, batches, connectors, tunings),
]


# Who does it


@dataclass
class Tally:
    """What one client saw."""

    rounds: int = 0
    errors: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])


def work(co: Any, server: str, client: str, tally: Tally, until: float) -> Steps:
    """Return every kind again and again, in an order of the client's own, until the time is over."""
    chance = Random(f"{server} {client}")
    for number in count():
        for kind in chance.sample(KINDS, len(KINDS)):
            if time.monotonic() >= until:
                return
            tally.rounds += 1
            try:
                yield from kind(co, Mark(server, client, number))
            except coherekit.CohereError as error:
                tally.errors.append(f"{kind.__name__}: {error}")
            except Wrong as problem:
                tally.wrong.append(f"{kind.__name__}: {problem}")


def run(steps: Steps) -> None:
    """Return for sync clients: what they yield are results already."""
    result: Any = None
    with suppress(StopIteration):
        while True:
            result = steps.send(result)


async def run_async(steps: Steps) -> None:
    with suppress(StopIteration):
        call = steps.send(None)
        while True:
            try:
                result = await call
            except coherekit.CohereError as error:
                call = steps.throw(error)
            else:
                call = steps.send(result)
