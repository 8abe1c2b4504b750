"""Sync keeps the order of the spec at hand: an upstream that only reorders writes the same bytes."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from codegen.document.load import dump_yaml, read_document
from codegen.document.pointer import is_list, is_mapping
from codegen.sync.published.convert import convert
from codegen.sync.published.order import keep_order

from tests.support.paths import UPSTREAM_FOLDER
from tests.support.trust.figures import sized

UPSTREAM = UPSTREAM_FOLDER / "cohere-openapi-2026-08-20.yaml"
UNORDERED = ("enum", "required", "oneOf", "anyOf", "parameters")


def shuffled(node: Any, chance: random.Random, key: str = "") -> Any:
    """The same document in another order, wherever order means nothing."""
    if is_mapping(node):
        return {name: shuffled(node[name], chance, name) for name in chance.sample(list(node), len(node))}
    if is_list(node):
        entries = [shuffled(entry, chance) for entry in node]
        return chance.sample(entries, len(entries)) if key in UNORDERED else entries
    return node


@pytest.mark.parametrize("seed", range(sized(full=3, quick=1)))
def test_an_upstream_that_only_reorders_writes_the_same_bytes(seed: int) -> None:
    if not UPSTREAM.is_file():
        pytest.skip("the published file is not here")
    document = read_document(UPSTREAM)
    old = convert(copy.deepcopy(document), "api.yaml").spec
    new = keep_order(convert(shuffled(document, random.Random(seed)), "api.yaml").spec, old)
    assert dump_yaml(new) == dump_yaml(old)


def schema(body: Any) -> Any:
    return {"components": {"schemas": {"Pet": body}}}


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ({"enum": ["b", "a", "gone"]}, {"enum": ["new", "a", "b"]}, {"enum": ["b", "a", "new"]}),
        ({"enum": [1, True]}, {"enum": [True, 1.0, 1]}, {"enum": [1, True, 1.0]}),
        ({"type": ["string", "null"]}, {"type": ["null", "string"]}, {"type": ["string", "null"]}),
        (
            {"oneOf": [{"type": "string", "minLength": 1}, {"$ref": "#/b"}]},
            {"oneOf": [{"$ref": "#/c"}, {"$ref": "#/b"}, {"type": "string", "minLength": 2}]},
            {"oneOf": [{"type": "string", "minLength": 2}, {"$ref": "#/b"}, {"$ref": "#/c"}]},
        ),
        ({"allOf": [{"$ref": "#/a"}, {"$ref": "#/b"}]}, {"allOf": [{"$ref": "#/b"}, {"$ref": "#/a"}]}, None),
        ({"default": ["a", "b"]}, {"default": ["b", "a"]}, None),
        ({"default": {"a": 1, "b": 2}}, {"default": {"b": 2, "a": 1}}, {"default": {"a": 1, "b": 2}}),
        (
            {"properties": {"enum": {"enum": ["a", "b"]}, "x": {}}},
            {"properties": {"y": {}, "x": {}, "enum": {"enum": ["b", "a"]}}},
            {"properties": {"enum": {"enum": ["a", "b"]}, "x": {}, "y": {}}},
        ),
    ],
)
def test_what_is_known_stays_where_it_stood_and_what_is_new_comes_after(old: Any, new: Any, kept: Any) -> None:
    found = keep_order(schema(new), schema(old))
    assert dump_yaml(found) == dump_yaml(schema(new if kept is None else kept))
    assert dump_yaml(keep_order(schema(new), found)) == dump_yaml(found)


def test_paths_methods_and_parameters_keep_their_order_and_servers_take_the_new_one() -> None:
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    source = {"$ref": "#/components/parameters/Source"}
    old = {"servers": [{"url": "/a"}, {"url": "/b"}], "paths": {"/z": {"get": {"parameters": [limit, source]}}}}
    stricter = {**limit, "required": True}
    new = {
        "servers": [{"url": "/b"}, {"url": "/a"}],
        "paths": {"/a": {"put": {}}, "/z": {"delete": {}, "get": {"parameters": [source, stricter]}}},
    }
    assert dump_yaml(keep_order(new, old)) == dump_yaml(
        {
            "servers": [{"url": "/b"}, {"url": "/a"}],
            "paths": {"/z": {"get": {"parameters": [stricter, source]}, "delete": {}}, "/a": {"put": {}}},
        }
    )
