"""A server that is down is asked little more than once a call, by each kind of client."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any, Final

import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.trust.clients import KINDS, calling
from tests.support.trust.figures import FULL, Figures, sized

CALLS: Final = sized(1_000, 100)
OPTIONS: Final[dict[str, Any]] = {} if FULL else {"retry_budget": CALLS // 10}
"""By default the budget is a tenth of 1,000."""
DOWN: Final = Canned(503, body={"message": "down"})


class Down(FakeApi):
    def reply_to(self, request: Received) -> Canned:
        return DOWN


@pytest.fixture
def down() -> Iterator[FakeApi]:
    with Down() as server:
        yield server


def ask(kind: str, url: str) -> None:
    with calling(kind, url, **OPTIONS) as call:
        for _ in range(CALLS):
            with pytest.raises((coherekit.ServiceUnavailableError, coherekit.TransportError)):
                call("tokenize", text="a", model="m")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_always_answers_503(down: FakeApi, figures: Figures, kind: str) -> None:
    ask(kind, down.url)

    per_call = len(down.received) / CALLS
    figures.at_most("requests a call to a server that answers 503", per_call, 1.1, over="calls", count=CALLS)
    # The budget is there to be used.
    assert per_call > 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", KINDS)
def test_a_server_that_is_gone(figures: Figures, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeApi() as gone:
        url = gone.url
    connect, tried = socket.socket.connect, list[Any]()

    def count(self: socket.socket, address: Any) -> None:
        tried.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", count)
    ask(kind, url)

    per_call = sum(f":{address[1]}" in url for address in tried) / CALLS
    figures.at_most("connections tried a call to a server that is gone", per_call, 1.1, over="calls", count=CALLS)
    assert per_call > 1
