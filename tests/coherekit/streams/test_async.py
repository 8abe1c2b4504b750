"""Async streams, under asyncio and trio: the same events, the same ends."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import pytest

import coherekit
from coherekit import AsyncStream
from tests.support.fake_api import Canned, FakeApi
from tests.support.streamed import DONE, FULL_MESSAGE, MESSAGE, SSE, ask_async, async_caller, sse, streamed

T = TypeVar("T")
Use = Callable[[Callable[[AsyncStream[Any, Any]], Awaitable[T]]], T]


@pytest.fixture(params=["asyncio", "trio"])
def use(request: pytest.FixtureRequest, api: FakeApi) -> Use[T]:
    """Runs an async function with a stream, under asyncio and trio."""

    async def with_stream(function: Callable[[AsyncStream[Any, Any]], Awaitable[T]]) -> T:
        async with async_caller(api.url) as caller:
            return await function(ask_async(caller))

    return lambda function: anyio.run(with_stream, function, backend=request.param)


def endless() -> Canned:
    return Canned(chunks=itertools.chain([sse(MESSAGE[0])], itertools.repeat(sse(MESSAGE[1]))), headers=SSE)


@pytest.mark.filterwarnings("ignore:Async generator 'http:ResourceWarning")
class TestAsync:
    def test_events(self, api: FakeApi, use: Use[Any]) -> None:
        async def kinds(stream: AsyncStream[Any, Any]) -> list[str]:
            return [event.type async for event in stream]

        api.replies.extend([Canned(503), streamed(cut=True), streamed(sse(*MESSAGE), DONE)])

        assert use(kinds) == ["message-start", "content-delta", "content-delta", "message-end"]

    def test_the_text_alone(self, api: FakeApi, use: Use[Any]) -> None:
        async def pieces(stream: AsyncStream[Any, Any]) -> list[str]:
            async with stream:
                return [text async for text in stream.text_stream]

        api.replies.append(streamed(sse(*MESSAGE), DONE))

        assert use(pieces) == ["Hel", "lo"]

    def test_a_stream_that_lacks_its_final_event_is_interrupted(self, api: FakeApi, use: Use[Any]) -> None:
        async def read(stream: AsyncStream[Any, Any]) -> None:
            async for _ in stream:
                pass

        api.replies.append(streamed(sse(*MESSAGE[:3]), cut=True))

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            use(read)

        assert caught.value.text == "Hello"

    def test_entering_opens(self, api: FakeApi, use: Use[Any]) -> None:
        async def enter(stream: AsyncStream[Any, Any]) -> None:
            async with stream:
                pytest.fail("entered")

        api.replies.append(Canned(401))

        with pytest.raises(coherekit.UnauthorizedError):
            use(enter)

    def test_leaving_the_block_frees_the_connection(self, api: FakeApi, use: Use[Any]) -> None:
        async def leave(stream: AsyncStream[Any, Any]) -> None:
            async with stream:
                await anext(stream)
            await anyio.to_thread.run_sync(api.hung_up.wait, 5)
            with pytest.raises(coherekit.StreamError, match="closed before its end"):
                await anext(stream)

        api.replies.append(endless())
        use(leave)

        assert api.hung_up.is_set()

    def test_cancelling_frees_the_connection(self, api: FakeApi, use: Use[Any]) -> None:
        async def cancelled(stream: AsyncStream[Any, Any]) -> None:
            with anyio.CancelScope() as scope:
                async with stream:
                    async for _ in stream:
                        scope.cancel()
            await anyio.to_thread.run_sync(api.hung_up.wait, 5)

        api.replies.append(endless())
        use(cancelled)

        assert api.hung_up.is_set()

    def test_leaving_the_text_closes_the_stream_at_once(self, api: FakeApi, use: Use[Any]) -> None:
        async def leave(stream: AsyncStream[Any, Any]) -> None:
            pieces = stream.text_stream
            assert await anext(pieces) == "Hel"
            await pieces.aclose()
            # Not when the collector comes by: nothing else runs between these two lines.
            with pytest.raises(coherekit.StreamError, match="closed before its end"):
                stream.__anext__().send(None)

        api.replies.append(endless())
        use(leave)

        assert api.hung_up.wait(5)

    def test_the_text_may_be_read_before_the_final_reply(self, api: FakeApi, use: Use[Any]) -> None:
        async def read(stream: AsyncStream[Any, Any]) -> Any:
            async with stream:
                assert [text async for text in stream.text_stream] == ["Hel", "lo"]
                return await stream.final()

        api.replies.append(streamed(sse(*MESSAGE), DONE))

        assert use(read).finish_reason == "COMPLETE"

    def test_an_error_carries_the_reply_as_far_as_it_came(self, api: FakeApi, use: Use[Any]) -> None:
        async def read(stream: AsyncStream[Any, Any]) -> None:
            await stream.final()

        api.replies.append(streamed(sse(*FULL_MESSAGE[:-1])))

        with pytest.raises(coherekit.StreamInterrupted) as caught:
            use(read)
        assert (caught.value.partial.text, caught.value.partial.id) == ("Hello", "m")

    def test_the_exchange_is_known_once_the_stream_is_open(self, api: FakeApi, use: Use[Any]) -> None:
        async def look(stream: AsyncStream[Any, Any]) -> None:
            assert stream.http is None
            async with stream:
                assert stream.http is not None
                assert (stream.http.status, stream.http.attempts) == (200, 1)

        api.replies.append(streamed(sse(*MESSAGE), DONE))
        use(look)
