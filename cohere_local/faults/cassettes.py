"""Exchanges with a real API, recorded once and replayed offline: one JSON object for each line of a file.

What is recorded holds no key: headers that carry one are left out, and where a body repeats it, it reads `[redacted]`.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from ..json_bytes import decode, encode
from ..spec.document import JsonObject, is_object

_LONGEST = 300  # seconds without a byte
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
_REDACTED = b"[redacted]"
_SHORTEST_SECRET = 8  # characters; a shorter one would match ordinary text
# What holds between two ends of a connection only, and what the recorder's own client chooses.
_NOT_PASSED_ON = frozenset("host connection keep-alive transfer-encoding content-length accept-encoding".split())
# The same of a reply, which is kept unpacked; or secret.
_NOT_KEPT = frozenset("connection keep-alive transfer-encoding content-length content-encoding set-cookie".split())


def record_app(file: IO[bytes], base_url: str) -> ASGIApp:
    """Pass every request on to `base_url`, and write down what came back."""
    import httpx

    trusted = httpx.create_ssl_context()

    async def passed_on(request: Request) -> Response:
        content = await request.body()
        headers = {name: value for name, value in request.headers.items() if name not in _NOT_PASSED_ON}
        url = base_url.rstrip("/") + _target(request)
        client = httpx.AsyncClient(verify=trusted, timeout=_LONGEST)  # one for each, closed when its reply is over
        try:
            sent = client.build_request(request.method, url, content=content, headers=headers)
            reply = await client.send(sent, stream=True)
        except httpx.HTTPError as problem:
            await client.aclose()
            return _refusal(502, f"can't reach {base_url}: {type(problem).__name__}")
        kept = {name: value for name, value in reply.headers.items() if name.lower() not in _NOT_KEPT}

        async def body() -> AsyncIterator[bytes]:
            chunks: list[bytes] = []
            try:
                async for chunk in reply.aiter_bytes():
                    chunks.append(chunk)
                    yield chunk
            finally:
                await reply.aclose()
                await client.aclose()
            # Only a reply that came whole is written down.
            secret = _secret(request)
            shown = {name: _without(secret, value.encode()).decode(errors="replace") for name, value in kept.items()}
            body = base64.b64encode(_without(secret, b"".join(chunks))).decode()
            about = _about(request, content)
            file.write(encode({**about, "status": reply.status_code, "headers": shown, "body": body}) + b"\n")
            file.flush()

        return StreamingResponse(body(), reply.status_code, kept)

    return Starlette(routes=[Route("/{path:path}", passed_on, methods=_METHODS)])


def replay_app(path: Path) -> ASGIApp:
    """Answer from a file that was recorded: the same request gets the same reply, the last one again and again.

    Raises ValueError for a file that is no recording.
    """
    waiting = _read(path)

    async def replayed(request: Request) -> Response:
        found = waiting.get(_key(_about(request, await request.body())))
        if found is None:
            return _refusal(404, f"no reply to this {request.method} {request.url.path} was recorded in {path.name}")
        exchange = found.popleft() if len(found) > 1 else found[0]
        return Response(base64.b64decode(exchange["body"]), exchange["status"], exchange["headers"])

    return Starlette(routes=[Route("/{path:path}", replayed, methods=_METHODS)])


def _read(path: Path) -> dict[str, deque[JsonObject]]:
    waiting: defaultdict[str, deque[JsonObject]] = defaultdict(deque)
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            exchange = decode(line)
            waiting[_key(exchange)].append(exchange)
        except (KeyError, TypeError, ValueError):
            raise ValueError(f"{path}: line {number} is no recorded exchange") from None
    return dict(waiting)


def _about(request: Request, content: bytes) -> JsonObject:
    """Return what tells requests apart: a JSON body by its value, any other by its digest; without the key."""
    secret = _secret(request)
    target = _without(secret, _target(request).encode()).decode()
    return {"method": request.method, "target": target, "request": _body(request, _without(secret, content))}


def _secret(request: Request) -> bytes:
    return request.headers.get("authorization", "").rpartition(" ")[2].encode("latin-1")


def _body(request: Request, content: bytes) -> Any:
    if not content:
        return None
    if "json" in request.headers.get("content-type", ""):
        try:
            return decode(content)
        except ValueError:
            pass
    # The boundary of a form is chosen anew each time.
    boundary = request.headers.get("content-type", "").partition("boundary=")[2].strip('"').encode()
    return "sha256 " + hashlib.sha256(content.replace(boundary, b"") if boundary else content).hexdigest()


def _target(request: Request) -> str:
    path = request.scope["raw_path"].decode("ascii")
    return f"{path}?{request.url.query}" if request.url.query else path


def _key(exchange: JsonObject) -> str:
    body = exchange["request"]
    stable = {name: body[name] for name in sorted(body)} if is_object(body) else body
    return f"{exchange['method']} {exchange['target']} {encode(stable).decode()}"


def _without(secret: bytes, content: bytes) -> bytes:
    return content.replace(secret, _REDACTED) if len(secret) >= _SHORTEST_SECRET else content


def _refusal(status: int, message: str) -> Response:
    return Response(encode({"message": message, "id": ""}), status, media_type="application/json")
