"""Pages of other specs: replies that operations share, and names that pages take."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from codegen.generate.generator import generate

from tests.support.generated_from import imported, refusal, write_spec
from tests.support.small_spec import LISTING, SCHEMAS, STRING, Node, changed, obj, ref

TEXTS: Node = {"type": "array", "items": STRING}


def second_listing(spec: Node, **page: Any) -> None:
    """Another operation with the reply of `listPets`."""
    listing = copy.deepcopy(LISTING(spec))
    listing |= {"operationId": "listOldPets", "x-method": "list_old"}
    listing["x-page"] |= page
    spec["paths"]["/v1/old-pets"] = {"get": listing}


def test_operations_that_share_a_reply_share_its_page(tmp_path: Path) -> None:
    output = generate(write_spec(tmp_path, changed(second_listing)))
    methods = output.package["resources/pets.py"].decode()
    assert methods.count(" -> PetListPage:") == 2
    assert methods.count(" -> AsyncPetListPage:") == 2


def test_operations_that_take_other_items_of_one_reply_are_refused(tmp_path: Path) -> None:
    def cats(spec: Node) -> None:
        SCHEMAS(spec)["PetList"]["properties"]["cats"] = TEXTS
        second_listing(spec, items="cats")

    error = refusal(tmp_path, changed(cats))
    assert error.place.endswith("#/paths/~1v1~1old-pets/get")
    assert "becomes the Python name 'PetListPage', as " in error.message
    assert "#/paths/~1v1~1pets/get does" in error.message


@pytest.mark.parametrize("name", ["PetListPage", "AsyncPetListPage"])
def test_a_type_with_the_name_of_a_page_is_refused(name: str, tmp_path: Path) -> None:
    def taken(spec: Node) -> None:
        SCHEMAS(spec)[name] = obj(a=STRING)
        SCHEMAS(spec)["PetList"]["properties"]["page"] = ref(name)

    assert f"becomes the Python name {name!r}, as " in refusal(tmp_path, changed(taken)).message


def test_fields_with_the_names_of_its_methods_are_renamed_in_a_page_alone(tmp_path: Path) -> None:
    def named(spec: Node) -> None:
        reply = obj(all=TEXTS, pages={"type": "integer"}, next_page_token=STRING)
        LISTING(spec)["x-page"]["items"] = "all"
        SCHEMAS(spec)["PetList"] = reply
        SCHEMAS(spec)["Pet"]["properties"] |= {"all": STRING, "pages": STRING}

    with imported(tmp_path, generate(write_spec(tmp_path, changed(named)))) as module:
        page = module("models.pets").PetListPage.from_dict({"all": ["a", "b"], "pages": 3})
        assert (page.all_, page.pages_) == (["a", "b"], 3)
        assert page.to_dict() == {"all": ["a", "b"], "pages": 3}
        items = page.all()
        assert [next(items), next(items)] == ["a", "b"]
        assert next(page.pages()) is page
        pet = module("models.shared").Pet.from_dict({"id": "i", "kind": "cat", "all": "a", "pages": "p"})
        assert (pet.all, pet.pages) == ("a", "p")


def test_items_of_any_kind(tmp_path: Path) -> None:
    """The class of a page names its items' type when it is made: that has to work for unions and null as well."""

    def mixed(spec: Node) -> None:
        items = {"oneOf": [ref("Shape"), {"type": "null"}]}
        SCHEMAS(spec)["PetList"]["properties"]["pets"] = {"type": "array", "items": items}

    with imported(tmp_path, generate(write_spec(tmp_path, changed(mixed)))) as module:
        page = module("models.pets").PetListPage.from_dict({"pets": [{"type": "circle", "radius": 1.5}, None]})
        items = page.all()
        assert next(items).radius == 1.5
        assert next(items) is None
