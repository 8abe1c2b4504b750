"""What a person writes to use the generated methods with a client of their own; it has to satisfy the type checkers."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Self, TypeVar

from cohere_api.clients import AsyncClientMethods, AsyncClientV2Methods, ClientMethods, ClientV2Methods
from cohere_api.runtime import (
    AsyncStream,
    Model,
    Request,
    RequestOptions,
    Stream,
    StreamedEmbedding,
    StreamFormat,
    Wait,
    WaitOptions,
)

T = TypeVar("T")
E = TypeVar("E")
M = TypeVar("M", bound=Model)


class Silent:
    """Answers each request with an empty object."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> T:
        return request.endpoint.decode({}, False)

    def stream(self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None) -> Stream[E, T]:
        return Nothing[E, T](request)

    def each(
        self, request: Request[Any], items: Iterable[Any], batch_size: int | None, options: RequestOptions | None
    ) -> Iterator[StreamedEmbedding]:
        return iter(())

    def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        return self.call(request.giving(page), options, arguments)

    def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any:
        return self.call(waits[0].poll("id"))

    def raw(self, methods: Any) -> Any:
        return methods


class Nothing(Iterator[E], Generic[E, T]):
    """A stream that has ended."""

    def __init__(self, request: Request[T]) -> None:
        self.request = request

    def __next__(self) -> E:
        raise StopIteration

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""

    @property
    def text_stream(self) -> Iterator[str]:
        return iter(())

    def final(self) -> T:
        return self.request.endpoint.decode({}, False)

    @property
    def http(self) -> None:
        return None


class AsyncSilent:
    """Answers each request with an empty object."""

    async def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> T:
        return request.endpoint.decode({}, False)

    def stream(
        self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None
    ) -> AsyncStream[E, T]:
        raise NotImplementedError

    def each(
        self,
        request: Request[Any],
        items: AsyncIterable[Any] | Iterable[Any],
        batch_size: int | None,
        options: RequestOptions | None,
    ) -> AsyncIterator[StreamedEmbedding]:
        raise NotImplementedError

    async def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        return await self.call(request.giving(page), options, arguments)

    async def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any:
        return await self.call(waits[0].poll("id"))

    def raw(self, methods: Any) -> Any:
        return methods


class Client(ClientMethods):
    def __init__(self) -> None:
        self._caller = Silent()


class ClientV2(ClientV2Methods):
    def __init__(self) -> None:
        self._caller = Silent()


class AsyncClient(AsyncClientMethods):
    def __init__(self) -> None:
        self._caller = AsyncSilent()


class AsyncClientV2(AsyncClientV2Methods):
    def __init__(self) -> None:
        self._caller = AsyncSilent()
