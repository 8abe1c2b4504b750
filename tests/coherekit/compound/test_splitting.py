"""Splitting and merging as pure flows: however a list is cut, the reply is the one that a single request would get."""

from __future__ import annotations

from typing import Any

import pytest
from cohere_api.endpoints import embed as v1
from cohere_api.endpoints import v2_embed as v2
from cohere_api.runtime import Http, Request, attach_http
from hypothesis import given
from hypothesis import strategies as st

from coherekit._call.steps import Flow, RunConcurrently
from coherekit._compound.batching import split
from coherekit._compound.merging import merge_replies
from tests.support.embedding_api import KINDS, embedded, texts

EXCHANGE = Http(status=200, headers_as_given={}, attempts=2, waits=(0.5,), seconds=1.0)

kinds_asked = st.one_of(st.none(), st.lists(st.sampled_from(sorted(KINDS)), min_size=1, unique=True))


def answered(request: Request[Any]) -> Flow[Any]:
    """What the API would reply."""
    yield from ()
    plain = request.path == "/v1/embed"
    reply = embedded(request.body["texts"], request.body.get("embedding_types"), plain)
    return attach_http(request.endpoint.decode(reply, True), EXCHANGE)


def run(flow: Flow[Any]) -> tuple[Any, list[RunConcurrently]]:
    """The result of a flow, and the groups that it ran: backwards, since any order may happen."""
    groups: list[RunConcurrently] = []
    try:
        while True:
            step: Any = next(flow)
            groups.append(step)
            for part in reversed(step.flows):
                assert list(part) == []
    except StopIteration as stop:
        return stop.value, groups


def limited(request: Request[Any], size: int) -> Request[Any]:
    assert request.endpoint.splitting
    splitting = request.endpoint.splitting._replace(lists={"texts": size, "images": 0})
    return request._replace(endpoint=request.endpoint._replace(splitting=splitting))


@given(count=st.integers(1, 40), size=st.integers(1, 12), kinds=kinds_asked, version=st.sampled_from([1, 2]))
def test_cut_and_merged_it_is_as_if_sent_at_once(count: int, size: int, kinds: list[str] | None, version: int) -> None:
    request: Request[Any] = (
        v1.request(texts=texts(count), embedding_types=kinds)
        if version == 1
        else v2.request(model="m", input_type="clustering", texts=texts(count), embedding_types=kinds)
    )
    whole, none = run(answered(request))
    cut, groups = run(split(answered, limited(request, size)))

    assert not none
    assert [len(group.flows) for group in groups] == ([-(-count // size)] if count > size else [])
    assert type(cut) is type(whole)
    assert cut.embeddings == whole.embeddings
    assert cut.texts == whole.texts
    assert cut.meta.billed_units == whole.meta.billed_units
    assert cut.http.attempts == 2 * -(-count // size)
    assert cut.http.seconds == 1.0
    assert cut.http.waits == (0.5,) * -(-count // size)
    assert cut.id == ", ".join(f"id-{first}" for first in range(0, count, size))


def test_vectors_are_not_copied() -> None:
    replies = [run(answered(v2.request(model="m", input_type="clustering", texts=texts(3))))[0] for _ in range(2)]
    rows = [row for reply in replies for row in reply.embeddings.float_]

    whole = merge_replies(replies, {"embeddings": "join"})

    assert [id(row) for row in whole.embeddings.float_] == [id(row) for row in rows]


@pytest.mark.parametrize(
    ("how", "values", "whole"),
    [
        ("join", [[1], [], [2, 3]], [1, 2, 3]),
        ("add", [1, 2.5], 3.5),
        ("unique", [["a", "b"], ["b", "c"]], ["a", "b", "c"]),
        ("text", ["a", "b"], "a, b"),
        ("text", ["a", 5], "a, 5"),
    ],
)
def test_each_way_to_merge(how: str, values: list[Any], whole: Any) -> None:
    replies = [v2.ENDPOINT.decode({"id": "", "embeddings": {}, "more": value}, False) for value in values]
    assert merge_replies(replies, {"more": how}).additional_properties["more"] == whole


def test_kinds_and_counts_that_the_spec_does_not_list_are_merged_as_well() -> None:
    def reply(number: int) -> Any:
        units = {"input_tokens": number} | ({"hours": number} if number > 1 else {})
        fields = {"id": "a", "embeddings": {"int4": [[number]]}, "meta": {"billed_units": units}}
        return v2.ENDPOINT.decode(fields, True)

    assert v2.ENDPOINT.splitting
    whole = merge_replies([reply(1), reply(2), reply(3)], v2.ENDPOINT.splitting.merge)

    assert whole.embeddings.to_dict() == {"int4": [[1], [2], [3]]}
    assert whole.meta
    assert whole.meta.to_dict() == {"billed_units": {"input_tokens": 6, "hours": 5}}


def test_what_the_marker_does_not_name_is_that_of_the_first() -> None:
    replies = [v2.ENDPOINT.decode({"id": "", "embeddings": {}, "mood": mood}, False) for mood in ("good", "bad")]
    assert merge_replies(replies, {}).additional_properties == {"mood": "good"}
