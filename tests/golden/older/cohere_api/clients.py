# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What clients inherit: the resources and the top-level methods, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from .models.books import Author, Book, BookBinding
    from .runtime.operations import RequestOptions
    from .types.books import AuthorDict


class CommonMethods(Methods):
    """Carried by every client."""

    def replace_book(
        self,
        book_id: str,
        *,
        title: str,
        author: Author | AuthorDict | None,
        pages: int | None = None,
        binding: BookBinding | None = None,
        request_options: RequestOptions | None = None,
    ) -> Book:
        """PUT /books/{book-id}

        `PUT /books/{book-id}`

        Args:
            book_id:
            title:
            author:
            pages:
            binding:
        """
        from .endpoints import replace_book as _endpoint

        return self._caller.call(
            _endpoint.request(book_id, title=title, author=author, pages=pages, binding=binding), request_options
        )


class ClientMethods(CommonMethods):
    """The methods of `Client`."""


class AsyncCommonMethods(AsyncMethods):
    """Carried by every client."""

    async def replace_book(
        self,
        book_id: str,
        *,
        title: str,
        author: Author | AuthorDict | None,
        pages: int | None = None,
        binding: BookBinding | None = None,
        request_options: RequestOptions | None = None,
    ) -> Book:
        """PUT /books/{book-id}

        `PUT /books/{book-id}`

        Args:
            book_id:
            title:
            author:
            pages:
            binding:
        """
        from .endpoints import replace_book as _endpoint

        return await self._caller.call(
            _endpoint.request(book_id, title=title, author=author, pages=pages, binding=binding), request_options
        )


class AsyncClientMethods(AsyncCommonMethods):
    """The methods of `AsyncClient`."""
