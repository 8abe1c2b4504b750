"""What the tests of the local API share: served ones whose every reply is checked, and requests made from the spec."""

from __future__ import annotations

import io
import json
import re
import ssl
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

import cohere_local
from cohere_local import LocalApi, RecordedRequest
from cohere_local.serving.watch import LONGEST_BODY
from cohere_local.spec.document import load_spec, resolve
from cohere_local.spec.routes import Operation, read_operations
from cohere_local.spec.samples import Sampler
from cohere_local.spec.schemas import Schemas

SPEC = load_spec()
OPERATIONS = {operation.key: operation for operation in read_operations(SPEC)}
REPLIES = Schemas(SPEC, "reply")
AUTHORIZED = {"Authorization": "Bearer some-key"}
# For clients that speak plain HTTP only: the default one reads every certificate of the machine, which is slow.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_PATTERNS = [
    (operation, re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(operation.path))))
    for operation in OPERATIONS.values()
]


@contextmanager
def checked_api(**options: Any) -> Iterator[LocalApi]:
    """Return a fresh local API; in the end every reply and every event that it gave has to fit the spec."""
    with cohere_local.running(**options) as api:
        yield api
    found = [problem for record in api.requests for problem in problems(record)]
    assert not found, "\n".join(found)


@contextmanager
def serving(**options: Any) -> Iterator[httpx.Client]:
    """Return a client of a fresh local API whose replies are checked."""
    with checked_api(**options) as api, client_of(api) as client:
        yield client


def client_of(api: LocalApi) -> httpx.Client:
    return httpx.Client(base_url=api.url, headers=AUTHORIZED, verify=NO_CERTIFICATES)


def problems(record: RecordedRequest) -> list[str]:
    """Return what is wrong with a reply.

    Parts of one that was cut off are not looked at, nor what was too long to be kept.
    """
    operation = operation_of(record)
    if operation is None or record.status is None or len(record.answered) == LONGEST_BODY:
        return []
    where = f"{operation.key} {record.status}"
    kind = record.reply_headers.get("content-type", "")
    if record.status >= 400:
        wrong = None if set(json.loads(record.reply)) == {"message", "id"} else record.reply
    elif kind.startswith(("text/event-stream", "application/stream+json")):
        union = operation.markers["x-stream"]["events"]
        return [f"{where}: {wrong}" for event in events_of(record.reply) if (wrong := REPLIES.problem(union, event))]
    elif operation.reply is None:
        wrong = record.reply or None
    else:
        wrong = REPLIES.problem(operation.reply, json.loads(record.reply))
    return [f"{where}: {wrong}"] if wrong else []


def operation_of(record: RecordedRequest) -> Operation | None:
    """Return a fixed path wins over one with a placeholder, as `/v1/datasets/usage` does."""
    found = [op for op, path in _PATTERNS if op.method == record.method and path.fullmatch(record.path)]
    return min(found, key=lambda op: op.path.count("{"), default=None)


def events_of(text: str) -> list[dict[str, Any]]:
    """Return the whole events of a streamed body, whichever its framing."""
    lines = text[: text.rfind("\n") + 1].splitlines()
    data = [line.removeprefix("data: ") for line in lines if line and not line.startswith("event: ")]
    return [json.loads(line) for line in data if line != "[DONE]"]


def streamed_events(reply: httpx.Response, terminator: str | None) -> list[dict[str, Any]]:
    """Return the events of a whole streamed body, with its framing checked."""
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


# Requests


def make_request(client: httpx.Client, operation: Operation, **changes: Any) -> httpx.Request:
    """Return the smallest request that the spec allows for an operation and that finds what it names."""
    sampler = Sampler(SPEC, Schemas(SPEC, "request"), operation.key, {})
    path, query = operation.path, {}
    for parameter in operation.parameters:
        if parameter.place == "path":
            path = path.replace(f"{{{parameter.name}}}", known_id(client, operation))
        elif parameter.required:
            query[parameter.name] = sampler.value(parameter.schema, parameter.name)
    if not operation.bodies:
        return client.build_request(operation.method, path, params=query)
    media_type, node = next(iter(operation.bodies.items()))
    schema = resolve(SPEC, node)
    body = sampler.value(schema)
    body = {name: body[name] for name in schema.get("required", []) if name in body}
    if operation.key in NEEDED:
        body |= NEEDED[operation.key](client)
    body |= changes
    if media_type == "application/json":
        return client.build_request(operation.method, path, params=query, json=body)
    content = recording() if "transcriptions" in operation.path else b'{"text": "a"}\n'
    files = {name: ("rows.jsonl", content) for name in body if is_file(schema, name)}
    data = {name: str(value) for name, value in body.items() if name not in files}
    return client.build_request(operation.method, path, params=query, data=data, files=files)


def is_file(schema: dict[str, Any], name: str) -> bool:
    return resolve(SPEC, schema["properties"][name]).get("format") == "binary"


def known_id(client: httpx.Client, operation: Operation) -> str:
    """Return the id of something that exists and that the operation is about."""
    prefix = next(prefix for prefix in CREATED if operation.path.startswith(prefix))
    return CREATED[prefix](client)


def create_dataset(client: httpx.Client, content: bytes = b'{"text": "a"}\n', **query: Any) -> str:
    file = query.pop("file", "rows.jsonl")
    query = {"name": "rows", "type": "embed-input"} | query
    return str(sent(client.post("/v1/datasets", params=query, files={"data": (file, content)}))["id"])


def validated(client: httpx.Client, dataset_id: str) -> dict[str, Any]:
    """Return a dataset when its validation is over."""
    while True:
        dataset: dict[str, Any] = sent(client.get(f"/v1/datasets/{dataset_id}"))["dataset"]
        if dataset["validation_status"] not in ("queued", "processing"):
            return dataset


def create_job(client: httpx.Client, **more: Any) -> str:
    body = {"model": "embed-v4.0", "input_type": "search_document", **more}
    body.setdefault("dataset_id", create_dataset(client))
    return str(sent(client.post("/v1/embed-jobs", json=body))["job_id"])


def batch_input(client: httpx.Client) -> str:
    row = {"custom_id": "1", "body": {"messages": [{"role": "user", "content": "hi"}]}}
    return create_dataset(client, json.dumps(row).encode(), type="batch-chat-v2-input")


def create_batch(client: httpx.Client) -> str:
    body = {"name": "b", "model": "command-a-03-2025", "input_dataset_id": batch_input(client)}
    return str(sent(client.post("/v2/batches", json=body))["batch"]["id"])


OAUTH = {"authorize_url": "https://auth.test/go", "token_url": "https://auth.test/token", "client_id": "me"}


def create_connector(client: httpx.Client, **more: Any) -> str:
    body = {"name": "wiki", "url": "https://wiki.test/search", "oauth": OAUTH, **more}
    return str(sent(client.post("/v1/connectors", json=body))["connector"]["id"])


def tuning(client: httpx.Client) -> dict[str, Any]:
    return {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": create_dataset(client)}


def create_finetuned(client: httpx.Client) -> str:
    body = {"name": "mine", "settings": tuning(client)}
    return str(sent(client.post("/v1/finetuning/finetuned-models", json=body))["finetuned_model"]["id"])


def sent(reply: httpx.Response) -> dict[str, Any]:
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def recording(seconds: float = 1.0, channels: int = 1, rate: int = 8000) -> bytes:
    """Return a silent WAV."""
    file = io.BytesIO()
    with wave.open(file, "wb") as audio:
        audio.setnchannels(channels)
        audio.setsampwidth(2)
        audio.setframerate(rate)
        audio.writeframes(bytes(2 * channels * int(seconds * rate)))
    return file.getvalue()


PIXEL = "data:image/png;base64,iVBORw0KGgo="

CREATED: dict[str, Callable[[httpx.Client], str]] = {
    "/v1/datasets/": create_dataset,
    "/v1/models/": lambda _: "command-a-03-2025",
    "/v1/embed-jobs/": create_job,
    "/v2/batches/": create_batch,
    "/v1/connectors/": create_connector,
    "/v1/finetuning/": create_finetuned,
}

# What the spec marks as optional or leaves open, and an answer of the real API needs all the same.
NEEDED: dict[str, Callable[[httpx.Client], dict[str, Any]]] = {
    "POST /v1/embed": lambda _: {"texts": ["a text"]},
    "POST /v2/embed": lambda _: {"texts": ["a text"]},
    "POST /v1/classify": lambda _: {"examples": [{"text": "good", "label": "yes"}, {"text": "bad", "label": "no"}]},
    "POST /v1/embed-jobs": lambda client: {"dataset_id": create_dataset(client)},
    "POST /v2/batches": lambda client: {"input_dataset_id": batch_input(client)},
    "POST /v1/finetuning/finetuned-models": lambda client: {"settings": tuning(client)},
    "POST /v2/parse": lambda _: {"document": {"type": "image_url", "image_url": PIXEL}},
}
