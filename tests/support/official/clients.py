"""Clients of the official SDK; what is written for the sync ones runs with the async ones too."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from cohere_local import LocalApi

# Where it is absent, as in .venv, the modules that import this one are skipped.
cohere: Any = pytest.importorskip("cohere", reason="the official SDK is not installed here: `make proof` runs these")

MODEL = "command-a-03-2025"


@dataclass(frozen=True)
class Clients:
    """A client of each version of the API."""

    v1: Any
    v2: Any


@contextmanager
def clients_of(api: LocalApi, kind: str) -> Generator[Clients]:
    # The SDK keeps a model's tokenizer for all clients of the process, whichever server it came from.
    cohere.Client._cache.clear()
    if kind == "sync":
        with cohere.Client("a-key", base_url=api.url) as v1, cohere.ClientV2("a-key", base_url=api.url) as v2:
            yield Clients(v1, v2)
        return
    with asyncio.Runner() as runner:
        made = [make("a-key", base_url=api.url) for make in (cohere.AsyncClient, cohere.AsyncClientV2)]
        try:
            yield Clients(*(Awaited(one, runner) for one in made))
        finally:
            for one in made:
                runner.run(one.__aexit__(None, None, None))


class Awaited:
    """Something async, used as if it were sync: calls are awaited, and streams read to their end."""

    def __init__(self, target: Any, runner: asyncio.Runner) -> None:
        self._target = target
        self._runner = runner

    def __getattr__(self, name: str) -> Awaited:
        return Awaited(getattr(self._target, name), self._runner)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        made = self._target(*arguments, **keywords)
        if inspect.isawaitable(made):
            return self._runner.run(_result(made))
        if isinstance(made, AsyncIterator):
            return self._runner.run(_items(made))
        return made


async def _result(made: Any) -> Any:
    return await made


async def _items(stream: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in stream]


def user(text: str) -> list[dict[str, str]]:
    """Return the messages of a conversation that begins."""
    return [{"role": "user", "content": text}]
