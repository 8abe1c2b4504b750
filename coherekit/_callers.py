"""What the generated methods call: a flow for each kind of call, handed to a driver.

The flows are imported with the first call, so that a client is ready without loading any model.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from ._call.retry import Retry
from ._drivers.drivers import AsyncDriver, SyncDriver
from ._settings.options import Settings

if TYPE_CHECKING:
    from cohere_api.runtime import Model, Request, RequestOptions, StreamedEmbedding, StreamFormat, Wait, WaitOptions

    from ._call.steps import Flow
    from ._drivers.stream import AsyncStream, Stream
    from ._raw_response import RawMethods

T = TypeVar("T")
E = TypeVar("E")
M = TypeVar("M", bound="Model")


class SyncCaller:
    """Implements `cohere_api.runtime.Caller`."""

    def __init__(self, settings: Settings, driver: SyncDriver, retry: Retry | None = None) -> None:
        self._settings = settings
        self._driver = driver
        self._retry = retry or Retry()

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> T:
        return self._driver.drive(_calling(self._settings, self._retry, options, arguments)(request))

    def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        from ._compound.pagination import fetch

        send = _calling(self._settings, self._retry, options and options.copy(), arguments)
        return self._driver.drive(fetch(request.giving(page), send, self._driver.drive))

    def run(self, flow: Callable[[Settings, Retry], Flow[T]]) -> T:
        """Carry out a flow that is more than one call of the API."""
        return self._driver.drive(flow(self._settings, self._retry))

    def stream(self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None) -> Stream[E, T]:
        from ._drivers.stream import Stream
        from ._streams.streamed_call import StreamedCall

        return Stream(self._driver, StreamedCall(self._settings, self._retry, request, form, options))

    def each(
        self, request: Request[Any], items: Iterable[Any], batch_size: int | None, options: RequestOptions | None
    ) -> Iterator[StreamedEmbedding]:
        from ._compound.embed_stream import Batches, each

        return each(lambda one: self.call(one, options), Batches(request, batch_size), items)

    def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any:
        from ._compound.polling import waiting
        from ._compound.progress import observer

        send = _calling(self._settings, self._retry, None, None)
        with observer(options["progress"]) as observe:
            steps = waiting(send, waits, target, options, observe=observe, clock=self._retry.clock)
            return self._driver.drive(steps)

    def raw(self, methods: Any) -> RawMethods:
        from ._raw_response import RawMethods

        return RawMethods(methods)


class AsyncCaller:
    """Implements `cohere_api.runtime.AsyncCaller`."""

    def __init__(self, settings: Settings, driver: AsyncDriver, retry: Retry | None = None) -> None:
        self._settings = settings
        self._driver = driver
        self._retry = retry or Retry()

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> Coroutine[Any, Any, T]:
        return self._driver.drive(_calling(self._settings, self._retry, options, arguments)(request))

    async def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        from ._compound.pagination import fetch

        send = _calling(self._settings, self._retry, options and options.copy(), arguments)
        return await self._driver.drive(fetch(request.giving(page), send, self._driver.drive))

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
        request: Request[Any],
        items: AsyncIterable[Any] | Iterable[Any],
        batch_size: int | None,
        options: RequestOptions | None,
    ) -> AsyncIterator[StreamedEmbedding]:
        from ._compound.embed_stream import AsyncEach, Batches

        return AsyncEach(lambda one: self.call(one, options), Batches(request, batch_size), items)

    async def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any:
        from ._compound.polling import waiting
        from ._compound.progress import observer

        send = _calling(self._settings, self._retry, None, None)
        with observer(options["progress"]) as observe:
            steps = waiting(send, waits, target, options, observe=observe, clock=self._retry.clock)
            return await self._driver.drive(steps)

    def raw(self, methods: Any) -> RawMethods:
        from ._raw_response import RawMethods

        return RawMethods(methods)


def _calling(
    settings: Settings, retry: Retry, options: RequestOptions | None, arguments: Mapping[str, Any] | None
) -> Callable[[Request[T]], Flow[T]]:
    """What sends a request of a call with these options and arguments."""
    call = _flow_of_a_call()

    def send(request: Request[T]) -> Flow[T]:
        if request.endpoint.splitting is None:
            return call(settings, retry, request, options)
        from ._compound.batching import split

        began = retry.clock()
        return split(lambda part: call(settings, retry, part, options, since=began), request)

    if arguments is None or all(value is None for value in arguments.values()):
        return send
    from ._compound.client_arguments import Calling, with_hooks

    return with_hooks(Calling(settings, retry, send), arguments)


@cache
def _flow_of_a_call() -> Callable[..., Flow[Any]]:
    """Looked up once: an import that was done already still takes a microsecond."""
    from ._call.call import call

    return call
