"""What we use of an HTTP client: the interface of `httpx.Client` and `httpx.AsyncClient`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

Method = Callable[..., Any]
"""Each package has its own types of arguments and responses."""


class SyncHttpClient(Protocol):
    """What `httpx.Client` and clients like it offer."""

    @property
    def build_request(self) -> Method: ...
    @property
    def send(self) -> Method: ...
    def close(self) -> None: ...


class AsyncHttpClient(Protocol):
    """What `httpx.AsyncClient` and clients like it offer."""

    @property
    def build_request(self) -> Method: ...
    @property
    def send(self) -> Method: ...
    def aclose(self) -> Awaitable[None]: ...
