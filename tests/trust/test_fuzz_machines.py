"""What all calls of a client share, against models of it, through any order of steps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import coherekit
from coherekit._http.connection_pool import ConnectionPool, Waiter
from coherekit._settings.retry_budget import RetryBudget
from tests.support.trust.figures import FULL, Figures, sized

played = settings(
    max_examples=sized(full=500, quick=50), stateful_step_count=60, deadline=None, derandomize=not FULL, database=None
)


class BudgetMachine(RuleBasedStateMachine):
    """A bucket of numbers: what is there, and how many successes counted since it was last not full."""

    @initialize(capacity=st.none() | st.integers(0, 5))
    def make(self, capacity: int | None) -> None:
        self.capacity = capacity
        self.budget = RetryBudget(capacity)
        self.left = capacity or 0
        self.successes = 0
        self.taken = self.refilled = 0

    @rule()
    def take(self) -> None:
        allowed = self.capacity is None or self.left > 0
        assert self.budget.take() is allowed
        if allowed and self.capacity is not None:
            self.left -= 1
            self.taken += 1

    @rule(taken=st.integers(0, 3))
    def succeed(self, taken: int) -> None:
        self.budget.refill(taken)
        if self.capacity is None or self.left == self.capacity:
            return
        self.successes += 1
        earned = taken + (self.successes % 10 == 0)
        self.refilled += min(self.capacity, self.left + earned) - self.left
        self.left = min(self.capacity, self.left + earned)

    @invariant()
    def never_more_than_what_was_there(self) -> None:
        if hasattr(self, "budget") and self.capacity is not None:
            assert self.taken <= self.capacity + self.refilled
            assert 0 <= self.left <= self.capacity


class Line:
    """A connection without a network."""

    def __init__(self) -> None:
        self.idle = True
        self.closed = False
        self.expired = False

    def is_idle(self) -> bool:
        return self.idle

    def is_closed(self) -> bool:
        return self.closed

    def has_expired(self) -> bool:
        return self.expired or self.closed


class Waiting(Waiter):
    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


LIMIT = 3
ORIGINS = ("here", "there")


class PoolMachine(RuleBasedStateMachine):
    """Requests that queue, give up, send and end, and connections that break and expire, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.pool = ConnectionPool[Line](LIMIT)
        self.queue: list[Waiting] = []
        self.holding: list[Line | None] = []
        """A connection for each slot that is taken, None where it has not got one yet."""
        self.origins: dict[int, str] = {}
        self.made: list[Line] = []
        self.gone: list[Line] = []

    def make(self) -> Line:
        self.made.append(Line())
        return self.made[-1]

    def slot_comes(self) -> None:
        """Those that wait longest were woken, in their order, and nobody else."""
        while self.queue and self.queue[0].come:
            turn = self.queue.pop(0)
            assert turn.woken == 1
            self.holding.append(None)
        assert not any(turn.come or turn.woken for turn in self.queue)

    @rule()
    def ask(self) -> None:
        free = len(self.holding) < LIMIT
        turn = self.pool.enter(Waiting)
        assert (turn is None) is free
        if turn is None:
            self.holding.append(None)
        else:
            self.queue.append(turn)

    @precondition(lambda self: self.queue)
    @rule(data=st.data())
    def give_up(self, data: st.DataObject) -> None:
        turn = data.draw(st.sampled_from(self.queue))
        self.queue.remove(turn)
        self.pool.give_up(turn)

    @precondition(lambda self: self.holding and self.queue)
    @rule(data=st.data())
    def give_up_when_the_slot_has_come(self, data: st.DataObject) -> None:
        first = self.queue[0]
        self.leave(data)
        if first.come:
            assert self.holding.pop(self.holding.index(None)) is None
            self.pool.give_up(first)
            self.slot_comes()

    @precondition(lambda self: None in self.holding)
    @rule(origin=st.sampled_from(ORIGINS))
    def connect(self, origin: str) -> None:
        kept = [one for one in self.idle() if self.origins[id(one)] == origin and not one.has_expired()]
        if self.pool.closed:
            with pytest.raises(coherekit.CohereError, match="closed"):
                self.pool.take(origin, self.make)
            return
        line = self.pool.take(origin, self.make)
        self.holding[self.holding.index(None)] = line
        assert (line in kept) is bool(kept)
        self.origins[id(line)] = origin
        line.idle = False

    @precondition(lambda self: self.holding)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        line = self.holding.pop(data.draw(st.integers(0, len(self.holding) - 1)))
        if line is not None:
            line.idle, line.closed = data.draw(st.sampled_from([(True, False), (False, False), (True, True)]))
        self.pool.release(self.origins.get(id(line), "here"), line)
        self.slot_comes()

    @precondition(lambda self: self.idle())
    @rule(data=st.data())
    def expire(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.idle())).expired = True

    @rule()
    def close_what_was_dropped(self) -> None:
        while self.pool.dropped:
            line = self.pool.dropped.popleft()
            line.closed = True
            self.gone.append(line)

    @precondition(lambda self: len(self.made) > 4)
    @rule()
    def close(self) -> None:
        self.pool.close()

    def idle(self) -> list[Line]:
        """The connections that the pool has to keep: neither in use nor given out to be closed."""
        out = [*self.gone, *self.pool.dropped, *self.holding]
        return [one for one in self.made if not any(one is other for other in out)]

    @invariant()
    def never_more_than_the_limit(self) -> None:
        assert len(self.holding) <= LIMIT
        assert not self.queue or len(self.holding) == LIMIT
        if self.pool.closed:
            assert not self.idle()
            return
        dropped = [*self.gone, *self.pool.dropped]
        assert len({id(line) for line in dropped}) == len(dropped)
        assert len(self.idle()) + sum(line is not None for line in self.holding) <= LIMIT

    def teardown(self) -> None:
        """Once all have left, every slot is there again."""
        for turn in [*self.queue]:
            self.pool.give_up(turn)
        for line in self.holding:
            self.pool.release("here", line)
        assert [self.pool.enter(Waiting) for _ in range(LIMIT)] == [None] * LIMIT
        assert self.pool.enter(Waiting) is not None


@pytest.mark.timeout(600)
@pytest.mark.parametrize("machine", [BudgetMachine, PoolMachine])
def test_any_order_of_steps(machine: type[Any], figures: Figures) -> None:
    shared = {BudgetMachine: "the retry budget", PoolMachine: "the connection pool"}[machine]
    over = f"{played.max_examples} runs of up to 60"
    with figures.no_failure(f"steps at which {shared} is not as its model", over=lambda: over):
        run_state_machine_as_test(machine, settings=played)
