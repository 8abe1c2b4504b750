"""Clients to measure: ours and the peers', each made with what it offers for the same thing.

The peers are installed in `.venv-bench` alone, so they are imported where they are used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import httpx

import coherekit
from benchmarks.measure import Contender, Sampler, Setup, timed

KEY: Final = "key-for-benchmarks"
CONNECTIONS: Final = 100
AUTHORIZED: Final = {"authorization": f"Bearer {KEY}"}

Use = Callable[[Any], Any]
"""One call with a client."""


def limits() -> httpx.Limits:
    """Give httpx as many connections as ours has; alone it would keep 20 of them."""
    return httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)


def ours(reply: str, use: Use, kind: str = "ClientV2", **options: Any) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        with getattr(coherekit, kind)(api_key=KEY, base_url=f"{setup.url}/{reply}", **options) as client:
            yield timed(lambda: use(client), setup)

    return making


def over_httpx2(reply: str, use: Use) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        with import_module("httpx2").Client() as http, ours(reply, use, http_client=http)(setup) as sampler:
            yield sampler

    return making


def official(reply: str, use: Use, kind: str = "ClientV2", **options: Any) -> Contender:
    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        make = getattr(import_module("cohere"), kind)
        with make(api_key=KEY, base_url=f"{setup.url}/{reply}", **options) as client:
            yield timed(lambda: use(client), setup)

    return making


def with_httpx(reply: str, use: Callable[[httpx.Client, str], Any]) -> Contender:
    """Make a contender of httpx; `use` gets a plain client and the address of the reply."""

    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        with httpx.Client(headers=AUTHORIZED, timeout=300) as client:
            address = f"{setup.url}/{reply}"
            yield timed(lambda: use(client, address), setup)

    return making


def stock(reply: str, operation: str, body: str | None = None, **fields: Any) -> Contender:
    """Return an operation of the stock generator's client, with a model of its own as body."""

    @contextmanager
    def making(setup: Setup) -> Generator[Sampler]:
        sys.path.insert(0, str(setup.folder))
        package = import_module("stock")
        call: Any = import_module(f"stock.api.default.{operation}").sync_detailed
        models: Any = import_module("stock.models")
        sys.path.remove(str(setup.folder))
        with package.AuthenticatedClient(base_url=f"{setup.url}/{reply}", token=KEY) as client:

            def use() -> Any:
                given = {"body": getattr(models, body).from_dict(fields)} if body else fields
                return call(client=client, **given).parsed

            yield timed(use, setup)

    return making
