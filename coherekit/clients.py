"""The four clients: the generated methods, with options, a connection pool and an end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Self, TypeVar, Unpack

from cohere_api.clients import AsyncClientMethods, AsyncClientV2Methods, ClientMethods, ClientV2Methods

from ._callers import AsyncCaller, SyncCaller
from ._drivers.drivers import AsyncDriver, SyncDriver
from ._http.client_protocols import AsyncHttpClient, SyncHttpClient
from ._http.pool import AsyncPool, SyncPool
from ._settings.hooks import ApiKey
from ._settings.options import Options, Settings, resolve_settings
from .errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.protocols import AsyncCaller as AsyncCallerProtocol
    from cohere_api.runtime.protocols import Caller as CallerProtocol
    from cohere_api.types.chat import V2ChatArguments
    from tokenizers import Tokenizer

    from ._datasets.resource import AsyncDatasets, AsyncUtils, Datasets, Utils
    from ._tools.loop import OnStep, ToolRun

HttpT = TypeVar("HttpT")


class _Client(ABC, Generic[HttpT]):
    """What all clients share: the options."""

    _settings: Settings

    def __init__(
        self,
        api_key: ApiKey | None = None,
        *,
        token: ApiKey | None = None,
        http_client: HttpT | None = None,
        httpx_client: HttpT | None = None,
        **options: Unpack[Options],
    ) -> None:
        """Check the options, and read the environment.

        Args:
            api_key: A key, or a function that returns one and is asked before each request. Read from CO_API_KEY, then
                COHERE_API_KEY when left out; "" sends none, for servers that want none. `token` is an older name.
            http_client: An `httpx.Client` (`httpx.AsyncClient` for the async clients), one of httpx2, or one that works
                like it, to send with; it stays yours to close. `httpx_client` is another name for it. Left out, at most
                100 connections are open at once, over the environment's proxies if it names any; further calls wait.
            base_url: Where the API is; when left out `environment`, then CO_API_URL, else https://api.cohere.com.
            environment: A `ClientEnvironment` or an address.
            client_name: Names your application to the API.
            timeout: Seconds for each read and write, 300 by default; connecting gets at most 10. An `httpx.Timeout`
                sets each on its own. With an `http_client` the default is that client's own.
            deadline: Seconds for a whole call: all attempts, the pauses between them, and a stream to its end. No limit
                by default. What is under way ends with it; over an `http_client`, see docs/errors.md.
            max_retries: How often a failed request is sent again, 2 by default.
            retry_budget: How many retries all calls together may add before successes must earn more, 100 by default;
                None for no limit.
            on_retry: Called with a `RetryEvent` before each pause, also by async clients; what it raises ends the call.
            headers: Sent with every request.
            strict: Whether a reply that lacks a required field is a DecodeError; otherwise that is a logged warning.
            idle_timeout: Seconds that a stream may go without an event before it is given up, whatever else the server
                sends; without it `timeout` limits each read alone.
            max_reply_bytes: What a reply, an event of a stream, or all of its events added up, may have once inflated,
                64 MiB by default. More is a ReplyTooLarge, in a stream a StreamError. Downloads may be larger.
            allow_http: Whether the API, and what it names by URL, may be at an http address that is not this machine.

        Raises ValidationError for options that can't be used.
        """
        _refuse_both("api_key", api_key, "token", token)
        _refuse_both("http_client", http_client, "httpx_client", httpx_client)
        given_client = httpx_client if http_client is None else http_client
        if given_client is not None and not hasattr(given_client, "build_request"):
            raise ValidationError(
                f"http_client must work like an httpx.Client, and {type(given_client).__name__} does not"
            )
        settings = resolve_settings(api_key=token if api_key is None else api_key, **options)
        if given_client is not None and options.get("timeout") is None:
            settings = replace(settings, timeout=None)
        self._connect(given_client)
        self._use(settings)

    @abstractmethod
    def _connect(self, http_client: HttpT | None) -> None:
        """Make the pool of connections."""

    @abstractmethod
    def _use(self, settings: Settings) -> None:
        """Make the caller that the methods send with."""

    def with_options(self, *, api_key: ApiKey | None = None, **options: Unpack[Options]) -> Self:
        """Return a copy with other options: those of the constructor except for the HTTP client; `headers` are added.

        It shares the connections, so closing one closes them for both, and costs microseconds: make one for each call
        if you like. Raises ValidationError for options that can't be used.
        """
        changed = copy(self)
        # What was made of the old options and kept, as the resources are.
        for name in list(vars(changed)):
            if isinstance(getattr(type(self), name, None), cached_property):
                del vars(changed)[name]
        changed._use(self._settings.changed(api_key=api_key, **options))
        return changed

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._settings.base_url!r})"


class _SyncClient(_Client[SyncHttpClient]):
    _caller: CallerProtocol

    def _connect(self, http_client: SyncHttpClient | None) -> None:
        if hasattr(http_client, "aclose"):
            raise ValidationError(f"{type(self).__name__} needs a sync http_client, not an async one")
        self._pool = SyncPool(http_client)

    def _use(self, settings: Settings) -> None:
        self._settings = settings
        self._caller = self._flows = SyncCaller(settings, SyncDriver(self._pool))

    @cached_property
    def datasets(self) -> Datasets:
        from ._datasets.resource import Datasets

        return Datasets(self._flows)

    @cached_property
    def utils(self) -> Utils:
        from ._datasets.resource import Utils

        return Utils(self._flows)

    def fetch_tokenizer(self, *, model: str) -> Tokenizer:
        """Return the tokenizer of a model, of the package tokenizers; fetched once, then kept on disk and in memory.

        Raises CohereError where the model has none, it can't be fetched, or the extra `tokenizers` is not installed.
        """
        from ._tokenizers.tokenizer import fetch_tokenizer

        return self._flows.run(fetch_tokenizer(model))

    def close(self) -> None:
        """Close the connections, also those of copies; calls after that raise CohereError.

        An `http_client` that was passed stays open.
        """
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class _AsyncClient(_Client[AsyncHttpClient]):
    _caller: AsyncCallerProtocol

    def _connect(self, http_client: AsyncHttpClient | None) -> None:
        if http_client is not None and not hasattr(http_client, "aclose"):
            raise ValidationError(f"{type(self).__name__} needs an async http_client, not a sync one")
        self._pool = AsyncPool(http_client)

    def _use(self, settings: Settings) -> None:
        self._settings = settings
        self._caller = self._flows = AsyncCaller(settings, AsyncDriver(self._pool))

    @cached_property
    def datasets(self) -> AsyncDatasets:
        from ._datasets.resource import AsyncDatasets

        return AsyncDatasets(self._flows)

    @cached_property
    def utils(self) -> AsyncUtils:
        from ._datasets.resource import AsyncUtils

        return AsyncUtils(self._flows)

    async def fetch_tokenizer(self, *, model: str) -> Tokenizer:
        """Return the tokenizer of a model, of the package tokenizers; fetched once, then kept on disk and in memory.

        Raises CohereError where the model has none, it can't be fetched, or the extra `tokenizers` is not installed.
        """
        from ._tokenizers.tokenizer import fetch_tokenizer

        return await self._flows.run(fetch_tokenizer(model))

    async def aclose(self) -> None:
        """Close the connections, also those of copies; calls after that raise CohereError.

        An `http_client` that was passed stays open.
        """
        await self._pool.aclose()

    close = aclose

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


class Client(_SyncClient, ClientMethods):
    """The API with v1's `chat`, `embed` and `rerank`; v2's are under `.v2`."""


class ClientV2(_SyncClient, ClientV2Methods):
    """The API with v2's `chat`, `embed` and `rerank`."""

    def run_tools(
        self, *, max_steps: int = 10, on_step: OnStep | None = None, **arguments: Unpack[V2ChatArguments]
    ) -> ToolRun:
        """Chat, call the tools that the model asks for, tell it what they return, until it answers.

        Tools that the model asks for at once run side by side, in threads. An error in one goes to the model and
        stands in the step: an exception, arguments that do not fit, a name that no tool has.

        Args:
            max_steps: Most rounds of tool calls.
            on_step: Called after each round with its `ToolStep`.
            arguments: Those of `chat`; `tools` are made with `coherekit.tool`.

        Raises ToolStepsExceeded after `max_steps` rounds, and whatever `chat` raises. Needs the extra `structured`.
        """
        from ._tools.loop import run_sync, run_tool_loop

        steps = run_tool_loop(arguments, max_steps, asynchronous=False)
        return run_sync(steps, self.chat, on_step)


class AsyncClient(_AsyncClient, AsyncClientMethods):
    """The API with v1's `chat`, `embed` and `rerank`, for asyncio and trio; v2's are under `.v2`."""


class AsyncClientV2(_AsyncClient, AsyncClientV2Methods):
    """The API with v2's `chat`, `embed` and `rerank`, for asyncio and trio."""

    async def run_tools(
        self, *, max_steps: int = 10, on_step: OnStep | None = None, **arguments: Unpack[V2ChatArguments]
    ) -> ToolRun:
        """Chat, call the tools that the model asks for, tell it what they return, until it answers.

        Tools that the model asks for at once run side by side: async ones as tasks, others in threads. An error in
        one goes to the model and stands in the step: an exception, arguments that do not fit, an unknown name.

        Args:
            max_steps: Most rounds of tool calls.
            on_step: Called after each round with its `ToolStep`; may be async.
            arguments: Those of `chat`; `tools` are made with `coherekit.tool`.

        Raises ToolStepsExceeded after `max_steps` rounds, and whatever `chat` raises. Needs the extra `structured`.
        """
        from ._tools.loop import run_async, run_tool_loop

        steps = run_tool_loop(arguments, max_steps, asynchronous=True)
        return await run_async(steps, self.chat, on_step)


def _refuse_both(name: str, value: object, other_name: str, other: object) -> None:
    if value is not None and other is not None:
        raise ValidationError(f"{name} and {other_name} are two names of one option: pass one")
