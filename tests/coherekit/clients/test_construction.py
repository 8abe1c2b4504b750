"""Construction: names, defaults, the environment, and what is refused."""

from __future__ import annotations

import pickle
import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

import coherekit
from coherekit._settings.options import resolve_settings
from tests.support.paths import ROOT

CLIENTS = [coherekit.Client, coherekit.ClientV2, coherekit.AsyncClient, coherekit.AsyncClientV2]


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CO_API_KEY", "COHERE_API_KEY", "CO_API_URL"):
        monkeypatch.delenv(name, raising=False)


def test_the_version_is_the_distributions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert coherekit.__version__ == project["version"]


def test_every_public_name_resolves() -> None:
    for name in dir(coherekit):
        assert getattr(coherekit, name) is not None


@pytest.mark.parametrize("name", ["Chat", "_private"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"module 'coherekit' has no attribute '{name}'"):
        getattr(coherekit, name)


@pytest.mark.parametrize("make", CLIENTS)
class TestConstruction:
    def test_repr_shows_where_and_not_the_key(self, make: Callable[..., Any]) -> None:
        co = make("secret-key", base_url="https://api.test/")

        assert repr(co) == f"{make.__name__}(base_url='https://api.test')"

    def test_without_a_key(self, make: Callable[..., Any]) -> None:
        with pytest.raises(coherekit.ValidationError, match="no API key: set CO_API_KEY"):
            make()

    def test_the_older_name_of_the_key(self, make: Callable[..., Any]) -> None:
        assert make(token="k")
        with pytest.raises(coherekit.ValidationError, match="api_key and token are two names of one option"):
            make("k", token="k")

    def test_the_resources(self, make: Callable[..., Any]) -> None:
        co = make("k")

        assert co.datasets is co.datasets
        for name in ("v2", "embed_jobs", "connectors", "models", "batches", "audio", "finetuning"):
            assert getattr(co, name)


class TestKeys:
    @pytest.mark.parametrize(
        ("environment", "key"),
        [
            ({"CO_API_KEY": "one", "COHERE_API_KEY": "two"}, "one"),
            ({"COHERE_API_KEY": "two"}, "two"),
            ({"CO_API_KEY": "", "COHERE_API_KEY": "two"}, "two"),
        ],
    )
    def test_from_the_environment(self, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], key: str) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

        assert resolve_settings().api_key == key
        assert resolve_settings(api_key="given").api_key == "given"
        assert resolve_settings(api_key="").api_key == ""

    @pytest.mark.parametrize("key", ["secret\n", "\rsecret", "sec ret", "secrét", "secret\x00", "secret\u2028"])
    def test_one_that_no_header_can_carry_is_refused_and_not_shown(self, key: str) -> None:
        with pytest.raises(coherekit.ValidationError, match="the API key has a character that no key holds") as caught:
            coherekit.Client(key)

        error = caught.value
        for shown in (str(error), repr(error), repr(vars(error)), repr(pickle.dumps(error)), repr(error.__context__)):
            assert "sec" not in shown.replace("seconds", "")
            assert key not in shown

    def test_one_of_a_function_is_not_shown_either(self) -> None:
        with pytest.raises(coherekit.ValidationError, match="number 7 of 7") as caught:
            coherekit.Client(lambda: "secret\n").tokenize(text="a", model="m")

        assert b"secret" not in pickle.dumps(caught.value)

    def test_settings_do_not_show_it(self) -> None:
        assert "secret" not in repr(resolve_settings(api_key="secret", headers={"x": "secret"}))


class TestBaseUrls:
    @pytest.mark.parametrize(
        ("given", "used"),
        [
            ("https://api.cohere.com/v1", "https://api.cohere.com"),
            ("https://api.cohere.com/v1/", "https://api.cohere.com"),
            ("https://api.cohere.ai/v1/", "https://api.cohere.ai"),
            ("https://stg.api.cohere.com", "https://stg.api.cohere.com"),
            ("https://proxy.test/cohere/v1", "https://proxy.test/cohere/v1"),
            ("https://api.cohere.com/compatibility", "https://api.cohere.com/compatibility"),
            ("https://notcohere.com/v1", "https://notcohere.com/v1"),
            ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
        ],
    )
    def test_what_is_used(self, monkeypatch: pytest.MonkeyPatch, given: str, used: str) -> None:
        assert resolve_settings(api_key="k", base_url=given).base_url == used
        monkeypatch.setenv("CO_API_URL", given)
        assert resolve_settings(api_key="k").base_url == used

    def test_the_default(self) -> None:
        assert resolve_settings(api_key="k").base_url == "https://api.cohere.com"

    @pytest.mark.parametrize(
        "url",
        [
            "api.cohere.com",
            "ftp://api.cohere.com",
            "https://",
            "https://user:pass@api.cohere.com",
            "https://api.cohere.com/?a=1",
            "https://api.cohere.com/#x",
            "https://api.cohere.com\n",
            "https://api .cohere.com",
            "https://api.cohere.com:port",
            "https://[::1",
        ],
    )
    def test_what_is_refused(self, url: str) -> None:
        with pytest.raises(coherekit.ValidationError, match="base_url") as caught:
            resolve_settings(api_key="k", base_url=url)

        assert "pass@" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"timeout": 0}, "timeout must be a number of seconds above 0, not 0"),
        ({"timeout": "10"}, "timeout must be a number"),
        ({"timeout": float("inf")}, "timeout must be a number"),
        ({"max_retries": -1}, "max_retries must be a whole number"),
        ({"max_retries": 1.5}, "max_retries must be a whole number"),
        ({"headers": {"X-A": "a\r\nX-B: b"}}, "the header 'x-a' can't be sent"),
        ({"client_name": "a\nb"}, "the header 'x-client-name' can't be sent"),
        ({"api_key": 7}, "the API key must be a str, not int"),
    ],
)
def test_options_that_cannot_be_used(options: dict[str, Any], says: str) -> None:
    with pytest.raises(coherekit.ValidationError, match=re.escape(says)):
        coherekit.Client(**{"api_key": "k", **options})


def test_two_names_of_the_http_client() -> None:
    other: Any = object()
    with pytest.raises(coherekit.ValidationError, match="http_client and httpx_client are two names"):
        coherekit.Client("k", http_client=other, httpx_client=other)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"client_name": "caf\u00e9"}, "x-client-name"),
        ({"headers": {"x-a": "caf\u00e9"}}, "x-a"),
        ({"headers": {"x a": "b"}}, "x a"),
        ({"headers": {1: "b"}}, "header 1"),
        ({"base_url": 7}, "base_url must be a str"),
        ({"api_key": 'a"secret'}, "number 2 of 8"),
        ({"api_key": "a\\secret"}, "number 2 of 8"),
    ],
)
def test_what_http_cannot_carry_is_refused_at_construction(options: dict[str, Any], says: str) -> None:
    with pytest.raises(coherekit.ValidationError, match=says):
        coherekit.Client(**{"api_key": "k", **options})
