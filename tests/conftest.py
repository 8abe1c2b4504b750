"""What tests of the facade share: an API with canned replies, and a client of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import coherekit
from coherekit._callers import SyncCaller
from tests.support.fake_api import FakeApi
from tests.support.streamed import sync_caller


def pytest_collection_finish() -> None:
    """Keep thousands of collected tests out of each later garbage collection, which is much faster without them."""
    # Loaded later, it would not find who holds trio's random numbers: what is frozen is not searched.
    import_module("hypothesis")
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def no_proxy_of_the_machine() -> Iterator[None]:
    """Servers of the tests are on this machine, whatever the way to others is; tests of proxies set their own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        yield


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


@pytest.fixture
def storage() -> Iterator[FakeApi]:
    """Another server, which has what the API names by URL."""
    with FakeApi() as server:
        yield server


@pytest.fixture
def client_options() -> dict[str, Any]:
    """Options of `co`, for modules that need others than the defaults."""
    return {}


@pytest.fixture
def co(api: FakeApi, client_options: dict[str, Any]) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2(api_key="key-for-tests", base_url=api.url, **client_options) as client:
        yield client


@pytest.fixture
def caller(api: FakeApi) -> Iterator[SyncCaller]:
    with sync_caller(api.url) as caller:
        yield caller


@pytest.fixture
def unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Generate without the formatter, which takes most of the time, for promises that layout cannot change."""
    monkeypatch.setattr("codegen.generate.generator.format_python", lambda folder: None)
