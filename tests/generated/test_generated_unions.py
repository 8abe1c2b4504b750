"""Unions and stream events of cohere_api: each tag leads to one class, an unknown tag to a class that keeps it all."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any, get_args

import attrs
import cohere_api
import pytest
from codegen.generate.read.names import field_name, type_name
from codegen.generate.read.forms import Node, reference, referred
from cohere_api import runtime
from cohere_api.runtime import DecodeError, Unknown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.whole_spec import NORMALISED, PACKAGE

COMPONENTS = PACKAGE.components
SAMPLES = PACKAGE.samples
UNIONS = PACKAGE.of_kind("oneOf")
TAGGED = [name for name in UNIONS if "discriminator" in COMPONENTS[name]]
STREAMS = {
    operation["operationId"]: referred(operation["x-stream"]["events"])
    for operation in NORMALISED["operations"]
    if "x-stream" in operation
}
SHAPES = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    database=None,
)


@pytest.mark.parametrize("name", UNIONS)
def test_each_member_of_a_union_decodes_to_its_exact_class(name: str) -> None:
    for member, raw in SAMPLES.members(name):
        decoded = PACKAGE.decode_union(name, raw, strict=True)
        PACKAGE.assert_decoded(member, raw, decoded)
        assert runtime.plain(decoded) == raw


@pytest.mark.parametrize("name", TAGGED)
def test_each_tag_of_a_union_leads_to_one_class_and_no_other(name: str) -> None:
    tag = COMPONENTS[name]["discriminator"]["propertyName"]
    for value, target in COMPONENTS[name]["discriminator"]["mapping"].items():
        raw = {**SAMPLES.component(target), tag: value}
        decoded = PACKAGE.decode_union(name, raw, strict=True)
        assert type(decoded) is PACKAGE.model(target)
        assert getattr(decoded, field_name(tag)) == value
        assert decoded.to_dict() == raw


@pytest.mark.parametrize("name", TAGGED)
@pytest.mark.parametrize("tag", ["a-new-tag", None, 7, ["list"], {}, "unknown"], ids=repr)
def test_an_unknown_tag_gives_an_unknown_member_that_holds_all_that_came(name: str, tag: Any) -> None:
    attribute = COMPONENTS[name]["discriminator"]["propertyName"]
    raw = {attribute: tag, "content": {"deep": [1]}}
    unknown = PACKAGE.decode_union(name, raw, strict=True)
    assert isinstance(unknown, Unknown)
    assert type(unknown) is getattr(cohere_api, type_name(f"unknown-{attribute}"))
    assert getattr(unknown, field_name(attribute)) == "unknown"
    assert unknown.tag == tag
    assert unknown.raw is raw
    assert unknown.to_dict() == raw
    assert runtime.plain([unknown]) == [raw]
    assert pickle.loads(pickle.dumps(unknown)) == copy.deepcopy(unknown) == unknown
    without = {"content": 1}
    assert PACKAGE.decode_union(name, without).tag is None
    with pytest.raises(DecodeError, match=r"^DecodeError: \$: expected an object, got an array$"):
        PACKAGE.decode_union(name, [raw])


@pytest.mark.parametrize("name", UNIONS)
def test_a_union_lists_its_members_and_the_unknown_one(name: str) -> None:
    component = COMPONENTS[name]
    alias = getattr(cohere_api, type_name(name))
    written = alias.__forward_arg__ if hasattr(alias, "__forward_arg__") else alias
    assert isinstance(written, str)
    members = {type_name(referred(member) or "") for member in component["oneOf"] if referred(member)}
    assert members <= set(written.replace("[", " ").replace("]", " ").split())
    if "discriminator" in component:
        assert type_name(f"unknown-{component['discriminator']['propertyName']}") in written


@pytest.mark.parametrize("name", TAGGED)
def test_the_discriminator_of_a_member_is_a_plain_literal(name: str) -> None:
    attribute = COMPONENTS[name]["discriminator"]["propertyName"]
    tags: dict[str, set[str]] = {}
    for tag, target in COMPONENTS[name]["discriminator"]["mapping"].items():
        tags.setdefault(target, set()).add(tag)
    for target, values in tags.items():
        field: attrs.Attribute[Any] = getattr(attrs.fields(PACKAGE.model(target)), field_name(attribute))
        literal = eval(str(field.type), {"Literal": __import__("typing").Literal})
        assert values <= set(get_args(literal))


# ---- events ----


def events(stream: str) -> Iterator[tuple[str, str]]:
    component: Node = COMPONENTS[STREAMS[stream] or ""]
    yield from component["discriminator"]["mapping"].items()


EVENTS = [(stream, tag, target) for stream in STREAMS for tag, target in events(stream)]
PUBLISHED_EVENTS = {
    "/v1/chat": "stream-start search-queries-generation search-results text-generation citation-generation "
    "tool-calls-generation tool-calls-chunk stream-end debug",
    "/v1/generate": "text-generation stream-end stream-error",
    "/v2/chat": "message-start content-start content-delta content-end tool-plan-delta tool-call-start tool-call-delta "
    "tool-call-end citation-start citation-end message-end debug",
}


def test_the_streams_and_their_events_are_the_documented_ones() -> None:
    paths = {operation["operationId"]: operation["path"] for operation in NORMALISED["operations"]}
    found = {paths[stream]: {tag for tag, _ in events(stream)} for stream in STREAMS}
    assert found == {path: set(tags.split()) for path, tags in PUBLISHED_EVENTS.items()}


@pytest.mark.parametrize(("stream", "tag", "target"), EVENTS)
@pytest.mark.parametrize("full", [True, False], ids=["full", "required"])
def test_each_event_of_a_stream_decodes_to_its_exact_class(stream: str, tag: str, target: str, full: bool) -> None:
    assert_event(stream, tag, target, SAMPLES.component(target, full=full))


@SHAPES
@given(st.data(), st.sampled_from(EVENTS))
def test_events_of_any_shape_decode_to_their_exact_class(data: st.DataObject, event: tuple[str, str, str]) -> None:
    stream, tag, target = event
    assert_event(stream, tag, target, data.draw(SAMPLES.strategy(reference(target))))


def assert_event(stream: str, tag: str, target: str, fields: dict[str, Any]) -> None:
    union = STREAMS[stream] or ""
    raw = {**fields, COMPONENTS[union]["discriminator"]["propertyName"]: tag}
    event = PACKAGE.decode_union(union, raw, strict=True)
    assert type(event) is PACKAGE.model(target)
    PACKAGE.assert_decoded(reference(target), raw, event)
    assert event.to_dict() == raw
