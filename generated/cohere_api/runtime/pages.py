# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Pages of a list, and the iterators that go from one to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, cast

from .values import T

if TYPE_CHECKING:
    from .models import M


class Page(Generic[T]):
    """One page of a list, from which the later pages can be fetched. Stopping early leaves nothing open."""

    __slots__ = ()
    ITEMS: ClassVar[str]
    """The field that holds the items."""
    _turning: Callable[[Any], Callable[[], Any]]

    def all(self) -> Iterator[T]:
        """Iterate over the items of this page and of all later ones; each page is fetched when it is needed.

        Raises PagingError if the API gives the same page again, and ValueError after a page that no call gave.
        """
        return _Pages[T](self, _items)

    def pages(self) -> Iterator[Self]:
        """Iterate over this page and all later ones, each fetched when it is needed. Raises as `all` does."""
        return _Pages[Self](self, _itself)


class AsyncPage(Generic[T]):
    """One page of a list, from which the later pages can be fetched. Stopping early leaves nothing open."""

    __slots__ = ()
    ITEMS: ClassVar[str]
    """The field that holds the items."""
    _turning: Callable[[Any], Callable[[], Awaitable[Any]]]

    def all(self) -> AsyncIterator[T]:
        """Iterate over the items of this page and of all later ones; each page is fetched when it is needed.

        Raises PagingError if the API gives the same page again, and ValueError after a page that no call gave.
        """
        return _AsyncPages[T](self, _items)

    def pages(self) -> AsyncIterator[Self]:
        """Iterate over this page and all later ones, each fetched when it is needed. Raises as `all` does."""
        return _AsyncPages[Self](self, _itself)


def attach_next_page(page: M, turning: Callable[[M], Callable[[], Any]]) -> M:
    """Give the page what fetches the later ones, and return it.

    Each call of `turning(page)` gives a function, and each call of that the next page, None after the last.
    """
    cast("Page[Any]", page)._turning = turning  # pyright: ignore[reportPrivateUsage]
    return page


def _items(page: Any) -> Iterable[Any]:
    return getattr(page, page.ITEMS) or ()


def _itself(page: Any) -> Iterable[Any]:
    return (page,)


class _Position(Generic[T]):
    """Where an iteration over pages is: `ready` holds what is left of the page, `fetch()` gives the next page."""

    def __init__(self, first: Any, take: Callable[[Any], Iterable[T]]) -> None:
        turning: Callable[[Any], Callable[[], Any]] | None = getattr(first, "_turning", None)
        self.fetch: Callable[[], Any] = turning(first) if turning else _refuse
        self._take = take
        self.ready = iter(take(first))

    def open(self, page: Any) -> bool:
        """Go on with this page; return whether there is one."""
        if page is not None:
            self.ready = iter(self._take(page))
        return page is not None


def _refuse() -> Any:
    raise ValueError("this page did not come from a call, so it has no page after it")


class _Pages(_Position[T]):
    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for one in self.ready:
                return one
            if not self.open(self.fetch()):
                raise StopIteration


class _AsyncPages(_Position[T]):
    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for one in self.ready:
                return one
            if not self.open(await self.fetch()):
                raise StopAsyncIteration
