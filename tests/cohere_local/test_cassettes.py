"""Recording a real API and replaying it: here another local server plays the real one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

import cohere_local
from cohere_local import LocalApi
from cohere_local.faults.cassettes import record_app, replay_app
from tests.support.local_api import create_dataset

pytestmark = pytest.mark.timeout(30)
KEY = "a-real-secret-key"
HEADERS = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
def upstream() -> Iterator[LocalApi]:
    with cohere_local.running() as api:
        yield api


def chat(content: str, *, stream: bool = False) -> dict[str, Any]:
    return {"model": "m", "stream": stream, "messages": [{"role": "user", "content": content}]}


@contextmanager
def recording(file: Path, upstream: str) -> Iterator[httpx.AsyncClient]:
    with file.open("ab") as opened:
        transport = httpx.ASGITransport(record_app(opened, upstream))
        yield httpx.AsyncClient(transport=transport, base_url="http://recorder", headers=HEADERS)


def replaying(file: Path) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(replay_app(file))
    return httpx.AsyncClient(transport=transport, base_url="http://replayer", headers={"Authorization": "Bearer other"})


async def asked(client: httpx.AsyncClient) -> list[tuple[int, bytes, str | None]]:
    """One exchange of each kind: plain, streamed, in another order of names, a form, a query, an error."""
    upload = {"data": ("a.jsonl", b'{"text": "a"}')}
    replies = [
        await client.post("/v2/chat", json=chat("hi")),
        await client.post("/v2/chat", json=chat("hi", stream=True)),
        await client.post("/v1/datasets", params={"name": "n", "type": "embed-input"}, files=upload),
        await client.get("/v1/models", params={"page_size": 1}),
        await client.get("/v1/models/none"),
    ]
    return [(one.status_code, one.content, one.headers.get("content-type")) for one in replies]


def test_what_was_recorded_is_replayed_offline_and_holds_no_key(tmp_path: Path, upstream: LocalApi) -> None:
    file = tmp_path / "cassette.jsonl"
    with recording(file, upstream.url) as client:
        recorded = asyncio.run(asked(client))
    assert [status for status, _, _ in recorded] == [200, 200, 200, 200, 404]
    assert [one.headers["authorization"] for one in upstream.requests] == ["[redacted]"] * 5
    upstream.fail_next("POST /v2/chat", status=500)  # which nobody sees: nothing is asked
    assert asyncio.run(asked(replaying(file))) == recorded
    assert len(upstream.requests) == 5
    assert KEY not in file.read_text()
    assert len(file.read_text().splitlines()) == 5


def test_a_key_that_a_request_or_a_reply_repeats_is_redacted(tmp_path: Path, upstream: LocalApi) -> None:
    file = tmp_path / "cassette.jsonl"

    async def both() -> None:
        with recording(file, upstream.url) as client:
            reply = await client.post(f"/v2/chat?k={KEY}", json=chat(f"my key is {KEY}"))
            assert KEY in reply.text
        again = replaying(file)
        again.headers["Authorization"] = f"Bearer {KEY}"
        replayed = await again.post(f"/v2/chat?k={KEY}", json=chat(f"my key is {KEY}"))
        assert "my key is [redacted]" in replayed.text

    asyncio.run(both())
    assert KEY not in file.read_text()
    import base64

    assert KEY.encode() not in base64.b64decode(json.loads(file.read_text())["body"])


def test_equal_requests_get_their_replies_in_turn_and_then_the_last_again(tmp_path: Path, upstream: LocalApi) -> None:
    file = tmp_path / "cassette.jsonl"
    headers = {"authorization": "Bearer k"}
    with httpx.Client(base_url=upstream.url, headers=headers) as direct:
        path = f"/v1/datasets/{create_dataset(direct)}"

    async def statuses(client: httpx.AsyncClient, number: int) -> list[str]:
        return [(await client.get(path)).json()["dataset"]["validation_status"] for _ in range(number)]

    with recording(file, upstream.url) as client:
        assert asyncio.run(statuses(client, 2)) == ["processing", "validated"]
    assert asyncio.run(statuses(replaying(file), 4)) == ["processing", "validated", "validated", "validated"]


def test_what_was_not_recorded_is_told(tmp_path: Path) -> None:
    file = tmp_path / "cassette.jsonl"
    file.write_bytes(b"")

    async def missing() -> httpx.Response:
        return await replaying(file).post("/v2/chat", json=chat("hi"))

    reply = asyncio.run(missing())
    assert (reply.status_code, "no reply to this POST /v2/chat" in reply.json()["message"]) == (404, True)


def test_a_reply_that_broke_off_is_not_recorded(tmp_path: Path, upstream: LocalApi) -> None:
    file = tmp_path / "cassette.jsonl"
    upstream.fail_next("POST /v2/chat", drop="mid-body")

    async def broken() -> None:
        with recording(file, upstream.url) as client:
            await client.post("/v2/chat", json=chat("hi"))

    with pytest.raises(httpx.RemoteProtocolError):
        asyncio.run(broken())
    assert file.read_bytes() == b""


def test_an_api_that_is_not_there_is_a_502(tmp_path: Path) -> None:
    async def nobody() -> httpx.Response:
        with recording(tmp_path / "c.jsonl", "http://127.0.0.1:1") as client:
            return await client.get("/v1/models")

    reply = asyncio.run(nobody())
    assert (reply.status_code, "can't reach http://127.0.0.1:1" in reply.json()["message"]) == (502, True)


@pytest.mark.parametrize("line", [b"nonsense", b"[]", b"{}", b'{"method": "GET"}'])
def test_a_file_that_is_no_recording_is_told_with_its_line(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "cassette.jsonl"
    file.write_bytes(line)
    with pytest.raises(ValueError, match=r"line 1 is no recorded exchange"):
        replay_app(file)
