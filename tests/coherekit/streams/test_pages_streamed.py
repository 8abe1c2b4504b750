"""Docs pages of streamed operations: the events are compared with the events, the plain reply stays what it is."""

from __future__ import annotations

import copy

import pytest
from codegen.document.load import dump_yaml

from tests.support.docs_pages import page
from tests.support.pets import SPEC, merge


def test_a_streamed_page_speaks_of_the_events_and_of_nothing_else() -> None:
    plain, streamed = page(SPEC, "post", "/v1/talk"), page(SPEC, "post", "/v1/talk", streamed=True)
    assert "booleanLiteral" in plain
    assert "start variant" in streamed
    for pages in ((plain,), (streamed,), (plain, streamed)):
        result = merge(*pages)
        assert dump_yaml(result.spec) == dump_yaml(SPEC)
        assert result.notes == []


@pytest.mark.parametrize("nested", [True, False])
def test_a_reply_that_is_plain_or_streamed_leaves_the_streaming_facts_alone(nested: bool) -> None:
    known = copy.deepcopy(SPEC)
    schemas = known["components"]["schemas"]
    events = [{"$ref": "#/components/schemas/TalkEvent"}] if nested else copy.deepcopy(schemas["TalkEvent"]["oneOf"])
    if not nested:
        schemas["TalkStart"]["allOf"][1]["properties"]["type"] = {"type": "string", "enum": ["start"]}
        schemas["TalkEnd"]["allOf"][1]["properties"]["type"] = {"type": "string", "enum": ["end"]}
        for event in ("TalkStart", "TalkEnd"):
            schemas[event]["allOf"].reverse()
    reply = known["paths"]["/v1/talk"]["post"]["responses"]["200"]["content"]["application/json"]
    reply["schema"] = {"oneOf": [{"$ref": "#/components/schemas/Talk"}, *events]}
    result = merge(page(known, "post", "/v1/talk"))
    assert result.spec == SPEC
    assert result.notes == []


def test_a_new_event_joins_the_union_and_its_discriminator() -> None:
    known = copy.deepcopy(SPEC)
    schemas = known["components"]["schemas"]
    schemas["TalkPause"] = {"type": "object", "properties": {"seconds": {"type": "number"}}}
    schemas["TalkEvent"]["oneOf"].append({"$ref": "#/components/schemas/TalkPause"})
    schemas["TalkEvent"]["discriminator"]["mapping"]["pause"] = "#/components/schemas/TalkPause"
    result = merge(page(known, "post", "/v1/talk", streamed=True))
    event = result.spec["components"]["schemas"]["TalkEvent"]
    assert event["oneOf"][-1] == {"$ref": "#/components/schemas/TalkEventPause"}
    assert event["discriminator"]["mapping"]["pause"] == "#/components/schemas/TalkEventPause"
    assert result.spec["components"]["schemas"]["TalkEventPause"] == {
        "type": "object",
        "properties": {"type": {"type": "string", "enum": ["pause"]}, "seconds": {"type": "number"}},
        "required": ["type"],
    }


def test_a_change_of_a_shared_base_is_reported_there() -> None:
    known = copy.deepcopy(SPEC)
    base = known["components"]["schemas"]["EventBase"]
    base["properties"]["type"]["enum"].append("middle")
    result = merge(page(known, "post", "/v1/talk", streamed=True))
    assert result.spec == known
    assert [note.split(" (")[0] for note in result.notes] == ["EventBase.type: enum value 'middle' added"]


def test_a_new_streamed_operation_gets_streaming_facts_from_its_two_pages() -> None:
    known = copy.deepcopy(SPEC)
    del known["paths"]["/v1/talk"]
    pages = [page(SPEC, "post", "/v1/talk"), page(SPEC, "post", "/v1/talk", streamed=True)]
    operation = merge(*pages, spec=known).spec["paths"]["/v1/talk"]["post"]
    assert operation["x-stream"]["switch"] == "stream"
    assert operation["x-stream"]["framing"] == "sse"
    assert list(operation["responses"]["200"]["content"]) == ["application/json"]
    assert operation["requestBody"]["content"]["application/json"]["schema"]["required"] == ["text"]
