"""What `chat_stream` and its kin return: one object, sync or async, that is iterated or used as a context manager.

Opened when entered or first iterated. Leaving the loop closes it, inside a `with` block leaving the block does;
dropping the object frees the connection as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from .open_replies import interrupt

if TYPE_CHECKING:
    from cohere_api.runtime import Http

    from .drivers import AsyncDriver, SyncDriver
    from .exchange import Exchange
    from .steps import Reply

E = TypeVar("E")
R = TypeVar("R")


class _Progress(Generic[E, R]):
    """How far a stream was read."""

    def __init__(self, exchange: Exchange[E, R]) -> None:
        self._exchange = exchange
        self._ready: deque[E] = deque()
        self._replies: list[Reply] = []
        self._opened = False
        self._entered = False
        self._ended = False
        self._closed = False
        self._reading = False

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the opening; None before."""
        return self._exchange.http

    def _require_open(self) -> None:
        if self._closed:
            raise self._exchange.closed()
        if self._reading:
            raise self._exchange.busy()

    def _take(self, batch: Sequence[E]) -> None:
        self._opened = True
        self._ready.extend(batch)

    def _interrupt(self) -> None:
        for reply in self._replies:
            interrupt(reply)

    def _shut(self) -> None:
        self._closed = not self._ended
        self._ready.clear()


class Stream(_Progress[E, R]):
    """The events of a streamed reply, as they arrive. Raises StreamError kin where it does not end as it should."""

    def __init__(self, driver: SyncDriver, exchange: Exchange[E, R]) -> None:
        super().__init__(exchange)
        self._batches = driver.batches(exchange.steps(), self._replies)

    def __iter__(self) -> Generator[E, None, None]:
        try:
            while True:
                try:
                    event = next(self)
                except StopIteration:
                    return
                yield event
        finally:
            if not self._entered:
                self.close()

    def __next__(self) -> E:
        while not self._ready:
            if not self._pull():
                raise StopIteration
        return self._ready.popleft()

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
        self._shut()
        if self._reading:
            self._interrupt()
        else:
            self._batches.close()

    @property
    def text_stream(self) -> Generator[str, None, None]:
        """The pieces of the answer's text, as they arrive."""
        with closing(self.__iter__()) as events:
            for event in events:
                if text := self._exchange.text_of(event):
                    yield text

    def final(self) -> R:
        """Read the rest, without handing it out: the reply that the call gives without a stream.

        Each time the same object. Raises StreamError kin as iterating does, and DecodeError with `strict`.
        """
        self._exchange.require_final()
        while not self._ended:
            self._ready.clear()
            self._pull()
        return self._exchange.whole()

    def _pull(self) -> bool:
        self._require_open()
        try:
            self._reading = True
            self._take(next(self._batches))
        except StopIteration:
            self._ended = True
        except BaseException:
            self._closed = True
            raise
        finally:
            self._reading = False
        if self._closed:
            self._batches.close()
            self._require_open()
        return not self._ended


class AsyncStream(_Progress[E, R]):
    """The events of a streamed reply, as they arrive. Raises StreamError kin where it does not end as it should."""

    def __init__(self, driver: AsyncDriver, exchange: Exchange[E, R]) -> None:
        super().__init__(exchange)
        self._batches = driver.batches(exchange.steps(), self._replies)

    async def __aiter__(self) -> AsyncGenerator[E, None]:
        try:
            while True:
                try:
                    event = await anext(self)
                except StopAsyncIteration:
                    return
                yield event
        finally:
            if not self._entered:
                await self.aclose()

    async def __anext__(self) -> E:
        while not self._ready:
            if not await self._pull():
                raise StopAsyncIteration
        return self._ready.popleft()

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
        self._shut()
        if self._reading:
            self._interrupt()
        else:
            await self._batches.aclose()

    @property
    async def text_stream(self) -> AsyncGenerator[str, None]:
        """The pieces of the answer's text, as they arrive."""
        async with aclosing(self.__aiter__()) as events:
            async for event in events:
                if text := self._exchange.text_of(event):
                    yield text

    async def final(self) -> R:
        """Read the rest, without handing it out: the reply that the call gives without a stream.

        Each time the same object. Raises StreamError kin as iterating does, and DecodeError with `strict`.
        """
        self._exchange.require_final()
        while not self._ended:
            self._ready.clear()
            await self._pull()
        return self._exchange.whole()

    async def _pull(self) -> bool:
        self._require_open()
        try:
            self._reading = True
            self._take(await anext(self._batches))
        except StopAsyncIteration:
            self._ended = True
        except BaseException:
            self._closed = True
            raise
        finally:
            self._reading = False
        if self._closed:
            await self._batches.aclose()
            self._require_open()
        return not self._ended
