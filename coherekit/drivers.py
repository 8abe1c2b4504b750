"""The two drivers that carry out a flow's steps, over any HTTP client with httpx's interface."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import aclosing, closing, nullcontext, suppress
from inspect import isawaitable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from .connections import hear, hear_async
from .content_encoding import pieces, pieces_async, whole_pieces, whole_pieces_async
from .errors import ValidationError
from .failures import failure_of
from .http_requests import build, send_options
from .open_replies import is_overdue, limited, limited_async, open_reply, why_interrupted
from .steps import OVERDUE, Ask, Close, Emit, Failure, Finish, Flow, Read, Reply, Send, Sleep, Step, Together, Work
from .uploads import Part, opened
from .whole_replies import WholeReply

if TYPE_CHECKING:
    from .pool import AsyncHttpClient, SyncHttpClient

T = TypeVar("T")

_LONGEST_FINISH: Final = 0.25
_MOST_LAST_CHUNKS: Final = 4
_NO_FILES: Final = nullcontext(list[Part]())
_CLIENT_CLOSED: Final = Failure("the HTTP client is closed", timed_out=False, unsent=False, worth_retrying=False)


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
                    return cast(T, stop.value)
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
                return self._read(step.reply, step.within)
            case Send():
                return self._send(step)
            case Finish(reply):
                self._finish(reply)
            case Close(reply):
                if reply.close:
                    reply.close()
            case Sleep(seconds):
                self._sleep(seconds)
            case Work():
                return step.outcome()
            case Ask(function):
                return _plain_key(function())
            case Together():
                from .together import run_in_threads

                return run_in_threads(step, self._sleep, lambda sleep: SyncDriver(self._http, sleep).drive)
            case Emit():
                pass
        return None

    def _send(self, step: Send) -> Reply | Failure:
        client = self._http()
        if getattr(client, "is_closed", False):
            return _CLIENT_CLOSED
        heard: list[str] = []
        try:
            with opened(step.files) if step.files else _NO_FILES as files:
                request = build(client, step, files)
                request.extensions["trace"] = hear(heard, request.extensions)
                response = client.send(request, stream=True, **send_options(step))
                # It was answered, so the connection was not lost while idle.
                heard.clear()
                if step.keep_open:
                    return open_reply(response, pieces(response, step.chunk_size), response.close, step.left)
                return _whole(response, step.max_reply_bytes)
        except Exception as error:
            return _failure(error, heard)

    def _read(self, reply: Reply, within: float | None) -> bytes | Failure | None:
        try:
            if within is None:
                chunk = next(reply.chunks, None)
            else:
                with limited(reply, within):
                    chunk = next(reply.chunks, None)
        except Exception as error:
            return _failed_read(reply, error)
        return why_interrupted(reply) if reply.interrupted else chunk

    def _finish(self, reply: Reply) -> None:
        if reply.socket is None:
            return
        with suppress(Exception), limited(reply, _LONGEST_FINISH):
            for _ in islice(reply.chunks, _MOST_LAST_CHUNKS):
                pass


class AsyncDriver:
    def __init__(
        self, http: Callable[[], AsyncHttpClient], sleep: Callable[[float], Awaitable[None]] | None = None
    ) -> None:
        self._http = http
        self._sleep = sleep or _sleep

    async def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: Any = None
        opened: Reply | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    return cast(T, stop.value)
                outcome = await self._perform(step)
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
                return await self._read(step.reply, step.within)
            case Send():
                return await self._send(step)
            case Finish(reply):
                await self._finish(reply)
            case Close(reply):
                if reply.close:
                    await reply.close()
            case Sleep(seconds):
                await self._sleep(seconds)
            case Work():
                import anyio

                return await anyio.to_thread.run_sync(step.outcome)
            case Ask(function):
                key = function()
                return await key if isawaitable(key) else key
            case Together():
                from .together import run_in_tasks

                return await run_in_tasks(step, self.drive)
            case Emit():
                pass
        return None

    async def _send(self, step: Send) -> Reply | Failure:
        client = self._http()
        if getattr(client, "is_closed", False):
            return _CLIENT_CLOSED
        heard: list[str] = []
        try:
            with opened(step.files) if step.files else _NO_FILES as files:
                request = build(client, step, files)
                request.extensions["trace"] = hear_async(heard, request.extensions)
                response = await client.send(request, stream=True, **send_options(step))
                # It was answered, so the connection was not lost while idle.
                heard.clear()
                if step.keep_open:
                    return open_reply(response, pieces_async(response, step.chunk_size), response.aclose, step.left)
                return await _whole_async(response, step.max_reply_bytes)
        except Exception as error:
            return _failure(error, heard)

    async def _read(self, reply: Reply, within: float | None) -> bytes | Failure | None:
        try:
            if within is None:
                chunk = cast("bytes | None", await anext(reply.chunks, None))
            else:
                with limited_async(reply, within):
                    chunk = cast("bytes | None", await anext(reply.chunks, None))
        except TimeoutError:
            return OVERDUE
        except Exception as error:
            return _failed_read(reply, error)
        return why_interrupted(reply) if reply.interrupted else chunk

    async def _finish(self, reply: Reply) -> None:
        if reply.socket is None:
            return
        with suppress(Exception), limited_async(reply, _LONGEST_FINISH):
            for _ in range(_MOST_LAST_CHUNKS):
                await anext(reply.chunks)


def _whole(response: Any, limit: int) -> Reply | Failure:
    whole = WholeReply(response.status_code, response.headers, limit)
    with closing(response):
        if whole.wanted:
            for piece in whole_pieces(response):
                whole.add(piece)
                if not whole.wanted:
                    break
    return whole.outcome()


async def _whole_async(response: Any, limit: int) -> Reply | Failure:
    whole = WholeReply(response.status_code, response.headers, limit)
    async with aclosing(response):
        if whole.wanted:
            async for piece in whole_pieces_async(response):
                whole.add(piece)
                if not whole.wanted:
                    break
    return whole.outcome()


def _plain_key(key: Any) -> Any:
    if isawaitable(key):
        getattr(key, "close", lambda: None)()
        raise ValidationError("api_key is an async function: only an async client can await it")
    return key


def _failure(error: Exception, heard: Sequence[str] = ()) -> Failure:
    failure = failure_of(error, heard)
    if failure is None:
        raise error
    return failure


def _failed_read(reply: Reply, error: Exception) -> Failure:
    failure = why_interrupted(reply) or _failure(error)
    return OVERDUE if failure.timed_out and is_overdue(reply) else failure


async def _sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)
