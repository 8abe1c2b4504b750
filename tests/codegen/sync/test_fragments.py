"""Fragments found in docs pages; a malformed one is refused with source, page and line."""

from __future__ import annotations

import pytest
from codegen.document.load import SpecError
from codegen.document.pointer import Mapping
from codegen.sync.docs_pages.merge import merge_pages

from tests.support.docs_pages import fragment_page, page
from tests.support.pets import PAGE, SPEC, merge


def test_a_file_with_many_pages_is_read_page_by_page() -> None:
    text = "\n".join([PAGE, page(SPEC, "get", "/v1/pets/{id}"), page(SPEC, "post", "/v1/talk")])
    assert merge(text).notes == []
    with pytest.raises(SpecError, match=r'docs, page "GET /v1/pets/\{id\}", line \d+'):
        merge_pages(SPEC, [("docs", text.replace("  /v1/pets/{id}:", "  /v1/pets/{id}: ["))])


DOCUMENT: Mapping = {"openapi": "3.1.1", "paths": {"/a": {"get": {"responses": {"200": {}}}}}}


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("# A page\n\nProse.\n", "docs", "holds no fenced"),
        ("# A page\n```python\nopenapi: 3\n```\n", "docs", "holds no fenced"),
        ("# A page\n\n```yaml\nopenapi: 3.1.1\npaths:\n  - [\n```\n", 'docs, page "A page", line 3#', "line 6"),
        ("# A page\n\n```yaml\nopenapi: 3.1.1\n", 'docs, page "A page", line 3', "has no end"),
        (fragment_page({"openapi": "3.1.1"}), "#/paths", "no mapping"),
        (fragment_page({"openapi": "3.1.1", "paths": {"/a": {}}}), "#/paths", "has no operation"),
        (fragment_page({"openapi": "3.1.1", "paths": {"/a": {"get": []}}}), "#/paths/~1a/get", "no mapping"),
        (fragment_page({"openapi": "3.1.1", "paths": {"/a": {"get": {}}}}), "#/paths/~1a/get/responses", "no mapping"),
        (
            fragment_page({**DOCUMENT, "components": {"schemas": {"A": {"properties": []}}}}),
            "#/components/schemas/A/properties",
            "no mapping",
        ),
        (
            fragment_page({**DOCUMENT, "components": {"schemas": {"A": {"$ref": "https://example.com/a"}}}}),
            "#/components/schemas/A/$ref",
            "refers elsewhere",
        ),
        (
            fragment_page({**DOCUMENT, "components": {"schemas": {"A": {"oneOf": {}}}}}),
            "#/components/schemas/A/oneOf",
            "is no list",
        ),
        (
            fragment_page({**DOCUMENT, "components": {"schemas": {"A": {"required": [{"b": 1}]}}}}),
            "#/components/schemas/A/required",
            "is no value for this keyword",
        ),
    ],
)
def test_a_malformed_page_is_one_line_with_its_place(text: str, place: str, problem: str) -> None:
    with pytest.raises(SpecError) as caught:
        merge_pages(SPEC, [("docs", text)])
    assert place in caught.value.place
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
