"""Who gets a slot and which connection, without a network."""

from __future__ import annotations

import gc
import random
from typing import Any

import pytest

import coherekit
from coherekit._http.connection_pool import ConnectionPool, Waiter

HERE, THERE = "here", "there"


class Line:
    def __init__(self) -> None:
        self.expired = False
        self.idle = True
        self.closed = False
        self.looks = 0

    def is_idle(self) -> bool:
        return self.idle

    def is_closed(self) -> bool:
        return self.closed

    def has_expired(self) -> bool:
        self.looks += 1
        return self.expired


class Woken(Waiter):
    def __init__(self) -> None:
        self.times = 0

    def wake(self) -> None:
        self.times += 1


def took(pool: ConnectionPool[Line], origin: str = HERE) -> Line:
    assert pool.enter(Woken) is None
    return pool.take(origin, Line)


def queued(pool: ConnectionPool[Line]) -> Woken:
    turn = pool.enter(Woken)
    assert turn is not None
    return turn


def free_slots(pool: ConnectionPool[Line]) -> int:
    free = 0
    while (turn := pool.enter(Woken)) is None:
        free += 1
    pool.give_up(turn)
    return free


class TestSlots:
    def test_come_in_the_order_of_asking(self) -> None:
        pool = ConnectionPool[Line](1)
        line = took(pool)
        turns = [queued(pool) for _ in range(3)]

        for count in range(3):
            pool.release(HERE, line if count == 0 else None)
            assert [turn.times for turn in turns] == [1] * (count + 1) + [0] * (2 - count)

    def test_pass_over_who_gave_up(self) -> None:
        pool = ConnectionPool[Line](1)
        line = took(pool)
        first, second = queued(pool), queued(pool)

        pool.give_up(first)
        pool.release(HERE, line)

        assert (first.times, second.times) == (0, 1)

    def test_that_come_to_who_gave_up_go_to_the_next(self) -> None:
        pool = ConnectionPool[Line](1)
        line = took(pool)
        first, second = queued(pool), queued(pool)

        pool.release(HERE, line)
        pool.give_up(first)
        assert second.times == 1
        pool.give_up(second)

        assert free_slots(pool) == 1

    def test_are_never_lost(self) -> None:
        chance = random.Random(5)
        pool = ConnectionPool[Line](3)
        lines, turns = list[Line](), list[Woken]()
        for _ in range(5_000):
            assert len(lines) + sum(turn.come for turn in turns) <= 3
            if lines and chance.random() < 0.5:
                line = lines.pop(chance.randrange(len(lines)))
                line.closed = chance.random() < 0.2
                pool.release(HERE, line)
            elif turns and chance.random() < 0.5:
                turn = turns.pop(chance.randrange(len(turns)))
                if turn.come and chance.random() < 0.5:
                    lines.append(pool.take(HERE, Line))
                else:
                    pool.give_up(turn)
            elif (asked := pool.enter(Woken)) is None:
                lines.append(pool.take(HERE, Line))
            else:
                turns.append(asked)
        for line in lines:
            pool.release(HERE, line)
        for turn in turns:
            pool.give_up(turn)

        assert free_slots(pool) == 3

    def test_can_be_given_back_by_the_garbage_collector_at_any_time(self) -> None:
        pool = ConnectionPool[Line](2)
        forgotten = took(pool)

        class Forgotten:
            def __del__(self) -> None:
                pool.release(HERE, forgotten)

        def connect() -> Line:
            # In the midst of another step of the same thread.
            loop: list[Any] = [Forgotten()]
            loop.append(loop)
            del loop
            gc.collect()
            return Line()

        assert pool.enter(Woken) is None
        pool.release(HERE, pool.take(THERE, connect))

        assert free_slots(pool) == 2


class TestConnections:
    def test_used_last_is_used_first(self) -> None:
        pool = ConnectionPool[Line]()
        lines = [took(pool) for _ in range(3)]
        for line in lines:
            pool.release(HERE, line)

        assert [took(pool) for _ in range(3)] == lines[::-1]
        assert took(pool) not in lines

    def test_that_were_used_are_passed_over_where_a_fresh_one_is_wanted(self) -> None:
        pool = ConnectionPool[Line](1)
        line = took(pool)
        pool.release(HERE, line)

        assert pool.enter(Woken) is None
        assert pool.take(HERE, Line, fresh=True) is not line
        # Both together would be more than the limit.
        assert list(pool.dropped) == [line]

    def test_serve_their_own_origin(self) -> None:
        pool = ConnectionPool[Line]()
        line = took(pool)
        pool.release(HERE, line)

        assert took(pool, THERE) is not line
        assert took(pool) is line

    def test_that_expired_are_dropped(self) -> None:
        pool = ConnectionPool[Line]()
        lines = [took(pool) for _ in range(3)]
        for line in lines:
            pool.release(HERE, line)
        lines[2].expired = True

        assert took(pool) is lines[1]
        assert list(pool.dropped) == [lines[2]]

    def test_that_nobody_needs_are_dropped_with_the_next_new_one(self) -> None:
        pool = ConnectionPool[Line]()
        line = took(pool)
        pool.release(HERE, line)
        line.expired = True

        took(pool, THERE)

        assert list(pool.dropped) == [line]

    @pytest.mark.parametrize(("idle", "closed"), [(False, False), (False, True), (True, True)])
    def test_that_are_broken_are_dropped(self, idle: bool, closed: bool) -> None:
        pool = ConnectionPool[Line]()
        line = took(pool)
        line.idle, line.closed = idle, closed
        pool.release(HERE, line)

        assert list(pool.dropped) == [line]
        assert took(pool) is not line

    def test_to_many_origins_stay_within_the_limit(self) -> None:
        pool = ConnectionPool[Line](3)
        lines: list[Line] = []
        for number in range(10):
            lines.append(took(pool, f"origin {number}"))
            pool.release(f"origin {number}", lines[-1])

        assert list(pool.dropped) == lines[:7]

    def test_are_not_all_looked_at_for_each_request(self) -> None:
        pool = ConnectionPool[Line](100)
        lines = [took(pool) for _ in range(100)]
        for line in lines:
            pool.release(HERE, line)
        looks = sum(line.looks for line in lines)

        for _ in range(50):
            pool.release(HERE, took(pool))

        assert sum(line.looks for line in lines) == looks + 50


class TestClosing:
    def test_drops_what_is_idle_and_what_is_in_use(self) -> None:
        pool = ConnectionPool[Line]()
        idle, used, elsewhere = took(pool), took(pool), took(pool, THERE)
        pool.release(HERE, idle)
        pool.release(THERE, elsewhere)

        pool.close()

        assert set(pool.dropped) == {idle, used, elsewhere}

    def test_leaves_nothing_to_take_nor_to_keep(self) -> None:
        pool = ConnectionPool[Line](1)
        line = took(pool)
        turn = queued(pool)
        pool.close()
        pool.dropped.clear()

        pool.release(HERE, line)

        assert list(pool.dropped) == [line]
        assert turn.come
        with pytest.raises(coherekit.CohereError, match="the client is closed"):
            pool.take(HERE, Line)
