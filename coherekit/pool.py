"""The HTTP client behind a client of ours: the user's own, or one made when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from .errors import CohereError

if TYPE_CHECKING:
    import ssl


class SyncHttpClient(Protocol):
    """What `httpx.Client` and its kin offer."""

    def build_request(self, *arguments: Any, **options: Any) -> Any: ...
    def send(self, *arguments: Any, **options: Any) -> Any: ...
    def close(self) -> None: ...


class AsyncHttpClient(Protocol):
    """What `httpx.AsyncClient` and its kin offer."""

    def build_request(self, *arguments: Any, **options: Any) -> Any: ...
    async def send(self, *arguments: Any, **options: Any) -> Any: ...
    async def aclose(self) -> None: ...


HttpT = TypeVar("HttpT")


class Pool(Generic[HttpT]):
    def __init__(self, given: HttpT | None, make: Callable[[], HttpT]) -> None:
        self._given = given
        self._make = make
        self._made: HttpT | None = None
        self._closed = False
        self._lock = threading.Lock()

    def __call__(self) -> HttpT:
        """The HTTP client to send with. Raises CohereError once closed."""
        client = self._given or self._made
        return client if client and not self._closed else self._first()

    def _first(self) -> HttpT:
        with self._lock:
            if self._closed:
                raise CohereError("the client is closed")
            if self._made is None:
                self._made = self._make()
            return self._made

    def retire(self) -> HttpT | None:
        """Refuse further use; what we made ourselves, for the caller to close."""
        with self._lock:
            made, self._made, self._closed = self._made, None, True
            return made


@cache
def tls_context() -> ssl.SSLContext:
    """One context for the whole process: each costs tens of milliseconds."""
    import httpx

    return httpx.create_ssl_context()


def new_sync_client() -> SyncHttpClient:
    import httpx

    return httpx.Client(verify=tls_context())


def new_async_client() -> AsyncHttpClient:
    import httpx

    return httpx.AsyncClient(verify=tls_context())
