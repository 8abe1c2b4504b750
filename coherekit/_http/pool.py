"""The HTTP client behind a client of ours: the user's own, or ones made when first needed.

What we make serves one process, and for async clients one event loop: connections work nowhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from weakref import WeakSet

from ..errors import CohereError
from .environment import has_proxy, refuse_environment, renew_lock, tls_context

if TYPE_CHECKING:
    import httpx

    from .client_protocols import AsyncHttpClient, SyncHttpClient

H = TypeVar("H", bound="httpx.Client | httpx.AsyncClient")

_CLOSED: Final = "the client is closed"


class SyncPool:
    """One HTTP client for all threads of a process."""

    def __init__(self, given: SyncHttpClient | None = None) -> None:
        self._given = given
        self._made: SyncHttpClient | None = None
        self._closed = False
        _pools.add(self)

    def __call__(self) -> SyncHttpClient:
        """Return the HTTP client to send with. Raises CohereError once closed."""
        client = self._made if self._given is None else self._given
        return self._first() if client is None or self._closed else client

    def _first(self) -> SyncHttpClient:
        with _making:
            if self._closed:
                raise CohereError(_CLOSED)
            if self._made is None:
                self._made = _new_sync_client()
            return self._made

    def close(self) -> None:
        """Refuse further use, and close what we made ourselves."""
        with _making:
            made, self._made, self._closed = self._made, None, True
        if made is not None:
            made.close()

    def leave_to_parent(self) -> None:
        """Use the connections no more: in the child, after a fork."""
        _inherited.append(self._made)
        self._made = None


class _OfLoop(NamedTuple):
    client: AsyncHttpClient
    lifetime: AsyncGenerator[None, None]


class AsyncPool:
    """One HTTP client for each event loop; it is closed when the loop ends."""

    def __init__(self, given: AsyncHttpClient | None = None) -> None:
        self._given = given
        # After a fork the child runs loops of its own, and what belongs to the parent's stays untouched.
        self._by_loop: dict[object, _OfLoop] = {}
        self._closed = False

    def __call__(self) -> AsyncHttpClient:
        """Return the HTTP client to send with. Raises CohereError once closed."""
        if self._closed:
            raise CohereError(_CLOSED)
        if self._given is not None:
            return self._given
        loop = _running_loop()
        found = self._by_loop.get(loop)
        return self._first(loop) if found is None or _is_closed(found.client) else found.client

    def _first(self, loop: object) -> AsyncHttpClient:
        for other, of_other in list(self._by_loop.items()):
            if _is_closed(other) or _is_closed(of_other.client):
                self._by_loop.pop(other, None)
        client = _new_async_client()
        lifetime = _close_with_loop(client)
        # There is nothing to wait for before its yield. Loops close the generators begun in them when they end.
        with suppress(StopIteration):
            lifetime.asend(None).send(None)
        self._by_loop[loop] = _OfLoop(client, lifetime)
        return client

    async def aclose(self) -> None:
        """Refuse further use, and close what we made in this loop; what serves another is closed when that ends."""
        self._closed = True
        made = self._by_loop.pop(_running_loop(), None)
        if made is not None:
            await made.lifetime.aclose()


async def _close_with_loop(client: AsyncHttpClient) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await client.aclose()


def _is_closed(loop_or_client: object) -> bool:
    """Tell whether a loop or an HTTP client is closed; asyncio loops and HTTP clients report it differently."""
    told: object = getattr(loop_or_client, "is_closed", False)
    return bool(told() if callable(told) else told)


def _running_loop() -> object:
    """Return what stands for the event loop that this runs in, of asyncio or trio."""
    trio = sys.modules.get("trio")
    if trio is not None:
        with suppress(RuntimeError):
            return trio.lowlevel.current_trio_token()
    from asyncio import get_running_loop

    return get_running_loop()


_making = RLock()
"""Held while an HTTP client for threads is made."""
_pools: WeakSet[SyncPool] = WeakSet()
_inherited: list[object] = []
"""What a child has from its parent, kept as it is: closing it could wait for a lock for ever."""


def _after_fork_in_child() -> None:
    global _making  # noqa: PLW0603 - a thread that is not in the child may hold it for ever
    _making = RLock()
    renew_lock()
    for pool in list(_pools):
        pool.leave_to_parent()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)


def _new_sync_client() -> SyncHttpClient:
    if has_proxy():
        import httpx

        return _httpx_client(httpx.Client)
    from .direct import DirectClient
    from .transport import Transport

    return DirectClient(Transport(tls_context))


def _new_async_client() -> AsyncHttpClient:
    if has_proxy():
        import httpx

        return _httpx_client(httpx.AsyncClient)
    from .direct import AsyncDirectClient
    from .transport import AsyncTransport

    return AsyncDirectClient(AsyncTransport(tls_context))


def _httpx_client(kind: type[H]) -> H:
    import httpx

    from .connection_pool import MOST_CONNECTIONS

    # By default httpx would close 80 of 100 connections after each use.
    limits = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
    with refuse_environment("HTTPS_PROXY, HTTP_PROXY, ALL_PROXY or NO_PROXY"):
        client = kind(verify=tls_context(), limits=limits)
    # Each request brings its own: to replace one takes longer than to add it.
    del client.headers["user-agent"]
    return client
