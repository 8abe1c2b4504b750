"""Docs pages of the whole spec: merged into it they change nothing, and without it they rebuild it."""

from __future__ import annotations

import copy

import pytest
from codegen.document.load import dump_yaml, read_document
from codegen.document.pointer import Mapping
from codegen.sync.docs_pages.merge import merge_pages
from codegen.sync.published.prune import prune
from openapi_spec_validator import validate

from tests.support.docs_pages import every_page
from tests.support.paths import ROOT, SHARED
from tests.support.trust.figures import sized

SEEDS = SHARED / "seeds"


@pytest.fixture(scope="module")
def cohere() -> Mapping:
    return read_document(ROOT / "spec" / "cohere.yaml")


@pytest.fixture(scope="module")
def rebuilt(cohere: Mapping) -> Mapping:
    """What is rebuilt from its pages: in `make trust` the whole spec, else a few of its operations."""
    few = list(cohere["paths"].items())[: sized(full=1_000, quick=5)]
    spec = copy.deepcopy({**cohere, "paths": dict(few)})
    prune(spec)
    return spec


def test_pages_of_the_whole_spec_say_nothing_new(cohere: Mapping) -> None:
    result = merge_pages(cohere, every_page(cohere))
    assert result.notes == []
    assert dump_yaml(result.spec) == dump_yaml(cohere)


def test_a_spec_without_operations_is_rebuilt_from_pages(rebuilt: Mapping) -> None:
    cohere = rebuilt
    empty: Mapping = {**cohere, "paths": {}, "components": {**cohere["components"], "schemas": {}}}
    pages = every_page(cohere)
    result = merge_pages(empty, pages)
    validate(result.spec)
    assert {path: set(entry) for path, entry in result.spec["paths"].items()} == {
        path: set(entry) for path, entry in cohere["paths"].items()
    }
    reached = copy.deepcopy(result.spec)
    prune(reached)
    assert set(reached["components"]["schemas"]) == set(result.spec["components"]["schemas"])
    assert merge_pages(result.spec, pages).spec == result.spec
    assert merge_pages(cohere, every_page(result.spec)).spec == cohere


@pytest.mark.parametrize("seed", ["000", "001", "003"])
def test_the_known_pages_change_nothing(cohere: Mapping, seed: str) -> None:
    found = sorted(SEEDS.glob(f"{seed}_*.txt"))
    if not found:
        pytest.skip("the known pages are not here")
    result = merge_pages(cohere, [(found[0].name, found[0].read_text("utf-8"))])
    assert dump_yaml(result.spec) == dump_yaml(cohere)
    assert all(note.endswith("not on the page, kept") for note in result.notes)
