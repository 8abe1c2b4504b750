"""What the tests of the local API share: a served one with a client, and requests made from the spec."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

import cohere_local
from cohere_local.operation import Operation, read_operations
from cohere_local.sample import Sampler
from cohere_local.schemas import Schemas
from cohere_local.spec import load_spec, resolve

SPEC = load_spec()
OPERATIONS = {operation.key: operation for operation in read_operations(SPEC)}
AUTHORIZED = {"Authorization": "Bearer some-key"}

# What the spec marks as optional and an answer of the real API needs all the same.
NEEDED: dict[str, dict[str, Any]] = {
    "POST /v1/embed": {"texts": ["a text"]},
    "POST /v2/embed": {"texts": ["a text"]},
    "POST /v1/classify": {"examples": [{"text": "good", "label": "yes"}, {"text": "bad", "label": "no"}]},
}


@contextmanager
def serving(**options: Any) -> Iterator[httpx.Client]:
    """A client of a fresh local API."""
    with (
        cohere_local.running(**options) as api,
        httpx.Client(base_url=api.url, headers=AUTHORIZED) as client,
    ):
        yield client


def make_request(client: httpx.Client, operation: Operation, **changes: Any) -> httpx.Request:
    """The smallest request that the spec allows for an operation."""
    sampler = Sampler(SPEC, Schemas(SPEC, "request"), operation.key, {})
    path, query = operation.path, {}
    for parameter in operation.parameters:
        if parameter.place == "path":
            path = path.replace(f"{{{parameter.name}}}", known_id(client, operation) or f"some-{parameter.name}")
        elif parameter.required:
            query[parameter.name] = sampler.value(parameter.schema, parameter.name)
    if not operation.bodies:
        return client.build_request(operation.method, path, params=query)
    media_type, node = next(iter(operation.bodies.items()))
    schema = resolve(SPEC, node)
    body = sampler.value(schema)
    body = {name: body[name] for name in schema.get("required", []) if name in body}
    body |= NEEDED.get(operation.key, {}) | changes
    if media_type == "application/json":
        return client.build_request(operation.method, path, params=query, json=body)
    files = {name: ("rows.jsonl", b'{"text": "a"}\n') for name, value in body.items() if is_file(schema, name)}
    data = {name: str(value) for name, value in body.items() if name not in files}
    return client.build_request(operation.method, path, params=query, data=data, files=files)


def is_file(schema: dict[str, Any], name: str) -> bool:
    return resolve(SPEC, schema["properties"][name]).get("format") == "binary"


def known_id(client: httpx.Client, operation: Operation) -> str | None:
    """Of the resources that remember, an id that exists."""
    if operation.path.startswith("/v1/datasets/"):
        return create_dataset(client)
    if operation.path.startswith("/v1/models/"):
        return "command-a-03-2025"
    return None


def create_dataset(client: httpx.Client, content: bytes = b'{"text": "a"}\n', **query: str) -> str:
    query = {"name": "rows", "type": "embed-input"} | query
    reply = client.post("/v1/datasets", params=query, files={"data": ("rows.jsonl", content)})
    assert reply.status_code == 200, reply.text
    identifier: str = reply.json()["id"]
    return identifier


def streamed_events(reply: httpx.Response, terminator: str | None) -> list[dict[str, Any]]:
    """The events of a whole streamed body, whichever its framing."""
    if reply.headers["content-type"].startswith("application/stream+json"):
        return [json.loads(line) for line in reply.text.splitlines()]
    assert reply.headers["content-type"].startswith("text/event-stream")
    blocks = reply.text.removesuffix("\n\n").split("\n\n")
    if terminator is not None:
        assert blocks.pop() == f"data: {terminator}"
    events: list[dict[str, Any]] = []
    for block in blocks:
        match = re.fullmatch(r"event: (.+)\ndata: (.+)", block)
        assert match is not None, block
        event = json.loads(match[2])
        assert match[1] in (event.get("type"), event.get("event_type"))
        events.append(event)
    return events
