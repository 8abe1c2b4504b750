"""A pytest plugin: a fresh local API for each test, and clients of it.

Installed with coherekit, so that a test only names the fixture: `def test_it(co_v2): co_v2.chat(...)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cohere_local import LocalApi

    from . import AsyncClient, AsyncClientV2, Client, ClientV2

__all__ = ["aco", "aco_v2", "co", "co_v2", "cohere_server"]

_KEY = "key-of-the-local-api"


def __dir__() -> list[str]:
    return __all__


@pytest.fixture
def cohere_server() -> Iterator[LocalApi]:
    """A local API with a state of its own: `.url`, `.requests`, `.chat.reply(...)`, `.fail_next(...)`."""
    from cohere_local import running

    with running() as api:
        yield api


@pytest.fixture
def co(cohere_server: LocalApi) -> Iterator[Client]:
    """A `Client` of the local API."""
    from . import Client

    with Client(_KEY, base_url=cohere_server.url) as client:
        yield client


@pytest.fixture
def co_v2(cohere_server: LocalApi) -> Iterator[ClientV2]:
    """A `ClientV2` of the local API."""
    from . import ClientV2

    with ClientV2(_KEY, base_url=cohere_server.url) as client:
        yield client


@pytest.fixture
def aco(cohere_server: LocalApi) -> AsyncClient:
    """An `AsyncClient` of the local API; its connections end with the test's event loop."""
    from . import AsyncClient

    return AsyncClient(_KEY, base_url=cohere_server.url)


@pytest.fixture
def aco_v2(cohere_server: LocalApi) -> AsyncClientV2:
    """An `AsyncClientV2` of the local API; its connections end with the test's event loop."""
    from . import AsyncClientV2

    return AsyncClientV2(_KEY, base_url=cohere_server.url)
