"""Docs pages merged into a spec: what is new comes in, what is known stays, and noise changes nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from codegen.document.load import dump_yaml
from codegen.document.pointer import find

from tests.support.docs_pages import page
from tests.support.pets import PAGE, SPEC, edited, merge


def test_a_page_that_says_nothing_new_changes_nothing() -> None:
    result = merge(PAGE)
    assert dump_yaml(result.spec) == dump_yaml(SPEC)
    assert result.notes == []


def test_a_new_property_of_a_shared_component_is_reported_once_with_every_operation() -> None:
    text = edited("        born:\n", "        age:\n          type: integer\n        born:\n")
    result = merge(text)
    assert result.spec["components"]["schemas"]["Pet"]["properties"]["age"] == {"type": "integer"}
    assert result.notes == [
        'Pet: property age added (integer) (page-0, page "Create a pet", line 8); '
        "touches POST /v1/pets, GET /v1/pets/{id}"
    ]
    assert set(result.spec["components"]["schemas"]) == set(SPEC["components"]["schemas"])


def test_a_new_enum_value_reaches_the_component_that_the_spec_names() -> None:
    text = edited(
        "        - value: blue\n", "        - value: blue\n        - type: stringLiteral\n          value: green\n"
    )
    result = merge(text)
    assert result.spec["components"]["schemas"]["Color"]["enum"] == ["red", "blue", "green"]
    assert [note.split(" (")[0] for note in result.notes] == ["Color: enum value 'green' added"]


@pytest.mark.parametrize(
    ("old", "new", "place", "expected", "note"),
    [
        ("              required:\n                - name\n", "", "required", None, "name: no longer required"),
        ("                - name\n", "                - name\n                - color\n", "required",
         ["name", "color"], "color: now required"),
        ("                weight:\n                  type: number\n                  format: double\n",
         "                weight:\n                  type: integer\n", "properties/weight",
         {"type": "integer"}, "weight: type changed from number to integer"),
        ("                weight:\n", 16 * " " + "height: {type: number, format: float}\n" + 16 * " " + "weight:\n",
         "properties/height", {"type": "number"}, "request: property height added (number)"),
        ("                  description: Its name, for example `Rex`.\n", "                  default: Tom\n",
         "properties/name", {"type": "string", "default": "Tom"}, "name: default changed from 'Rex' to 'Tom'"),
        ("                  description: Its name, for example `Rex`.\n", "                  format: uuid\n",
         "properties/name", {"type": "string", "default": "Rex", "format": "uuid"}, "name: format is 'uuid'"),
        ("                  description: Its name, for example `Rex`.\n", "                  nullable: true\n",
         "properties/name", {"type": ["string", "null"], "default": "Rex"}, "name: null is allowed"),
        ("                - name\n", "                - name\n              additionalProperties: {type: string}\n",
         "additionalProperties", {"type": "string"}, "type is string"),
    ],
)  # fmt: skip
def test_a_fact_that_differs_becomes_the_pages(old: str, new: str, place: str, expected: Any, note: str) -> None:
    result = merge(edited(old, new))
    body = result.spec["paths"]["/v1/pets"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert find(body, tuple(place.split("/"))) == expected
    assert len(result.notes) == 1
    assert note in result.notes[0]


def test_parameters_and_media_types_and_responses_come_in() -> None:
    text = edited(
        "        - name: x-client-name\n",
        "        - {name: limit, in: query, required: true, schema: {type: integer, format: int32}}\n"
        "        - name: x-client-name\n",
    )
    text = edited("        '400':\n", "        '429': {description: Slow down., content: {}}\n        '400':\n", text)
    text = edited(
        "      requestBody:\n        content:\n",
        "      requestBody:\n        content:\n"
        "          multipart/form-data:\n"
        "            schema: {type: object, properties: {photo: {type: string, format: binary}}}\n",
        text,
    )
    operation = merge(text).spec["paths"]["/v1/pets"]["post"]
    limit = {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer"}}
    assert operation["parameters"] == [{"$ref": "#/components/parameters/RequestSource"}, limit]
    assert list(operation["responses"]) == ["200", "400", "429"]
    assert operation["responses"]["429"] == {"description": "Too Many Requests"}
    assert list(operation["requestBody"]["content"]) == ["application/json", "multipart/form-data"]


SHARED_PARAMETER = "        - name: x-client-name\n"


def test_a_shared_parameter_is_told_once_with_every_operation_and_changes_back() -> None:
    spec = copy.deepcopy(SPEC)
    spec["paths"]["/v1/pets/{id}"]["get"]["parameters"].append({"$ref": "#/components/parameters/RequestSource"})
    place = PAGE.index(SHARED_PARAMETER)
    text = PAGE[:place] + PAGE[place:].replace("required: false", "required: true", 1)
    result = merge(text, spec=spec)
    assert result.notes == [
        'RequestSource: now required (page-0, page "Create a pet", line 8); touches POST /v1/pets, GET /v1/pets/{id}'
    ]
    assert list(result.spec["components"]["parameters"]["RequestSource"]) == ["name", "in", "required", "schema"]
    assert dump_yaml(merge(PAGE, spec=result.spec).spec) == dump_yaml(spec)


def test_a_requirement_that_goes_and_comes_back_leaves_no_trace() -> None:
    less = merge(edited("              required:\n                - name\n", ""))
    assert dump_yaml(merge(PAGE, spec=less.spec).spec) == dump_yaml(SPEC)


LESS = edited("        born:\n          type: string\n          format: date-time\n", "")


def test_what_the_page_lacks_is_kept_and_said() -> None:
    result = merge(LESS)
    assert result.spec == SPEC
    assert result.notes == ["Pet: property born: not on the page, kept"]


def test_what_the_page_lacks_goes_only_when_asked() -> None:
    text = edited("        - value: blue\n", "", LESS)
    text = edited("            - type: string\n            - type: object", "            - type: object", text)
    result = merge(text, removals=True)
    assert "born" not in result.spec["components"]["schemas"]["Pet"]["properties"]
    assert result.spec["components"]["schemas"]["Color"]["enum"] == ["red"]
    assert len(result.spec["components"]["schemas"]["Pet"]["properties"]["toy"]["oneOf"]) == 1
    assert all("removed" in note for note in result.notes)


def test_a_component_goes_when_its_last_use_was_removed() -> None:
    toy = PAGE[PAGE.index("        toy:\n") : PAGE.index("        born:\n")]
    result = merge(edited(toy, ""), removals=True)
    assert "Friend" not in result.spec["components"]["schemas"]


def test_what_another_page_shows_is_not_missing() -> None:
    full = page(SPEC, "get", "/v1/pets/{id}")
    assert merge(LESS, full).notes == []
    assert merge(LESS, full, removals=True).spec == SPEC


def test_pages_that_contradict_each_other_change_nothing() -> None:
    text = edited("      required:\n        - id\n```", "```")
    result = merge(text, page(SPEC, "get", "/v1/pets/{id}"))
    assert result.spec == SPEC
    assert result.notes == ["Pet.id: no longer required: pages contradict each other, kept"]


def test_a_new_union_member_is_added_and_the_known_ones_stay() -> None:
    text = edited(
        "            - type: string\n            - type: object",
        "            - type: string\n            - type: integer\n            - type: object",
    )
    result = merge(text)
    assert result.spec["components"]["schemas"]["Pet"]["properties"]["toy"]["oneOf"] == [
        {"type": "string"},
        {"$ref": "#/components/schemas/Friend"},
        {"type": "integer"},
    ]


def test_one_schema_becomes_a_union_where_the_page_has_more() -> None:
    text = edited(
        "        id:\n          type: string\n          format: string\n",
        "        id:\n          oneOf: [{type: string}, {type: integer}]\n",
    )
    result = merge(text)
    assert result.spec["components"]["schemas"]["Pet"]["properties"]["id"] == {
        "oneOf": [{"type": "string"}, {"type": "integer"}]
    }


def test_null_is_allowed_where_the_page_says_so_and_nowhere_else() -> None:
    color = "$ref: '#/components/schemas/V1PetsPostRequestBodyContentApplicationJsonSchemaColor'\n        friends"
    text = edited(color, color.replace("$ref", "oneOf:\n            - type: 'null'\n            - $ref"))
    schemas = merge(text).spec["components"]["schemas"]
    assert schemas["Pet"]["properties"]["color"] == {
        "anyOf": [{"$ref": "#/components/schemas/Color"}, {"type": "null"}]
    }
    assert schemas["Color"] == SPEC["components"]["schemas"]["Color"]


def test_a_place_may_turn_to_another_type_while_the_component_stays() -> None:
    color = (
        "          $ref: '#/components/schemas/V1PetsPostRequestBodyContentApplicationJsonSchemaColor'\n        friends"
    )
    result = merge(edited(color, "          type: array\n          items: {type: integer}\n        friends"))
    schemas = result.spec["components"]["schemas"]
    assert schemas["Pet"]["properties"]["color"] == {"type": "array", "items": {"type": "integer"}}
    assert schemas["Color"] == SPEC["components"]["schemas"]["Color"]
    assert result.notes[0].startswith("Pet.color: type changed from string to array (")


def test_new_structures_come_with_what_they_refer_to_under_free_names() -> None:
    text = edited("        born:\n", "        owner:\n          $ref: '#/components/schemas/color'\n        born:\n")
    text = edited(
        "    pets_create_Response_200:\n",
        "    color:\n      type: object\n      properties:\n        hair: {$ref: '#/components/schemas/Hair-a1b2c3'}\n"
        "        best: {$ref: '#/components/schemas/color'}\n"
        "    Hair-a1b2c3:\n      type: string\n      enum: [{value: long}]\n"
        "    pets_create_Response_200:\n",
        text,
    )
    schemas = merge(text).spec["components"]["schemas"]
    assert schemas["Color"] == SPEC["components"]["schemas"]["Color"]
    assert schemas["Pet"]["properties"]["owner"] == {"$ref": "#/components/schemas/Color2"}
    assert schemas["Color2"]["properties"] == {
        "hair": {"$ref": "#/components/schemas/Hair"},
        "best": {"$ref": "#/components/schemas/Color2"},
    }
    assert schemas["Hair"] == {"type": "string", "enum": ["long"]}
    assert list(schemas) == sorted(schemas)


def test_a_new_operation_is_added_whole_and_uses_what_the_spec_has() -> None:
    known = copy.deepcopy(SPEC)
    known["paths"]["/v1/pets"]["put"] = {
        "operationId": "pets_create",
        "x-group": "pets.best_friends",
        "x-method": "putOne",
        "parameters": [{"$ref": "#/components/parameters/RequestSource"}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
        "responses": {
            "200": {
                "description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
            },
            "418": {"description": "I'm a Teapot"},
        },
    }
    result = merge(page(known, "put", "/v1/pets"))
    operation = result.spec["paths"]["/v1/pets"]["put"]
    assert operation == {
        **known["paths"]["/v1/pets"]["put"],
        "operationId": "pets_best_friends_put_one",
        "x-method": "put_one",
        "requestBody": operation["requestBody"],
    }
    assert list(operation)[:3] == ["operationId", "x-group", "x-method"]
    assert set(result.spec["components"]["schemas"]) == set(SPEC["components"]["schemas"])
    assert [note.split(" (")[0] for note in result.notes] == ["PUT /v1/pets: operation added"]


def test_the_name_of_a_new_operation_is_unique() -> None:
    text = PAGE.replace("/v1/pets", "/v2/pets")
    result = merge(text, text.replace("    post:", "    patch:"))
    entry = result.spec["paths"]["/v2/pets"]
    assert (entry["post"]["operationId"], entry["patch"]["operationId"]) == ("pets_create", "pets_create_2")


def test_another_name_of_a_place_in_the_path_is_no_other_operation() -> None:
    text = page(SPEC, "get", "/v1/pets/{id}").replace("{id}", "{pet}").replace("name: id", "name: pet")
    assert merge(text).notes == []


def test_a_reference_to_nothing_is_read_as_anything_and_said() -> None:
    text = edited("        born:\n", "        owner:\n          $ref: '#/components/schemas/Owner'\n        born:\n")
    result = merge(text)
    assert result.spec["components"]["schemas"]["Pet"]["properties"]["owner"] == {}
    assert any("#/components/schemas/Owner does not exist, read as anything" in note for note in result.notes)
