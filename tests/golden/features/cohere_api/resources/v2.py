# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `v2`, sync and async."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.talk import ParsedTalk, Talk, TalkEvent
    from ..runtime.operations import RequestOptions
    from ..runtime.protocols import AsyncStream, Stream
    from ..runtime.values import T
    from ..types.talk import V2TalkArguments


class V2Resource(Methods):
    @overload
    def talk(
        self, *, text: str, form: Mapping[str, Any] | None = None, request_options: RequestOptions | None = None
    ) -> Talk: ...
    @overload
    def talk(self, *, form_of_reply: type[T], **arguments: Unpack[V2TalkArguments]) -> ParsedTalk[T]: ...

    def talk(
        self,
        *,
        text: str,
        form: Mapping[str, Any] | None = None,
        form_of_reply: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Talk:
        """Talk in the new way.

        `POST /v2/talk`

        Args:
            text:
            form:
            form_of_reply: What the reply is 'read' as.
        """
        from ..endpoints import v2_talk as _endpoint

        return self._caller.call(
            _endpoint.request(text=text, form=form), request_options, {"form_of_reply": form_of_reply}
        )

    def talk_stream(
        self, *, text: str, form: Mapping[str, Any] | None = None, request_options: RequestOptions | None = None
    ) -> Stream[TalkEvent, Talk]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `with`."""
        from ..endpoints import v2_talk as _endpoint

        _request = _endpoint.request(text=text, form=form).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)


class AsyncV2Resource(AsyncMethods):
    @overload
    async def talk(
        self, *, text: str, form: Mapping[str, Any] | None = None, request_options: RequestOptions | None = None
    ) -> Talk: ...
    @overload
    async def talk(self, *, form_of_reply: type[T], **arguments: Unpack[V2TalkArguments]) -> ParsedTalk[T]: ...

    async def talk(
        self,
        *,
        text: str,
        form: Mapping[str, Any] | None = None,
        form_of_reply: type[Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Talk:
        """Talk in the new way.

        `POST /v2/talk`

        Args:
            text:
            form:
            form_of_reply: What the reply is 'read' as.
        """
        from ..endpoints import v2_talk as _endpoint

        return await self._caller.call(
            _endpoint.request(text=text, form=form), request_options, {"form_of_reply": form_of_reply}
        )

    def talk_stream(
        self, *, text: str, form: Mapping[str, Any] | None = None, request_options: RequestOptions | None = None
    ) -> AsyncStream[TalkEvent, Talk]:
        """Like `talk`, with the reply as a stream of events: iterate it, best inside `async with`."""
        from ..endpoints import v2_talk as _endpoint

        _request = _endpoint.request(text=text, form=form).streamed(_endpoint.STREAM)
        return self._caller.stream(_request, _endpoint.STREAM, request_options)
