"""A fresh local API for each test, and clients of the official SDK, sync and async in turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from cohere_local import LocalApi
from tests.support.local_api import checked_api

if TYPE_CHECKING:
    from tests.support.official.clients import Clients


@pytest.fixture
def api() -> Iterator[LocalApi]:
    """In the end each of its replies has to fit the spec."""
    with checked_api() as api:
        yield api


@pytest.fixture(params=["sync", "async"])
def clients(api: LocalApi, request: pytest.FixtureRequest) -> Iterator[Clients]:
    from tests.support.official.clients import clients_of

    with clients_of(api, request.param) as clients:
        yield clients


@pytest.fixture
def v1(clients: Clients) -> Any:
    return clients.v1


@pytest.fixture
def v2(clients: Clients) -> Any:
    return clients.v2
