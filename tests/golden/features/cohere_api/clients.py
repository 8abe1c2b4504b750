# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What clients inherit: the resources and the top-level methods, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .resources.v2 import AsyncV2Resource, V2Resource
from .runtime.methods import AsyncMethods, Methods
from .runtime.older_names import older_arguments, older_methods

if TYPE_CHECKING:
    from .models.animals import Animal, AnimalReply
    from .models.measure import MeasureRequestTruncate, MeasureResponse
    from .models.shared import Food, Shape
    from .models.talk import Talk, TalkEvent, Voice
    from .resources.animals import AnimalsResource, AsyncAnimalsResource
    from .resources.keepers import AsyncKeepersResource, KeepersResource
    from .runtime.operations import RequestOptions
    from .runtime.protocols import AsyncStream, Stream
    from .runtime.values import Items, StreamedEmbedding
    from .types.shared import FoodDict, ShapeDict


@older_methods(free_animal="animals.delete", gauge="measure")
class CommonMethods(Methods):
    """Carried by every client."""

    @cached_property
    def animals(self) -> AnimalsResource:
        from .resources.animals import AnimalsResource

        return AnimalsResource(self._caller)

    @cached_property
    def keepers(self) -> KeepersResource:
        from .resources.keepers import KeepersResource

        return KeepersResource(self._caller)

    @cached_property
    def v2(self) -> V2Resource:
        from .resources.v2 import V2Resource

        return V2Resource(self._caller)

    @older_arguments(strings="texts", measure="unit")
    def measure(
        self,
        *,
        texts: Items[str],
        truncate: MeasureRequestTruncate | None = None,
        unit: Literal["cm", "in"] | None = None,
        rounds: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> MeasureResponse:
        """POST /v1/measure

        `POST /v1/measure`

        Args:
            texts: The texts | in 'order'.
            truncate:
            unit: How lengths are 'told'.
            rounds: How often to measure.
        """
        from .endpoints import measure as _endpoint

        return self._caller.call(
            _endpoint.request(texts=texts, truncate=truncate), request_options, {"unit": unit, "rounds": rounds}
        )

    def measure_stream(
        self,
        *,
        texts: Iterable[str],
        truncate: MeasureRequestTruncate | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Iterator[StreamedEmbedding]:
        """Like `measure`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from .endpoints import measure as _endpoint

        _request = _endpoint.request(texts=(), truncate=truncate)
        return self._caller.each(_request, texts, batch_size, request_options)

    def echo(self, *, body: Sequence[Food | FoodDict], request_options: RequestOptions | None = None) -> Food:
        """POST /v1/echo

        `POST /v1/echo`

        Args:
            body:
        """
        from .endpoints import echo as _endpoint

        return self._caller.call(_endpoint.request(body=body), request_options)

    def wait(
        self,
        target: AnimalReply,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[Animal], object] | None = None,
        progress: bool = False,
    ) -> Animal:
        """Ask again and again until what `target` describes is done, and return the last reply.

        Args:
            target: The reply of a call that starts or shows something that takes long, or an item of a list of such.
            timeout: Seconds to wait at most, 0 for one poll; without limit when left out. A poll is never cut short.
            interval: Seconds between the first two polls; later ones come less often.
            on_poll: A plain function, also in an async client, that gets each poll's reply, the last one too.
            progress: Whether to show state, time and, where replies count, how much is done, on standard error.
        """
        from .waits import WAITS

        reply: Animal = self._caller.wait(
            WAITS, target, {"timeout": timeout, "interval": interval, "on_poll": on_poll, "progress": progress}
        )
        return reply


class ClientMethods(CommonMethods):
    """The methods of `Client`."""

    @older_arguments(words="text")
    def talk(
        self,
        *,
        text: str,
        voice: Voice | None = None,
        temperature: float | None = None,
        shapes: Sequence[Shape | ShapeDict] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Talk:
        """Talk, with '''quotes''', a \\ and {braces}.

        `POST /v1/talk`

        Args:
            text:
            voice:
            temperature:  Default: 0.3.
            shapes:
        """
        from .endpoints import talk as _endpoint

        return self._caller.call(
            _endpoint.request(text=text, voice=voice, temperature=temperature, shapes=shapes), request_options
        )

    @older_arguments(words="text")
    def talk_stream(
        self,
        *,
        text: str,
        voice: Voice | None = None,
        temperature: float | None = None,
        shapes: Sequence[Shape | ShapeDict] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[TalkEvent, Talk]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `with`."""
        from .endpoints import talk as _endpoint

        _request = _endpoint.request(text=text, voice=voice, temperature=temperature, shapes=shapes).streamed(
            _endpoint.STREAM
        )
        return self._caller.stream(_request, _endpoint.STREAM, request_options)


class ClientV2Methods(CommonMethods, V2Resource):
    """The methods of `ClientV2`, those of `v2` among them."""


@older_methods(free_animal="animals.delete", gauge="measure")
class AsyncCommonMethods(AsyncMethods):
    """Carried by every client."""

    @cached_property
    def animals(self) -> AsyncAnimalsResource:
        from .resources.animals import AsyncAnimalsResource

        return AsyncAnimalsResource(self._caller)

    @cached_property
    def keepers(self) -> AsyncKeepersResource:
        from .resources.keepers import AsyncKeepersResource

        return AsyncKeepersResource(self._caller)

    @cached_property
    def v2(self) -> AsyncV2Resource:
        from .resources.v2 import AsyncV2Resource

        return AsyncV2Resource(self._caller)

    @older_arguments(strings="texts", measure="unit")
    async def measure(
        self,
        *,
        texts: Items[str],
        truncate: MeasureRequestTruncate | None = None,
        unit: Literal["cm", "in"] | None = None,
        rounds: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> MeasureResponse:
        """POST /v1/measure

        `POST /v1/measure`

        Args:
            texts: The texts | in 'order'.
            truncate:
            unit: How lengths are 'told'.
            rounds: How often to measure.
        """
        from .endpoints import measure as _endpoint

        return await self._caller.call(
            _endpoint.request(texts=texts, truncate=truncate), request_options, {"unit": unit, "rounds": rounds}
        )

    def measure_stream(
        self,
        *,
        texts: AsyncIterable[str] | Iterable[str],
        truncate: MeasureRequestTruncate | None = None,
        batch_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncIterator[StreamedEmbedding]:
        """Like `measure`, for any number of `texts`: sent batch by batch, while the results are read one by one.

        `batch_size` go out in one request: as many as the API takes, if left out.
        """
        from .endpoints import measure as _endpoint

        _request = _endpoint.request(texts=(), truncate=truncate)
        return self._caller.each(_request, texts, batch_size, request_options)

    async def echo(self, *, body: Sequence[Food | FoodDict], request_options: RequestOptions | None = None) -> Food:
        """POST /v1/echo

        `POST /v1/echo`

        Args:
            body:
        """
        from .endpoints import echo as _endpoint

        return await self._caller.call(_endpoint.request(body=body), request_options)

    async def wait(
        self,
        target: AnimalReply,
        *,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[Animal], object] | None = None,
        progress: bool = False,
    ) -> Animal:
        """Ask again and again until what `target` describes is done, and return the last reply.

        Args:
            target: The reply of a call that starts or shows something that takes long, or an item of a list of such.
            timeout: Seconds to wait at most, 0 for one poll; without limit when left out. A poll is never cut short.
            interval: Seconds between the first two polls; later ones come less often.
            on_poll: A plain function, also in an async client, that gets each poll's reply, the last one too.
            progress: Whether to show state, time and, where replies count, how much is done, on standard error.
        """
        from .waits import WAITS

        reply: Animal = await self._caller.wait(
            WAITS, target, {"timeout": timeout, "interval": interval, "on_poll": on_poll, "progress": progress}
        )
        return reply


class AsyncClientMethods(AsyncCommonMethods):
    """The methods of `AsyncClient`."""

    @older_arguments(words="text")
    async def talk(
        self,
        *,
        text: str,
        voice: Voice | None = None,
        temperature: float | None = None,
        shapes: Sequence[Shape | ShapeDict] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Talk:
        """Talk, with '''quotes''', a \\ and {braces}.

        `POST /v1/talk`

        Args:
            text:
            voice:
            temperature:  Default: 0.3.
            shapes:
        """
        from .endpoints import talk as _endpoint

        return await self._caller.call(
            _endpoint.request(text=text, voice=voice, temperature=temperature, shapes=shapes), request_options
        )

    @older_arguments(words="text")
    def talk_stream(
        self,
        *,
        text: str,
        voice: Voice | None = None,
        temperature: float | None = None,
        shapes: Sequence[Shape | ShapeDict] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[TalkEvent, Talk]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from .endpoints import talk as _endpoint

        _request = _endpoint.request(text=text, voice=voice, temperature=temperature, shapes=shapes).streamed(
            _endpoint.STREAM
        )
        return self._caller.stream(_request, _endpoint.STREAM, request_options)


class AsyncClientV2Methods(AsyncCommonMethods, AsyncV2Resource):
    """The methods of `AsyncClientV2`, those of `v2` among them."""
