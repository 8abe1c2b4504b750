"""The ASGI application: the spec's routes, each answered by hand-written behaviour or from the spec alone."""

from __future__ import annotations

import asyncio
import logging
import math
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..answers import ANSWERS, EVENTS, STATEFUL
from ..answers.from_spec import FromSpec
from ..call import Answer, Call, Events, Refusal
from ..faults.faults import Fault
from ..fixed_values import stable_uuid
from ..json_bytes import encode
from ..spec.document import JsonObject
from ..spec.routes import Operation, read_operations
from .admin import ADMIN_PREFIX, admin_routes
from .contract import Contract
from .controls import Conduct, Controls
from .downloads import downloads
from .faulty_response import FaultyResponse
from .streams import stream_response
from .watch import Watching

log = logging.getLogger("cohere_local")

_LARGEST_BODY = 1_500_000_000  # bytes: the most that a dataset may have
_PLACEHOLDER = re.compile(r"\{([^}]+)\}")


def create_app(spec: JsonObject, controls: Controls, conduct: Conduct | None = None) -> ASGIApp:
    """Return the local API for an overlaid spec.

    `controls` stays the caller's, to look into the server and to disturb it.
    """
    api = _Api(spec, conduct or Conduct(), controls, Contract(spec), FromSpec(spec))
    operations = [*read_operations(spec)]
    controls.faults.operations = [operation.key for operation in operations]
    paths = _by_template(operations)
    routes = [
        Route(template, _Path(api, paths[template]).answer, methods=list(paths[template]))
        for template in sorted(paths, key=_specificity)
    ]
    routes += [*downloads(controls.state.folder), *admin_routes(controls)]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    app.router.redirect_slashes = False
    return Watching(_Front(app), controls.requests, ADMIN_PREFIX)


def _by_template(operations: Iterable[Operation]) -> dict[str, dict[str, Operation]]:
    """Return template -> method -> operation; placeholders are numbered, as a router may not take their names."""
    paths: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        paths.setdefault(_numbered(operation.path), {})[operation.method] = operation
    return paths


def _numbered(path: str) -> str:
    numbers = count()
    return _PLACEHOLDER.sub(lambda _: f"{{p{next(numbers)}}}", path)


def _specificity(template: str) -> list[tuple[int, int]]:
    """Sort fixed segments before placeholders, and a placeholder with a suffix before a bare one."""
    segments = template.split("/")
    return [(segment.count("{"), -len(_PLACEHOLDER.sub("", segment))) for segment in segments]


@dataclass(frozen=True, slots=True)
class _Api:
    """What all paths of one server share."""

    spec: JsonObject
    conduct: Conduct
    controls: Controls
    contract: Contract
    from_spec: FromSpec
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def authorise(self, operation: Operation, request: Request) -> None:
        """Raise `Refusal` where the operation wants a key and the request has none that is accepted."""
        if not operation.secured:
            return
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        given = given.strip(" \t")
        if scheme.lower() != "bearer" or not given:
            raise Refusal(401, "no api key supplied: send the header Authorization: Bearer <key>")
        # A header arrives as its bytes read as Latin-1; clients send the key as UTF-8.
        key = self.conduct.key
        if key is not None and not secrets.compare_digest(given.encode("latin-1"), key.encode()):
            raise Refusal(401, "invalid api token")

    def limit(self) -> None:
        """Raise `Refusal` where there were too many requests in the last minute."""
        pause = self.controls.rate.pause(self.conduct.rate_limit)
        if pause is not None:
            headers = {"retry-after": str(math.ceil(pause))}
            raise Refusal(429, f"rate limit of {self.conduct.rate_limit} requests a minute exceeded", headers)

    async def reply(self, call: Call, fault: Fault | None) -> Response:
        """Return the streamed or plain reply to a call."""
        key = call.operation.key
        if call.streamed:
            events: Events = EVENTS.get(key, self.from_spec.events)
            chance = Random(f"{self.conduct.seed} {call.identity()}")
            return stream_response(self.spec, call, events(call), fault, chance)
        answer: Answer = ANSWERS.get(key, self.from_spec.answer)
        replied = await self.kept(answer, call) if key in STATEFUL else answer(call)
        if call.operation.reply is None:
            return Response(status_code=call.operation.status)
        return _json_response(call.operation.status, replied)

    async def kept(self, answer: Answer, call: Call) -> JsonObject:
        """Run an answer that changes the state, or looks into it.

        One at a time, and in a thread: one that reads a large file holds up others of its kind, but no chat.
        """
        async with self.one_at_a_time:
            replied = await asyncio.to_thread(answer, call)
            await asyncio.to_thread(self.controls.state.keep)
        return replied


@dataclass(frozen=True, slots=True)
class _Path:
    """The operations of one path, by method."""

    api: _Api
    operations: dict[str, Operation]

    async def answer(self, request: Request) -> Response:
        request = Request(request.scope, _limit_body(request))
        operation = self.operations.get(request.method) or self.operations["GET"]  # the router lets HEAD in for GET
        names: list[str] = _PLACEHOLDER.findall(operation.path)
        path = {name: str(request.path_params[f"p{number}"]) for number, name in enumerate(names)}
        controls = self.api.controls
        fault = controls.faults.take(operation.key)
        await asyncio.sleep(self.api.conduct.latency)
        reply = await self._reply(operation, request, path, fault)
        return FaultyResponse(reply, fault, controls.connections, _request_id(request)) if fault else reply

    async def _reply(
        self, operation: Operation, request: Request, path: dict[str, str], fault: Fault | None
    ) -> Response:
        try:
            self.api.authorise(operation, request)
            self.api.limit()
            call = await self.api.contract.read(operation, request, path, self.api.controls.state)
            return await self.api.reply(call, fault)
        except Refusal as refusal:
            return _error(request, refusal.status, refusal.message, refusal.headers)
        except ClientDisconnect:
            return Response(status_code=499)
        except HTTPException:
            raise
        except Exception:
            log.exception("request %s: %s failed", _request_id(request), operation.key)
            return _error(request, 500, "internal error of the local API: the server's log has the traceback")
        finally:
            await request.close()


def _limit_body(request: Request) -> Receive:
    """Receive a body, as long as it is no larger than a dataset may be; what is told to be larger isn't read."""
    told = request.headers.get("content-length", "")
    left = [_LARGEST_BODY]

    async def receive() -> Message:
        if told.isdecimal() and int(told[:18]) > _LARGEST_BODY:
            raise _too_large()
        message = await request.receive()
        left[0] -= len(message.get("body", b""))
        if left[0] < 0:
            raise _too_large()
        return message

    return receive


def _too_large() -> Refusal:
    return Refusal(413, f"the body is too large: a dataset may have {_LARGEST_BODY:,} bytes at most")


class _Front:
    """Gives every request an id and keeps its path percent-encoded, so that an id may hold an escaped slash."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = stable_uuid(f"request {next(self._numbers)}")

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        path = scope["raw_path"].decode("ascii")
        await self._app({**scope, "path": path, "state": {"request_id": request_id}}, receive, send_with_id)


def _request_id(request: Request) -> str:
    request_id: str = request.state.request_id
    return request_id


def _json_response(status: int, value: object) -> Response:
    return Response(encode(value), status_code=status, media_type="application/json")


def _error(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    response = _json_response(status, {"message": message, "id": _request_id(request)})
    response.headers.update(headers or {})
    return response


async def _http_error(request: Request, problem: Exception) -> Response:
    """Give refusals by the router and by the form parser the API's own form."""
    assert isinstance(problem, HTTPException)
    messages = {
        404: f"no such endpoint: {request.method} {request.url.path}",
        405: f"{request.method} is not a method of {request.url.path}",
    }
    response = _error(request, problem.status_code, messages.get(problem.status_code, problem.detail))
    allowed = (problem.headers or {}).get("Allow")
    if allowed is not None:
        response.headers["Allow"] = ", ".join(sorted(allowed.split(", ")))
    return response
