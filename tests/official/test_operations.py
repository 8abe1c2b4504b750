"""Every operation of the spec, called by the official SDK, sync and async, with the content of its reply asserted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import pytest

from cohere_local import LocalApi
from tests.support.local_api import OPERATIONS, operation_of
from tests.support.official import answered, kept
from tests.support.official.clients import Clients

# The SDK itself uses what pydantic deprecates.
pytestmark = [pytest.mark.timeout(30), pytest.mark.filterwarnings("ignore::DeprecationWarning:cohere")]

CASES: Mapping[Callable[[Clients], None], list[str]] = {**answered.CASES, **kept.CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_the_official_sdk_gets_what_it_asks_for(
    api: LocalApi, clients: Clients, case: Callable[[Clients], None]
) -> None:
    case(clients)
    answered_well = {found.key for one in api.requests if one.status == 200 and (found := operation_of(one))}
    assert set(CASES[case]) <= answered_well


def test_no_operation_is_left_out() -> None:
    assert {operation for operations in CASES.values() for operation in operations} == set(OPERATIONS)


def test_the_local_api_needs_nothing_of_coherekit() -> None:
    assert "coherekit" not in sys.modules
