"""Forms of a schema that mean the same come out the same."""

from __future__ import annotations

from typing import Any

import pytest
from codegen.document.load import SpecError
from codegen.generate.read.operations import normalise

from tests.support.small_spec import STRING, content, document, obj, operation, ref, with_schema


def components(schema: dict[str, Any], **schemas: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = normalise(with_schema(schema, **schemas), "spec.yaml")["components"]
    return found


def test_properties_beside_a_choice_belong_to_each_member() -> None:
    union = {**obj("id", id=STRING), "oneOf": [ref("Cat"), ref("Dog")]}
    found = components(ref("Pet"), Pet=union, Cat=obj("meow", meow=STRING), Dog=obj("bark", bark=STRING))
    members = [found[member["$ref"].rsplit("/", 1)[1]] for member in found["Pet"]["oneOf"]]
    assert [list(member["properties"]) for member in members] == [["id", "meow"], ["id", "bark"]]
    assert [member["required"] for member in members] == [["id", "meow"], ["id", "bark"]]


@pytest.mark.parametrize(
    "nullable",
    [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "null"}, {"type": "string"}]},
    ],
)
def test_every_form_of_null_is_one(nullable: dict[str, Any]) -> None:
    found = components(obj(field={**nullable, "default": "none", "description": "A field."}))
    form = next(iter(found.values()))["properties"]["field"]
    assert form["oneOf"][0]["type"] == "string"
    assert form["oneOf"][1] == {"type": "null"}
    assert (form["default"], form["description"]) == ("none", "A field.")


def test_a_part_of_all_of_adds_to_a_property_of_its_base() -> None:
    refined = {"allOf": [ref("Base"), {"properties": {"name": {"description": "Its name."}}}]}
    found = components(ref("Refined"), Base=obj("name", name=STRING), Refined=refined)
    assert found["Refined"]["properties"]["name"] == {"type": "string", "description": "Its name."}


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"oneOf": [STRING, {"type": "integer"}], "anyOf": [STRING]}, "side by side"),
        ({"oneOf": [STRING, {"type": "integer"}], "enum": ["a"]}, "side by side"),
        ({"allOf": [obj(name=STRING), obj(name={"type": "integer"})]}, "settle on one"),
    ],
)
def test_what_would_be_lost_is_refused(schema: dict[str, Any], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        components(schema)


def test_default_is_no_reply_beside_a_success() -> None:
    create = {"operationId": "create", "responses": {"201": {"description": "Created"}, "default": content(STRING)}}
    normalised = normalise(document({"/pets": {"post": create}}), "spec.yaml")
    assert normalised["operations"][0]["reply"] is None


def test_a_list_of_files_in_one_field_is_refused() -> None:
    from codegen.generate.build.build import build
    from codegen.generate.read.parser import read

    files = obj(photos={"type": "array", "items": {"type": "string", "format": "binary"}})
    upload = operation("upload", requestBody=content(files, "multipart/form-data"))
    spec = document({"/photos": {"post": upload}})
    normalised = normalise(spec, "spec.yaml")
    with pytest.raises(SpecError, match="list of files"):
        build(spec, normalised, read(normalised, "spec.yaml"), "spec.yaml")
