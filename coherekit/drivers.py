"""The two drivers that carry out a flow's steps, over any HTTP client with httpx's interface."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from inspect import isawaitable
from itertools import islice
from socket import SHUT_RDWR
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from .connections import hear, hear_async, was_reused
from .errors import ValidationError
from .failures import failure_of
from .steps import OVERDUE, Ask, Close, Emit, Failure, Finish, Flow, Read, Reply, Send, Sleep, Step, Together, Work
from .timeouts import Timeout
from .uploads import Part, opened

if TYPE_CHECKING:
    from .pool import AsyncHttpClient, SyncHttpClient

T = TypeVar("T")

_LONGEST_FINISH: Final = 0.25
_MOST_LAST_CHUNKS: Final = 4
_PLAIN_HEADERS: Final = frozenset({"host", "user-agent", "accept", "accept-encoding", "connection"})
_INTERRUPTED: Final = Failure("the stream was closed", timed_out=False, unsent=False, worth_retrying=False)
_CLIENT_CLOSED: Final = Failure("the HTTP client is closed", timed_out=False, unsent=False, worth_retrying=False)


class SyncDriver:
    def __init__(self, http: Callable[[], SyncHttpClient], sleep: Callable[[float], object] = time.sleep) -> None:
        self._http = http
        self._sleep = sleep

    def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: Any = None
        opened: Reply | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    return cast(T, stop.value)
                outcome = self._perform(step)
                if isinstance(outcome, Reply):
                    opened = outcome
        finally:
            steps.close()
            if opened and opened.close:
                opened.close()

    def batches(self, steps: Flow[None], opened: list[Reply]) -> Generator[Sequence[Any], None, None]:
        """The batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, for `interrupt`.
        """
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration:
                    return
                outcome = self._perform(step)
                if isinstance(step, Emit):
                    yield step.events
                elif isinstance(outcome, Reply):
                    opened[:] = [outcome]
        finally:
            for reply in opened:
                if reply.close:
                    reply.close()

    def _perform(self, step: Step) -> Any:
        match step:
            case Send():
                return self._send(step)
            case Read(reply, within):
                return self._read(reply, within)
            case Finish(reply):
                self._finish(reply)
            case Close(reply):
                if reply.close:
                    reply.close()
            case Sleep(seconds):
                self._sleep(seconds)
            case Work(run):
                return _worked(run)
            case Ask(function):
                return _plain_key(function())
            case Together():
                from .together import run_in_threads

                return run_in_threads(step, self._sleep, lambda sleep: SyncDriver(self._http, sleep).drive)
            case Emit():
                pass
        return None

    def _send(self, step: Send) -> Reply | Failure:
        client = self._http()
        if getattr(client, "is_closed", False):
            return _CLIENT_CLOSED
        heard: list[str] = []
        try:
            with opened(step.files) as files:
                request = _built(client, step, files)
                request.extensions["trace"] = hear(heard, request.extensions)
                response = client.send(request, stream=True, **_sending(step))
                # It was answered, so the connection was not lost while idle.
                heard.clear()
                if step.keep_open:
                    return _open(response, response.iter_bytes(step.chunk_size), response.close)
                return Reply(response.status_code, response.headers, response.read())
        except Exception as error:
            return _failure(error, heard)

    def _read(self, reply: Reply, within: float | None) -> bytes | Failure | None:
        try:
            with _limited(reply, within):
                chunk = next(reply.chunks, None)
        except Exception as error:
            return _why_interrupted(reply) or _failure(error)
        return _why_interrupted(reply) or chunk

    def _finish(self, reply: Reply) -> None:
        if reply.socket is None:
            return
        with suppress(Exception), _limited(reply, _LONGEST_FINISH):
            for _ in islice(reply.chunks, _MOST_LAST_CHUNKS):
                pass


class AsyncDriver:
    def __init__(
        self, http: Callable[[], AsyncHttpClient], sleep: Callable[[float], Awaitable[None]] | None = None
    ) -> None:
        self._http = http
        self._sleep = sleep or _sleep

    async def drive(self, steps: Flow[T]) -> T:
        """Carry out a flow to its end; whatever happens, the flow is closed and no reply is left open."""
        outcome: Any = None
        opened: Reply | None = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as stop:
                    return cast(T, stop.value)
                outcome = await self._perform(step)
                if isinstance(outcome, Reply):
                    opened = outcome
        finally:
            steps.close()
            if opened and opened.close:
                await opened.close()

    async def batches(self, steps: Flow[None], opened: list[Reply]) -> AsyncGenerator[Sequence[Any], None]:
        """The batches that a flow emits; closing or dropping the iterator frees the connection.

        `opened` then holds the reply that is read, for `interrupt`.
        """
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration:
                    return
                outcome = await self._perform(step)
                if isinstance(step, Emit):
                    yield step.events
                elif isinstance(outcome, Reply):
                    opened[:] = [outcome]
        finally:
            for reply in opened:
                if reply.close:
                    await reply.close()

    async def _perform(self, step: Step) -> Any:
        match step:
            case Send():
                return await self._send(step)
            case Read(reply, within):
                return await self._read(reply, within)
            case Finish(reply):
                await self._finish(reply)
            case Close(reply):
                if reply.close:
                    await reply.close()
            case Sleep(seconds):
                await self._sleep(seconds)
            case Work(run):
                import anyio

                return await anyio.to_thread.run_sync(_worked, run)
            case Ask(function):
                key = function()
                return await key if isawaitable(key) else key
            case Together():
                from .together import run_in_tasks

                return await run_in_tasks(step, self.drive)
            case Emit():
                pass
        return None

    async def _send(self, step: Send) -> Reply | Failure:
        client = self._http()
        if getattr(client, "is_closed", False):
            return _CLIENT_CLOSED
        heard: list[str] = []
        try:
            with opened(step.files) as files:
                request = _built(client, step, files)
                request.extensions["trace"] = hear_async(heard, request.extensions)
                response = await client.send(request, stream=True, **_sending(step))
                # It was answered, so the connection was not lost while idle.
                heard.clear()
                if step.keep_open:
                    return _open(response, response.aiter_bytes(step.chunk_size), response.aclose)
                return Reply(response.status_code, response.headers, await response.aread())
        except Exception as error:
            return _failure(error, heard)

    async def _read(self, reply: Reply, within: float | None) -> bytes | Failure | None:
        try:
            if within is None:
                chunk = cast("bytes | None", await anext(reply.chunks, None))
            else:
                import anyio

                with anyio.fail_after(within):
                    chunk = cast("bytes | None", await anext(reply.chunks, None))
        except TimeoutError:
            return OVERDUE
        except Exception as error:
            return _why_interrupted(reply) or _failure(error)
        return _why_interrupted(reply) or chunk

    async def _finish(self, reply: Reply) -> None:
        if reply.socket is None:
            return
        import anyio

        with suppress(Exception), anyio.move_on_after(_LONGEST_FINISH):
            for _ in range(_MOST_LAST_CHUNKS):
                await anext(reply.chunks)


@contextmanager
def _limited(reply: Reply, seconds: float | None) -> Generator[None, None, None]:
    """Interrupt the reads inside after so long: a blocking read has no other limit than the one it began with."""
    if seconds is None or reply.socket is None:
        yield
        return
    limit = Timer(seconds, _interrupt_overdue, (reply,))
    limit.daemon = True
    limit.start()
    try:
        yield
    finally:
        limit.cancel()


def _interrupt_overdue(reply: Reply) -> None:
    reply.overdue = True
    interrupt(reply)


def _why_interrupted(reply: Reply) -> Failure | None:
    if reply.interrupted:
        return OVERDUE if reply.overdue else _INTERRUPTED
    return None


def interrupt(reply: Reply) -> None:
    """End the read of a reply that another thread or task waits in."""
    reply.interrupted = True
    if reply.socket is not None:
        with suppress(OSError):
            reply.socket.shutdown(SHUT_RDWR)


def _open(response: Any, chunks: Any, close: Callable[[], Any]) -> Reply:
    extensions: dict[str, Any] = getattr(response, "extensions", {})
    network = extensions.get("network_stream")
    # Over HTTP/2 other replies share the connection.
    alone = extensions.get("http_version", b"").startswith(b"HTTP/1")
    socket = network.get_extra_info("socket") if network is not None and alone else None
    return Reply(response.status_code, response.headers, b"", chunks, close, socket)


def _built(client: SyncHttpClient | AsyncHttpClient, step: Send, files: list[Part]) -> Any:
    options: dict[str, Any] = {"headers": step.headers}
    if step.query:
        options["params"] = step.query
    if step.content is not None:
        options["content"] = step.content
    if step.form or files:
        # A form field as a part without a file name: so the body is multipart even without a file.
        options["files"] = [*((name, (None, value)) for name, value in step.form), *files]
    if (timeout := _timeout(client, step)) is not None:
        options["timeout"] = timeout
    request = client.build_request(step.method, _parsed(_class_of_urls(client), step.url), **options)
    if step.foreign:
        # Headers and a query that the HTTP client adds are meant for the API.
        request.url = request.url.__class__(step.url)
        for name in request.headers.keys() - _PLAIN_HEADERS:
            del request.headers[name]
    return request


def _sending(step: Send) -> dict[str, Any]:
    return {"auth": None, "follow_redirects": False} if step.foreign else {}


def _worked(run: Callable[[], T]) -> tuple[T, None] | tuple[None, Exception]:
    try:
        return run(), None
    except Exception as error:
        return None, error


def _class_of_urls(client: Any) -> Any:
    """What `client` uses for URLs, as its base_url shows; else str."""
    base_url: object = getattr(client, "base_url", "")
    return type(base_url)


@lru_cache(maxsize=256)
def _parsed(kind: Callable[[str], Any], url: str) -> Any:
    """The URL as an HTTP client would parse it for each request, of which it is a noticeable part."""
    return kind(url)


def _timeout(client: SyncHttpClient | AsyncHttpClient, step: Send) -> Timeout | None:
    """What the request is allowed, and no more than the deadline leaves; None leaves it to the client."""
    if step.left is None:
        return step.timeout
    own = getattr(client, "timeout", None)
    allowed = step.timeout or Timeout(*(getattr(own, stage, None) for stage in Timeout._fields))
    return Timeout(*(step.left if seconds is None else min(seconds, step.left) for seconds in allowed))


def _failure(error: Exception, heard: Sequence[str] = ()) -> Failure:
    failure = failure_of(error)
    if failure is None:
        raise error
    failure.stale = failure.worth_retrying and not failure.timed_out and not failure.unsent and was_reused(heard)
    return failure


def _plain_key(key: Any) -> Any:
    if isawaitable(key):
        getattr(key, "close", lambda: None)()
        raise ValidationError("api_key is an async function: only an async client can await it")
    return key


async def _sleep(seconds: float) -> None:
    import anyio

    await anyio.sleep(seconds)
