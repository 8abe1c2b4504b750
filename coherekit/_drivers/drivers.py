"""The two drivers that carry out a flow's steps, over any HTTP client with httpx's interface."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from .._call.steps import (
    Close,
    Drain,
    Emit,
    Flow,
    GetApiKey,
    Read,
    Reply,
    RunBlocking,
    RunConcurrently,
    Send,
    Sleep,
    Step,
)
from .._http.exchange import finish, finish_async, read, read_async, send, send_async
from .._settings.options import refuse_awaitable

if TYPE_CHECKING:
    from .._http.pool import AsyncHttpClient, SyncHttpClient

T = TypeVar("T")


class SyncDriver:
    def __init__(self, http: Callable[[], SyncHttpClient], sleep: Callable[[float], object] = time.sleep) -> None:
        self._http = http
        self._sleep = sleep

    def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: Any = None
        opened: Reply | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    result: T = stop.value
                    return result
                outcome = self._perform(step)
                if isinstance(outcome, Reply):
                    opened = outcome
        finally:
            steps.close()
            if opened and opened.close:
                opened.close()

    def batches(self, steps: Flow[None], opened: list[Reply]) -> Generator[Sequence[Any], None, None]:
        """The batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, for `interrupt`.
        """
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration:
                    return
                if isinstance(step, Emit):
                    outcome = None
                    yield step.events
                    continue
                outcome = self._perform(step)
                if isinstance(outcome, Reply):
                    opened[:] = [outcome]
        finally:
            for reply in opened:
                if reply.close:
                    reply.close()

    def _perform(self, step: Step) -> Any:
        match step:
            case Read():
                return read(step.reply, step.within)
            case Send():
                return send(self._http(), step)
            case Drain(reply):
                finish(reply)
            case Close(reply):
                if reply.close:
                    reply.close()
            case Sleep(seconds):
                self._sleep(seconds)
            case RunBlocking():
                return step.outcome()
            case GetApiKey(function):
                key = function()
                refuse_awaitable(key, "api_key is an async function: only an async client can await it")
                return key
            case RunConcurrently():
                from .parallel import run_in_threads

                return run_in_threads(step, self._sleep, lambda sleep: SyncDriver(self._http, sleep).drive)
            case Emit():
                pass
        return None


async def _sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)


class AsyncDriver:
    def __init__(self, http: Callable[[], AsyncHttpClient], sleep: Callable[[float], Awaitable[None]] = _sleep) -> None:
        self._http = http
        self._sleep = sleep

    async def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: Any = None
        opened: Reply | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    result: T = stop.value
                    return result
                # Most calls have no other step: they take the shorter way.
                outcome = await (send_async(self._http(), step) if isinstance(step, Send) else self._perform(step))
                if isinstance(outcome, Reply):
                    opened = outcome
        finally:
            steps.close()
            if opened and opened.close:
                await opened.close()

    async def batches(self, steps: Flow[None], opened: list[Reply]) -> AsyncGenerator[Sequence[Any], None]:
        """The batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, for `interrupt`.
        """
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration:
                    return
                if isinstance(step, Emit):
                    outcome = None
                    yield step.events
                    continue
                outcome = await self._perform(step)
                if isinstance(outcome, Reply):
                    opened[:] = [outcome]
        finally:
            for reply in opened:
                if reply.close:
                    await reply.close()

    async def _perform(self, step: Step) -> Any:
        match step:
            case Read():
                return await read_async(step.reply, step.within)
            case Send():
                return await send_async(self._http(), step)
            case Drain(reply):
                await finish_async(reply)
            case Close(reply):
                if reply.close:
                    await reply.close()
            case Sleep(seconds):
                await self._sleep(seconds)
            case RunBlocking():
                import anyio

                return await anyio.to_thread.run_sync(step.outcome)
            case GetApiKey(function):
                key = function()
                return await key if isawaitable(key) else key
            case RunConcurrently():
                from .parallel import run_in_tasks

                return await run_in_tasks(step, self.drive)
            case Emit():
                pass
        return None
