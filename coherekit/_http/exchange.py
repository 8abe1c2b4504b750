"""The steps that need an HTTP client: `Send`, `Read` and `Drain`, with the outcomes that `steps` gives them.

Each for a client that blocks and for an async one, of any package with httpx's interface.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final

from .._call.files import Part, opened
from .._call.steps import OVERDUE, Failure, Reply, Send
from .._port.bounded_body import WholeReply
from .content_encoding import pieces, pieces_async, whole_pieces, whole_pieces_async
from .failures import failure_of
from .open_replies import is_overdue, limited, limited_async, open_reply, why_interrupted
from .requests import FOREIGN_SEND_OPTIONS, SEND_OPTIONS, build
from .stale_connections import trace_first_event, trace_first_event_async

if TYPE_CHECKING:
    from .pool import AsyncHttpClient, SyncHttpClient

_LONGEST_FINISH: Final = 0.25
_MOST_LAST_CHUNKS: Final = 4
_NO_FILES: Final = nullcontext(list[Part]())
_CLIENT_CLOSED: Final = Failure("the HTTP client is closed", timed_out=False, unsent=False, worth_retrying=False)


def send(client: SyncHttpClient, step: Send) -> Reply | Failure:
    if getattr(client, "is_closed", False):
        return _CLIENT_CLOSED
    heard: list[str] = []
    try:
        with opened(step.files) if step.files else _NO_FILES as files:
            request = build(client, step, files)
            request.extensions["trace"] = trace_first_event(heard, request.extensions)
            response = client.send(request, **(FOREIGN_SEND_OPTIONS if step.foreign else SEND_OPTIONS))
            # It was answered, so the connection was not lost while idle.
            heard.clear()
            # It refers to the extensions themselves: left to the garbage collector, that would cost each call.
            request.extensions.pop("trace", None)
            if step.keep_open:
                return open_reply(response, pieces(response, step.chunk_size), response.close, step.left)
            return _whole(response, step.max_reply_bytes)
    except Exception as error:
        if failure := failure_of(error, heard):
            return failure
        raise


def read(reply: Reply, within: float | None) -> bytes | Failure | None:
    try:
        if within is None:
            chunk = next(reply.chunks, None)
        else:
            with limited(reply, within):
                chunk = next(reply.chunks, None)
    except Exception as error:
        if failure := _failed_read(reply, error):
            return failure
        raise
    return why_interrupted(reply) if reply.interrupted else chunk


def finish(reply: Reply) -> None:
    if reply.socket is None:
        return
    with suppress(Exception), limited(reply, _LONGEST_FINISH):
        for _ in range(_MOST_LAST_CHUNKS):
            next(reply.chunks)


async def send_async(client: AsyncHttpClient, step: Send) -> Reply | Failure:
    if getattr(client, "is_closed", False):
        return _CLIENT_CLOSED
    heard: list[str] = []
    try:
        with opened(step.files) if step.files else _NO_FILES as files:
            request = build(client, step, files)
            request.extensions["trace"] = trace_first_event_async(heard, request.extensions)
            response = await client.send(request, **(FOREIGN_SEND_OPTIONS if step.foreign else SEND_OPTIONS))
            # It was answered, so the connection was not lost while idle.
            heard.clear()
            # It refers to the extensions themselves: left to the garbage collector, that would cost each call.
            request.extensions.pop("trace", None)
            if step.keep_open:
                return open_reply(response, pieces_async(response, step.chunk_size), response.aclose, step.left)
            return await _whole_async(response, step.max_reply_bytes)
    except Exception as error:
        if failure := failure_of(error, heard):
            return failure
        raise


async def read_async(reply: Reply, within: float | None) -> bytes | Failure | None:
    try:
        if within is None:
            chunk: bytes | None = await anext(reply.chunks, None)
        else:
            with limited_async(reply, within):
                chunk = await anext(reply.chunks, None)
    except TimeoutError:
        return OVERDUE
    except Exception as error:
        if failure := _failed_read(reply, error):
            return failure
        raise
    return why_interrupted(reply) if reply.interrupted else chunk


async def finish_async(reply: Reply) -> None:
    if reply.socket is None:
        return
    with suppress(Exception), limited_async(reply, _LONGEST_FINISH):
        for _ in range(_MOST_LAST_CHUNKS):
            await anext(reply.chunks)


def _whole(response: Any, limit: int) -> Reply | Failure:
    whole = WholeReply(response.status_code, response.headers, limit)
    try:
        if whole.wanted:
            for piece in whole_pieces(response):
                whole.add(piece)
                if not whole.wanted:
                    break
    finally:
        response.close()
    return whole.outcome()


async def _whole_async(response: Any, limit: int) -> Reply | Failure:
    whole = WholeReply(response.status_code, response.headers, limit)
    try:
        if whole.wanted:
            async for piece in whole_pieces_async(response):
                whole.add(piece)
                if not whole.wanted:
                    break
    finally:
        await response.aclose()
    return whole.outcome()


def _failed_read(reply: Reply, error: Exception) -> Failure | None:
    failure = why_interrupted(reply) or failure_of(error)
    return OVERDUE if failure and failure.timed_out and is_overdue(reply) else failure
