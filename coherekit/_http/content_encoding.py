"""Replies that come compressed: inflated piece by piece, since a little of them may become very much."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, Final

from .._port.exchange import Failure

ACCEPTED: Final = "gzip, deflate"
"""What requests ask for at most: the encodings that are inflated here."""

_LARGEST_PIECE: Final = 256 * 1024
_WINDOWS: Final = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""What zlib calls them."""
_WITHOUT_HEADER: Final = -15
_OTHERS: Final = frozenset({"br", "zstd", "compress", "x-compress"})
_METHOD_OF_HEADER: Final = 8


class EncodingError(Exception):
    """A body that can't be inflated, or not to its end."""

    def __init__(self, problem: str, *, cut: bool = False) -> None:
        super().__init__(problem)
        message = f"the reply's content encoding is broken: {problem}"
        self.failure = Failure(message, worth_retrying=cut)


class Inflater:
    """Inflates a body of one encoding. Raises EncodingError."""

    def __init__(self, encoding: str, largest: int | None = None) -> None:
        self._window = _WINDOWS[encoding]
        self._largest = largest or _LARGEST_PIECE
        self._member: Any = None
        self._ended = False

    def feed(self, raw: bytes) -> Iterator[bytes]:
        # Zeros may fill up the last block.
        raw = raw.lstrip(b"\0") if self._ended else raw
        while raw or self._member:
            member = self._member = self._member or self._begun(raw)
            self._ended = False
            try:
                piece: bytes = member.decompress(raw, self._largest)
            except zlib.error as error:
                raise EncodingError(str(error)) from None
            raw = member.unconsumed_tail
            if piece:
                yield piece
            if member.eof:
                # Another one may follow.
                self._member, self._ended = None, True
                raw = member.unused_data.lstrip(b"\0")
            elif not raw and len(piece) < self._largest:
                return

    def finish(self) -> None:
        if self._member:
            raise EncodingError("it ends too early", cut=True)

    def _begun(self, raw: bytes) -> Any:
        # Many servers send "deflate" without the header that it should have.
        bare = self._window == _WINDOWS["deflate"] and raw[0] & 0xF != _METHOD_OF_HEADER
        return zlib.decompressobj(_WITHOUT_HEADER if bare else self._window)


def limit_encodings(offered: str) -> str:
    """Return what to ask a server for, where an HTTP client would ask for `offered`."""
    return ACCEPTED if any(part.partition(";")[0].strip() in _OTHERS for part in offered.split(",")) else offered


def pieces(response: Any, largest: int | None = None) -> Iterator[bytes]:
    """Iterate the content of a response as it comes, in pieces of `largest` bytes where that is given."""
    encodings = _encodings(response)
    return _inflated(response.iter_raw(), encodings, largest) if encodings else response.iter_bytes(largest)


def pieces_async(response: Any, largest: int | None = None) -> AsyncIterator[bytes]:
    """Do the same with an async client's response."""
    encodings = _encodings(response)
    return _inflated_async(response.aiter_raw(), encodings, largest) if encodings else response.aiter_bytes(largest)


def whole_pieces(response: Any) -> Iterator[bytes]:
    """Iterate the content for one who reads all of it at once and then closes it, by the shortest way."""
    if "content-encoding" in response.headers:
        return pieces(response)
    straight: Callable[[], Iterator[bytes]] = getattr(response, "iter_straight", response.iter_bytes)
    return straight()


def whole_pieces_async(response: Any) -> AsyncIterator[bytes]:
    """Do the same with an async client's response."""
    if "content-encoding" in response.headers:
        return pieces_async(response)
    straight: Callable[[], AsyncIterator[bytes]] = getattr(response, "aiter_straight", response.aiter_bytes)
    return straight()


def _encodings(response: Any) -> list[str]:
    """Return the encodings that the body still has, as they were given."""
    given: str = response.headers.get("content-encoding", "")
    if not given or response.is_stream_consumed:
        return []
    return [name for part in given.split(",") if (name := part.strip()).lower() in _WINDOWS.keys() | _OTHERS]


def _inflater(encodings: Sequence[str], largest: int | None) -> Inflater:
    first = encodings[0].lower()
    # Each would multiply what the one before it made; and only one is ever asked for.
    if len(encodings) > 1 or first in _OTHERS:
        raise EncodingError(f"{', '.join(encodings)!r} was not asked for")
    return Inflater(first, largest)


# What can't be inflated is found with the first read, when there is somebody who closes the response.
def _inflated(raw: Iterator[bytes], encodings: Sequence[str], largest: int | None) -> Iterator[bytes]:
    inflater = _inflater(encodings, largest)
    for chunk in raw:
        yield from inflater.feed(chunk)
    inflater.finish()


async def _inflated_async(
    raw: AsyncIterator[bytes], encodings: Sequence[str], largest: int | None
) -> AsyncIterator[bytes]:
    inflater = _inflater(encodings, largest)
    async for chunk in raw:
        for piece in inflater.feed(chunk):
            yield piece
    inflater.finish()
