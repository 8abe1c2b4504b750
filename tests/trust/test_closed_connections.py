"""Connections that the server closes just when the next request comes: safe calls succeed, others are sent once."""

from __future__ import annotations

import select
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from typing import Final

import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.trust.clients import KINDS, calling
from tests.support.trust.every_client import TOKENS
from tests.support.trust.figures import Figures, sized
from tests.support.trust.raw_replies import end_with_reset

THREADS: Final = 4
REPLY: Final = Canned(body=TOKENS)
CONNECTOR: Final = Canned(body={"connector": {"id": "c", "name": "n"}})

pytestmark = pytest.mark.timeout(300)


def at_once(api: Fickle, connection: socket.socket) -> None:
    """As the client looks whether the connection still stands."""


def a_moment_later(api: Fickle, connection: socket.socket) -> None:
    select.select([connection], [], [], next(api.moments))


def when_the_next_comes(api: Fickle, connection: socket.socket) -> None:
    """Unread data makes the end a reset."""
    select.select([connection], [], [])


def when_it_has_been_read(api: Fickle, connection: socket.socket) -> None:
    received = b""
    while not received.endswith(b"}") and (more := connection.recv(65536)):
        received += more
    if received:
        api.received.append(Received("POST", "", {}, received.partition(b"\r\n\r\n")[2]))


def with_a_reset(api: Fickle, connection: socket.socket) -> None:
    when_it_has_been_read(api, connection)
    end_with_reset(connection)


ENDS: Final = (at_once, a_moment_later, when_the_next_comes, when_it_has_been_read, with_a_reset)


class Fickle(FakeApi):
    """Answers one request on each connection, and then ends it in one of the ways."""

    def __init__(self) -> None:
        super().__init__()
        self.moments = cycle([0.0, 0.0001, 0.0003, 0.0006, 0.001])
        self._ends = cycle(ENDS)

    def reply_to(self, request: Received) -> Last:
        return Last(self, REPLY if "tokenize" in request.target else CONNECTOR, next(self._ends))


@dataclass
class Last:
    api: Fickle
    reply: Canned
    end: Callable[[Fickle, socket.socket], None]

    def send(self, connection: socket.socket) -> bool:
        self.reply.send(connection)
        self.end(self.api, connection)
        return False


@pytest.fixture
def fickle() -> Iterator[Fickle]:
    with Fickle() as server:
        yield server


def errors_of(tries: int, call: Callable[[int], object]) -> list[coherekit.CohereError]:
    def error(number: int) -> coherekit.CohereError | None:
        try:
            call(number)
        except coherekit.CohereError as error:
            return error
        return None

    with ThreadPoolExecutor(THREADS) as threads:
        return [error for error in threads.map(error, range(tries)) if error]


@pytest.mark.parametrize("kind", KINDS)
def test_safe_calls_succeed(fickle: Fickle, figures: Figures, kind: str) -> None:
    tries = sized(500, 60)
    with calling(kind, fickle.url, max_retries=0) as call:
        errors = errors_of(tries, lambda number: call("tokenize", text=str(number), model="m"))

    figures.at_most("errors of safe calls on stale connections", len(errors), 0, over="calls", count=tries)
    # Some were lost with their connection, or nothing was shown.
    assert max(Counter(request.json["text"] for request in fickle.received).values()) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_others_are_never_sent_twice(fickle: Fickle, figures: Figures, kind: str) -> None:
    tries = sized(500, 60)
    with calling(kind, fickle.url) as call:
        errors = errors_of(tries, lambda number: call("connectors.create", name=str(number), url="https://c.test"))

    seen = Counter(request.json["name"] for request in fickle.received)
    figures.at_most("requests of an unsafe call on stale connections", max(seen.values()), 1, over="calls", count=tries)
    assert {(type(error), error.attempts) for error in errors} == {(coherekit.TransportError, 1)}
