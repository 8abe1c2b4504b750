"""Replies cut at every byte: a call succeeds with the whole or not at all, however the body's end is marked."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cohere_api.endpoints import v2_chat

import coherekit
from tests.support.fake_api import FakeApi
from tests.support.saved import ROWS, avro, dataset, json_lines
from tests.support.streamed import FULL_REPLY, GOLDEN, ask
from tests.support.trust.fault_calls import Make, Outcome, outcomes
from tests.support.trust.fault_checks import Tally, check_secrets
from tests.support.trust.figures import FULL
from tests.support.trust.raw_replies import Body, Raw

# With an encoding or without; each reply ends its connection, so that none of the next call's is lost with it.
FRAMED: dict[str, Callable[[Body], bytes]] = {
    "length": lambda body: body.sized("connection: close"),
    "chunks": lambda body: body.chunked("connection: close"),
    "end of connection": lambda body: body.unsized(),
    "length, gzip": lambda body: _zipped(body).sized("connection: close", "content-encoding: gzip"),
    "chunks, gzip": lambda body: _zipped(body).chunked("connection: close", "content-encoding: gzip"),
    "end of connection, gzip": lambda body: _zipped(body).unsized("content-encoding: gzip"),
}

# Bytes from one cut to the next; primes, so that the cuts of a quick run fall everywhere.
STEP = {"sync": 1, "asyncio": 7, "trio": 7} if FULL else {"sync": 41, "asyncio": 97}


def _zipped(body: Body) -> Body:
    return Body(gzip.compress(body.content, mtime=0), body.content_type)


@dataclass(frozen=True)
class Whole:
    """What a server has to say, who asks for it, and what the caller has of it in the end."""

    body: Body
    make: Callable[[Any, str, Path], Any]
    seen: Callable[[Any, Path], Any]
    expected: Any


def _streamed(kind: str) -> Whole:
    _, _, content, headers, reply = GOLDEN[kind]
    return Whole(
        Body(content, headers["content-type"]),
        make=lambda co, *_: ask(co._caller, kind).final(),
        seen=lambda final, _: final.to_dict(),
        expected=reply,
    )


def _part_of(url: str) -> coherekit.Dataset:
    asked_for = dataset(url)
    assert asked_for.dataset_parts
    asked_for.dataset_parts[0].num_rows = len(ROWS)
    return asked_for


WHOLES = {
    "JSON reply": Whole(
        Body(json.dumps(FULL_REPLY).encode(), "application/json"),
        make=lambda co, *_: co._caller.call(v2_chat.request(model="m", messages=[])),
        seen=lambda reply, _: reply.to_dict(),
        expected=FULL_REPLY,
    ),
    "v2 chat stream": _streamed("v2"),
    "v1 chat stream": _streamed("v1 lines"),
    "generate stream": _streamed("generate"),
    "dataset": Whole(
        Body(avro(), "application/octet-stream"),
        make=lambda co, url, path: co.datasets.save(_part_of(f"{url}/part"), path, "jsonl"),
        seen=lambda _, path: json_lines(path),
        expected=ROWS,
    ),
}


def cut(whole: bytes, step: int) -> list[bytes]:
    """The reply with ever more of it missing; at last nothing is."""
    return [whole[:at] for at in range(0, len(whole), step)] + [whole]


def is_less(whole: Whole, outcome: Outcome, path: Path) -> bool:
    """Whether a call succeeded without all of it."""
    return outcome.error is None and whole.seen(outcome.value, path) != whole.expected


def _call(whole: Whole, url: str, path: Path) -> Make:
    return lambda co: whole.make(co, url, path)


@pytest.mark.timeout(900 if FULL else 60)
@pytest.mark.parametrize("framing", FRAMED)
@pytest.mark.parametrize("kind", STEP)
@pytest.mark.parametrize("name", WHOLES)
def test_no_cut_goes_unnoticed(
    api: FakeApi, tally: Tally, tmp_path: Path, *, name: str, kind: str, framing: str
) -> None:
    whole = WHOLES[name]
    replies = cut(FRAMED[framing](whole.body), STEP[kind])
    paths = [tmp_path / str(number) for number in range(len(replies))]
    api.replies.extend(Raw(reply, "closed") for reply in replies)

    ends = outcomes(kind, *[_call(whole, api.url, path) for path in paths], base_url=api.url, max_retries=0)

    less = [len(reply) for reply, end, path in zip(replies, ends, paths, strict=True) if is_less(whole, end, path)]
    tally.cuts += len(replies)
    tally.silent += len(less)
    for end in ends:
        tally.add(end.error)
        if end.error:
            check_secrets(end.error)
    assert not less, "bytes of replies that were taken for whole"
    assert ends[-1].error is None, "what is whole"
    assert not api.replies
