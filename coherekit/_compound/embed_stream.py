"""`embed_stream` and its kin: inputs from any iterable, sent batch by batch, results one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self

from cohere_api.runtime.values import StreamedEmbedding

from ..errors import ValidationError
from .batching import check_number, replace_list
from .merging import check_count, find_lists

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

_PLAIN_KIND: Final = "float"
"""What vectors are that come as a plain list."""


class Batches:
    """What one such call is: the requests to make of its inputs, and the results in their replies."""

    def __init__(self, request: Request[object], batch_size: int | None) -> None:
        splitting = request.endpoint.splitting
        if splitting is None or splitting.stream is None:
            raise ValidationError(f"{request.method} {request.path} does not take its inputs in batches")
        most = splitting.lists[splitting.stream]
        self.size = check_number("batch_size", most if batch_size is None else batch_size, most)
        self.name = splitting.stream
        self._each = splitting.each
        self._request = request
        self._done = 0

    def request(self, batch: list[object]) -> Request[object]:
        return replace_list(self._request, self.name, batch)

    def results(self, batch: list[Any], reply: object) -> Iterator[StreamedEmbedding]:
        """Raise DecodeError unless there is one for each input."""
        check_count(reply, self._each, len(batch), self._request)
        kinds = [(kind or _PLAIN_KIND, items) for kind, items in find_lists(getattr(reply, self._each))]
        first, self._done = self._done, self._done + len(batch)
        for index, text in enumerate(batch):
            for kind, items in kinds:
                yield StreamedEmbedding(index=first + index, embedding=items[index], embedding_type=kind, text=text)

    def check(self, items: object, *kinds: type) -> None:
        if isinstance(items, str | bytes) or not isinstance(items, kinds):
            raise ValidationError(f"{self.name} takes an iterable of texts, not {type(items).__name__}")


def embed_each(
    call: Callable[[Request[object]], Any], batches: Batches, items: Iterable[object]
) -> Iterator[StreamedEmbedding]:
    """Yield the results of `items`; a batch is sent when the results of the one before are used up."""
    batches.check(items, Iterable)

    def results() -> Iterator[StreamedEmbedding]:
        inputs = iter(items)
        while batch := list(islice(inputs, batches.size)):
            yield from batches.results(batch, call(batches.request(batch)))

    return results()


class AsyncEach(AsyncIterator[StreamedEmbedding]):
    """A batch is sent when the results of the one before are used up; nothing is open in between."""

    def __init__(
        self,
        call: Callable[[Request[object]], Awaitable[object]],
        batches: Batches,
        items: AsyncIterable[object] | Iterable[object],
    ) -> None:
        batches.check(items, Iterable, AsyncIterable)
        self._call = call
        self._batches = batches
        self._inputs = aiter(items) if isinstance(items, AsyncIterable) else _Plain(items)
        self._ready = deque[StreamedEmbedding]()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> StreamedEmbedding:
        if not self._ready:
            # Until a batch is answered it is not done: after an error there is nothing to go on with.
            inputs, self._inputs = self._inputs, _Plain(())
            if not (batch := await self._take(inputs)):
                raise StopAsyncIteration
            self._ready.extend(self._batches.results(batch, await self._call(self._batches.request(batch))))
            self._inputs = inputs
        return self._ready.popleft()

    async def _take(self, inputs: AsyncIterator[object]) -> list[Any]:
        batch: list[Any] = []
        while len(batch) < self._batches.size:
            try:
                batch.append(await anext(inputs))
            except StopAsyncIteration:
                break
        return batch


class _Plain(AsyncIterator[object]):
    def __init__(self, items: Iterable[object]) -> None:
        self._items = iter(items)

    async def __anext__(self) -> object:
        try:
            return next(self._items)
        except StopIteration:
            raise StopAsyncIteration from None
