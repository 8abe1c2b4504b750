"""Sync of the published file: its mistakes are repaired, each with a warning, and its streams made plain."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from codegen.document.load import SpecError
from codegen.sync.published.convert import Upstream, convert

from tests.support.published import converted, document, getting, ref


class TestRepairs:
    def test_a_dangling_reference_is_anything(self) -> None:
        schema, _, warnings = converted({"type": "object", "properties": {"a": ref("Gone")}})
        assert schema["properties"] == {"a": {}}
        assert warnings == [
            "#/paths/~1v1~1pets/get/responses/200/content/application~1json/schema/properties/a: "
            "$ref #/components/schemas/Gone has no target; replaced by anything"
        ]

    def test_what_is_lost_is_told_before_what_only_changed_form(self) -> None:
        _, _, warnings = converted({"properties": {"a": {"enum": ["x"]}, "b": ref("Gone")}})
        assert [line.split("; ")[1] for line in warnings] == [
            "replaced by anything",
            "type string added",
            "type object added",
        ]

    def test_a_dangling_member_leaves_its_union(self) -> None:
        union = {
            "oneOf": [ref("Cat"), ref("Gone")],
            "discriminator": {"propertyName": "t", "mapping": {"g": "Gone", "c": "Cat"}},
        }
        schema, _, warnings = converted(union, Cat={"type": "object"})
        assert schema == {
            "oneOf": [ref("Cat")],
            "discriminator": {"propertyName": "t", "mapping": {"c": ref("Cat")["$ref"]}},
        }
        assert len(warnings) == 2
        assert converted({"oneOf": [ref("Gone")], "discriminator": {"propertyName": "t"}})[0] == {}

    def test_a_mapping_target_joins_its_union(self) -> None:
        union = {"oneOf": [ref("Cat")], "discriminator": {"propertyName": "t", "mapping": {"d": ref("Dog")["$ref"]}}}
        schema, _, _ = converted(union, Cat={"type": "object"}, Dog={"type": "object"})
        assert schema["oneOf"] == [ref("Cat"), ref("Dog")]

    def test_requirements_without_a_property_go(self) -> None:
        base = {"type": "object", "properties": {"a": {"type": "string"}}}
        assert converted({**base, "required": ["a", "b"]})[0]["required"] == ["a"]
        composed = {"allOf": [ref("Base"), {"type": "object", "required": ["a"]}], "required": ["a", "z"]}
        schema, _, warnings = converted(composed, Base=base)
        assert schema["required"] == ["a"]
        assert schema["allOf"][1]["required"] == ["a"]
        assert len(warnings) == 1

    @pytest.mark.parametrize(
        ("slip", "repaired"),
        [
            ({"type": "object", "items": {}}, {"type": "object"}),
            ({"properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"a": {"type": "string"}}}),
            ({"enum": ["a", "b", "a"]}, {"type": "string", "enum": ["a", "b"]}),
            ({"type": "string", "enum": ["a", 1]}, {"type": "string", "enum": ["a", "1"]}),
            ({"type": "float", "minimum": "low"}, {"type": "number"}),
            ({"type": "array"}, {"type": "array", "items": {}}),
            ({"type": "string", "default": 5}, {"type": "string"}),
            ({"type": "string", "required": True}, {"type": "string"}),
            ({"type": "string", "colour": "red"}, {"type": "string"}),
            ({**ref("Pet"), "type": "object", "deprecated": True}, {**ref("Pet"), "deprecated": True}),
            ("text", {}),
        ],
    )
    def test_a_slip_is_put_right_with_a_warning(self, slip: Any, repaired: Any) -> None:
        schema, _, warnings = converted(slip, Pet={"type": "object"})
        assert schema == repaired
        assert warnings

    def test_a_reference_that_leaves_the_document_is_refused(self) -> None:
        with pytest.raises(SpecError, match="never fetched") as caught:
            converted({"$ref": "https://example.com/pet.yaml#/Pet"})
        assert caught.value.place.startswith("api.yaml#/paths/~1v1~1pets/get/responses")

    def test_a_reference_into_the_middle_is_copied(self) -> None:
        into = {"$ref": "#/components/schemas/Pet/properties/name"}
        schema, _, _ = converted(into, Pet={"type": "object", "properties": {"name": {"type": "string", "title": "t"}}})
        assert schema == {"type": "string"}

    def test_a_reference_to_itself_ends(self) -> None:
        source = getting({"$ref": "#/paths/~1v1~1pets/get/responses/200/content/application~1json/schema"})
        assert any("replaced by anything" in line for line in convert(source, "api.yaml").warnings)


class TestStreams:
    EVENTS: ClassVar[dict[str, Any]] = {
        "oneOf": [ref("Start"), ref("End")],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"start": ref("Start")["$ref"], "end": ref("End")["$ref"]},
        },
    }
    REPLY: ClassVar[dict[str, Any]] = {"type": "object", "properties": {"text": {"type": "string"}}}

    def settled(self, streaming: Any, content: Any, **schemas: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        body: dict[str, Any] = {"type": "object", "properties": {"stream": {"type": "boolean"}}}
        operation: dict[str, Any] = {
            "operationId": "talk",
            "requestBody": {"content": {"application/json": {"schema": body}}},
            "responses": {"200": {"content": content}},
        }
        if streaming is not None:
            operation["x-fern-streaming"] = streaming
        events = {name: {"type": "object", "properties": {"type": {"type": "string"}}} for name in ("Start", "End")}
        source = document({"/v1/talk": {"post": operation}}, **events, **schemas)
        found = convert(source, "api.yaml")
        assert convert(found.spec, "api.yaml") == Upstream(found.spec, [])
        self.warnings = found.warnings
        return found.spec["paths"]["/v1/talk"]["post"], found.spec["components"]["schemas"]

    def test_vendor_facts_become_one_marker_and_the_reply_the_plain_one(self) -> None:
        union = {"oneOf": [ref("Reply"), ref("Events")]}
        facts = {
            "format": "sse",
            "terminator": "[DONE]",
            "stream-condition": "$request.stream",
            "response": {**self.REPLY, "description": "d"},
            "response-stream": {**self.EVENTS, "description": "d"},
        }
        operation, _ = self.settled(
            facts, {"application/json": {"schema": union}}, Reply=self.REPLY, Events=self.EVENTS
        )
        assert operation["x-stream"] == {
            "switch": "stream",
            "framing": "sse",
            "terminator": "[DONE]",
            "events": ref("Events"),
        }
        assert operation["responses"]["200"]["content"] == {"application/json": {"schema": ref("Reply")}}
        assert list(operation).index("x-stream") < list(operation).index("requestBody")

    def test_an_inline_reply_and_inline_events_get_components(self) -> None:
        facts = {
            "stream-condition": "$request.stream",
            "response": {**self.REPLY, "x-fern-type-name": "TalkReply"},
            "response-stream": self.EVENTS,
        }
        operation, schemas = self.settled(facts, {})
        assert operation["x-stream"]["framing"] == "json-lines"
        assert operation["x-stream"]["events"] == ref("TalkStreamedResponse")
        assert operation["responses"]["200"]["content"] == {"application/json": {"schema": ref("TalkReply")}}
        assert schemas["TalkReply"] == self.REPLY

    def test_no_field_and_no_event_of_the_facts_is_lost(self) -> None:
        fuller = {"type": "object", "properties": {**self.REPLY["properties"], "id": {"type": "string"}}}
        facts = {"stream-condition": "$request.stream", "response": fuller, "response-stream": self.EVENTS}
        facts["response-stream"] = {**self.EVENTS, "x-fern-type-name": "Events"}
        fewer = {"oneOf": [ref("Start")], "discriminator": self.EVENTS["discriminator"]}
        content = {"application/json": {"schema": ref("Reply")}}
        _, schemas = self.settled(facts, content, Reply=self.REPLY, Events=fewer)
        assert list(schemas["Reply"]["properties"]) == ["text", "id"]
        assert schemas["Events"]["oneOf"] == [ref("Start"), ref("End")]
        assert len(self.warnings) == 2

    @pytest.mark.parametrize(
        ("media", "framing"), [("text/event-stream", "sse"), ("application/stream+json; charset=utf-8", "json-lines")]
    )
    def test_without_vendor_facts_the_media_type_says_it(self, media: str, framing: str) -> None:
        content = {"application/json": {"schema": ref("Reply")}, media: {"schema": ref("Events")}}
        operation, _ = self.settled(None, content, Reply=self.REPLY, Events=self.EVENTS)
        assert operation["x-stream"] == {"switch": "stream", "framing": framing, "events": ref("Events")}
        assert list(operation["responses"]["200"]["content"]) == ["application/json"]
