"""What we use of an HTTP client: the interface of `httpx.Client` and `httpx.AsyncClient`."""

from __future__ import annotations

from typing import Any, Protocol


class SyncHttpClient(Protocol):
    """What `httpx.Client` and clients like it offer."""

    def build_request(self, *arguments: Any, **options: Any) -> Any: ...
    def send(self, *arguments: Any, **options: Any) -> Any: ...
    def close(self) -> None: ...


class AsyncHttpClient(Protocol):
    """What `httpx.AsyncClient` and clients like it offer."""

    def build_request(self, *arguments: Any, **options: Any) -> Any: ...
    async def send(self, *arguments: Any, **options: Any) -> Any: ...
    async def aclose(self) -> None: ...
