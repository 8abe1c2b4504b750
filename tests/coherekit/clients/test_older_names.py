"""Older names of methods and arguments work as those of today, and warn at the line that uses them."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from cohere_api.runtime import older_arguments, older_methods

import coherekit
from tests.support.fake_api import Canned, FakeApi

CONNECTOR = {"connector": {"id": "c", "name": "n", "url": "u", "created_at": "2026-01-02T00:00:00Z"}}
METRICS: dict[str, Any] = {"step_metrics": []}

# The older call, the reply, then the request it makes and the name that the warning gives.
Call = Callable[[Any], Any]
Expected = tuple[str, str]
CALLS: list[tuple[Call, Any, Expected]] = [
    (lambda co: co.delete_dataset("d"), {}, ("DELETE /v1/datasets/d", "datasets.delete")),
    (lambda co: co.connectors.update(connector_id="c", name="n"), CONNECTOR, ("PATCH /v1/connectors/c", "id")),
    (
        lambda co: co.connectors.o_auth_authorize(connector_id="c"),
        {},
        ("POST /v1/connectors/c/oauth/authorize", "id"),
    ),
    (
        lambda co: co.finetuning.list_train_step_metrics("f"),
        METRICS,
        ("GET /v1/finetuning/finetuned-models/f/training-step-metrics", "list_training_step_metrics"),
    ),
]


@pytest.mark.parametrize(("call", "reply", "expected"), CALLS)
@pytest.mark.parametrize("client", [coherekit.Client, coherekit.ClientV2])
def test_a_call_by_an_older_name(
    api: FakeApi, client: type[coherekit.Client], call: Call, reply: Any, expected: Expected
) -> None:
    api.replies.append(Canned(body=reply))

    with (
        client(api_key="k", base_url=api.url) as co,
        pytest.warns(DeprecationWarning, match=f"{expected[1]}$") as warned,
    ):
        call(co)

    assert [one.filename for one in warned] == [__file__]
    assert [one.lineno for one in warned] == [call.__code__.co_firstlineno]
    assert f"{api.received[0].method} {api.received[0].target}" == expected[0]


@pytest.mark.anyio
@pytest.mark.parametrize(("call", "reply", "expected"), CALLS)
async def test_an_async_call_by_an_older_name(
    api: FakeApi, call: Callable[[Any], Awaitable[Any]], reply: Any, expected: Expected
) -> None:
    api.replies.append(Canned(body=reply))

    async with coherekit.AsyncClient(api_key="k", base_url=api.url) as co:
        with pytest.warns(DeprecationWarning, match=f"{expected[1]}$") as warned:
            await call(co)

    assert [one.filename for one in warned] == [__file__]
    assert f"{api.received[0].method} {api.received[0].target}" == expected[0]


def test_the_names_of_today_do_not_warn(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend([Canned(body=CONNECTOR)] * 2)

    with warnings.catch_warnings(action="error"):
        co.connectors.update("c", name="n")
        co.connectors.update(id="c", name="n")


def test_an_argument_by_both_names_is_refused_before_a_request(api: FakeApi, co: coherekit.ClientV2) -> None:
    both: dict[str, Any] = {"id": "c", "connector_id": "d"}

    with pytest.raises(TypeError, match="connector_id is an older name of id: give one of them"):
        co.connectors.update(**both)
    assert api.received == []


def test_a_name_that_never_was_is_an_attribute_error(co: coherekit.ClientV2) -> None:
    with pytest.raises(AttributeError, match="'ClientV2' object has no attribute 'delete_datasets'"):
        co.delete_datasets  # type: ignore[attr-defined] # noqa: B018
    with pytest.raises(AttributeError, match="'FinetuningResource' object has no attribute 'get'"):
        co.finetuning.get  # type: ignore[attr-defined] # noqa: B018


def test_a_method_with_older_arguments_looks_like_any_other() -> None:
    from cohere_api.resources.connectors import AsyncConnectorsResource, ConnectorsResource

    assert list(inspect.signature(ConnectorsResource.update).parameters)[:2] == ["self", "id"]
    assert ConnectorsResource.update.__doc__
    assert inspect.iscoroutinefunction(AsyncConnectorsResource.update)
    assert not inspect.iscoroutinefunction(ConnectorsResource.update)


def test_a_class_has_the_older_names_of_each_of_its_bases() -> None:
    @older_methods(start="begin")
    class Beginning:
        def begin(self) -> str:
            return "begun"

    @older_methods(start="unreachable", stop="inner.end")
    class Ending:
        def end(self) -> str:
            return "ended"

        @property
        def inner(self) -> Ending:
            return self

    class Both(Beginning, Ending):
        """Neither hides the other's."""

    both: Any = Both()
    with pytest.warns(DeprecationWarning, match="is an older name: call (begin|inner.end)$"):
        assert (both.start(), both.stop()) == ("begun", "ended")


def test_a_stream_and_a_whole_body_are_called_by_older_names_too() -> None:
    class Talking:
        @older_arguments(words="text", body="request")
        def talk_stream(self, request: str = "", *, text: str = "") -> Iterator[str]:
            yield from (request, text)

    talking: Any = Talking()
    with pytest.warns(DeprecationWarning, match="is an older name") as warned:
        assert list(talking.talk_stream(words="a", body="b")) == ["b", "a"]
    assert sorted(str(one.message) for one in warned) == [
        "body is an older name: the argument is request",
        "words is an older name: the argument is text",
    ]
