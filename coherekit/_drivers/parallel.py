"""Several flows side by side: in threads for the sync driver, in tasks for the async one."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from threading import Event, Thread
from typing import Final

from .._call.steps import Flow, RunConcurrently

THREADS: Final = "coherekit-together"
"""The name of the threads that run flows."""

Sleeping = Callable[[float], object]
Driving = Callable[[Flow[None]], None]


class _Stopped(Exception):
    """Ends a flow that would wait, since another one failed."""


def run_in_threads(
    step: RunConcurrently, sleep: Sleeping, driving: Callable[[Sleeping], Driving]
) -> BaseException | None:
    """Run flows in threads. When one fails, requests under way are waited for and pauses end: no thread is left behind.

    `driving(sleep)` gives what carries out a flow with these pauses.
    """
    flows = iter(step.flows)
    over = Event()
    trouble: list[BaseException] = []
    wait = over.wait if sleep is time.sleep else sleep

    def pause(seconds: float) -> None:
        wait(seconds)
        if over.is_set():
            raise _Stopped

    drive = driving(pause)

    def work() -> None:
        for flow in flows:
            if over.is_set():
                return
            try:
                drive(flow)
            except _Stopped:
                return
            except BaseException as error:
                trouble.append(error)
                over.set()

    threads = [Thread(target=copy_context().run, args=(work,), name=THREADS, daemon=True) for _ in range(step.limit)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except BaseException:
        # Ctrl-C should not wait for replies.
        over.set()
        raise
    return trouble[0] if trouble else None


async def run_in_tasks(step: RunConcurrently, drive: Callable[[Flow[None]], Awaitable[object]]) -> Exception | None:
    """Run flows in tasks. When one fails, requests under way are cancelled: no task is left behind."""
    import anyio

    flows = iter(step.flows)
    trouble: list[Exception] = []

    async def work() -> None:
        for flow in flows:
            try:
                await drive(flow)
            except Exception as error:
                trouble.append(error)
                group.cancel_scope.cancel()
                return

    async with anyio.create_task_group() as group:
        for _ in range(step.limit):
            group.start_soon(work)
    return trouble[0] if trouble else None
