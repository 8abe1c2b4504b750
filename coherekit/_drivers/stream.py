"""What `chat_stream` and its kin return: one object, sync or async, that is iterated or used as a context manager.

Opened when entered or first iterated. Leaving the loop closes it, inside a `with` block leaving the block does;
dropping the object frees the connection as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing, closing
from threading import Lock
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from cohere_api.runtime.values import Http

    from .._http.open_reply import OpenReply
    from .._streams.streamed_call import StreamedCall
    from .drivers import AsyncDriver, SyncDriver

E = TypeVar("E")
R = TypeVar("R")


class _Progress(Generic[E, R]):
    """How far a stream was read."""

    def __init__(self, streamed_call: StreamedCall[E, R]) -> None:
        self._call = streamed_call
        self._ready: deque[E] = deque()
        self._replies: list[OpenReply] = []
        self._opened = False
        self._entered = False
        self._ended = False
        self._closed = False
        self._turn = Lock()
        """Held by who reads or closes; nobody waits for it."""
        self._reading = False

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the opening; None before."""
        return self._call.http

    def _begin(self) -> None:
        """Take the turn to read. Raises StreamError."""
        if not self._closed and self._turn.acquire(blocking=False):
            self._reading = True
            return
        raise self._call.closed() if self._closed else self._call.busy()

    def _take(self, batch: Sequence[E]) -> None:
        self._opened = True
        self._ready.extend(batch)

    def _end_turn(self) -> None:
        self._reading = False
        self._turn.release()

    def _shut(self) -> bool:
        """Close for readers. Whether the batches are the caller's to close: else who reads them does, and soon."""
        self._closed = not self._ended
        # Another thread may be about to take an event from the deque that it has seen.
        self._ready = deque()
        if self._turn.acquire(blocking=False):
            return True
        if self._reading:
            for reply in self._replies:
                reply.interrupt()
        return False


class Stream(_Progress[E, R]):
    """The events of a streamed reply, as they arrive. Raises StreamError kin where it does not end as it should."""

    def __init__(self, driver: SyncDriver, streamed_call: StreamedCall[E, R]) -> None:
        super().__init__(streamed_call)
        self._batches = driver.batches(streamed_call.steps(), self._replies)

    def __iter__(self) -> Generator[E, None, None]:
        try:
            while self._ready or self._pull():
                while ready := self._ready:
                    yield ready.popleft()
        finally:
            if not self._entered:
                self.close()

    def __next__(self) -> E:
        while not (ready := self._ready):
            if not self._pull():
                raise StopIteration
        return ready.popleft()

    def __enter__(self) -> Self:
        self._entered = True
        if not self._opened:
            self._pull()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the connection; what was not read is lost. Nothing happens to a stream that ended.

        A thread that waits for an event gets a StreamError.
        """
        if self._shut():
            try:
                self._batches.close()
            finally:
                self._turn.release()

    @property
    def text_stream(self) -> Generator[str, None, None]:
        """The pieces of the answer's text, as they arrive."""
        with closing(self.__iter__()) as events:
            for event in events:
                if text := self._call.text_of(event):
                    yield text

    def final(self) -> R:
        """Read the rest, without handing it out: the reply that the call gives without a stream.

        Each time the same object. Raises StreamError kin as iterating does, and DecodeError with `strict`.
        """
        self._call.require_final()
        while not self._ended:
            self._ready.clear()
            self._pull()
        return self._call.whole()

    def _pull(self) -> bool:
        self._begin()
        try:
            self._take(next(self._batches))
        except StopIteration:
            self._ended = not self._closed
        except BaseException:
            self._closed = True
            raise
        finally:
            self._end_turn()
        if self._closed:
            self.close()
            raise self._call.closed()
        return not self._ended


class AsyncStream(_Progress[E, R]):
    """The events of a streamed reply, as they arrive. Raises StreamError kin where it does not end as it should."""

    def __init__(self, driver: AsyncDriver, streamed_call: StreamedCall[E, R]) -> None:
        super().__init__(streamed_call)
        self._batches = driver.batches(streamed_call.steps(), self._replies)

    async def __aiter__(self) -> AsyncGenerator[E, None]:
        try:
            while self._ready or await self._pull():
                while ready := self._ready:
                    yield ready.popleft()
        finally:
            if not self._entered:
                await self.aclose()

    async def __anext__(self) -> E:
        while not (ready := self._ready):
            if not await self._pull():
                raise StopAsyncIteration
        return ready.popleft()

    async def __aenter__(self) -> Self:
        self._entered = True
        if not self._opened:
            await self._pull()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Free the connection; what was not read is lost. Nothing happens to a stream that ended.

        A task that waits for an event gets a StreamError.
        """
        if self._shut():
            try:
                await self._batches.aclose()
            finally:
                self._turn.release()

    @property
    async def text_stream(self) -> AsyncGenerator[str, None]:
        """The pieces of the answer's text, as they arrive."""
        async with aclosing(self.__aiter__()) as events:
            async for event in events:
                if text := self._call.text_of(event):
                    yield text

    async def final(self) -> R:
        """Read the rest, without handing it out: the reply that the call gives without a stream.

        Each time the same object. Raises StreamError kin as iterating does, and DecodeError with `strict`.
        """
        self._call.require_final()
        while not self._ended:
            self._ready.clear()
            await self._pull()
        return self._call.whole()

    async def _pull(self) -> bool:
        self._begin()
        try:
            self._take(await anext(self._batches))
        except StopAsyncIteration:
            self._ended = not self._closed
        except BaseException:
            self._closed = True
            raise
        finally:
            self._end_turn()
        if self._closed:
            await self.aclose()
            raise self._call.closed()
        return not self._ended
