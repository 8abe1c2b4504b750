"""The ASGI application: the spec's routes, each answered by hand-written behaviour or from the spec alone."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import ANSWERS, EVENTS
from .answers.from_spec import FromSpec
from .call import Answer, Call, Events, Refusal, stable_uuid
from .contract import Contract
from .operation import Operation, read_operations
from .spec import JsonObject
from .state import State
from .streams import stream_response
from .wire import encode

log = logging.getLogger("cohere_local")

_PLACEHOLDER = re.compile(r"\{([^}]+)\}")


def create_app(spec: JsonObject, *, key: str | None = None) -> ASGIApp:
    """The local API for an overlaid spec, with a fresh state.

    `key` is the only API key accepted; without one every key is.
    """
    api = _Api(spec, key, Contract(spec), FromSpec(spec), State())
    paths = _by_template(read_operations(spec))
    routes = [
        Route(template, _Path(api, paths[template]).answer, methods=list(paths[template]))
        for template in sorted(paths, key=_specificity)
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _http_error})
    app.router.redirect_slashes = False
    return _Front(app)


def _by_template(operations: Iterable[Operation]) -> dict[str, dict[str, Operation]]:
    """Template -> method -> operation, with numbered placeholders: a spec may name them as a router could not."""
    paths: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        paths.setdefault(_numbered(operation.path), {})[operation.method] = operation
    return paths


def _numbered(path: str) -> str:
    numbers = count()
    return _PLACEHOLDER.sub(lambda _: f"{{p{next(numbers)}}}", path)


def _specificity(template: str) -> list[tuple[int, int]]:
    """Sorts fixed segments before placeholders, and a placeholder with a suffix before a bare one."""
    segments = template.split("/")
    return [(segment.count("{"), -len(_PLACEHOLDER.sub("", segment))) for segment in segments]


@dataclass(frozen=True, slots=True)
class _Api:
    """What all paths of one server share."""

    spec: JsonObject
    key: str | None
    contract: Contract
    from_spec: FromSpec
    state: State

    def authorise(self, operation: Operation, request: Request) -> None:
        """Raises `Refusal` where the operation wants a key and the request has none that is accepted."""
        if not operation.secured:
            return
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        given = given.strip(" \t")
        if scheme.lower() != "bearer" or not given:
            raise Refusal(401, "no api key supplied: send the header Authorization: Bearer <key>")
        # A header arrives as its bytes read as Latin-1; clients send the key as UTF-8.
        if self.key is not None and not secrets.compare_digest(given.encode("latin-1"), self.key.encode()):
            raise Refusal(401, "invalid api token")

    def reply(self, call: Call) -> Response:
        """The streamed or plain reply to a call."""
        key = call.operation.key
        if call.streamed:
            events: Events = EVENTS.get(key, self.from_spec.events)
            return stream_response(self.spec, call, events(call))
        if call.operation.reply is None:
            return Response(status_code=call.operation.status)
        answer: Answer = ANSWERS.get(key, self.from_spec.answer)
        return _json_response(call.operation.status, answer(call))


@dataclass(frozen=True, slots=True)
class _Path:
    """The operations of one path, by method."""

    api: _Api
    operations: dict[str, Operation]

    async def answer(self, request: Request) -> Response:
        operation = self.operations.get(request.method) or self.operations["GET"]  # the router lets HEAD in for GET
        names: list[str] = _PLACEHOLDER.findall(operation.path)
        path = {name: str(request.path_params[f"p{number}"]) for number, name in enumerate(names)}
        try:
            self.api.authorise(operation, request)
            call = await self.api.contract.read(operation, request, path, self.api.state)
            return self.api.reply(call)
        except Refusal as refusal:
            return _error(request, refusal.status, refusal.message)
        except ClientDisconnect:
            return Response(status_code=499)
        except HTTPException:
            raise
        except Exception:
            log.exception("request %s: %s failed", _request_id(request), operation.key)
            return _error(request, 500, "internal error of the local API: the server's log has the traceback")
        finally:
            await request.close()


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


def _error(request: Request, status: int, message: str) -> Response:
    return _json_response(status, {"message": message, "id": _request_id(request)})


async def _http_error(request: Request, problem: Exception) -> Response:
    """Refusals by the router and by the form parser, in the API's own form."""
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
