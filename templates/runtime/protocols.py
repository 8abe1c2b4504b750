"""What the generated methods need: a caller that sends their requests, and the streams and replies that it gives."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, Self, TypeVar

from .models import M
from .operations import E, Request, RequestOptions, StreamFormat, Wait, WaitOptions
from .values import Http, StreamedEmbedding, T

E_co = TypeVar("E_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)


class Stream(Protocol[E_co, R_co]):
    """A streamed reply: opened when entered or first iterated, closed when left. Leaving early frees the connection."""

    def __iter__(self) -> Iterator[E_co]: ...
    def __next__(self) -> E_co: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def close(self) -> None: ...
    @property
    def text_stream(self) -> Iterator[str]:
        """The pieces of the answer's text alone."""
        ...

    def final(self) -> R_co:
        """Read the rest; return the reply that the call gives without a stream."""
        ...

    @property
    def http(self) -> Http | None:
        """The HTTP exchange that opened the stream; None before."""
        ...


class AsyncStream(Protocol[E_co, R_co]):
    """A streamed reply: opened when entered or first iterated, closed when left. Leaving early frees the connection."""

    def __aiter__(self) -> AsyncIterator[E_co]: ...
    async def __anext__(self) -> E_co: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exception: object) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The pieces of the answer's text alone."""
        ...

    async def final(self) -> R_co:
        """Read the rest; return the reply that the call gives without a stream."""
        ...

    @property
    def http(self) -> Http | None:
        """The HTTP exchange that opened the stream; None before."""
        ...


class Caller(Protocol):
    """Sends requests for the generated methods."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> T:
        """Send the request and return its reply. `arguments`: those of the method that are for the caller, by name."""
        ...

    def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        """Send the request as `call` does; return the reply as a page that can fetch those after it."""
        ...

    def stream(self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None) -> Stream[E, T]:
        """Return the stream of a request that asks for one; nothing is sent before it is opened."""
        ...

    def each(
        self, request: Request[Any], items: Iterable[Any], batch_size: int | None, options: RequestOptions | None
    ) -> Iterator[StreamedEmbedding]:
        """Send `items` in batches, as the list that the endpoint streams, and return the result of each."""
        ...

    def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any:
        """Poll until the target's state is final; return the last reply."""
        ...


class AsyncCaller(Protocol):
    """Sends requests for the generated async methods; each method does what that of `Caller` does."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> Awaitable[T]: ...
    async def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M: ...
    def stream(
        self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None
    ) -> AsyncStream[E, T]: ...
    def each(
        self,
        request: Request[Any],
        items: AsyncIterable[Any] | Iterable[Any],
        batch_size: int | None,
        options: RequestOptions | None,
    ) -> AsyncIterator[StreamedEmbedding]: ...
    async def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any: ...
