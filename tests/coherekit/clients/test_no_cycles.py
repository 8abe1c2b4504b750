"""A call leaves nothing of ours to the garbage collector, which would look through it while other calls wait."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

import anyio
import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi

TOKENS = Canned(body={"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}})
CALLS = 250
"""An event loop keeps the timers of the last hundred, and so what those refer to."""


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        server.replies.extend([TOKENS] * (1 + CALLS))
        yield server


@pytest.fixture
def left() -> Iterator[Callable[[], list[object]]]:
    """What was left since it was asked before. Other tests may end late and leave a little: fewer things than calls."""

    def found() -> list[object]:
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        # Classes made while their module is imported are none of a call's.
        of_calls = [one for one in gc.garbage if not isinstance(one, type)]
        ours = [one for one in of_calls if str(getattr(one, "__module__", "")).startswith(("coherekit", "cohere_api"))]
        gc.set_debug(0)
        gc.garbage.clear()
        gc.collect()
        return ours

    gc.disable()
    yield found
    gc.enable()


def test_sync(api: FakeApi, left: Callable[[], list[object]]) -> None:
    with coherekit.ClientV2("k", base_url=api.url) as co:
        co.tokenize(text="a", model="m")
        left()
        for _ in range(CALLS):
            co.tokenize(text="a", model="m")
        assert len(left()) < CALLS


@pytest.mark.parametrize("http", [lambda: nullcontext(None), coherekit.aiohttp_client], ids=["ours", "aiohttp"])
def test_async(
    api: FakeApi, left: Callable[[], list[object]], http: Callable[[], AbstractAsyncContextManager[Any]]
) -> None:
    async def main() -> None:
        async with http() as given, coherekit.AsyncClientV2("k", base_url=api.url, http_client=given) as co:
            await co.tokenize(text="a", model="m")
            left()
            for _ in range(CALLS):
                await co.tokenize(text="a", model="m")
            assert len(left()) < CALLS

    anyio.run(main)
