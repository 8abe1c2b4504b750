"""`run_tools` of an async client: async tools as tasks, others in threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import anyio
import pytest

from coherekit import AsyncClientV2, ToolRun, ToolStep, ValidationError, tool
from tests.support.chat_replies import QUESTION, answer, asks_for, told
from tests.support.fake_api import FakeApi

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])]


async def arun(api: FakeApi, *tools: Any, **options: Any) -> ToolRun:
    async with AsyncClientV2(api_key="some-key", base_url=api.url, max_retries=0) as co:
        return await co.run_tools(**QUESTION, tools=tools, **options)


@tool
async def later(city: str) -> str:
    return city


async def test_async_tools_run_as_tasks_beside_others_in_threads() -> None:
    arrived = anyio.Event()

    @tool
    async def waits() -> str:
        await arrived.wait()
        return "waited"

    @tool
    def in_thread() -> str:
        anyio.from_thread.run_sync(arrived.set)
        return "set"

    @tool
    async def fails() -> None:
        raise LookupError("gone")

    steps: list[ToolStep] = []

    async def on_step(step: ToolStep) -> None:
        await anyio.lowlevel.checkpoint()
        steps.append(step)

    with FakeApi(asks_for(("waits", "{}"), ("in_thread", "{}"), ("fails", ""), ("none", "")), answer("Done.")) as api:
        run = await arun(api, waits, in_thread, fails, on_step=on_step)
    outcomes = run.steps[0].outcomes
    assert [one.value for one in outcomes] == ["waited", "set", None, None]
    assert [type(one.error) for one in outcomes[2:]] == [LookupError, ValidationError]
    assert told(api)[:2] == [[{"result": "waited"}], [{"result": "set"}]]
    assert steps == list(run.steps)


async def test_what_a_decorated_async_function_gives_is_awaited() -> None:
    def logged(function: Callable[[str], Any]) -> Callable[[str], Any]:
        @wraps(function)
        def call(city: str) -> Any:
            return function(city)

        return call

    decorated = tool(name="decorated")(logged(later.__wrapped__))
    with FakeApi(asks_for(("decorated", '{"city": "Oslo"}')), answer("Yes.")) as api:
        run = await arun(api, decorated)
    assert run.steps[0].outcomes[0].value == "Oslo"


async def test_no_more_than_eight_calls_run_at_once() -> None:
    now = most = 0

    @tool
    async def count() -> int:
        nonlocal now, most
        now += 1
        most = max(most, now)
        for _ in range(20):
            await anyio.lowlevel.checkpoint()
        now -= 1
        return most

    with FakeApi(asks_for(*[("count", "")] * 20), answer("Done.")) as api:
        await arun(api, count)
    assert most == 8
