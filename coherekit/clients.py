"""The four clients: the generated methods, with options, a connection pool and an end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from cohere_api.clients import AsyncClientMethods, AsyncClientV2Methods, ClientMethods, ClientV2Methods

from .callers import AsyncCaller, SyncCaller
from .drivers import AsyncDriver, SyncDriver
from .errors import ValidationError
from .pool import AsyncHttpClient, Pool, SyncHttpClient, new_async_client, new_sync_client
from .settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, ApiKey, Settings, resolve_settings

if TYPE_CHECKING:
    from cohere_api.runtime import AsyncCaller as AsyncCallerProtocol
    from cohere_api.runtime import Caller as CallerProtocol

HttpT = TypeVar("HttpT")


class _Client(ABC, Generic[HttpT]):
    """What all clients share: the options."""

    def __init__(
        self,
        api_key: ApiKey | None = None,
        *,
        base_url: str | None = None,
        client_name: str | None = None,
        timeout: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        headers: Mapping[str, str] | None = None,
        http_client: HttpT | None = None,
        httpx_client: HttpT | None = None,
        strict: bool = False,
        token: ApiKey | None = None,
    ) -> None:
        """Options are checked here, and the environment is read here.

        Args:
            api_key: A key, or a function that returns one and is asked before each request. Read from CO_API_KEY, then
                COHERE_API_KEY when left out; "" sends none, for servers that want none.
            base_url: Where the API is; read from CO_API_URL when left out, else https://api.cohere.com.
            client_name: Names your application to the API.
            timeout: Seconds for each read and write, 300 by default; connecting gets at most 10. With an `http_client`
                the default is that client's own.
            max_retries: How often a failed request is sent again, 2 by default.
            headers: Sent with every request.
            http_client: An `httpx.Client` (`httpx.AsyncClient` for the async clients) or one that works like it, to
                send with; it stays yours to close. `httpx_client` is another name for it.
            strict: Whether a reply that lacks a required field is a DecodeError; otherwise that is a logged warning.
            token: An older name for `api_key`.

        Raises ValidationError for options that can't be used.
        """
        _refuse_both("api_key", api_key, "token", token)
        _refuse_both("http_client", http_client, "httpx_client", httpx_client)
        given_client = httpx_client if http_client is None else http_client
        default_timeout = DEFAULT_TIMEOUT if given_client is None else None
        self._settings = resolve_settings(
            api_key=token if api_key is None else api_key,
            base_url=base_url,
            client_name=client_name,
            timeout=default_timeout if timeout is None else timeout,
            max_retries=max_retries,
            headers=headers,
            strict=strict,
        )
        self._connect(self._settings, given_client)

    @abstractmethod
    def _connect(self, settings: Settings, http_client: HttpT | None) -> None:
        """Make the caller that the methods send with."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._settings.base_url!r})"


class _SyncClient(_Client[SyncHttpClient]):
    _caller: CallerProtocol

    def _connect(self, settings: Settings, http_client: SyncHttpClient | None) -> None:
        if hasattr(http_client, "aclose"):
            raise ValidationError(f"{type(self).__name__} needs a sync http_client, not an async one")
        self._pool = Pool(http_client, new_sync_client)
        self._caller = SyncCaller(settings, SyncDriver(self._pool))

    def close(self) -> None:
        """Close the connections; calls after that raise CohereError. An `http_client` that was passed stays open."""
        if made := self._pool.retire():
            made.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class _AsyncClient(_Client[AsyncHttpClient]):
    _caller: AsyncCallerProtocol

    def _connect(self, settings: Settings, http_client: AsyncHttpClient | None) -> None:
        if http_client is not None and not hasattr(http_client, "aclose"):
            raise ValidationError(f"{type(self).__name__} needs an async http_client, not a sync one")
        self._pool = Pool(http_client, new_async_client)
        self._caller = AsyncCaller(settings, AsyncDriver(self._pool))

    async def aclose(self) -> None:
        """Close the connections; calls after that raise CohereError. An `http_client` that was passed stays open."""
        if made := self._pool.retire():
            await made.aclose()

    close = aclose

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


class Client(_SyncClient, ClientMethods):
    """The API with v1's `chat`, `embed` and `rerank`; v2's are under `.v2`."""


class ClientV2(_SyncClient, ClientV2Methods):
    """The API with v2's `chat`, `embed` and `rerank`."""


class AsyncClient(_AsyncClient, AsyncClientMethods):
    """The API with v1's `chat`, `embed` and `rerank`, for asyncio and trio; v2's are under `.v2`."""


class AsyncClientV2(_AsyncClient, AsyncClientV2Methods):
    """The API with v2's `chat`, `embed` and `rerank`, for asyncio and trio."""


def _refuse_both(name: str, value: object, other_name: str, other: object) -> None:
    if value is not None and other is not None:
        raise ValidationError(f"{name} and {other_name} are two names of one option: pass one")
