"""Retries of all calls of one client together are bounded, and successes pay for more of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

import coherekit
from coherekit._call.retry import Retry
from coherekit._settings.options import resolve_settings
from coherekit._settings.retry_budget import DEFAULT_RETRY_BUDGET, RetryBudget
from tests.support.fake_api import Canned, FakeApi

CALLS = 1_000
DOWN = Canned(503, body={"message": "down"})
TOKENS = Canned(body={"tokens": [1], "token_strings": ["a"], "meta": {}})


def impatient(co: Any) -> None:
    """Have the client make pauses of no length."""
    co._caller._retry = Retry(chance=lambda: 0.0)


@pytest.fixture
def co(api: FakeApi) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2(api_key="key-for-tests", base_url=api.url) as client:
        impatient(client)
        yield client


def ask(co: coherekit.ClientV2) -> coherekit.CohereError | None:
    try:
        co.tokenize(text="a", model="m")
    except coherekit.CohereError as error:
        return error
    return None


def test_a_thousand_calls_to_a_dead_server_cost_at_most_a_tenth_more(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend([DOWN] * 3 * CALLS)

    errors = [ask(co) for _ in range(CALLS)]

    assert CALLS < len(api.received) <= 1.1 * CALLS
    assert errors[0]
    assert errors[0].attempts == 3
    assert errors[-1]
    assert (errors[-1].attempts, errors[-1].gave_up) == (1, "the retry budget of this client is spent")


def test_so_they_do_from_many_threads(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend([DOWN] * 3 * CALLS)
    threads = [threading.Thread(target=lambda: [ask(co) for _ in range(CALLS // 10)]) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(api.received) == CALLS + DEFAULT_RETRY_BUDGET


@pytest.mark.parametrize("retries", [2, 20])
def test_a_lone_call_may_use_all_its_attempts(api: FakeApi, co: coherekit.ClientV2, retries: int) -> None:
    api.replies.extend([DOWN] * 100)

    with pytest.raises(coherekit.ServiceUnavailableError) as caught:
        co.tokenize(text="a", model="m", request_options={"max_retries": retries})

    assert caught.value.attempts == retries + 1
    assert caught.value.gave_up is None


def test_a_limit_that_each_call_gets_past_never_uses_it_up(api: FakeApi, co: coherekit.ClientV2) -> None:
    busy = Canned(429, headers={"retry-after-ms": "1"})
    api.replies.extend([busy, busy, TOKENS] * 200)

    assert [ask(co) for _ in range(200)] == [None] * 200


def test_copies_of_the_settings_share_it_and_other_clients_do_not() -> None:
    settings = resolve_settings(api_key="k")

    assert settings.changed(timeout=1.0).retry_budget is settings.retry_budget
    assert resolve_settings(api_key="k").retry_budget is not settings.retry_budget


def test_without_a_limit_every_call_uses_all_its_attempts(api: FakeApi) -> None:
    api.replies.extend([DOWN] * 600)
    with coherekit.ClientV2(api_key="key-for-tests", base_url=api.url, retry_budget=None) as co:
        impatient(co)
        for _ in range(200):
            ask(co)

    assert len(api.received) == 600


@pytest.mark.parametrize("value", [-1, "10", 1.5, float("nan"), True])
def test_a_budget_that_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(coherekit.ValidationError, match="retry_budget"):
        coherekit.Client(api_key="k", retry_budget=value)


def test_ten_successes_earn_a_retry_and_no_more_than_it_began_with() -> None:
    budget = RetryBudget(2)
    assert [budget.take() for _ in range(3)] == [True, True, False]

    for _ in range(9):
        budget.refill(0)
    assert not budget.take()
    budget.refill(0)
    assert [budget.take() for _ in range(2)] == [True, False]

    budget.refill(50)
    assert [budget.take() for _ in range(3)] == [True, True, False]


def test_a_copy_with_other_options_shares_it_unless_it_sets_its_own() -> None:
    settings = resolve_settings(api_key="k", retry_budget=0)

    assert not settings.changed(max_retries=9).retry_budget.take()
    assert settings.changed(retry_budget=1).retry_budget.take()
    assert settings.changed(retry_budget=None).retry_budget.take()
