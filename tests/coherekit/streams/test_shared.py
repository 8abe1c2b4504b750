"""A stream in the hands of two threads or tasks: it is closed once, and read by one of them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import anyio
import anyio.to_thread
import httpx
import pytest

import coherekit
from tests.support.streamed import DONE, MESSAGE, SSE, sse

CHAT: Final[dict[str, Any]] = {"model": "m", "messages": []}
SECOND = "another thread or task is reading this stream"


def test_closing_twice_at_once_is_closing_once() -> None:
    closing, go_on = threading.Event(), threading.Event()

    class Slow(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield sse(MESSAGE[0])

        def close(self) -> None:
            closing.set()
            go_on.wait(10)

    transport = httpx.MockTransport(lambda request: httpx.Response(200, headers=SSE, stream=Slow()))
    stream = coherekit.ClientV2(api_key="k", http_client=httpx.Client(transport=transport)).chat_stream(**CHAT)
    next(stream)
    other = threading.Thread(target=stream.close)
    other.start()
    closing.wait(10)
    stream.close()
    with pytest.raises(coherekit.StreamError, match="the stream was closed"):
        next(stream)
    go_on.set()
    other.join(10)


@pytest.mark.filterwarnings("ignore:.*garbage collected before it had been exhausted:ResourceWarning")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_closing_in_two_tasks_at_once_is_closing_once(backend: str) -> None:
    async def run() -> None:
        closing, go_on = anyio.Event(), anyio.Event()

        class Slow(httpx.AsyncByteStream):
            async def __aiter__(self) -> AsyncIterator[bytes]:
                yield sse(MESSAGE[0])

            async def aclose(self) -> None:
                closing.set()
                await go_on.wait()

        transport = httpx.MockTransport(lambda request: httpx.Response(200, headers=SSE, stream=Slow()))
        http = httpx.AsyncClient(transport=transport)
        stream = coherekit.AsyncClientV2(api_key="k", http_client=http).chat_stream(**CHAT)
        await anext(stream)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(stream.aclose)
            await closing.wait()
            await stream.aclose()
            with pytest.raises(coherekit.StreamError, match="the stream was closed"):
                await anext(stream)
            go_on.set()

    anyio.run(run, backend=backend)


def test_a_second_reader_is_refused_and_the_first_reads_on() -> None:
    def body() -> Iterator[bytes]:
        yield sse(MESSAGE[0])
        with pytest.raises(coherekit.StreamError, match=SECOND):
            next(stream)
        yield sse(*MESSAGE[1:]) + DONE

    transport = httpx.MockTransport(lambda request: httpx.Response(200, headers=SSE, content=body()))
    co = coherekit.ClientV2(api_key="k", http_client=httpx.Client(transport=transport))
    stream = co.chat_stream(model="m", messages=[])

    assert len(list(stream)) == 4


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_second_task_is_refused_and_the_first_reads_on(backend: str) -> None:
    async def run() -> None:
        async def body() -> AsyncIterator[bytes]:
            yield sse(MESSAGE[0])
            with pytest.raises(coherekit.StreamError, match=SECOND):
                await anext(stream)
            yield sse(*MESSAGE[1:]) + DONE

        transport = httpx.MockTransport(lambda request: httpx.Response(200, headers=SSE, content=body()))
        co = coherekit.AsyncClientV2(api_key="k", http_client=httpx.AsyncClient(transport=transport))
        stream = co.chat_stream(model="m", messages=[])

        assert len([event async for event in stream]) == 4

    anyio.run(run, backend=backend)
