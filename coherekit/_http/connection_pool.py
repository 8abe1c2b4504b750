"""Which connection serves a request, without I/O: each step costs the same however many connections there are."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Final, Generic, Protocol, TypeVar

from ..errors import CohereError

MOST_CONNECTIONS: Final = 100
KEPT_IDLE: Final = 5.0
"""Seconds; servers close idle connections too, and to meet one that is just closed costs a request."""


class Connection(Protocol):
    def is_idle(self) -> bool: ...
    def is_closed(self) -> bool: ...
    def has_expired(self) -> bool:
        """Tell whether it was idle for too long, or the server has closed it."""
        ...


C = TypeVar("C", bound=Connection)


class Waiter:
    """A place in the queue for a slot."""

    come = False

    def wake(self) -> None:
        """Take the slot, which has come."""
        raise NotImplementedError


T = TypeVar("T", bound=Waiter)


class ConnectionPool(Generic[C]):
    """Slots for requests, handed on in the order of asking, and the connections that wait for another request.

    Whoever got a slot gives it back with `release`, whatever happens. Connections to be closed are put into `dropped`,
    for the caller to close.

    For threads. The lock can be taken again by the same thread, as the garbage collector may end a forgotten stream,
    and so give its slot back, at any time.
    """

    def __init__(self, limit: int = MOST_CONNECTIONS) -> None:
        self.dropped = deque[C]()
        self.closed = False
        self._limit = limit
        self._lock = RLock()
        self._free = limit
        self._queue = OrderedDict[Waiter, None]()
        self._in_use = set[C]()
        self._idle: dict[Hashable, deque[C]] = {}
        """By origin; used last stands last, and is used first, so that those not needed expire."""
        self._idle_count = 0

    def enter(self, turn: Callable[[], T]) -> T | None:
        """Take a slot, or queue for it: None, or the turn, which is woken once the slot is its own."""
        with self._lock:
            if self._free:
                self._free -= 1
                return None
            waiting = turn()
            self._queue[waiting] = None
            return waiting

    def give_up(self, turn: Waiter) -> None:
        """Leave the queue; a slot that has come by then goes to the next."""
        with self._lock:
            if turn.come:
                self._leave()
            else:
                del self._queue[turn]

    def take(self, origin: Hashable, connect: Callable[[], C], *, fresh: bool = False) -> C:
        """Take the connection to send with, used for nothing else until it is released; `fresh`: a new one."""
        with self._lock:
            if self.closed:
                raise CohereError("the client is closed")
            connection = (None if fresh else self._reusable(origin)) or self._new(connect)
            self._in_use.add(connection)
            return connection

    def release(self, origin: Hashable, connection: C | None) -> None:
        """Give the slot back, and the connection, if it got one; it is kept if it can serve another request."""
        with self._lock:
            if connection is not None:
                self._in_use.discard(connection)
                # One that could not be opened calls itself idle.
                if connection.is_idle() and not connection.is_closed() and not self.closed:
                    self._idle.setdefault(origin, deque()).append(connection)
                    self._idle_count += 1
                else:
                    self.dropped.append(connection)
            self._leave()

    def close(self) -> None:
        """Drop all connections, also those in use; from now on there are none."""
        with self._lock:
            self.closed = True
            self.dropped.extend(self._in_use)
            while self._idle:
                self._drop_oldest(next(iter(self._idle)))

    def _leave(self) -> None:
        if not self._queue:
            self._free += 1
            return
        turn, _ = self._queue.popitem(last=False)
        turn.come = True
        turn.wake()

    def _reusable(self, origin: Hashable) -> C | None:
        while kept := self._idle.get(origin):
            connection = self._forget(origin, kept.pop)
            if not connection.has_expired():
                return connection
            self.dropped.append(connection)
        return None

    def _new(self, connect: Callable[[], C]) -> C:
        for origin, kept in list(self._idle.items()):
            while kept and kept[0].has_expired():
                self._drop_oldest(origin)
        # This request's own slot is among those taken.
        if self._idle and self._idle_count + self._limit - self._free > self._limit:
            self._drop_oldest(next(iter(self._idle)))
        return connect()

    def _drop_oldest(self, origin: Hashable) -> None:
        self.dropped.append(self._forget(origin, self._idle[origin].popleft))

    def _forget(self, origin: Hashable, pop: Callable[[], C]) -> C:
        connection = pop()
        self._idle_count -= 1
        if not self._idle[origin]:
            del self._idle[origin]
        return connection
