"""The local API keeps the spec's promises over a real socket, starts at once and stops cleanly."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import cohere_local
from cohere_local.answers import ANSWERS, EVENTS
from cohere_local.spec.samples import Sampler
from cohere_local.spec.schemas import Schemas
from tests.support.local_api import AUTHORIZED, OPERATIONS, REPLIES, SPEC, make_request, serving, streamed_events
from tests.support.paths import ROOT

STREAMED = [key for key, operation in OPERATIONS.items() if "x-stream" in operation.markers]

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
            replies = {key: client.send(make_request(client, operation)) for key, operation in OPERATIONS.items()}
            own = str(client.base_url).rstrip("/").encode()
            return {key: reply.content.replace(own, b"http://server") for key, reply in replies.items()}

    assert bodies() == bodies()


def test_every_behaviour_belongs_to_an_operation() -> None:
    assert set(ANSWERS) <= set(OPERATIONS)
    assert set(EVENTS) <= set(STREAMED)


# What a spec's markers mean for answers that come from the spec


def test_what_is_polled_gets_done(client: httpx.Client) -> None:
    waited = {key: op for key, op in OPERATIONS.items() if op.markers.get("x-wait", {}).get("poll") == op.id}
    assert waited
    for operation in waited.values():
        wait = operation.markers["x-wait"]
        request = make_request(client, operation)
        states: list[str] = []
        while states[-1:] != [wait["done"][0]]:
            reply: Any = client.send(request).json()
            for token in wait["state"]:
                reply = reply[token]
            states.append(reply)
            assert len(states) < 10
        assert len(set(states)) > 1


def test_listings_come_to_an_end(client: httpx.Client) -> None:
    paged = {key: operation for key, operation in OPERATIONS.items() if "x-page" in operation.markers}
    assert paged
    for operation in paged.values():
        page = operation.markers["x-page"]
        request = make_request(client, operation)
        if page["kind"] == "offset":
            reply = client.get(request.url.copy_merge_params({page["offset"]: "100"}))
            assert reply.json()[page["items"]] == []
            continue
        token: str | None = ""
        pages = 0
        while token is not None:
            reply = client.get(request.url.copy_merge_params({page["argument"]: token} if token else {}))
            token = reply.json().get(page["next"])
            pages += 1
            assert pages < 10


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


def test_it_never_imports_the_client() -> None:
    script = "import sys, cohere_local; cohere_local.running; assert 'coherekit' not in sys.modules"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
