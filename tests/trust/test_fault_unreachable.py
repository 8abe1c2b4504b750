"""Where no server can be reached, or no connection is free, each kind of call is made again, and the client goes on."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

import coherekit
from coherekit._http import environment
from coherekit._http.direct import AsyncDirectClient, DirectClient
from coherekit._http.transport import AsyncTransport, Transport
from tests.support.fake_api import FakeApi
from tests.support.streamed import sse
from tests.support.trust.fault_calls import CALLS, EVENTS, KINDS, MESSAGES, Folders, outcomes
from tests.support.trust.fault_checks import Tally, check, check_requests
from tests.support.trust.faults import WHOLE, Told
from tests.support.trust.raw_replies import Raw
from tests.support.trust.unreachable import HOST, PLACES, certified


@pytest.fixture
def no_such_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """What every resolver answers for a name that ends so; the tests ask none."""
    real = socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if str(host).endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("no_such_name")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cell", [f"{name}: {of}" for name in PLACES for of in CALLS])
def test_an_unreachable_server(
    api: FakeApi,
    authority: trustme.CA,
    folders: Folders,
    tally: Tally,
    monkeypatch: pytest.MonkeyPatch,
    *,
    cell: str,
    kind: str,
) -> None:
    name, of = cell.split(": ")
    place, call = PLACES[name], CALLS[of]
    api.replies.append(Raw(call.reply.sized()))

    with ExitStack() as stack:
        url = place.open(stack, authority)
        if place.as_proxy_for:
            monkeypatch.setenv("ALL_PROXY", url)
            monkeypatch.setenv("NO_PROXY", HOST)
        during, after = outcomes(
            kind,
            lambda co: call.make(co, place.as_proxy_for or url, folders[0]),
            lambda co: call.make(co, api.url, folders[1]),
            base_url=api.url,
            allow_http=True,
        )

    tally.add(during.error)
    check(during, Told(coherekit.TransportError, place.says, place.requests), call, folders[0])
    check(after, WHOLE, call, folders[1])
    assert len(api.received) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", CALLS)
def test_a_certificate_of_a_trusted_authority(authority: trustme.CA, tmp_path: Path, of: str, kind: str) -> None:
    call = CALLS[of]
    with FakeApi(Raw(call.reply.sized()), tls=certified(authority)) as secured, FakeApi() as api:
        (only,) = outcomes(kind, lambda co: call.make(co, secured.url, tmp_path), base_url=api.url)
        check(only, WHOLE, call, tmp_path)
        check_requests(secured.received, call)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", CALLS)
def test_no_connection_is_free(
    api: FakeApi, elsewhere: FakeApi, folders: Folders, tally: Tally, *, of: str, kind: str
) -> None:
    """The only one is held by a stream that goes on; once that is closed, it serves the next call."""
    call = CALLS[of]
    begun = CALLS["stream"].reply.head("content-length: 9999") + sse(*EVENTS[:2])
    api.replies.extend([Raw(begun, "stalled"), Raw(call.reply.sized())])
    held: list[Any] = []

    def hold(co: Any) -> Any:
        stream = co.with_options(base_url=api.url).chat_stream(model="m", messages=MESSAGES)
        held.append(stream)
        return stream.__enter__() if kind == "sync" else stream.__aenter__()

    tls = environment.tls_context
    http: Any = DirectClient(Transport(tls, 1)) if kind == "sync" else AsyncDirectClient(AsyncTransport(tls, 1))
    _, during, _, after, _ = outcomes(
        kind,
        hold,
        lambda co: call.make(co, api.url, folders[0]),
        lambda _: held[0].close() if kind == "sync" else held[0].aclose(),
        lambda co: call.make(co, api.url, folders[1]),
        lambda _: http.close() if kind == "sync" else http.aclose(),
        base_url=elsewhere.url,
        http_client=http,
        timeout=httpx.Timeout(10, pool=0.03),
    )

    tally.add(during.error)
    check(during, Told(coherekit.ApiTimeoutError, "no connection of the pool came free in time", 3), call, folders[0])
    check(after, WHOLE, call, folders[1])
    assert len(api.received) == 2
