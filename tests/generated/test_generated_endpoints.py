"""Endpoint modules: pure, usable alone, one for each operation, with the decoder and the markers of the spec."""

from __future__ import annotations

import json
import operator
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import anyio
import cohere_api
import pytest
from codegen.generate.read.names import type_name
from codegen.generate.read.forms import Node, referred
from cohere_api import runtime
from cohere_api.runtime import Empty

from tests.support.calls import OPERATIONS, client_of, only
from tests.support.whole_spec import PACKAGE


@pytest.mark.parametrize("key", OPERATIONS)
def test_an_endpoint_decodes_the_reply_of_the_spec(key: str) -> None:
    operation = OPERATIONS[key]
    endpoint = endpoint_of(key)
    if operation["reply"] is None:
        assert endpoint.decode({"anything": 1}, True) == Empty()
        return
    raw = PACKAGE.samples.value(operation["reply"])
    PACKAGE.assert_decoded(operation["reply"], raw, endpoint.decode(raw, True))
    assert runtime.plain(endpoint.decode(raw, False)) == raw


@pytest.mark.parametrize("key", OPERATIONS)
def test_an_endpoint_carries_the_markers_of_its_operation(key: str) -> None:
    operation, endpoint = OPERATIONS[key], endpoint_of(key)
    safe = operation["method"] in ("GET", "HEAD", "PUT", "DELETE")
    assert endpoint.retry == operation.get("x-retry", "safe" if safe else "only-if-unsent")
    assert (endpoint.stream is not None) == ("x-stream" in operation)
    page = operation.get("x-page")
    assert (endpoint.paging is None) == (page is None)
    if page:
        argument = page.get("argument", page.get("offset"))
        found = endpoint.paging
        assert (found.kind, found.argument, found.next) == (page["kind"], argument, page.get("next"))
        assert found.limit == page.get("limit")
    split = operation.get("x-split")
    assert (endpoint.splitting is None) == (split is None)
    if split:
        found = endpoint.splitting
        assert (found.lists, found.each, found.merge) == (split["lists"], split["each"], split["merge"])
        assert found.stream == split["stream"]["list"]


def endpoint_of(key: str) -> Any:
    return only([one.ENDPOINT for one in endpoint_modules() if f"{one.ENDPOINT.method} {one.ENDPOINT.path}" == key])


def endpoint_modules() -> list[Any]:
    folder = Path(cohere_api.__file__).parent / "endpoints"
    return [import_module(f"cohere_api.endpoints.{path.stem}") for path in folder.glob("[a-z]*.py")]


def test_as_many_operations_come_out_as_go_in() -> None:
    keys = {f"{one.ENDPOINT.method} {one.ENDPOINT.path}" for one in endpoint_modules()}
    assert keys == OPERATIONS.keys()
    assert len(endpoint_modules()) == len(OPERATIONS)


WAITS = [operation for operation in OPERATIONS.values() if "x-wait" in operation]


@pytest.mark.parametrize("operation", WAITS, ids=lambda operation: str(operation["operationId"]))
def test_waiting_polls_the_operation_of_the_marker_by_the_id_of_the_reply(operation: Node) -> None:
    marker = operation["x-wait"]
    target = PACKAGE.model(referred(operation["reply"]) or "").from_dict(PACKAGE.samples.value(operation["reply"]))
    for asynchronous in (False, True):
        made = client_of("Client", asynchronous=asynchronous)
        result = anyio.run(made.wait, target) if asynchronous else made.wait(target, timeout=3.0, interval=0.5)
        assert result is made._caller
        waits, waited_for, options = made._caller.waited
        assert waited_for is target
        assert (options["timeout"], options["interval"]) == ((None, 2.0) if asynchronous else (3.0, 0.5))
        assert (options["on_poll"], options["progress"]) == (None, False)
        wait = only([one for one in waits if type(target).__name__ in one.targets])
        identifier = wait.targets[type(target).__name__]
        assert identifier == tuple(marker["id"])
        counts = marker.get("progress", {})
        assert (wait.counted, wait.total) == (tuple(counts.get("done", ())), tuple(counts.get("total", ())))
        assert (wait.done, wait.failed) == (tuple(marker["done"]), tuple(marker["failed"]))
        assert wait.reason == tuple(marker.get("reason", ()))
        poll = wait.poll("an id")
        assert poll.endpoint.operation == marker["poll"]
        assert "/an%20id" in poll.path
        assert only([one for one in OPERATIONS.values() if one["operationId"] == marker["poll"]])["method"] == "GET"
        assert isinstance(operator.attrgetter(".".join(identifier))(target), str)


def test_what_a_list_gives_can_be_waited_for_as_well() -> None:
    waits = import_module("cohere_api.waits").WAITS
    parts = {name: place for wait in waits for name, place in wait.targets.items() if not name.endswith("Response")}
    assert parts == {"Batch": ("id",), "Dataset": ("id",), "EmbedJob": ("job_id",), "FinetunedModel": ("id",)}


PAGED = [key for key, operation in OPERATIONS.items() if "x-page" in operation]


@pytest.mark.parametrize("key", PAGED)
def test_a_paged_operation_gives_a_page_of_its_reply(key: str) -> None:
    operation, items = OPERATIONS[key], OPERATIONS[key]["x-page"]["items"]
    reply = PACKAGE.model(referred(operation["reply"]) or "")
    raw = PACKAGE.samples.value(operation["reply"])
    for prefix in ("", "Async"):
        page = getattr(cohere_api, f"{prefix}{reply.__name__}Page")
        assert issubclass(page, reply)
        assert page.from_dict(raw).to_dict() == reply.from_dict(raw).to_dict()
        assert getattr(page.from_dict(raw), page.ITEMS) == getattr(reply.from_dict(raw), items)


# ---- imports ----

PURE = """
import sys, importlib, pathlib
before = set(sys.modules)
import cohere_api
after_root = set(sys.modules) - before
folder = pathlib.Path(cohere_api.__file__).parent / "endpoints"
names = sys.argv[1:] or [path.stem for path in folder.glob("[a-z]*.py")]
for name in names:
    importlib.import_module("cohere_api.endpoints." + name)
loaded = {name.split(".")[0] for name in set(sys.modules) - before}
print(sorted(after_root))
print(sorted(loaded - set(sys.stdlib_module_names)))
print(sorted(name for name in sys.modules if name.startswith("cohere_api.models.")))
"""


def imported(*modules: str) -> list[list[str]]:
    """What a fresh interpreter loads for the package root, for endpoint modules, and of the models."""
    path = str(Path(cohere_api.__file__).parents[1])
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r}){PURE}", *modules]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line.replace("'", '"')) for line in done.stdout.splitlines()]


def test_endpoint_modules_are_pure_and_the_package_root_loads_none_of_them() -> None:
    root, loaded, _ = imported()
    assert [name for name in root if name.startswith("cohere_api")] == ["cohere_api"]
    assert set(loaded) <= {"attr", "attrs", "dateutil", "cohere_api"}


def test_one_endpoint_module_can_be_used_alone() -> None:
    _, _, models = imported("rerank")
    assert models == ["cohere_api.models.rerank", "cohere_api.models.shared"]


def test_the_package_root_gives_every_exported_name_and_no_other() -> None:
    package: Any = cohere_api
    for name in package.__all__:
        found = getattr(package, name)
        if isinstance(found, type) and issubclass(found, runtime.Model) and found.__name__ == name:
            assert type_name(name) == name
    assert dir(package) == sorted(package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'NoSuchModel'"):
        _ = package.NoSuchModel


def test_one_str_is_no_list() -> None:
    from cohere_api.endpoints import v2_embed

    with pytest.raises(TypeError, match="texts takes a list"):
        v2_embed.request(model="m", input_type="search_query", texts="abc")  # type: ignore[arg-type]
