"""From one page of a list to the next, without I/O."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cohere_api.runtime.models import Model
from cohere_api.runtime.pages import attach_next_page

from .._call.steps import Flow
from ..errors import PagingError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Paging, Request

M = TypeVar("M", bound=Model)


def find_next_request(request: Request[M], page: M) -> Request[M] | None:
    """Return what asks for the page after this one; None after the last.

    An empty or missing cursor ends a list. By offset an empty page does, or one shorter than the limit that was asked;
    totals are not looked at. Raises PagingError for a cursor or an offset that can't be followed.
    """
    paging = request.endpoint.paging
    if paging is None:
        return None
    following = _next_cursor(page, paging) if paging.kind == "cursor" else _next_offset(request, page, paging)
    if following is None or following == "":
        return None
    if not isinstance(following, str | int):
        raise _report_circle(
            request, f"{following!r} leads to no other page: {paging.argument} is a text or a whole number"
        )
    return request._replace(query={**request.query, paging.argument: following})


def _next_cursor(page: object, paging: Paging) -> Any:
    return getattr(page, paging.next or "", None)


def _next_offset(request: Request[Any], page: object, paging: Paging) -> int | None:
    items, offset = find_items(page), request.query.get(paging.argument) or 0
    limit = request.query.get(paging.limit or "")
    if not items or (isinstance(limit, int) and len(items) < limit):
        return None
    if not isinstance(offset, int):
        raise _report_circle(request, f"{offset!r} leads to no other page: {paging.argument} is a whole number")
    return offset + len(items)


def find_items(page: Any) -> Sequence[Any]:
    return getattr(page, page.ITEMS, None) or ()


def fetch_page(
    request: Request[M], send: Callable[[Request[M]], Flow[M]], drive: Callable[[Flow[Any]], Any]
) -> Flow[M]:
    """Return the page that is asked for. It can turn to those after it: `drive` then carries out their calls."""

    # It takes the page, rather than holding it: a page that held itself would stay in memory for long.
    def make_turn(page: M) -> Callable[[], Any]:
        pages = Pages(request, page, lambda one: fetch_page(one, send, drive))
        return lambda: drive(pages.turn())

    return attach_next_page((yield from send(request)), make_turn)


class Pages(Generic[M]):
    """The way from a page through those after it. Raises PagingError where it would go in circles."""

    def __init__(self, request: Request[M], page: M, fetch_page: Callable[[Request[M]], Flow[M]]) -> None:
        self._request = request
        self._page = page
        self._fetch = fetch_page
        self._seen = {_place(request)}

    def turn(self) -> Flow[M | None]:
        """Return the next page, None after the last. After an error the same page is asked for again."""
        request = find_next_request(self._request, self._page)
        if request is None:
            return None
        if _place(request) in self._seen:
            raise _report_circle(request, f"the API leads back to {_place(request)!r}, so the list would never end")
        page = yield from self._fetch(request)
        if _by_offset(request) and find_items(page) == find_items(self._page):
            raise _report_circle(request, "the API gives the same items again, whatever the offset")
        self._seen.add(_place(request))
        self._request, self._page = request, page
        return page


def _by_offset(request: Request[Any]) -> bool:
    return request.endpoint.paging is not None and request.endpoint.paging.kind == "offset"


def _place(request: Request[Any]) -> Any:
    """Return the cursor or the offset that is asked for."""
    paging = request.endpoint.paging
    return request.query.get(paging.argument) if paging else None


def _report_circle(request: Request[Any], message: str) -> PagingError:
    return PagingError(message, method=request.method, path=request.path)
