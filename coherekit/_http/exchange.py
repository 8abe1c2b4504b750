"""Sends requests and reads replies over any HTTP client with httpx's interface, blocking and async."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final

from .._port.bounded_body import BoundedBody
from .._port.exchange import OVERDUE, Failure, Reply, Send
from .content_encoding import pieces, pieces_async, whole_pieces, whole_pieces_async
from .failures import failure_of
from .open_files import OpenPart, open_files
from .open_reply import OpenReply, open_reply
from .requests import FOREIGN_SEND_OPTIONS, SEND_OPTIONS, build_request
from .stale_connections import trace_first_event, trace_first_event_async

if TYPE_CHECKING:
    from .client_protocols import AsyncHttpClient, SyncHttpClient

_LONGEST_DRAIN: Final = 0.25
_MOST_LAST_CHUNKS: Final = 4
_NO_FILES: Final = nullcontext(list[OpenPart]())
_CLIENT_CLOSED: Final = Failure("the HTTP client is closed")


def send(client: SyncHttpClient, step: Send) -> Reply | OpenReply | Failure:
    """Send a request; the reply is read whole, or left open where `step` asks for that."""
    if getattr(client, "is_closed", False):
        return _CLIENT_CLOSED
    traced: list[str] = []
    try:
        with open_files(step.files) if step.files else _NO_FILES as files:
            request = build_request(client, step, files)
            request.extensions["trace"] = trace_first_event(traced, request.extensions)
            response = client.send(request, **(FOREIGN_SEND_OPTIONS if step.foreign else SEND_OPTIONS))
            # It was answered, so the connection was not lost while idle.
            traced.clear()
            # It refers to the extensions themselves: left to the garbage collector, that would cost each call.
            request.extensions.pop("trace", None)
            if step.keep_open:
                return open_reply(response, pieces(response, step.chunk_size), response.close, step.left)
            return _whole(response, step.max_reply_bytes)
    except Exception as error:
        if failure := failure_of(error, traced):
            return failure
        raise


def read(reply: OpenReply, within: float | None) -> bytes | Failure | None:
    """Read the next bytes of an open reply, None at its end."""
    try:
        if within is None:
            chunk = next(reply.chunks, None)
        else:
            with reply.limit_read(within):
                chunk = next(reply.chunks, None)
    except Exception as error:
        if failure := _failed_read(reply, error):
            return failure
        raise
    return reply.why_interrupted() if reply.interrupted else chunk


def drain(reply: OpenReply) -> None:
    """Read what is left of a reply that has said all, if it comes at once."""
    if reply.own_socket is None:
        return
    with suppress(Exception), reply.limit_read(_LONGEST_DRAIN):
        for _ in range(_MOST_LAST_CHUNKS):
            next(reply.chunks)


async def send_async(client: AsyncHttpClient, step: Send) -> Reply | OpenReply | Failure:
    """Send a request; the reply is read whole, or left open where `step` asks for that."""
    if getattr(client, "is_closed", False):
        return _CLIENT_CLOSED
    traced: list[str] = []
    try:
        with open_files(step.files) if step.files else _NO_FILES as files:
            request = build_request(client, step, files)
            request.extensions["trace"] = trace_first_event_async(traced, request.extensions)
            response = await client.send(request, **(FOREIGN_SEND_OPTIONS if step.foreign else SEND_OPTIONS))
            # It was answered, so the connection was not lost while idle.
            traced.clear()
            # It refers to the extensions themselves: left to the garbage collector, that would cost each call.
            request.extensions.pop("trace", None)
            if step.keep_open:
                return open_reply(response, pieces_async(response, step.chunk_size), response.aclose, step.left)
            return await _whole_async(response, step.max_reply_bytes)
    except Exception as error:
        if failure := failure_of(error, traced):
            return failure
        raise


async def read_async(reply: OpenReply, within: float | None) -> bytes | Failure | None:
    """Read the next bytes of an open reply, None at its end."""
    try:
        if within is None:
            chunk: bytes | None = await anext(reply.chunks, None)
        else:
            with reply.limit_read_async(within):
                chunk = await anext(reply.chunks, None)
    except TimeoutError:
        return OVERDUE
    except Exception as error:
        if failure := _failed_read(reply, error):
            return failure
        raise
    return reply.why_interrupted() if reply.interrupted else chunk


async def drain_async(reply: OpenReply) -> None:
    """Read what is left of a reply that has said all, if it comes at once."""
    if reply.own_socket is None:
        return
    with suppress(Exception), reply.limit_read_async(_LONGEST_DRAIN):
        for _ in range(_MOST_LAST_CHUNKS):
            await anext(reply.chunks)


def _whole(response: Any, limit: int) -> Reply | Failure:
    body = BoundedBody(response.status_code, response.headers, limit)
    try:
        if body.wanted:
            for piece in whole_pieces(response):
                body.add(piece)
                if not body.wanted:
                    break
    finally:
        response.close()
    return body.outcome()


async def _whole_async(response: Any, limit: int) -> Reply | Failure:
    body = BoundedBody(response.status_code, response.headers, limit)
    try:
        if body.wanted:
            async for piece in whole_pieces_async(response):
                body.add(piece)
                if not body.wanted:
                    break
    finally:
        await response.aclose()
    return body.outcome()


def _failed_read(reply: OpenReply, error: Exception) -> Failure | None:
    failure = reply.why_interrupted() or failure_of(error)
    return OVERDUE if failure and failure.timed_out and reply.is_overdue() else failure
