"""A connection that the server closed while it was idle costs nothing but another request, over a real socket."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest

import coherekit
from tests.support.short_lived import REPLY, ShortLived, hang_up


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def half_a_reply(connection: socket.socket) -> None:
    connection.sendall(REPLY[:-5])
    connection.close()


@pytest.fixture(params=[hang_up, reset])
def server(request: pytest.FixtureRequest) -> Iterator[ShortLived]:
    made = ShortLived(1, request.param)
    yield made
    made.stop()


def client(server: ShortLived, **options: Any) -> coherekit.ClientV2:
    return coherekit.ClientV2(api_key="key-for-tests", base_url=server.url, max_retries=0, **options)


def test_a_safe_request_is_sent_again_without_a_pause(server: ShortLived) -> None:
    with client(server) as co:
        assert co.tokenize(text="a", model="m").tokens == [1]
        http = co.tokenize(text="a", model="m").http

    assert http
    assert (http.attempts, http.waits) == (2, (0.0,))
    assert server.requests == 3


def test_so_it_is_by_a_client_of_the_users_own(server: ShortLived) -> None:
    with httpx.Client() as own, client(server, http_client=own) as co:
        for _ in range(3):
            co.tokenize(text="a", model="m")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_so_it_is_by_an_async_client(server: ShortLived, backend: str) -> None:
    async def run() -> list[int]:
        options: dict[str, Any] = {"api_key": "key-for-tests", "base_url": server.url, "max_retries": 0}
        async with coherekit.AsyncClientV2(**options) as co:
            return [reply.http.attempts for _ in range(2) if (reply := await co.tokenize(text="a", model="m")).http]

    assert anyio.run(run, backend=backend) == [1, 2]


def test_what_may_have_been_processed_is_sent_once(server: ShortLived) -> None:
    with client(server) as co:
        co.tokenize(text="a", model="m")
        with pytest.raises(coherekit.TransportError) as caught:
            co.connectors.create(name="n", url="u")

    assert caught.value.attempts == 1
    assert server.requests == 2


def test_a_fresh_connection_that_is_closed_is_a_failure_like_any_other() -> None:
    server = ShortLived(0, hang_up)
    with client(server) as co, pytest.raises(coherekit.TransportError) as caught:
        co.tokenize(text="a", model="m")
    server.stop()

    assert caught.value.attempts == 1
    assert server.requests == 1


def test_a_reply_that_had_begun_is_a_failure_like_any_other() -> None:
    server = ShortLived(1, half_a_reply)
    with client(server) as co:
        co.tokenize(text="a", model="m")
        with pytest.raises(coherekit.TransportError) as caught:
            co.tokenize(text="a", model="m")
    server.stop()

    assert caught.value.attempts == 1
    assert server.requests == 2
