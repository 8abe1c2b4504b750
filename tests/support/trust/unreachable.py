"""Servers that can't be reached, as data: no request arrives, so that every kind of call may be made again."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import trustme

from tests.support.fake_api import Canned, FakeApi

HOST = "127.0.0.1"

Open = Callable[[ExitStack, trustme.CA], str]


@dataclass(frozen=True)
class Place:
    open: Open
    """Gives the URL of a server; clients trust the authority that it may use."""
    says: str
    """Part of the error's message."""
    requests: int = 3
    as_proxy_for: str = ""
    """The URL that is asked for, where the server is the environment's proxy."""


def _refusing(stack: ExitStack, _: trustme.CA) -> str:
    """Return a port that is taken, and that nobody listens to."""
    taken = stack.enter_context(socket.socket())
    taken.bind((HOST, 0))
    return f"http://{HOST}:{taken.getsockname()[1]}"


@contextmanager
def clogged() -> Generator[str]:
    """Return an address where connecting never ends: nobody accepts, and the queue is full."""
    with (
        socket.create_server((HOST, 0), backlog=0) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        yield f"http://{HOST}:{listener.getsockname()[1]}"


def certified(authority: trustme.CA, host: str = HOST, year: int | None = None) -> ssl.SSLContext:
    """Return a server's side of TLS, with a certificate for the host, perhaps of that year alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    begin, end = (datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)) if year else (None, None)
    authority.issue_cert(host, not_before=begin, not_after=end).configure_cert(context)
    return context


def _tls(host: str = HOST, year: int | None = None, authority: trustme.CA | None = None) -> Open:
    return lambda stack, trusted: _served(stack, certified(authority or trusted, host, year))


def _served(stack: ExitStack, tls: ssl.SSLContext | None = None) -> str:
    return stack.enter_context(FakeApi(*[Canned(502)] * 3, tls=tls)).url


PLACES = {
    "refused": Place(_refusing, "can't connect"),
    "no such name": Place(lambda *_: "http://nowhere.invalid", "can't connect"),
    "expired certificate": Place(_tls(year=2020), "certificate has expired", 1),
    "certificate of another host": Place(_tls("api.test"), "certificate is not valid for '127.0.0.1'", 1),
    "certificate of an unknown authority": Place(_tls(authority=trustme.CA()), "unable to get local issuer", 1),
    "no TLS behind https": Place(lambda stack, _: _served(stack).replace("http:", "https:"), "can't connect: [SSL"),
    "proxy down": Place(_refusing, "can't connect", as_proxy_for="http://nowhere.invalid"),
    "proxy that refuses": Place(
        lambda stack, _: _served(stack), "the proxy refused the connection: 502", as_proxy_for="https://nowhere.invalid"
    ),
}
