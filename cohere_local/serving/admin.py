"""Routes that control the server itself, for clients in any language, and the page that shows its requests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from ..faults.script import reply_from
from ..json_bytes import decode, encode
from .controls import Controls

ADMIN_PREFIX = "/local/"
# The page runs what stands in it, and talks to this server alone.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"


def admin_routes(controls: Controls) -> list[Route]:
    """Return the routes of `/local/faults`, `/local/replies`, `/local/requests?after=N`, and of the page, `/`."""

    async def add_fault(request: Request) -> Response:
        return await _hand_on(request, controls.faults.add)

    async def clear_faults(request: Request) -> Response:
        controls.faults.clear()
        return _json({})

    async def add_reply(request: Request) -> Response:
        return await _hand_on(request, lambda given: controls.state.script.add(reply_from(given)))

    async def list_requests(request: Request) -> Response:
        after = request.query_params.get("after", "0")
        found = controls.requests.after(int(after[:18]) if after.isdecimal() else 0)
        return _json([one.shown() for one in found])

    async def page(request: Request) -> Response:
        return HTMLResponse(page_text(), headers={"content-security-policy": _POLICY})

    return [
        Route(f"{ADMIN_PREFIX}faults", add_fault, methods=["POST"]),
        Route(f"{ADMIN_PREFIX}faults", clear_faults, methods=["DELETE"]),
        Route(f"{ADMIN_PREFIX}replies", add_reply, methods=["POST"]),
        Route(f"{ADMIN_PREFIX}requests", list_requests),
        Route("/", page),
    ]


@cache
def page_text() -> str:
    """Return the page that shows the requests."""
    return (resources.files(__package__ or "") / "page.html").read_text("utf-8")


async def _hand_on(request: Request, take: Callable[[object], None]) -> Response:
    """Hand a JSON body on. Its content type keeps out pages of other sites, which can't send that unasked."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return _json({"message": "the content type must be application/json"}, 400)
    try:
        take(decode(await request.body()))
    except ValueError as problem:
        return _json({"message": str(problem)}, 400)
    return _json({})


def _json(value: object, status: int = 200) -> Response:
    return Response(encode(value), status, media_type="application/json")
