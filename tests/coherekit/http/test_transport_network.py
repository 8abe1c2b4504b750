"""What the clients that we make do about proxies and TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any

import anyio
import httpx
import pytest

import coherekit
from coherekit._http import pool
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}
BACKENDS = ["asyncio", "trio"]
KINDS = ["sync", *BACKENDS]


def tokenize(kind: str, url: str, **options: Any) -> Any:
    """The reply to one call, by a client that is closed then."""
    if kind == "sync":
        with coherekit.ClientV2("k", base_url=url, max_retries=0, **options) as co:
            return co.tokenize(text="a", model="m")

    async def call() -> Any:
        async with coherekit.AsyncClientV2("k", base_url=url, max_retries=0, **options) as co:
            return await co.tokenize(text="a", model="m")

    return anyio.run(call, backend=kind)


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        server.replies.append(Canned(body=TOKENS))
        yield server


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for scheme in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{scheme}_proxy", raising=False)
        monkeypatch.delenv(f"{scheme}_proxy".upper(), raising=False)


@pytest.mark.parametrize("kind", KINDS)
class TestProxies:
    @pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
    def test_that_the_environment_names_are_used(
        self, api: FakeApi, monkeypatch: pytest.MonkeyPatch, kind: str, variable: str
    ) -> None:
        monkeypatch.setenv(variable, api.url)

        assert tokenize(kind, "http://cohere.invalid", allow_http=True).tokens == [1, 2]
        assert api.received[0].target == "http://cohere.invalid/v1/tokenize"

    @pytest.mark.parametrize("hosts", ["127.0.0.1", "*"])
    def test_are_not_used_for_hosts_without(
        self, api: FakeApi, monkeypatch: pytest.MonkeyPatch, kind: str, hosts: str
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid")
        monkeypatch.setenv("NO_PROXY", hosts)

        assert tokenize(kind, api.url).tokens == [1, 2]

    def test_for_another_scheme_are_not_used(self, api: FakeApi, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid")

        assert tokenize(kind, api.url).tokens == [1, 2]


def context(side: int) -> ssl.SSLContext:
    """Without certificates: each side proves nothing to the other."""
    made = ssl.SSLContext(side)
    if side == ssl.PROTOCOL_TLS_CLIENT:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    made.maximum_version = ssl.TLSVersion.TLSv1_2
    made.set_ciphers("aNULL:@SECLEVEL=0")
    return made


class TlsServer:
    """Hands each connection to `serve`."""

    def __init__(self, serve: Callable[[socket.socket], None]) -> None:
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.connected = threading.Event()
        self.closed = threading.Event()
        """Set when the client has closed its connection."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.accept()
            connection.settimeout(10)
            with connection:
                self.connected.set()
                self._serve(connection)
                with suppress(ConnectionError):
                    while connection.recv(65536):
                        pass
                self.closed.set()

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


@pytest.fixture
def serving() -> Iterator[Callable[[Callable[[socket.socket], None]], TlsServer]]:
    servers: list[TlsServer] = []

    def serve(function: Callable[[socket.socket], None]) -> TlsServer:
        servers.append(TlsServer(function))
        return servers[-1]

    yield serve
    for server in servers:
        server.stop()


@pytest.fixture
def tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "tls_context", lambda: context(ssl.PROTOCOL_TLS_CLIENT))


@pytest.mark.usefixtures("tls")
@pytest.mark.parametrize("kind", KINDS)
class TestTls:
    def test_is_spoken_with_http_1(self, serving: Callable[..., TlsServer], kind: str) -> None:
        spoken: list[Any] = []

        def serve(connection: socket.socket) -> None:
            server = context(ssl.PROTOCOL_TLS_SERVER)
            server.set_alpn_protocols(["h2", "http/1.1"])
            body = b'{"tokens": [1, 2], "token_strings": [], "meta": {}}'
            with server.wrap_socket(connection, server_side=True) as secured, suppress(OSError):
                spoken.append(secured.selected_alpn_protocol())
                secured.recv(65536)
                secured.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
                secured.recv(65536)

        server = serving(serve)

        assert tokenize(kind, server.url).tokens == [1, 2]
        assert spoken == ["http/1.1"]

    def test_that_does_not_begin_in_time_leaves_no_socket(self, serving: Callable[..., TlsServer], kind: str) -> None:
        server = serving(lambda _: None)

        with pytest.raises(coherekit.ApiTimeoutError, match="connecting took too long"):
            tokenize(kind, server.url, timeout=httpx.Timeout(5, connect=0.1))
        assert server.closed.wait(5)

    def test_with_a_certificate_that_nobody_vouches_for_is_refused(
        self, serving: Callable[..., TlsServer], monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        monkeypatch.setattr(pool, "tls_context", ssl.create_default_context)
        server = serving(lambda connection: connection.sendall(b"no TLS at all"))

        with pytest.raises(coherekit.TransportError, match="can't connect"):
            tokenize(kind, server.url)
        assert server.closed.wait(5)


@pytest.mark.usefixtures("tls")
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_call_that_is_cancelled_while_tls_begins_leaves_no_socket(
    serving: Callable[..., TlsServer], backend: str
) -> None:
    server = serving(lambda _: None)

    async def cancelled(call: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(call)
            await anyio.to_thread.run_sync(server.connected.wait, 5)
            await anyio.sleep(0.05)
            tasks.cancel_scope.cancel()

    async def run() -> None:
        co = coherekit.AsyncClientV2("k", base_url=server.url, max_retries=0)
        await cancelled(lambda: co.tokenize(text="a", model="m"))
        assert await anyio.to_thread.run_sync(server.closed.wait, 5)
        await co.aclose()

    anyio.run(run, backend=backend)
