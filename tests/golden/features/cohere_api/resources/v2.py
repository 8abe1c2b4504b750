# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `v2`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.talk import Talk, TalkEvent
    from ..runtime import AsyncCaller, AsyncStream, Caller, RequestOptions, Stream


class V2Resource(Methods):
    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def talk(self, *, text: str, request_options: RequestOptions | None = None) -> Talk:
        """Talk in the new way.

        `POST /v2/talk`

        Args:
            text:
        """
        from ..endpoints import v2_talk as _endpoint

        return self._caller.call(_endpoint.request(text=text), request_options)

    def talk_stream(self, *, text: str, request_options: RequestOptions | None = None) -> Stream[TalkEvent]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `with`."""
        from ..endpoints import v2_talk as _endpoint

        _request = _endpoint.request(text=text).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)


class AsyncV2Resource(AsyncMethods):
    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    async def talk(self, *, text: str, request_options: RequestOptions | None = None) -> Talk:
        """Talk in the new way.

        `POST /v2/talk`

        Args:
            text:
        """
        from ..endpoints import v2_talk as _endpoint

        return await self._caller.call(_endpoint.request(text=text), request_options)

    def talk_stream(self, *, text: str, request_options: RequestOptions | None = None) -> AsyncStream[TalkEvent]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from ..endpoints import v2_talk as _endpoint

        _request = _endpoint.request(text=text).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)
