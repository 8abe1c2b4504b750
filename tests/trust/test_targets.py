"""Where requests go: to the API that was named, encrypted, whatever servers and the environment say."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx
import pytest
import trustme

import coherekit
from coherekit import pool
from tests.fake_api import Canned, FakeApi, Received
from tests.saved import avro, dataset
from tests.trust.figures import FULL, Figures

KEY = "co-Planted/Key+1234"
TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
KINDS = ["sync", "async", "httpx", "async httpx", "aiohttp"]
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


def called(kind: str, url: str, call: Any, **options: Any) -> Any:
    """The outcome of one call, by a client that is closed then."""
    arguments: dict[str, Any] = {"api_key": KEY, "base_url": url, "max_retries": 0, **options}
    if kind == "sync":
        with coherekit.ClientV2(**arguments) as co:
            return call(co)
    if kind == "httpx":
        with httpx.Client(follow_redirects=True) as own, coherekit.ClientV2(**arguments, http_client=own) as co:
            return call(co)

    async def of_async(own: Any = None) -> Any:
        async with coherekit.AsyncClientV2(**arguments, http_client=own) as co:
            given = call(co)
            return [event async for event in given] if hasattr(given, "text_stream") else await given

    async def of_own() -> Any:
        made = httpx.AsyncClient(follow_redirects=True) if kind == "async httpx" else coherekit.aiohttp_client()
        async with made as own:
            return await of_async(own)

    return anyio.run(of_async if kind == "async" else of_own)


def tokenize(co: Any) -> Any:
    return co.tokenize(text="of the body", model="m")


def chat_stream(co: Any) -> Any:
    stream = co.chat_stream(model="m", messages=[{"role": "user", "content": "of the body"}])
    return stream if hasattr(stream, "aclose") else list(stream)


def upload(co: Any) -> Any:
    return co.datasets.create(name="n", type="embed-input", data=("f", b"of the body"))


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

        assert len(api.received) == 15
        strays = sum(len(server.received) for server in elsewhere)
        strays += sum("stolen" in request.target for request in api.received)
        figures.at_most("redirected requests that were sent on", strays, 0, over="calls, streams and uploads")

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
        figures.at_most("presigned URLs that got the key", shown, 0, over="redirected downloads")
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


class TlsApi(FakeApi):
    def __init__(self, tls: ssl.SSLContext) -> None:
        super().__init__(tls=tls)

    @property
    def url(self) -> str:
        return super().url.replace("127.0.0.1", "localhost")

    def reply_to(self, request: Received) -> Canned:
        return Canned(body=TOKENS)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    made, path = trustme.CA(), tmp_path_factory.mktemp("authority") / "ca.pem"
    made.cert_pem.write_to_path(path)
    return made, path


@pytest.fixture
def tls_api(authority: tuple[trustme.CA, Path]) -> Iterator[TlsApi]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority[0].issue_cert("localhost").configure_cert(tls)
    with TlsApi(tls) as server:
        yield server


class Tunnel(FakeApi):
    """A proxy that keeps all that it is sent, and connects to where a CONNECT asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = b""

    def _serve(self, connection: socket.socket) -> None:
        head = b""
        with connection, suppress(OSError):
            while not head.endswith(b"\r\n\r\n"):
                head += connection.recv(1)
            self.heard += head
            host, _, port = head.split(b" ")[1].rpartition(b":")
            with socket.create_connection((host.decode(), int(port))) as there:
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_copied, args=(there, connection, lambda _: None))
                back.start()
                _copied(connection, there, self._keep)
                back.join(5)

    def _keep(self, content: bytes) -> None:
        self.heard += content


def _copied(source: socket.socket, target: socket.socket, keep: Any) -> None:
    with suppress(OSError):
        while content := source.recv(65536):
            keep(content)
            target.sendall(content)
        target.shutdown(socket.SHUT_WR)


class TestProxies:
    @EVERY_KIND
    def test_of_the_environment_tunnel_https_and_learn_no_key(
        self,
        tls_api: TlsApi,
        authority: tuple[trustme.CA, Path],
        monkeypatch: pytest.MonkeyPatch,
        figures: Figures,
        kind: str,
    ) -> None:
        trusting = partial(ssl.create_default_context, cafile=str(authority[1]))
        monkeypatch.setattr(pool, "tls_context", trusting)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
        with Tunnel() as tunnel:
            monkeypatch.setenv("HTTPS_PROXY", tunnel.url.replace("//", "//proxy-user:proxy-password@"))
            reply = called(kind, tls_api.url, tokenize)

        assert reply.tokens == [1]
        assert tls_api.received[0].headers["authorization"] == f"Bearer {KEY}"
        assert "proxy-authorization" not in tls_api.received[0].headers
        head, _, rest = tunnel.heard.partition(b"\r\n\r\n")
        assert head.startswith(b"CONNECT localhost:")
        assert b"proxy-authorization: basic" in head.lower()
        assert rest.startswith(b"\x16\x03")  # a handshake of TLS
        told = sum(secret in tunnel.heard for secret in (KEY.encode(), b"\nauthorization:", b"of the body", b"/v1/"))
        figures.at_most("secrets that a proxy for https learnt", told, 0, over="every kind of client")

    @EVERY_KIND
    def test_are_left_out_for_what_no_proxy_names(
        self, api: FakeApi, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        api.replies.append(Canned(body=TOKENS))
        monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert called(kind, api.url, tokenize).tokens == [1]

    @EVERY_KIND
    def test_that_are_down_do_not_show_their_password(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: str
    ) -> None:
        caplog.set_level("DEBUG", logger="coherekit")
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        monkeypatch.setenv("HTTP_PROXY", f"http://proxy-user:proxy-password@127.0.0.1:{port}")
        with pytest.raises(coherekit.TransportError) as caught:
            called(kind, "http://api.test", tokenize, allow_http=True)
        assert "proxy-password" not in f"{caught.value} {vars(caught.value)} {caplog.text}"


class TestTls:
    SCRIPT = (
        "import sys, coherekit\n"
        "with coherekit.ClientV2('key-for-tests', base_url=sys.argv[1], max_retries=0) as co:\n"
        "    try:\n"
        "        print(co.tokenize(text='a', model='m').tokens)\n"
        "    except coherekit.TransportError as error:\n"
        "        print(error.message)\n"
    )

    def told(self, url: str, **environment: str) -> str:
        others = {name: value for name, value in os.environ.items() if not name.startswith("SSL_CERT")}
        command = [sys.executable, "-c", self.SCRIPT, url]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env={**others, **environment})
        return run.stdout

    def test_the_authorities_of_the_environment_count(
        self, tls_api: TlsApi, authority: tuple[trustme.CA, Path]
    ) -> None:
        assert self.told(tls_api.url, SSL_CERT_FILE=str(authority[1])) == "[1]\n"

    def test_nothing_in_the_environment_switches_it_off(self, tls_api: TlsApi) -> None:
        off = {"PYTHONHTTPSVERIFY": "0", "CURL_CA_BUNDLE": "", "REQUESTS_CA_BUNDLE": "", "SSL_CERT_FILE": ""}
        assert "certificate verify failed" in self.told(tls_api.url, **off)
        assert not tls_api.received

    @pytest.mark.parametrize("name", ["verify", "cert", "trust_env", "proxy", "follow_redirects"])
    def test_no_option_does(self, name: str) -> None:
        options: Any = {name: False}
        with pytest.raises(TypeError, match=f"there is no option '{name}'"):
            coherekit.ClientV2(KEY, **options)
        with pytest.raises(TypeError, match=f"there is no option '{name}'"):
            coherekit.ClientV2(KEY).with_options(**options)
        with pytest.raises(coherekit.ValidationError, match=f"unknown request option '{name}'"):
            coherekit.ClientV2(KEY).tokenize(text="a", model="m", request_options=options)


def test_the_origin_of_a_request_is_that_of_the_base_url(api: FakeApi) -> None:
    api.replies.append(Canned(body=TOKENS))
    called("sync", f"{api.url}/base", tokenize)
    assert api.received[0].target == "/base/v1/tokenize"
    assert api.received[0].headers["host"] == urlsplit(api.url).netloc
