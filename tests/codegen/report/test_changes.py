"""What a new revision means for a caller: breaking or compatible depends on which way a value travels."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest
from codegen.document.load import read_document
from codegen.report.changes import compare
from codegen.report.comparison import Change, Comparison
from codegen.report.markdown import Report
from codegen.sync.published.convert import convert

from tests.support.changed_specs import NUMBER, TEXT, fields, ref, spec, told
from tests.support.paths import UPSTREAM_FOLDER

UPSTREAM = sorted(UPSTREAM_FOLDER.glob("*.yaml"))

# What changed, and whether it breaks a caller who sends it, and one who receives it.
SCHEMA_CHANGES = {
    "optional field added": (fields(), fields(a=TEXT), False, False),
    "required field added": (fields(), fields(["a"], a=TEXT), True, False),
    "field removed": (fields(a=TEXT), fields(), True, True),
    "field became required": (fields(a=TEXT), fields(["a"], a=TEXT), True, False),
    "field became optional": (fields(["a"], a=TEXT), fields(a=TEXT), False, True),
    "type changed": (TEXT, {"type": "integer"}, True, True),
    "type widened": ({"type": "integer"}, {"type": "number"}, False, True),
    "type narrowed": ({"type": ["string", "null"]}, TEXT, True, False),
    "value added": ({**TEXT, "enum": ["a"]}, {**TEXT, "enum": ["a", "b"]}, False, False),
    "value removed": ({**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["a"]}, True, False),
    "values named": (TEXT, {**TEXT, "enum": ["a"]}, True, False),
    "values opened": ({**TEXT, "enum": ["a"]}, TEXT, False, False),
    "default changed": ({**TEXT, "default": "a"}, {**TEXT, "default": "b"}, False, False),
    "deprecated": (TEXT, {**TEXT, "deprecated": True}, False, False),
    "limit tightened": ({"type": "integer", "maximum": 9}, {"type": "integer", "maximum": 5}, True, False),
    "limit loosened": ({"type": "integer", "minimum": 9}, {"type": "integer", "minimum": 5}, False, False),
    "limit dropped": ({**TEXT, "maxLength": 9}, TEXT, False, False),
    "pattern added": (TEXT, {**TEXT, "pattern": "^a"}, True, False),
    "format of text changed": (TEXT, {**TEXT, "format": "date-time"}, True, True),
    "format of a number changed": ({"type": "number"}, {"type": "number", "format": "float"}, False, False),
    "items changed": ({"type": "array", "items": TEXT}, {"type": "array", "items": {"type": "integer"}}, True, True),
    "became a union": (TEXT, {"oneOf": [TEXT, fields()]}, False, True),
    "union member added": ({"oneOf": [TEXT, fields()]}, {"oneOf": [TEXT, fields(), NUMBER]}, False, True),
    "union member removed": (
        {"oneOf": [TEXT, fields(), {"type": "integer"}]},
        {"oneOf": [TEXT, fields()]},
        True,
        False,
    ),
}


@pytest.mark.parametrize("name", SCHEMA_CHANGES)
def test_who_breaks(name: str) -> None:
    old, new, sender, receiver = SCHEMA_CHANGES[name]
    sent, received = told(spec(request=old), spec(request=new)), told(spec(response=old), spec(response=new))
    assert sent
    assert received
    assert any(breaking for _, breaking in sent) is sender
    assert any(breaking for _, breaking in received) is receiver


def test_a_shared_component_is_told_once_with_every_operation_it_touches() -> None:
    old = spec(response=ref("Meta"), schemas={"Meta": fields(version=ref("Version")), "Version": fields(a=TEXT)})
    old["paths"]["/v1/other"] = copy.deepcopy(old["paths"]["/v1/ask"])
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Version"] = fields(a=TEXT, b=TEXT)
    comparison = compare(old, new)
    both = ("POST /v1/ask", "POST /v1/other")
    assert comparison.changes == [Change("Version.b", "added (optional)", False, both)]
    assert comparison.changed == list(both)


def test_a_component_that_is_sent_and_received_breaks_whom_it_breaks() -> None:
    old = spec(request=ref("Pet"), response=ref("Pet"), schemas={"Pet": fields(["a"], a=TEXT)})
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Pet"] = fields(a=TEXT)
    assert told(old, new) == [("became optional", True)]


def test_naming_an_inline_schema_changes_nothing() -> None:
    inline = fields(["a"], a=fields(b=TEXT))
    named = {"A": fields(b=TEXT), "Reply": fields(["a"], a=ref("A"))}
    assert told(spec(response=inline), spec(response=ref("Reply"), schemas=named)) == []


def test_allof_and_its_flat_form_are_the_same() -> None:
    composed = {"allOf": [ref("Base"), fields(["b"], b=TEXT)]}
    flat = fields(["a", "b"], a=TEXT, b=TEXT)
    schemas = {"Base": fields(["a"], a=TEXT)}
    assert told(spec(response=composed, schemas=schemas), spec(response=flat, schemas=schemas)) == []


def test_schemas_that_contain_themselves_end() -> None:
    def tree(**more: Any) -> dict[str, Any]:
        return {"Tree": fields(left=ref("Tree"), right=ref("Twig"), **more), "Twig": fields(tree=ref("Tree"))}

    renamed = {"Bush": fields(left=ref("Bush"), right=ref("Twig")), "Twig": fields(tree=ref("Bush"))}
    assert told(spec(response=ref("Tree"), schemas=tree()), spec(response=ref("Bush"), schemas=renamed)) == [
        ("is called `Bush` now, which breaks code that names the type", True)
    ]
    changes = told(spec(response=ref("Tree"), schemas=tree()), spec(response=ref("Tree"), schemas=tree(leaf=TEXT)))
    assert changes == [("added (optional)", False)]


def parameter(name: str, where: str = "query", **facts: Any) -> dict[str, Any]:
    return {"name": name, "in": where, "schema": TEXT, **facts}


@pytest.mark.parametrize(
    ("old", "new", "what", "breaking"),
    [
        ([], [parameter("a")], "query parameter a added (optional)", False),
        ([], [parameter("a", required=True)], "query parameter a added (required)", True),
        ([parameter("a")], [], "query parameter a removed", True),
        ([parameter("a")], [parameter("a", required=True)], "query parameter a became required", True),
        ([parameter("a", required=True)], [parameter("a")], "query parameter a became optional", False),
        ([parameter("a")], [parameter("a", style="form")], "query parameter a: style changed", True),
        ([parameter("a")], [parameter("a", schema={"type": "integer"})], "type string became integer", True),
    ],
)
def test_parameters(old: list[Any], new: list[Any], what: str, breaking: bool) -> None:
    assert told(spec(parameters=old), spec(parameters=new)) == [(what, breaking)]


STREAM = {"switch": "stream", "framing": "sse", "events": ref("Event")}


@pytest.mark.parametrize(
    ("old", "new", "breaking"),
    [
        ({"x-method": "get_usage"}, {"x-method": "usage"}, True),
        ({"x-group": "a"}, {"x-group": "b"}, True),
        ({}, {"deprecated": True}, False),
        ({}, {"x-stream": STREAM}, False),
        ({"x-stream": STREAM}, {}, True),
        ({"x-stream": STREAM}, {"x-stream": {**STREAM, "framing": "json-lines"}}, True),
        ({"x-stream": STREAM}, {"x-stream": {**STREAM, "terminator": "[DONE]"}}, True),
    ],
)
def test_facts_of_an_operation(old: dict[str, Any], new: dict[str, Any], breaking: bool) -> None:
    schemas = {"Event": fields()}
    assert [breaks for _, breaks in told(spec(schemas=schemas, **old), spec(schemas=schemas, **new))] == [breaking]


def test_operations_that_come_and_go() -> None:
    old, new = spec(), spec()
    old["paths"]["/v1/gone"] = new["paths"]["/v1/come"] = {"get": {"operationId": "x", "responses": {}}}
    comparison = compare(old, new)
    assert (comparison.added, comparison.removed, comparison.changes) == (["GET /v1/come"], ["GET /v1/gone"], [])
    assert comparison.breaking == ["`GET /v1/gone`: operation removed"]
    assert comparison.summary() == "**2 operations; 1 added, 1 removed, 0 changed; 1 breaking change**"


def test_error_statuses_and_replies() -> None:
    old, new = spec(), spec()
    new["paths"]["/v1/ask"]["post"]["responses"]["429"] = {"description": "Too Many Requests"}
    assert told(old, new) == [("response 429 added", False)]
    del new["paths"]["/v1/ask"]["post"]["responses"]["200"]
    assert ("response 200 removed", True) in told(old, new)


def test_the_report_has_the_sections_that_have_something_to_say() -> None:
    changes = [
        Change("Pet.a", "removed", True, ("GET /a", "GET /b")),
        Change("GET /a", "deprecated", False, ("GET /a",)),
    ]
    comparison = Comparison(2, ["GET /c"], [], [*changes, Change("Pet.b", "removed", True, ("GET /a", "GET /b"))])
    report = Report("Sync", 2, comparison, warnings=["#/a: repaired"])
    assert report.markdown() == (
        "# Sync\n\n"
        "**2 operations; 1 added, 0 removed, 2 changed; 1 breaking change**\n\n"
        "## Breaking (1)\n\n- `Pet.a`, `Pet.b`: removed (in GET /a, GET /b)\n\n"
        "## Compatible (2)\n\n- `GET /c`: operation added\n- `GET /a`: deprecated\n\n"
        "## Repairs (1)\n\n- #/a: repaired\n"
    )
    assert "Compatible" not in report.short()
    assert "everything is new" in Report("Sync", 2, None).markdown()


@pytest.mark.skipif(len(UPSTREAM) < 3, reason="the published revisions are not here")
def test_published_revisions_compare() -> None:
    specs = [convert(read_document(path), path.name).spec for path in UPSTREAM]
    for older, newer in itertools.pairwise(specs):
        comparison = compare(older, newer)
        assert comparison.removed == []
        assert comparison.added
        assert comparison.changed
    assert all(compare(each, copy.deepcopy(each)).changes == [] for each in specs)


def test_a_file_that_changes_without_anything_to_tell_says_so() -> None:
    comparison = compare(spec(), spec())
    assert "changes all the same" in Report("Sync", 1, comparison, changed=True).summary()
    assert "changes all the same" not in Report("Sync", 1, comparison).summary()
    told_anyway = compare(spec(), spec(deprecated=True))
    assert "changes all the same" not in Report("Sync", 1, told_anyway, changed=True).summary()
