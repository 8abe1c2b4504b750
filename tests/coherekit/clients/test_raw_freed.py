"""A model keeps the leaves of a reply and what the spec does not know, not the objects and lists it was read from."""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from cohere_api.runtime import Model, json_names

from tests.support.whole_spec import PACKAGE

MODELS = PACKAGE.of_kind("properties")


def read_from(raw: Any, value: Any) -> Iterator[Any]:
    """The containers of the payload that became models, or lists and maps of them."""
    if isinstance(value, Model):
        yield raw
        for attribute, name in json_names(type(value)).items():
            yield from read_from(raw.get(name), getattr(value, attribute))
    elif isinstance(value, list | dict) and value is not raw:
        yield raw
        for key in range(len(value)) if isinstance(value, list) else value:
            yield from read_from(raw[key], value[key])


@pytest.mark.parametrize("more", [{}, {"unlisted": {"deep": [1]}}], ids=["known", "more"])
@pytest.mark.parametrize("name", MODELS)
def test_the_payload_is_free_once_it_is_decoded(name: str, more: dict[str, Any]) -> None:
    raw = {**copy.deepcopy(PACKAGE.samples.component(name)), **copy.deepcopy(more)}
    whole = copy.deepcopy(raw)
    decode = PACKAGE.model(name).from_dict
    containers = list(read_from(raw, decode(raw)))
    before = [sys.getrefcount(one) for one in containers]

    model = decode(raw)

    assert [sys.getrefcount(one) for one in containers] == before
    for one in containers:
        one.clear()
    assert model.to_dict() == whole


def test_rows_of_numbers_are_passed_through() -> None:
    raw: dict[str, Any] = {"id": "e", "texts": ["a"], "embeddings": {"float": [[0.5, 1.0]]}}
    rows = raw["embeddings"]["float"]

    assert PACKAGE.model("EmbedByTypeResponse").from_dict(raw).embeddings.float_[0] is rows[0]
