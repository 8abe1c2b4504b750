"""Whatever ends a flow, the drivers close it and what it opened; long work does not hold up other tasks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, Never

import anyio
import httpx
import pytest

from coherekit._call.steps import Flow, Sleep, run_blocking
from coherekit._drivers.drivers import AsyncDriver, SyncDriver
from coherekit._port.exchange import Send
from tests.support.fake_api import Canned, FakeApi


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi(Canned(chunks=[b"x"] * 1000)) as server:
        yield server


class Recorded:
    """A flow that opens a reply and leaves it, in some way."""

    def __init__(self, url: str) -> None:
        self.closed = False
        self._send = Send("GET", url, (), {}, None, (), (), None, max_reply_bytes=1000, keep_open=True)

    def left(self) -> Flow[str]:
        yield self._send
        return "done"

    def failed(self) -> Flow[str]:
        yield self._send
        raise LookupError

    def stopped(self) -> Flow[str]:
        try:
            yield self._send
            yield Sleep(1)
            return "done"
        finally:
            self.closed = True


def interrupted(_: float) -> Never:
    raise KeyboardInterrupt


async def interrupted_async(_: float) -> Never:
    raise KeyboardInterrupt


def drive(http: httpx.Client, flow: Flow[Any]) -> Any:
    return SyncDriver(lambda: http, interrupted).drive(flow)


def drive_async(flow: Flow[Any], after: Any = None) -> Any:
    async def main() -> Any:
        async with httpx.AsyncClient() as http:
            try:
                return await AsyncDriver(lambda: http, interrupted_async).drive(flow)
            finally:
                if after:
                    await anyio.to_thread.run_sync(after)

    return anyio.run(main)


def test_a_reply_that_was_not_read_is_closed(api: FakeApi) -> None:
    with httpx.Client() as http:
        assert drive(http, Recorded(api.url).left()) == "done"
        assert api.hung_up.wait(5)


def test_a_reply_that_was_not_read_is_closed_async(api: FakeApi) -> None:
    def closed() -> None:
        assert api.hung_up.wait(5)

    with pytest.raises(LookupError):
        drive_async(Recorded(api.url).failed(), closed)


def test_an_interrupted_flow_is_closed_at_once(api: FakeApi) -> None:
    recorded = Recorded(api.url)
    flow = recorded.stopped()
    with httpx.Client() as http, pytest.raises(KeyboardInterrupt):
        drive(http, flow)
    assert recorded.closed


def test_an_interrupted_flow_is_closed_at_once_async(api: FakeApi) -> None:
    recorded = Recorded(api.url)
    flow = recorded.stopped()
    with pytest.raises(KeyboardInterrupt):
        drive_async(flow)
    assert recorded.closed


def test_work_goes_on_in_a_thread_under_async() -> None:
    assert drive_async(run_blocking(threading.get_ident)) != threading.get_ident()
    with httpx.Client() as http:
        assert drive(http, run_blocking(threading.get_ident)) == threading.get_ident()


def test_what_work_raises_reaches_the_flow() -> None:
    def flow() -> Flow[str]:
        try:
            return (yield from run_blocking(lambda: str(int("x"))))
        except ValueError:
            return "caught"

    with httpx.Client() as http:
        assert drive(http, flow()) == drive_async(flow()) == "caught"
