"""The options of a client and of one call: what is accepted, what wins, and what `with_options` changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import anyio
import httpx
import httpx2
import pytest

import coherekit
from coherekit._settings.options import resolve_settings
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}
CLIENTS = [coherekit.Client, coherekit.ClientV2, coherekit.AsyncClient, coherekit.AsyncClientV2]


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CO_API_KEY", "COHERE_API_KEY", "CO_API_URL"):
        monkeypatch.delenv(name, raising=False)


class TestEnvironments:
    @pytest.mark.parametrize(
        ("options", "used"),
        [
            ({"environment": coherekit.ClientEnvironment.PRODUCTION}, "https://api.cohere.com"),
            ({"environment": "https://private.test/"}, "https://private.test"),
            ({"environment": "https://private.test", "base_url": "https://mine.test"}, "https://mine.test"),
            ({"environment": "https://private.test", "base_url": ""}, "https://private.test"),
            ({"base_url": "https://mine.test"}, "https://mine.test"),
            ({"base_url": ""}, "https://from-variable.test"),
            ({}, "https://from-variable.test"),
        ],
    )
    def test_which_address_wins(self, monkeypatch: pytest.MonkeyPatch, options: Any, used: str) -> None:
        monkeypatch.setenv("CO_API_URL", "https://from-variable.test")

        assert repr(coherekit.ClientV2("k", **options)) == f"ClientV2(base_url='{used}')"

    def test_production_is_the_default(self) -> None:
        assert repr(coherekit.Client("k")) == "Client(base_url='https://api.cohere.com')"

    @pytest.mark.parametrize(
        ("environment", "says"),
        [(7, "environment must be a str, not int"), ("somewhere", "environment must look like https://host")],
    )
    def test_what_is_no_address_is_refused(self, environment: Any, says: str) -> None:
        with pytest.raises(coherekit.ValidationError, match=says):
            coherekit.Client("k", environment=environment, base_url="https://mine.test")

    def test_a_bad_variable_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CO_API_URL", "somewhere")

        with pytest.raises(coherekit.ValidationError, match="CO_API_URL must look like"):
            coherekit.Client("k")

    def test_variables_are_read_at_construction_only(self, api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 2)
        monkeypatch.setenv("CO_API_KEY", "first-key")
        monkeypatch.setenv("CO_API_URL", api.url)
        with coherekit.Client() as co:
            monkeypatch.setenv("CO_API_KEY", "second-key")
            monkeypatch.setenv("CO_API_URL", "http://elsewhere.test")
            co.tokenize(text="a", model="m")
            monkeypatch.delenv("CO_API_KEY")
            co.with_options(max_retries=0).tokenize(text="a", model="m")

        assert [received.headers["authorization"] for received in api.received] == ["Bearer first-key"] * 2


class TestTimeouts:
    @pytest.mark.parametrize(
        ("given", "used"),
        [
            (60, (10, 60, 60, 60)),
            (2.5, (2.5, 2.5, 2.5, 2.5)),
            (httpx.Timeout(5, connect=1), (1, 5, 5, 5)),
            (httpx.Timeout(None, read=90), (None, 90, None, None)),
            (httpx2.Timeout(20), (20, 20, 20, 20)),
        ],
    )
    def test_seconds_or_what_works_like_a_timeout_of_httpx(self, given: Any, used: tuple[float | None, ...]) -> None:
        seen: list[Any] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(tuple(request.extensions["timeout"][name] for name in ("connect", "read", "write", "pool")))
            return httpx.Response(200, json=TOKENS)

        with httpx.Client(transport=httpx.MockTransport(answer)) as http:
            coherekit.Client("k", http_client=http, timeout=given).tokenize(text="a", model="m")
            co = coherekit.Client("k", http_client=http)
            co.tokenize(text="a", model="m", request_options={"timeout": given})
            co.with_options(timeout=given).tokenize(text="a", model="m")

        assert seen == [used] * 3

    def test_the_default(self) -> None:
        assert resolve_settings("k").timeout == (10, 300, 300, 300)

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            (httpx.Timeout(5, read=-1), "timeout.read must be a number of seconds above 0, not -1"),
            (httpx.Timeout(5, pool=float("nan")), "timeout.pool must be a number of seconds above 0, not nan"),
            (True, "timeout must be a number of seconds above 0, not True"),
            ((1, 2, 3, 4), "timeout must be a number of seconds above 0, not (1, 2, 3, 4)"),
        ],
    )
    def test_what_is_refused(self, given: Any, says: str) -> None:
        co = coherekit.Client("k")
        for use in (
            lambda: coherekit.Client("k", timeout=given),
            lambda: co.with_options(timeout=given),
            lambda: co.tokenize(text="a", model="m", request_options={"timeout": given}),
        ):
            with pytest.raises(coherekit.ValidationError, match=re.escape(says)):
                use()


@pytest.mark.parametrize("make", CLIENTS)
class TestCopies:
    def test_a_copy_is_of_the_same_class_and_leaves_the_first_alone(self, make: Callable[..., Any]) -> None:
        co = make("k", base_url="https://a.test")
        copied = co.with_options(base_url="https://b.test")

        assert type(copied) is make
        assert repr(co) == f"{make.__name__}(base_url='https://a.test')"
        assert repr(copied) == f"{make.__name__}(base_url='https://b.test')"

    @pytest.mark.parametrize(
        ("options", "error", "says"),
        [
            ({"max_retries": -1}, coherekit.ValidationError, "max_retries must be a whole number"),
            ({"api_key": "a b"}, coherekit.ValidationError, "the API key has a character"),
            ({"base_url": "nowhere"}, coherekit.ValidationError, "base_url must look like"),
            ({"headers": {"a b": "c"}}, coherekit.ValidationError, "the header 'a b' can't be sent"),
            ({"strict": "yes"}, coherekit.ValidationError, "strict must be True or False, not 'yes'"),
            ({"tmeout": 1}, TypeError, "there is no option 'tmeout'; there are api_key, allow_http, base_url"),
            ({"http_client": None}, TypeError, "there is no option 'http_client'"),
        ],
    )
    def test_options_are_checked_again(
        self, make: Callable[..., Any], options: Any, error: type[Exception], says: str
    ) -> None:
        with pytest.raises(error, match=says):
            make("k").with_options(**options)


class TestSyncCopies:
    def test_it_shares_connections_and_what_it_does_not_change(self, api: FakeApi) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 3)
        with coherekit.ClientV2("one-key", base_url=api.url, client_name="app", headers={"X-A": "1", "X-B": "1"}) as co:
            co.tokenize(text="a", model="m")
            copied = co.with_options(api_key="two-key", headers={"x-b": "2", "X-C": "3"})
            copied.tokenize(text="a", model="m")
            co.tokenize(text="a", model="m")

        names = ("authorization", "x-client-name", "x-a", "x-b", "x-c")
        first, second, third = ([received.headers.get(name) for name in names] for received in api.received)
        assert first == third == ["Bearer one-key", "app", "1", "1", None]
        assert second == ["Bearer two-key", "app", "1", "2", "3"]
        assert api.connections == 1

    def test_resources_and_subclasses_do_not_keep_the_old_options(self, api: FakeApi) -> None:
        class Team(coherekit.ClientV2):
            def __init__(self, name: str, **options: Any) -> None:
                super().__init__("k", base_url=api.url, **options)
                self.name = name

            @cached_property
            def shown(self) -> str:
                return f"{self.name} at {self._settings.max_retries}"

        api.replies.extend([Canned(body={"models": []})] * 3)
        with Team("search") as co:
            co.models.list()
            assert co.shown == "search at 2"
            copied = co.with_options(headers={"x-copy": "1"}, max_retries=0)
            copied.models.list()
            co.models.list()

        assert isinstance(copied, Team)
        assert copied.shown == "search at 0"
        assert [received.headers.get("x-copy") for received in api.received] == [None, "1", None]

    def test_closing_either_closes_both(self) -> None:
        co = coherekit.Client("k")
        with co.with_options(max_retries=0):
            pass

        with pytest.raises(coherekit.CohereError, match="the client is closed"):
            co.tokenize(text="a", model="m")

    def test_the_users_own_http_client_goes_along_with_its_timeout(self) -> None:
        seen: list[Any] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request.extensions["timeout"]["read"])
            return httpx.Response(200, json=TOKENS)

        with httpx.Client(transport=httpx.MockTransport(answer), timeout=7) as http:
            co = coherekit.Client("k", http_client=http)
            co.with_options(strict=True).tokenize(text="a", model="m")

        assert seen == [7]

    def test_strict_can_be_turned_on_and_off(self, api: FakeApi) -> None:
        api.replies.extend([Canned(body={"tokens": []})] * 2)
        with coherekit.Client("k", base_url=api.url).with_options(strict=True) as co:
            with pytest.raises(coherekit.DecodeError):
                co.tokenize(text="a", model="m")
            assert co.with_options(strict=False).tokenize(text="a", model="m").tokens == []


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_async_copies_share_connections_too(api: FakeApi, backend: str) -> None:
    api.replies.extend([Canned(body=TOKENS)] * 2)

    async def calls() -> None:
        async with coherekit.AsyncClientV2("k", base_url=api.url) as co:
            await co.tokenize(text="a", model="m")
            await co.with_options(headers={"x-copy": "1"}).tokenize(text="a", model="m")

    anyio.run(calls, backend=backend)

    assert [received.headers.get("x-copy") for received in api.received] == [None, "1"]
    assert api.connections == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"headers": [("a", "b")]}, "headers must be a dict, not list"),
        ({"headers": "a: b"}, "headers must be a dict, not str"),
        ({"http_client": 5}, "http_client must work like an httpx.Client, and int does not"),
    ],
)
@pytest.mark.parametrize("make", [coherekit.ClientV2, coherekit.AsyncClientV2])
def test_options_of_a_wrong_type_are_refused_at_construction(
    make: Callable[..., Any], options: dict[str, Any], says: str
) -> None:
    with pytest.raises(coherekit.ValidationError, match=re.escape(says)):
        make("k", **options)
