"""Sync of the published file: what stays, what goes, and that every revision comes through whole."""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import Any, ClassVar

import pytest
from codegen.document.load import dump_yaml, parse_document, read_document
from codegen.document.pointer import refs, resolve, walk
from codegen.sync.published.convert import convert
from codegen.sync.published.prune import named_by_overlay
from codegen.sync.published.structure import each_operation, snake_case, status_phrase
from hypothesis import given
from hypothesis import strategies as st

from tests.support.paths import UPSTREAM_FOLDER
from tests.support.published import converted, document, getting, ref, reply
from tests.support.trust.figures import sized

UPSTREAM = sorted(UPSTREAM_FOLDER.glob("*.yaml"))
PROSE = ["description", "summary", "title", "example", "examples", "externalDocs"]


@functools.cache
def published(path: Path) -> dict[str, Any]:
    """One revision, read once; nobody changes it."""
    return read_document(path)


class TestStructureOnly:
    def test_prose_and_vendor_keys_go(self) -> None:
        prose: dict[str, Any] = {"description": "d", "title": "t", "example": 1, "x-vendor": 1, "externalDocs": {}}
        schema, _, warnings = converted({"type": "object", "properties": {"a": {"type": "string", **prose}}, **prose})
        assert schema == {"type": "object", "properties": {"a": {"type": "string"}}}
        assert warnings == []

    @given(st.lists(st.sampled_from([*PROSE, "x-odd", "type", "$ref", "enum", "default", "items"]) | st.text()))
    def test_every_property_keeps_its_name(self, names: list[str]) -> None:
        properties: dict[str, Any] = {name: {"type": "string", "description": "d"} for name in names}
        schema, _, _ = converted({"type": "object", "properties": properties})
        assert schema["properties"] == {name: {"type": "string"} for name in properties}

    @pytest.mark.parametrize("value", [{"description": "kept"}, {"title": {"x-a": 1}}, [{"example": 1}]])
    def test_values_are_no_keywords(self, value: Any) -> None:
        schema, _, _ = converted({"enum": [value], "default": value})
        assert schema == {"enum": [value], "default": value}

    def test_replies_keep_the_status_phrase_and_errors_no_body(self) -> None:
        source = getting({"type": "string"})
        source["paths"]["/v1/pets"]["get"]["responses"]["498"] = {"$ref": "#/components/responses/Denied"}
        responses = convert(source, "api.yaml").spec["paths"]["/v1/pets"]["get"]["responses"]
        assert [each["description"] for each in responses.values()] == ["OK", "Invalid Token"]
        assert "content" not in responses["498"]

    def test_phrases_do_not_depend_on_the_python_version(self) -> None:
        assert status_phrase("422") == "Unprocessable Content"
        assert status_phrase("499") == "Client Closed Request"
        assert status_phrase("599") == "Response"

    def test_keywords_come_in_one_order(self) -> None:
        one, _, _ = converted({"minLength": 1, "type": "string", "maxLength": 2})
        two, _, _ = converted({"maxLength": 2, "minLength": 1, "type": "string"})
        assert json.dumps(one) == json.dumps(two)

    def test_openapi_3_0_forms_become_3_1(self) -> None:
        schema, _, _ = converted({"type": "integer", "nullable": True, "minimum": 1, "exclusiveMinimum": True})
        assert schema == {"type": ["integer", "null"], "exclusiveMinimum": 1}
        schema, _, _ = converted({**ref("Pet"), "nullable": True}, Pet={"type": "object"})
        assert schema == {"anyOf": [ref("Pet"), {"type": "null"}]}

    def test_large_integers_stay(self) -> None:
        assert converted({"type": "integer", "maximum": 18446744073709552000})[0]["maximum"] == 18446744073709552000


class TestOperations:
    def operation(self, path: str = "/v1/pets/{id}", **facts: Any) -> dict[str, Any]:
        source = document({path: {"parameters": [], "post": {"responses": reply({"type": "string"}), **facts}}})
        source["components"]["parameters"] = {
            "Source": {"name": "X-Client-Name", "in": "header", "description": "d", "schema": {"type": "string"}},
            "Token": {"name": "Authorization", "in": "header", "schema": {"type": "string"}},
        }
        found = convert(source, "api.yaml")
        self.warnings = found.warnings
        self.spec = found.spec
        operation: dict[str, Any] = found.spec["paths"][path]["post"]
        return operation

    def test_names_come_from_the_vendor_keys(self) -> None:
        said: dict[str, Any] = {"x-fern-sdk-group-name": ["audio", "Fine-Tunes"], "x-fern-sdk-method-name": "getUsage"}
        operation = self.operation("/v1/pets", **said)
        assert operation["x-group"] == "audio.fine_tunes"
        assert operation["x-method"] == "get_usage"

    @pytest.mark.parametrize(
        ("name", "snake"),
        [
            ("oAuthAuthorize", "o_auth_authorize"),
            ("embed-jobs", "embed_jobs"),
            ("checkAPIKey", "check_api_key"),
            ("v2", "v2"),
        ],
    )
    def test_snake_case(self, name: str, snake: str) -> None:
        assert snake_case(name) == snake

    def test_named_parameters_stay_references_and_credentials_go(self) -> None:
        named = [{"$ref": "#/components/parameters/Source"}, {"$ref": "#/components/parameters/Token"}]
        parameters = self.operation("/v1/pets", parameters=named)["parameters"]
        assert parameters == [{"$ref": "#/components/parameters/Source"}]
        assert self.spec["components"]["parameters"] == {
            "Source": {"name": "X-Client-Name", "in": "header", "schema": {"type": "string"}}
        }

    def test_every_placeholder_has_a_parameter(self) -> None:
        operation = self.operation()
        assert operation["parameters"] == [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
        assert any("'id'" in line for line in self.warnings)

    def test_path_parameters_of_the_item_reach_its_operations(self) -> None:
        source = getting({"type": "string"})
        source["paths"] = {"/v1/pets/{id}": source["paths"]["/v1/pets"]}
        shared = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        source["paths"]["/v1/pets/{id}"]["parameters"] = [shared]
        item = convert(source, "api.yaml").spec["paths"]["/v1/pets/{id}"]
        assert item["get"]["parameters"] == [shared]
        assert "parameters" not in item

    def test_operation_ids_are_made_unique(self) -> None:
        get = {"operationId": "list", "responses": reply({"type": "string"})}
        found = convert(
            document({"/v1/a": {"get": get, "put": {**get, "operationId": None}}, "/v1/b": {"get": get}}), "x"
        )
        assert [each["operationId"] for _, _, each in each_operation(found.spec)] == ["list", "put-v1-a", "get-v1-b"]
        assert len(found.warnings) == 2

    @pytest.mark.parametrize(
        ("server", "path", "expected", "root"),
        [
            ("https://api.example.com/v1", "/pets", "/v1/pets", "https://api.example.com"),
            ("https://api.example.com/v1/", "/v2/pets", "/v2/pets", "https://api.example.com"),
            ("https://api.example.com", "/v1/pets", "/v1/pets", "https://api.example.com"),
            ("/api", "/v1/pets", "/api/v1/pets", "/"),
        ],
    )
    def test_a_path_of_the_server_moves_into_the_paths(self, server: str, path: str, expected: str, root: str) -> None:
        source = document({path: {"get": {"responses": reply({"type": "string"})}}})
        source["servers"] = [{"url": server, "description": "d"}]
        spec = convert(source, "api.yaml").spec
        assert list(spec["paths"]) == [expected]
        assert spec["servers"] == [{"url": root}]


class TestHoisting:
    OBJECT: ClassVar[dict[str, Any]] = {"type": "object", "properties": {"a": {"type": "string"}}}

    def named(self, name: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**(schema or self.OBJECT), "x-fern-type-name": name}

    def test_a_sane_name_makes_a_component(self) -> None:
        schema, components, _ = converted(self.named("Pet"))
        assert (schema, components) == (ref("Pet"), {"Pet": self.OBJECT})

    @pytest.mark.parametrize("name", ["Pet-x1y2z3", "pet", "A.b", "", 5])
    def test_other_names_are_noise(self, name: str) -> None:
        assert converted(self.named(name))[:2] == (self.OBJECT, {})

    def test_one_name_means_one_structure(self) -> None:
        other = {"type": "object", "properties": {"b": self.named("Pet")}}
        schema, components, _ = converted(self.named("Pet", other), Pet=self.OBJECT)
        assert schema == {"type": "object", "properties": {"b": ref("Pet")}}
        assert components == {"Pet": self.OBJECT}

    def test_fragments_of_allof_and_plain_scalars_stay(self) -> None:
        whole = {"allOf": [ref("Base"), self.named("Misleading")]}
        schema, components, _ = converted(whole, Base=self.named("Base"))
        assert schema == {"allOf": [ref("Base"), self.OBJECT]}
        assert list(components) == ["Base"]
        assert converted(self.named("Name", {"type": "string"}))[0] == {"type": "string"}


class TestPruning:
    def test_only_what_is_reached_stays_sorted(self) -> None:
        union = {"oneOf": [ref("B")], "discriminator": {"propertyName": "t", "mapping": {"a": ref("A")["$ref"]}}}
        _, components, _ = converted(union, C={"type": "object"}, B={"type": "object"}, A={"type": "object"})
        assert list(components) == ["A", "B"]

    def test_what_overlay_actions_name_stays(self) -> None:
        overlay: dict[str, Any] = {
            "actions": [
                {"target": "$.paths", "update": {"/v2/parse": {"schema": ref("Parse")}}},
                {"target": "$.components.schemas.Page.properties.kind", "update": {}},
                {"target": "$['components']['schemas']['Odd.Name']", "remove": True},
                {"target": "$.info", "update": {}, "x-requires": ["Wanted"]},
            ]
        }
        assert named_by_overlay(overlay) == {"Parse", "Page", "Odd.Name", "Wanted"}
        source = getting({"type": "string"}, Parse=ref("Inner"), Inner={"type": "object"}, Gone={"type": "object"})
        spec = convert(source, "api.yaml", frozenset({"Parse", "Page"})).spec
        assert list(spec["components"]["schemas"]) == ["Inner", "Parse"]


@pytest.mark.parametrize("path", UPSTREAM[-sized(full=3, quick=1) :], ids=lambda path: path.stem)
class TestPublishedRevisions:
    def test_the_spec_is_whole_and_valid(self, path: Path) -> None:
        validator = pytest.importorskip("openapi_spec_validator")
        source = published(path)
        before = copy.deepcopy(source)
        found = convert(source, path.name)
        assert source == before
        validator.validate(found.spec)
        operations = each_operation(found.spec)
        assert len(operations) == len(each_operation(source))
        assert all(where.startswith(("/v1/", "/v2/")) for where, _, _ in operations)
        for reference in refs(found.spec):
            resolve(found.spec, reference)
        assert {each["operationId"] for _, _, each in operations if "x-stream" in each} >= {"chat", "generate"}

    def test_no_prose_is_left(self, path: Path) -> None:
        spec = convert(published(path), path.name).spec
        kept = {"x-group", "x-method", "x-stream"}
        for pointer, node in walk(spec):
            if pointer and pointer[-1] in PROSE and pointer[-2] != "properties" and pointer[:1] != ("info",):
                assert pointer[-1] == "description"
                assert pointer[-3] == "responses"
                assert len(node) < 30
            assert not pointer or not pointer[-1].startswith("x-") or pointer[-1] in kept

    def test_a_second_sync_changes_nothing(self, path: Path) -> None:
        spec = convert(published(path), path.name).spec
        written = dump_yaml(spec)
        again = convert(parse_document(written, "spec.yaml"), "spec.yaml")
        assert again.warnings == []
        assert dump_yaml(again.spec) == written
