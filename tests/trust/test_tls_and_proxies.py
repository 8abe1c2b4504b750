"""Proxies of the environment are used and learn no key; what is encrypted is so for the server that was named."""

from __future__ import annotations

import gc
import os
import socket
import ssl
import subprocess
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import trustme

import coherekit
from coherekit._http import environment
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.trust.every_client import EVERY_KIND, KEY, TOKENS, called, tokenize
from tests.support.trust.figures import Figures
from tests.support.trust.unreachable import certified


class TlsApi(FakeApi):
    def __init__(self, tls: ssl.SSLContext) -> None:
        super().__init__(tls=tls)

    @property
    def url(self) -> str:
        return super().url.replace("127.0.0.1", "localhost")

    def reply_to(self, request: Received) -> Canned:
        return Canned(body=TOKENS)


@pytest.fixture
def tls_api(authority: trustme.CA) -> Iterator[TlsApi]:
    with TlsApi(certified(authority, "localhost")) as server:
        yield server


class Unheeding:
    """A reply after which the server takes no notice of the connection, its end included, until `over`."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def send(self, connection: socket.socket) -> bool:
        Canned(body=TOKENS).send(connection)
        self.over.wait(30)
        return False


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
        self, tls_api: TlsApi, monkeypatch: pytest.MonkeyPatch, figures: Figures, kind: str
    ) -> None:
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
        figures.at_most("secrets that a proxy for https learnt", told, 0, over="kinds of client", count=1)

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

    def test_the_authorities_of_the_environment_count(self, tls_api: TlsApi) -> None:
        assert self.told(tls_api.url, SSL_CERT_FILE=os.environ["SSL_CERT_FILE"]) == "[1]\n"

    def test_nothing_in_the_environment_switches_it_off(self, tls_api: TlsApi) -> None:
        off = {"PYTHONHTTPSVERIFY": "0", "CURL_CA_BUNDLE": "", "REQUESTS_CA_BUNDLE": "", "SSL_CERT_FILE": ""}
        assert "certificate verify failed" in self.told(tls_api.url, **off)
        assert not tls_api.received

    @EVERY_KIND
    def test_no_socket_is_left_where_the_server_does_not_take_its_leave(self, authority: trustme.CA, kind: str) -> None:
        reply = Unheeding()
        tls = certified(authority, "localhost")
        with FakeApi(reply, tls=tls) as server, warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            gc.collect()
            del told[:]
            called(kind, server.url.replace("127.0.0.1", "localhost"), tokenize)
            gc.collect()
            reply.over.set()
        assert [str(one.message) for one in told] == []

    @pytest.mark.parametrize("name", ["verify", "cert", "trust_env", "proxy", "follow_redirects"])
    def test_no_option_does(self, name: str) -> None:
        options: Any = {name: False}
        with pytest.raises(TypeError, match=f"there is no option '{name}'"):
            coherekit.ClientV2(KEY, **options)
        with pytest.raises(TypeError, match=f"there is no option '{name}'"):
            coherekit.ClientV2(KEY).with_options(**options)
        with pytest.raises(coherekit.ValidationError, match=f"unknown request option '{name}'"):
            coherekit.ClientV2(KEY).tokenize(text="a", model="m", request_options=options)


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SSL_CERT_FILE", "/none/such.pem", "No such file"),
        ("HTTPS_PROXY", "gopher://proxy.test", "Unknown scheme"),
        ("HTTPS_PROXY", "http://user:pass/word@proxy.test", "an address is malformed"),
    ],
)
def test_an_environment_that_makes_no_sense_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, kind: str, name: str, value: str, says: str
) -> None:
    environment._new_tls_context.cache_clear()
    monkeypatch.setenv(name, value)
    with pytest.raises(
        coherekit.ValidationError, match=f"{name}.* of the environment says can't be used.*{says}"
    ) as told:
        called(kind, "https://127.0.0.1:9", tokenize)
    environment._new_tls_context.cache_clear()
    assert "pass" not in "".join(traceback.format_exception(told.value))
