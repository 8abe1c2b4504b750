"""The base of every class with generated methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .protocols import AsyncCaller, Caller
    from .raw_replies import AsyncRawMethods, RawMethods


class Methods:
    """Methods that send their requests through a `Caller`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> RawMethods:
        """The same methods, whose replies come with status and headers, the model in their `.data`."""
        from .raw_replies import RawMethods

        return RawMethods(self)


class AsyncMethods:
    """Methods that send their requests through an `AsyncCaller`."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncRawMethods:
        """The same methods, whose replies come with status and headers, the model in their `.data`."""
        from .raw_replies import AsyncRawMethods

        return AsyncRawMethods(self)
