"""Which clients carry which operation under which name, with which arguments: found in the generated classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import cohere_api
import pytest
from cohere_api import clients

from tests.support.calls import OPERATIONS, arguments_of, only
from tests.support.method_names import CALLS, METHODS, STREAMED_LISTS, STREAMING, WHOLE_BODIES
from tests.support.whole_spec import DOCUMENT


def methods_of(carrier: type, resource: Callable[[str], type]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """What a client class carries, resources followed: name with dots, function."""
    for name in dir(carrier):
        found = inspect.getattr_static(carrier, name)
        if isinstance(found, cached_property):
            inner = resource(str(found.func.__annotations__["return"]))
            yield from ((f"{name}.{one}", function) for one, function in methods_of(inner, resource))
        elif inspect.isfunction(found) and not name.startswith("_"):
            yield name, found


def resource_class(name: str) -> type:
    folder = Path(cohere_api.__file__).parent / "resources"
    modules = [import_module(f"cohere_api.resources.{path.stem}") for path in sorted(folder.glob("[a-z]*.py"))]
    return only([vars(module)[name] for module in modules if name in vars(module)])  # type: ignore[no-any-return]


def carried(client: str, prefix: str = "") -> dict[str, Callable[..., Any]]:
    return dict(methods_of(getattr(clients, f"{prefix}{client}Methods"), resource_class))


def test_the_table_covers_every_operation_of_the_spec() -> None:
    assert {key for methods in METHODS.values() for key in methods.values()} == OPERATIONS.keys()
    methods = ("get", "put", "post", "patch", "delete")
    assert sum(method in item for item in DOCUMENT["paths"].values() for method in methods) == len(OPERATIONS)


@pytest.mark.parametrize("prefix", ["", "Async"])
@pytest.mark.parametrize("client", METHODS)
def test_a_client_carries_the_names_of_the_table_and_no_others(client: str, prefix: str) -> None:
    streams = {stream for stream, plain in STREAMING.items() if plain in METHODS[client]}
    assert set(carried(client, prefix)) == METHODS[client].keys() | streams | STREAMED_LISTS.keys() | {"wait"}


def test_client_v2_is_not_a_client_and_both_share_the_rest() -> None:
    assert not issubclass(clients.ClientV2Methods, clients.ClientMethods)
    assert set(dir(clients.ClientMethods)) - set(dir(clients.ClientV2Methods)) == set()
    assert set(dir(clients.ClientV2Methods)) - set(dir(clients.ClientMethods)) == {"parse"}


@pytest.mark.parametrize("client", METHODS)
def test_sync_and_async_methods_have_the_same_signatures_and_words(client: str) -> None:
    synchronous, asynchronous = carried(client), carried(client, "Async")
    assert synchronous.keys() == asynchronous.keys()
    for name, function in synchronous.items():
        twin = asynchronous[name]
        if name in STREAMED_LISTS:
            assert_same_but_for_the_list(twin, function)
            continue
        assert inspect.signature(twin).parameters == inspect.signature(function).parameters
        assert str(inspect.signature(twin).return_annotation).removeprefix("Async") == str(
            inspect.signature(function).return_annotation
        )
        assert inspect.iscoroutinefunction(twin) == (name not in STREAMING)
        assert function.__doc__
        assert (twin.__doc__ or "").replace("async with", "with") == function.__doc__


def assert_same_but_for_the_list(twin: Callable[..., Any], function: Callable[..., Any]) -> None:
    ours, others = dict(inspect.signature(function).parameters), dict(inspect.signature(twin).parameters)
    assert str(others.pop("texts").annotation) == f"AsyncIterable[str] | {ours.pop('texts').annotation}"
    assert others == ours
    assert not inspect.iscoroutinefunction(twin)
    assert twin.__doc__ == function.__doc__


@pytest.mark.parametrize("name", STREAMED_LISTS)
@pytest.mark.parametrize("client", METHODS)
def test_a_streamed_list_has_the_arguments_of_its_call(client: str, name: str) -> None:
    methods = carried(client)
    streamed = dict(inspect.signature(methods[name]).parameters)
    called = dict(inspect.signature(methods[STREAMED_LISTS[name]]).parameters)
    assert streamed.pop("batch_size").default is None
    assert streamed.pop("texts").default is inspect.Parameter.empty
    for left_out in ("texts", "images", "inputs", "batching", "max_concurrency", "encoding"):
        called.pop(left_out, None)
    assert streamed == called


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_a_signature_has_the_arguments_of_the_spec(client: str, name: str) -> None:
    parameters = dict(inspect.signature(carried(client)[name]).parameters)
    assert parameters.pop("self").kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert parameters.pop("request_options").default is None
    whole = WHOLE_BODIES.get(name)
    if whole:
        assert parameters.pop(whole).default is None
    operation = OPERATIONS[METHODS[client][name]]
    for own in operation.get("x-client-arguments", {}):
        assert parameters.pop(own).default is None
    arguments = {argument.name: argument for argument in arguments_of(operation)}
    assert parameters.keys() == arguments.keys()
    for argument in arguments.values():
        parameter = parameters[argument.name]
        required = argument.required and not (whole and argument.place == "body")
        assert (parameter.default is inspect.Parameter.empty) == required
        in_path = argument.place == "path"
        assert parameter.kind is (parameter.POSITIONAL_OR_KEYWORD if in_path else parameter.KEYWORD_ONLY)


def test_every_method_and_argument_is_described() -> None:
    for name, function in carried("ClientV2").items():
        doc = inspect.getdoc(function) or ""
        assert doc.split("\n")[0].endswith("."), name
        for line in doc.partition("Args:")[2].strip().splitlines():
            assert re.fullmatch(r"\s*\w+: \S.*", line), f"{name}: {line}"
