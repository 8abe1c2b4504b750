"""The local API keeps the spec's promises over a real socket, starts at once and stops cleanly."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import cohere_local
from cohere_local.answers import ANSWERS, EVENTS
from cohere_local.sample import Sampler
from cohere_local.schemas import Schemas
from tests.local_api import AUTHORIZED, OPERATIONS, SPEC, make_request, serving, streamed_events

STREAMED = [key for key, operation in OPERATIONS.items() if "x-stream" in operation.markers]
REPLIES = Schemas(SPEC, "reply")
ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.timeout(30)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


@pytest.mark.parametrize("key", OPERATIONS)
def test_every_operation_answers_what_the_spec_promises(client: httpx.Client, key: str) -> None:
    operation = OPERATIONS[key]
    reply = client.send(make_request(client, operation))
    assert reply.status_code == operation.status, reply.text
    assert reply.headers["x-request-id"]
    if operation.reply is None:
        assert reply.content == b""
    else:
        assert REPLIES.problem(operation.reply, reply.json()) is None


@pytest.mark.parametrize("key", STREAMED)
def test_every_streamed_event_fits_the_event_union(client: httpx.Client, key: str) -> None:
    stream = OPERATIONS[key].markers["x-stream"]
    reply = client.send(make_request(client, OPERATIONS[key], **{stream["switch"]: True}))
    assert reply.status_code == 200, reply.text
    events = streamed_events(reply, stream.get("terminator"))
    assert [REPLIES.problem(stream["events"], event) for event in events] == [None] * len(events)
    assert len(events) > 2
    if "final" in stream:
        assert {events[-1].get("type"), events[-1].get("event_type")} & set(stream["final"])


def test_a_sample_of_every_component_fits_it() -> None:
    unfit: dict[str, str] = {}
    requests = Schemas(SPEC, "request")
    for name in SPEC["components"]["schemas"]:
        schema = {"$ref": f"#/components/schemas/{name}"}
        for schemas in (REPLIES, requests):
            problem = schemas.problem(schema, Sampler(SPEC, schemas, "sample", {}).value(schema))
            if problem is not None:
                unfit[name] = problem
    assert unfit == {}


def test_two_fresh_servers_give_the_same_answers() -> None:
    def bodies() -> dict[str, bytes]:
        with serving() as client:
            return {key: client.send(make_request(client, operation)).content for key, operation in OPERATIONS.items()}

    assert bodies() == bodies()


def test_every_behaviour_belongs_to_an_operation() -> None:
    assert set(ANSWERS) <= set(OPERATIONS)
    assert set(EVENTS) <= set(STREAMED)


def test_others_get_their_turn_while_a_reply_is_streamed() -> None:
    words = 100
    request = httpx.Request(
        "POST", "http://local/v1/chat", headers=AUTHORIZED, json={"message": "word " * words, "stream": True}
    )

    async def turns() -> int:
        body = [{"type": "http.request", "body": request.content, "more_body": False}]
        stay = asyncio.Event()

        async def receive() -> Any:
            if not body:
                await stay.wait()
            return body.pop()

        async def send(message: Any) -> None:
            """Takes everything at once, as a fast caller does."""

        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": request.method,
            "path": request.url.path,
            "raw_path": request.url.raw_path,
            "query_string": b"",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
        }
        stream = asyncio.ensure_future(cohere_local.create_app(SPEC)(scope, receive, send))
        number = 0
        while not stream.done():
            await asyncio.sleep(0)
            number += 1
        await stream
        return number

    assert asyncio.run(turns()) >= words


# What a spec's markers mean for answers that come from the spec


def test_what_is_polled_is_done(client: httpx.Client) -> None:
    waited = {key: op for key, op in OPERATIONS.items() if op.markers.get("x-wait", {}).get("poll") == op.id}
    assert waited
    for operation in waited.values():
        wait = operation.markers["x-wait"]
        reply: Any = client.send(make_request(client, operation)).json()
        for token in wait["state"]:
            reply = reply[token]
        assert reply == wait["done"][0]


def test_listings_come_to_an_end(client: httpx.Client) -> None:
    paged = {key: operation for key, operation in OPERATIONS.items() if "x-page" in operation.markers}
    assert paged
    for operation in paged.values():
        page = operation.markers["x-page"]
        request = make_request(client, operation)
        if page["kind"] == "cursor":
            assert not client.send(request).json().get(page["next"])
        else:
            reply = client.get(request.url.copy_merge_params({page["offset"]: "100"}))
            assert reply.json()[page["items"]] == []


def test_a_reply_repeats_what_the_request_named(client: httpx.Client) -> None:
    body = {"name": "nightly", "input_dataset_id": "ds-1", "model": "command-a-03-2025"}
    batch = client.post("/v2/batches", json=body).json()["batch"]
    assert {name: batch[name] for name in body} == body


# Start and stop


def test_it_stops_with_a_connection_and_a_stream_still_open() -> None:
    before = threading.enumerate()
    with cohere_local.running() as api, httpx.Client(base_url=api.url, headers=AUTHORIZED) as client:
        client.get("/v1/models")
        with client.stream("POST", "/v1/chat", json={"message": "word " * 5000, "stream": True}) as reply:
            next(reply.iter_lines())
    assert threading.enumerate() == before
    address = httpx.URL(api.url)
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address.host, address.port or 0), timeout=5)


def start(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "cohere_local", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a child there gets no SIGINT or SIGTERM of its own")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_a_signal_ends_it(number: signal.Signals) -> None:
    with start("--port", "0", "--key", "the-key") as process:
        assert process.stdout is not None
        match = re.fullmatch(r"cohere_local listening on (http://127\.0\.0\.1:\d+)\n", process.stdout.readline())
        assert match is not None
        with httpx.Client(base_url=match[1], headers={"Authorization": "Bearer the-key"}) as client:
            assert client.get("/v1/models").status_code == 200
            # Far longer than what the sockets hold, and not read: the reply is under way until it is cut off.
            with client.stream("POST", "/v1/chat", json={"message": "word " * 200_000, "stream": True}) as reply:
                assert reply.status_code == 200
                process.send_signal(number)
                rest, complaints = process.communicate(timeout=20)
    assert (process.returncode, rest, complaints) == (0, "", "")


def test_a_taken_port_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with start("--port", port) as process:
            output, complaints = process.communicate(timeout=20)
    assert (process.returncode, output) == (1, "")
    assert complaints.count("\n") == 1
    assert port in complaints
    assert "--port" in complaints


def test_a_missing_extra_is_one_clear_line(tmp_path: Path) -> None:
    script = (
        "import runpy, sys, importlib.util as u\n"
        "found = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'starlette' else found(name, package)\n"
        "runpy.run_module('cohere_local', run_name='__main__')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "cohere_local: cohere_local needs starlette: pip install coherekit[local]\n"


def test_it_never_imports_the_client() -> None:
    script = "import sys, cohere_local; cohere_local.running; assert 'coherekit' not in sys.modules"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
