"""Makes the calls of the generated methods: a flow for each kind of call, handed to a driver.

What a call needs is imported with the first one, so that a ready client has loaded no model.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._call.retry import Retry
from ._drivers.drivers import AsyncDriver, SyncDriver

if TYPE_CHECKING:
    from cohere_api.runtime.models import Model
    from cohere_api.runtime.operations import Request, RequestOptions, StreamFormat, Wait, WaitOptions
    from cohere_api.runtime.values import StreamedEmbedding

    from ._call.steps import Flow
    from ._drivers.stream import AsyncStream, Stream
    from ._settings.options import Settings

T = TypeVar("T")
E = TypeVar("E")
M = TypeVar("M", bound="Model")
D = TypeVar("D")


class _Caller(Generic[D]):
    """What both callers share: the flow of a call."""

    def __init__(self, settings: Settings, driver: D, retry: Retry | None = None) -> None:
        self._settings = settings
        self._driver = driver
        self._retry = retry or Retry()

    def _steps(
        self, request: Request[T], options: RequestOptions | None, arguments: Mapping[str, object] | None
    ) -> Flow[T]:
        """Return the flow of a call, inside the hooks of the arguments that are for us."""
        for value in (arguments or {}).values():
            if value is not None:
                from ._call.call import Sender
                from ._compound.client_arguments import wrap_in_hooks

                send = partial(self._in_parts, options=options)
                return wrap_in_hooks(Sender(self._settings, self._retry, send), arguments or {})(request)
        return self._in_parts(request, options)

    def _in_parts(self, request: Request[T], options: RequestOptions | None) -> Flow[T]:
        """Return the flow of a call that is sent as several where a list of its inputs is too long for one."""
        from ._call.call import call

        if request.endpoint.splitting is None:
            return call(self._settings, self._retry, request, options)
        from ._compound.batching import split

        send = partial(call, self._settings, self._retry, options=options, since=self._retry.clock())
        return split(send, request)


class SyncCaller(_Caller[SyncDriver]):
    """Implements `cohere_api.runtime.Caller`."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, object] | None = None
    ) -> T:
        return self._driver.drive(self._steps(request, options, arguments))

    def page(
        self,
        request: Request[object],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, object] | None = None,
    ) -> M:
        from ._compound.pagination import fetch_page

        send = partial(self._steps, options=options and options.copy(), arguments=arguments)
        return self._driver.drive(fetch_page(request.giving(page), send, self._driver.drive))

    def run(self, flow: Callable[[Settings, Retry], Flow[T]]) -> T:
        """Carry out a flow that is more than one call of the API."""
        return self._driver.drive(flow(self._settings, self._retry))

    def stream(self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None) -> Stream[E, T]:
        from ._drivers.stream import Stream
        from ._streams.streamed_call import StreamedCall

        return Stream(self._driver, StreamedCall(self._settings, self._retry, request, form, options))

    def each(
        self, request: Request[object], items: Iterable[object], batch_size: int | None, options: RequestOptions | None
    ) -> Iterator[StreamedEmbedding]:
        from ._compound.embed_stream import Batches, embed_each

        return embed_each(partial(self.call, options=options), Batches(request, batch_size), items)

    def wait(self, waits: Sequence[Wait[object]], target: object, options: WaitOptions) -> object:
        from ._compound.polling import poll_until_done
        from ._compound.progress import show_progress

        send = partial(self._steps, options=None, arguments=None)
        with show_progress(options["progress"]) as observe:
            steps = poll_until_done(send, waits, target, options, observe=observe, clock=self._retry.clock)
            return self._driver.drive(steps)


class AsyncCaller(_Caller[AsyncDriver]):
    """Implements `cohere_api.runtime.AsyncCaller`."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, object] | None = None
    ) -> Coroutine[Any, Any, T]:
        return self._driver.drive(self._steps(request, options, arguments))

    async def page(
        self,
        request: Request[object],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, object] | None = None,
    ) -> M:
        from ._compound.pagination import fetch_page

        send = partial(self._steps, options=options and options.copy(), arguments=arguments)
        return await self._driver.drive(fetch_page(request.giving(page), send, self._driver.drive))

    async def run(self, flow: Callable[[Settings, Retry], Flow[T]]) -> T:
        """Carry out a flow that is more than one call of the API."""
        return await self._driver.drive(flow(self._settings, self._retry))

    def stream(
        self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None
    ) -> AsyncStream[E, T]:
        from ._drivers.stream import AsyncStream
        from ._streams.streamed_call import StreamedCall

        return AsyncStream(self._driver, StreamedCall(self._settings, self._retry, request, form, options))

    def each(
        self,
        request: Request[object],
        items: AsyncIterable[object] | Iterable[object],
        batch_size: int | None,
        options: RequestOptions | None,
    ) -> AsyncIterator[StreamedEmbedding]:
        from ._compound.embed_stream import AsyncEach, Batches

        return AsyncEach(partial(self.call, options=options), Batches(request, batch_size), items)

    async def wait(self, waits: Sequence[Wait[object]], target: object, options: WaitOptions) -> object:
        from ._compound.polling import poll_until_done
        from ._compound.progress import show_progress

        send = partial(self._steps, options=None, arguments=None)
        with show_progress(options["progress"]) as observe:
            steps = poll_until_done(send, waits, target, options, observe=observe, clock=self._retry.clock)
            return await self._driver.drive(steps)
