"""Where requests go: to the API that was named, encrypted, whatever servers and the environment say."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi
from tests.support.saved import avro, dataset
from tests.support.trust.every_client import EVERY_KIND, KEY, TOKENS, called, chat_stream, tokenize, upload
from tests.support.trust.fault_checks import Tally
from tests.support.trust.figures import FULL, Figures


class OtherHost(FakeApi):
    """The same machine under another address."""

    def __init__(self) -> None:
        super().__init__()
        self._listener.close()
        self._listener = socket.create_server(("127.0.0.2", 0))

    @property
    def url(self) -> str:
        return f"http://127.0.0.2:{self._listener.getsockname()[1]}"


@pytest.fixture
def other_host() -> Iterator[FakeApi]:
    if sys.platform != "linux":
        pytest.skip("127.0.0.2 is this machine on Linux only")
    with OtherHost() as server:
        yield server


@pytest.fixture
def elsewhere(storage: FakeApi, other_host: FakeApi) -> tuple[FakeApi, FakeApi]:
    """Another port, and another host."""
    return storage, other_host


class TestRedirects:
    @EVERY_KIND
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308] if FULL else [302, 308])
    def test_are_not_followed_to_anywhere(
        self, api: FakeApi, elsewhere: tuple[FakeApi, FakeApi], figures: Figures, kind: str, status: int
    ) -> None:
        targets = [f"{server.url}/stolen" for server in (api, *elsewhere)]
        targets += [f"//{urlsplit(elsewhere[0].url).netloc}/stolen", "/stolen"]
        for call in (tokenize, chat_stream, upload):
            for target in targets:
                api.replies.append(Canned(status, headers={"location": target}))
                with pytest.raises(coherekit.ApiError, match=f"{status}: redirected to .* is not followed") as caught:
                    called(kind, api.url, call, max_retries=2)
                assert caught.value.attempts == 1

        calls = 3 * len(targets)
        assert len(api.received) == calls
        strays = sum(len(server.received) for server in elsewhere)
        strays += sum("stolen" in request.target for request in api.received)
        figures.at_most("requests sent on by a redirect", strays, 0, over="calls, streams and uploads", count=calls)

    @pytest.mark.parametrize("kind", ["sync", "async", "httpx"])
    def test_of_a_download_take_no_key_along(
        self, api: FakeApi, elsewhere: tuple[FakeApi, FakeApi], tmp_path: Path, figures: Figures, kind: str
    ) -> None:
        storage, other_host = elsewhere
        storage.replies.append(Canned(302, headers={"location": f"{other_host.url}/part?X-Amz-Signature=s3cr3t"}))
        other_host.replies.append(Canned(body=avro()))
        path = tmp_path / "d.jsonl"
        headers = {"x-own": "secret-header", "cookie": "secret-cookie"}

        called(kind, api.url, lambda co: co.datasets.save(dataset(f"{storage.url}/part"), path), headers=headers)

        told = [request.headers for server in elsewhere for request in server.received]
        assert len(told) == 2
        shown = sum(KEY in str(headers) or "secret" in str(headers) for headers in told)
        figures.at_most("presigned URLs that got the key", shown, 0, over="requests of redirected downloads", count=2)
        assert path.stat().st_size

    def test_of_the_api_to_a_file_are_not_followed_with_the_key(
        self, api: FakeApi, storage: FakeApi, tmp_path: Path
    ) -> None:
        api.replies.append(Canned(302, headers={"location": f"{storage.url}/stolen"}))
        with pytest.raises(coherekit.ApiError, match="not followed where the key is sent"):
            called("sync", api.url, lambda co: co.datasets.save(dataset(f"{api.url}/part"), tmp_path / "d.jsonl"))
        assert not storage.received


PLAIN = [
    "http://api.test",
    "http://127.0.0.1.evil.test",
    "http://localhost.evil.test:80",
    "http://10.0.0.1",
    "HTTP://a.b",
]
PLAIN += ["http://0.0.0.0", "http://[::2]", "http://128.0.0.1", "http://xn--localhost-9za.test", "http://127.1"]


class TestPlainHttp:
    @pytest.mark.parametrize("url", PLAIN)
    @pytest.mark.parametrize("key", [KEY, "", lambda: KEY], ids=["key", "no key", "function"])
    def test_to_another_machine_is_to_be_allowed(self, monkeypatch: pytest.MonkeyPatch, url: str, key: Any) -> None:
        for make in (coherekit.ClientV2, coherekit.AsyncClientV2):
            with pytest.raises(coherekit.ValidationError, match="unencrypted: use https, or pass allow_http=True"):
                make(key, base_url=url)
            with pytest.raises(coherekit.ValidationError, match="allow_http=True"):
                make(key, environment=url)
            with pytest.raises(coherekit.ValidationError, match="allow_http=True"):
                make(key).with_options(base_url=url)
            allowed = make(key, base_url=url, allow_http=True)
            assert url.lower() in repr(allowed.with_options(max_retries=1))
            with pytest.raises(coherekit.ValidationError, match="allow_http=True"):
                allowed.with_options(allow_http=False)
            monkeypatch.setenv("CO_API_URL", url)
            with pytest.raises(coherekit.ValidationError, match="allow_http=True"):
                make(key)
            assert make(key, allow_http=True)
            monkeypatch.delenv("CO_API_URL")

    @pytest.mark.parametrize("url", ["http://localhost:1", "http://LOCALHOST", "http://127.9.9.9", "http://[::1]:80"])
    def test_to_this_machine_is_not(self, url: str) -> None:
        assert coherekit.ClientV2(KEY, base_url=url)

    def test_https_is_not(self) -> None:
        assert coherekit.ClientV2(KEY, base_url="https://api.test")

    @pytest.mark.parametrize("value", [1, "yes", "False"])
    def test_it_is_allowed_by_true_alone(self, value: Any) -> None:
        with pytest.raises(coherekit.ValidationError, match="allow_http must be True or False"):
            coherekit.ClientV2(KEY, allow_http=value)

    def test_a_file_is_not_fetched_by_it(self, tmp_path: Path) -> None:
        asked: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            asked.append(request)
            return httpx.Response(200, content=avro())

        def save(url: str, **options: Any) -> None:
            with httpx.Client(transport=httpx.MockTransport(answer)) as own:
                co = coherekit.ClientV2(KEY, base_url="https://api.test", http_client=own, **options)
                co.datasets.save(dataset(url), tmp_path / "d.jsonl")

        for url in ("http://files.test/f?sig=s3cr3t", "http://api.test/f", "HTTP://files.test/"):
            with pytest.raises(coherekit.DecodeError, match="not fetched, as it would come unencrypted") as caught:
                save(url)
            assert "s3cr3t" not in str(caught.value)
        assert not asked
        save("http://files.test/f", allow_http=True)
        save("https://files.test/f")
        assert [str(request.url) for request in asked] == ["http://files.test/f", "https://files.test/f"]


STRANGE = ["https://a..b", "https://.", f"https://{'a' * 64}.test"]


@pytest.mark.parametrize("url", STRANGE)
def test_a_host_that_no_resolver_takes_is_no_base_url(url: str) -> None:
    with pytest.raises(coherekit.ValidationError, match="names a host that can't be looked up"):
        coherekit.ClientV2(KEY, base_url=url)


@EVERY_KIND
@pytest.mark.parametrize("url", [STRANGE[0], "https://xn--a", "https://127.0.0.1:1/\ud800"])
def test_a_file_at_a_url_that_libraries_stumble_on_is_an_error_of_ours(
    api: FakeApi, tmp_path: Path, tally: Tally, kind: str, url: str
) -> None:
    with pytest.raises(Exception, match=r"URL can't be used|URL that can't be fetched") as caught:
        called(kind, api.url, lambda co: co.datasets.save(dataset(url), tmp_path / "d.jsonl"))
    tally.add(caught.value)
    assert isinstance(caught.value, coherekit.DecodeError | coherekit.TransportError)


def test_the_origin_of_a_request_is_that_of_the_base_url(api: FakeApi) -> None:
    api.replies.append(Canned(body=TOKENS))
    called("sync", f"{api.url}/base", tokenize)
    assert api.received[0].target == "/base/v1/tokenize"
    assert api.received[0].headers["host"] == urlsplit(api.url).netloc
