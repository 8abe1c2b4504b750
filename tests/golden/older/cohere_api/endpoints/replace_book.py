# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""PUT /books/{book-id}: PUT /books/{book-id}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.books import Book
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request

if TYPE_CHECKING:
    from ..models.books import Author, BookBinding
    from ..types.books import AuthorDict

ENDPOINT: Final[Endpoint[Book]] = Endpoint(
    operation="replaceBook", method="PUT", path="/books/{book-id}", decode=Book.from_dict, retry="safe"
)


def request(
    book_id: str,
    *,
    title: str,
    author: Author | AuthorDict | None,
    pages: int | None = None,
    binding: BookBinding | None = None,
) -> Request[Book]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        path_parameters={"book-id": book_id},
        body=present({"title": title, "author": author, "pages": pages, "binding": binding}),
    )
