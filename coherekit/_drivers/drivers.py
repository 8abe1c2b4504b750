"""The two drivers that carry out the steps of calls, blocking and async."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from .._call.steps import Close, Drain, Emit, Flow, GetApiKey, Read, RunBlocking, RunConcurrently, Sleep, Step
from .._http.exchange import drain, drain_async, read, read_async, send, send_async
from .._http.open_reply import OpenReply
from .._port.exchange import Send
from .._settings.options import refuse_awaitable

if TYPE_CHECKING:
    from .._http.client_protocols import AsyncHttpClient, SyncHttpClient

T = TypeVar("T")


class SyncDriver:
    """Carry out steps one after the other, each until it is done."""

    def __init__(self, http: Callable[[], SyncHttpClient], sleep: Callable[[float], object] = time.sleep) -> None:
        self._http = http
        self._sleep = sleep

    def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: object = None
        opened: list[OpenReply] = []
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    result: T = stop.value
                    return result
                outcome = self._perform(step, opened)
        finally:
            steps.close()
            for reply in opened:
                reply.close()

    def batches(self, steps: Flow[None], opened: list[OpenReply]) -> Generator[Sequence[Any], None, None]:
        """Iterate the batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, to be interrupted.
        """
        outcome: object = None
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
                outcome = self._perform(step, opened)
        finally:
            for reply in opened:
                reply.close()

    def _perform(self, step: Step, opened: list[OpenReply]) -> object:
        """Carry out one step. `opened` holds the open reply of the flow, if it has one."""
        match step:
            case Read(within):
                return read(opened[0], within)
            case Send():
                outcome = send(self._http(), step)
                if not isinstance(outcome, OpenReply):
                    return outcome
                opened[:] = [outcome]
                return outcome.reply
            case Drain():
                drain(opened[0])
            case Close():
                opened[0].close()
                opened.clear()
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
    """Carry out steps one after the other, awaiting each."""

    def __init__(self, http: Callable[[], AsyncHttpClient], sleep: Callable[[float], Awaitable[None]] = _sleep) -> None:
        self._http = http
        self._sleep = sleep

    async def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: object = None
        opened: list[OpenReply] = []
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    result: T = stop.value
                    return result
                outcome = await self._perform(step, opened)
        finally:
            steps.close()
            for reply in opened:
                await reply.close()

    async def batches(self, steps: Flow[None], opened: list[OpenReply]) -> AsyncGenerator[Sequence[Any], None]:
        """Iterate the batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, to be interrupted.
        """
        outcome: object = None
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
                outcome = await self._perform(step, opened)
        finally:
            for reply in opened:
                await reply.close()

    async def _perform(self, step: Step, opened: list[OpenReply]) -> object:
        """Carry out one step. `opened` holds the open reply of the flow, if it has one."""
        match step:
            case Read(within):
                return await read_async(opened[0], within)
            case Send():
                outcome = await send_async(self._http(), step)
                if not isinstance(outcome, OpenReply):
                    return outcome
                opened[:] = [outcome]
                return outcome.reply
            case Drain():
                await drain_async(opened[0])
            case Close():
                await opened[0].close()
                opened.clear()
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
