"""Faults on demand, as a client at the other end of a real socket sees them."""

from __future__ import annotations

import gzip
import io
import json
import socket
import struct
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import cohere_local
from cohere_local import LocalApi
from cohere_local.faults.faults import FaultFields

pytestmark = pytest.mark.timeout(30)
CHAT = "POST /v2/chat"


@pytest.fixture(scope="module")
def running() -> Iterator[LocalApi]:
    with cohere_local.running() as api:
        yield api


@pytest.fixture
def api(running: LocalApi) -> LocalApi:
    running.controls.faults.clear()
    return running


def raw(api: LocalApi, *, stream: bool = False, words: int = 5) -> tuple[bytes, str]:
    """Everything that comes back for one chat, and how the connection ended: by FIN, or by RST."""
    body = json.dumps({"model": "m", "stream": stream, "messages": [{"role": "user", "content": "word " * words}]})
    url = httpx.URL(api.url)
    with socket.create_connection((url.host, url.port or 0), timeout=10) as connection:
        connection.sendall(
            b"POST /v2/chat HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer k\r\nConnection: close\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body.encode())
        )
        received = b""
        while True:
            try:
                piece = connection.recv(65536)
            except ConnectionResetError:
                return received, "RST"
            if not piece:
                return received, "FIN"
            received += piece


def parted(received: bytes) -> tuple[dict[str, str], bytes]:
    head, _, body = received.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}, body


@pytest.fixture(scope="module")
def whole(running: LocalApi) -> bytes:
    return parted(raw(running)[0])[1]


def test_a_status_has_its_body_and_its_headers(api: LocalApi) -> None:
    api.fail_next(CHAT, status=429, retry_after=1.5, headers={"x-why": "test"}, message="slow down")
    received, _ = raw(api)
    headers, body = parted(received)
    assert received.startswith(b"HTTP/1.1 429 ")
    assert (headers["retry-after"], headers["x-why"]) == ("1.5", "test")
    assert json.loads(body) == {"message": "slow down", "id": headers["x-request-id"]}


def test_a_fault_comes_as_often_as_asked_and_only_for_its_operation(api: LocalApi) -> None:
    api.fail_next(CHAT, status=503, times=2)
    headers = {"authorization": "Bearer k"}
    assert httpx.get(f"{api.url}/v1/models", headers=headers).status_code == 200
    assert [raw(api)[0][9:12] for _ in range(3)] == [b"503", b"503", b"200"]


def test_faults_come_in_the_order_they_were_asked_for(api: LocalApi) -> None:
    api.fail_next(CHAT, status=500)
    api.fail_next(CHAT, status=502)
    assert [raw(api)[0][9:12] for _ in range(2)] == [b"500", b"502"]


def test_latency_delays_the_reply(api: LocalApi, whole: bytes) -> None:
    api.fail_next(CHAT, latency=0.2)
    started = time.perf_counter()
    assert parted(raw(api)[0])[1] == whole
    assert time.perf_counter() - started >= 0.2


def test_a_drop_before_the_headers_says_nothing(api: LocalApi) -> None:
    api.fail_next(CHAT, drop="before-headers")
    assert raw(api) == (b"", "FIN")


@pytest.mark.parametrize("fault", [{"reset": True}, {"reset": True, "drop": "before-headers"}])
def test_a_reset_is_a_reset(api: LocalApi, fault: Any) -> None:
    api.fail_next(CHAT, **fault)
    assert raw(api) == (b"", "RST")


@pytest.mark.parametrize("drop", ["mid-body", "mid-stream"])
@pytest.mark.parametrize(("reset", "ends"), [(False, "FIN"), (True, "RST")])
def test_a_plain_reply_is_dropped_in_its_middle(api: LocalApi, whole: bytes, drop: Any, reset: bool, ends: str) -> None:
    api.fail_next(CHAT, drop=drop, reset=reset)
    received, how = raw(api)
    headers, body = parted(received)
    assert headers["content-length"] == str(len(whole))
    assert (body, how) == (whole[: len(whole) // 2], ends)


@pytest.mark.parametrize(("reset", "ends"), [(False, "FIN"), (True, "RST")])
def test_a_stream_is_dropped_in_its_middle(api: LocalApi, reset: bool, ends: str) -> None:
    full = raw(api, stream=True, words=200)[0]
    api.fail_next(CHAT, drop="mid-stream", reset=reset)
    received, how = raw(api, stream=True, words=200)
    assert how == ends
    assert 0 < len(parted(received)[1]) < len(parted(full)[1]) / 2
    assert not received.endswith(b"0\r\n\r\n")


@pytest.mark.parametrize("size", [0, 1, 10])
def test_a_body_is_cut_at_a_byte(api: LocalApi, whole: bytes, size: int) -> None:
    api.fail_next(CHAT, truncate_at=size)
    received, how = raw(api)
    assert (parted(received)[1], how) == (whole[:size], "FIN")


def test_a_dropped_connection_is_half_closed_first(api: LocalApi) -> None:
    """Its other half still takes what a client sends: a FIN, not an abort."""
    api.fail_next(CHAT, drop="before-headers")
    url = httpx.URL(api.url)
    body = b'{"model": "m", "messages": [{"role": "user", "content": "x"}]}'
    with socket.create_connection((url.host, url.port or 0), timeout=10) as connection:
        connection.sendall(
            b"POST /v2/chat HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer k\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        )
        assert connection.recv(1) == b""
        connection.sendall(b"still here")
        if hasattr(socket, "TCP_INFO"):
            state = struct.unpack("B", connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1))[0]
            assert state == 8  # CLOSE_WAIT: the other end has sent its FIN


def test_garbage_is_no_http(api: LocalApi) -> None:
    api.fail_next(CHAT, garbage=True)
    received, how = raw(api)
    assert (received[:4], how) == (b"\x16\x03\x01 ", "FIN")


@pytest.mark.parametrize(("more", "status"), [({}, b"200"), ({"status": 502}, b"502")])
def test_html_is_a_page_of_a_gateway(api: LocalApi, more: Any, status: bytes) -> None:
    api.fail_next(CHAT, html=True, **more)
    received, _ = raw(api)
    headers, body = parted(received)
    assert received[9:12] == status
    assert headers["content-type"].startswith("text/html")
    assert body.startswith(b"<!DOCTYPE html>")


def test_a_gzip_bomb_is_small_and_unpacks_to_much(api: LocalApi) -> None:
    api.fail_next(CHAT, gzip_bomb=True)
    headers, body = parted(raw(api)[0])
    assert headers["content-encoding"] == "gzip"
    assert len(body) < 500_000
    with gzip.open(io.BytesIO(body)) as unpacked:
        assert sum(map(len, iter(lambda: unpacked.read(2**20), b""))) == 200 * 2**20 + 2


def test_slow_bytes_arrive_a_few_at_a_time(api: LocalApi, whole: bytes) -> None:
    api.fail_next(CHAT, slow_bytes=len(whole) // 4 + 1)
    started = time.perf_counter()
    assert parted(raw(api)[0])[1] == whole
    assert time.perf_counter() - started >= 0.15


def events(api: LocalApi) -> list[Any]:
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "hi"}]}
    reply = httpx.post(f"{api.url}/v2/chat", json=body, headers={"authorization": "Bearer k"})
    lines = [line.removeprefix("data: ") for line in reply.text.splitlines() if line.startswith("data: ")]
    return [line if line == "[DONE]" else json.loads(line) for line in lines]


def test_an_error_event_ends_a_stream(api: LocalApi) -> None:
    api.fail_next(CHAT, stream_error=True, message="out of memory")
    *_, last = told = events(api)
    assert (last["type"], last["message"], len(told)) == ("error", "out of memory", 3)


def test_a_stream_may_end_without_its_final_event(api: LocalApi) -> None:
    api.fail_next(CHAT, no_final_event=True)
    assert events(api)[-1]["type"] == "content-end"


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown fault": (CHAT, {"stats": 500}, "no 'stats'"),
    "unknown operation": ("POST /v2/chats", {"status": 500}, "is 'POST /v2/chat' meant?"),
    "status": (CHAT, {"status": 99}, "/status"),
    "drop": (CHAT, {"drop": "late"}, "/drop"),
    "latency": (CHAT, {"latency": "long"}, "/latency"),
    "slow_bytes": (CHAT, {"slow_bytes": 0}, "/slow_bytes"),
    "times": (CHAT, {"status": 500, "times": 0}, "/times"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_fault_that_makes_no_sense_is_one_clear_line(api: LocalApi, case: str) -> None:
    operation, fault, says = WRONG[case]
    with pytest.raises(ValueError, match="invalid fault") as caught:
        api.fail_next(operation, **fault)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    told = httpx.post(f"{api.url}/local/faults", json={"operation": operation, **fault})
    assert (told.status_code, told.json()["message"]) == (400, str(caught.value))


@pytest.mark.parametrize(
    "fault", [{"garbage": True}, {"reset": True}, {"drop": "before-headers"}, {"drop": "mid-body"}]
)
def test_a_client_that_has_left_by_then_is_no_failure(
    api: LocalApi, fault: FaultFields, caplog: pytest.LogCaptureFixture
) -> None:
    fault["latency"] = 0.05
    api.fail_next(CHAT, **fault)
    url = httpx.URL(api.url)
    seen = len(api.requests.to(CHAT))
    with socket.create_connection((url.host, url.port or 0), timeout=10) as connection:
        connection.sendall(b"POST /v2/chat HTTP/1.1\r\nHost: local\r\nContent-Length: 2\r\n\r\n{}")
        while len(api.requests.to(CHAT)) == seen:
            time.sleep(0.001)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    api.fail_next(CHAT, latency=0.3)  # a reply after the end of that
    raw(api)
    assert not caplog.records
