"""Every model of cohere_api does what the spec and design.md promise; none is named here."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import cohere_api
import pytest
from codegen.generate.read.names import field_name, type_name
from codegen.generate.read.forms import reference, referred
from cohere_api import runtime
from cohere_api.runtime import NULL, DecodeError, Model, Strictness
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.samples import ANYTHING
from tests.support.whole_spec import NORMALISED, PACKAGE

COMPONENTS = PACKAGE.components
SAMPLES = PACKAGE.samples
MODELS = PACKAGE.of_kind("properties")
SHAPES = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    database=None,
)


class Reports(list[tuple[str, tuple[str, ...]]]):
    """The reports of missing fields that decoding makes."""

    def __call__(self, model: str, names: tuple[str, ...]) -> None:
        self.append((model, names))


def decode(name: str, raw: Any, strict: Strictness = False) -> Any:
    return PACKAGE.model(name).from_dict(raw, strict)


def classes() -> set[type]:
    """The models that the package exports, aliases once, without pages and typed replies."""
    exported = [getattr(cohere_api, name) for name in dir(cohere_api)]
    found = {one for one in exported if isinstance(one, type) and issubclass(one, Model)}
    return {one for one in found if not issubclass(one, runtime.Page | runtime.AsyncPage | runtime.Parsed)}


def test_the_package_exports_one_model_for_each_object_that_a_caller_can_meet() -> None:
    assert classes() == {PACKAGE.model(name) for name in MODELS}
    spread = {name for name, component in COMPONENTS.items() if "properties" in component and not PACKAGE.has(name)}
    bodies = {referred(operation["body"]["form"]) for operation in NORMALISED["operations"] if operation["body"]}
    assert spread <= bodies
    assert len(MODELS) > 100


# ---- models ----


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("full", [True, False], ids=["full", "required"])
def test_a_model_decodes_to_exact_classes_and_gives_the_json_back(name: str, full: bool) -> None:
    raw = SAMPLES.component(name, full=full)
    before = copy.deepcopy(raw)
    model = decode(name, raw, strict=True)
    PACKAGE.assert_decoded(reference(name), raw, model)
    assert model.to_dict() == raw == before
    assert json.loads(json.dumps(model, default=runtime.json_default)) == raw
    reports = Reports()
    assert decode(name, raw, reports) == model
    assert reports == []


@SHAPES
@given(st.data(), st.sampled_from(MODELS))
def test_a_model_round_trips_whatever_shape_its_json_has(data: st.DataObject, name: str) -> None:
    raw = data.draw(SAMPLES.strategy(reference(name)))
    model = decode(name, raw, strict=True)
    PACKAGE.assert_decoded(reference(name), raw, model)
    assert model.to_dict() == raw
    assert decode(name, model.to_dict(), strict=True) == model


@pytest.mark.parametrize("name", MODELS)
def test_fields_beyond_the_spec_are_kept_readable_and_given_back(name: str) -> None:
    beyond = {"a_new_field": {"deep": [1]}, "zero": 0}
    raw = {**SAMPLES.component(name), **beyond}
    model = decode(name, raw)
    assert model.a_new_field is beyond["a_new_field"]
    assert model.zero == 0
    assert model.additional_properties == beyond
    assert model.to_dict() == raw
    with pytest.raises(AttributeError, match=rf"'{type_name(name)}' object has no attribute 'a_newer_field'"):
        _ = model.a_newer_field
    again = decode(name, SAMPLES.component(name))
    assert again.additional_properties == {}
    again.additional_properties["a_new_field"] = 1
    assert again.to_dict()["a_new_field"] == 1


@pytest.mark.parametrize("name", MODELS)
def test_a_model_iterates_copies_pickles_and_compares(name: str) -> None:
    raw = {**SAMPLES.component(name), "a_new_field": [1]}
    model = decode(name, raw)
    fields = [field_name(wire) for wire in COMPONENTS[name]["properties"]]
    assert [field for field, _ in model] == [*fields, "a_new_field"]
    assert all(getattr(model, field) is value for field, value in model)
    for twin in (pickle.loads(pickle.dumps(model)), copy.copy(model), copy.deepcopy(model), decode(name, raw)):
        assert type(twin) is type(model)
        assert twin == model
        assert twin.to_dict() == raw
    assert model != decode(name, SAMPLES.component(name))
    assert model != raw
    assert repr(model).startswith(f"{type_name(name)}(")
    with pytest.raises(TypeError, match="unhashable"):
        hash(model)
    with pytest.raises(AttributeError):
        model.__dict__  # noqa: B018 - models have slots


@pytest.mark.parametrize("name", MODELS)
def test_a_model_of_something_else_than_an_object_is_a_problem(name: str) -> None:
    kinds = {"an array": [], "a string": "text", "a number": 1, "null": None, "a boolean": True}
    for kind, wrong in kinds.items():
        with pytest.raises(DecodeError, match=rf"^DecodeError: \$: expected an object, got {kind}$"):
            decode(name, wrong)


@pytest.mark.parametrize("name", MODELS)
def test_a_wrong_container_in_a_field_is_a_problem_that_names_the_field(name: str) -> None:
    for wire, form in COMPONENTS[name]["properties"].items():
        inner = form["oneOf"][0] if "oneOf" in form else form
        component = COMPONENTS.get(referred(inner) or "", {})
        expects = "an array" if inner.get("type") == "array" else "an object"
        if inner.get("type") in ("array", "object") or "properties" in component or "discriminator" in component:
            with pytest.raises(DecodeError) as caught:
                decode(name, {**SAMPLES.component(name), wire: "text"})
            assert caught.value.message == f"$.{wire}: expected {expects}, got a string"


@pytest.mark.parametrize("name", [name for name in MODELS if COMPONENTS[name]["required"]])
def test_a_missing_required_field_is_reported_once_and_refused_when_strict(name: str) -> None:
    missing = COMPONENTS[name]["required"][-1]
    raw = SAMPLES.component(name, full=False)
    del raw[missing]
    reports = Reports()
    model = decode(name, raw, reports)
    assert reports == [(type_name(name), (missing,))]
    assert decode(name, raw, strict=False) == model
    tag = COMPONENTS[name]["properties"][missing]
    default = tag["enum"][0] if "x-tag" in tag and len(tag["enum"]) == 1 else None
    assert getattr(model, field_name(missing)) == default
    assert model.to_dict() == (raw if default is None else {**raw, missing: default})
    with pytest.raises(
        DecodeError, match=rf"^DecodeError: \$: required field missing in {type_name(name)}: {missing}$"
    ):
        decode(name, raw, strict=True)


@pytest.mark.parametrize("name", MODELS)
def test_a_constructor_takes_models_or_plain_dicts_and_defaults_its_constants(name: str) -> None:
    raw = SAMPLES.component(name)
    constants = {
        wire for wire, form in COMPONENTS[name]["properties"].items() if "x-tag" in form and len(form["enum"]) == 1
    }
    plain = {field_name(wire): value for wire, value in raw.items() if wire not in constants}
    decoded = {field: value for field, value in decode(name, raw) if value is not None}
    for arguments in (plain, decoded):
        model = PACKAGE.model(name)(**arguments)
        assert json.loads(json.dumps(model, default=runtime.json_default)) == raw
        assert runtime.plain(model) == raw
    with pytest.raises(TypeError, match="no_such_field"):
        PACKAGE.model(name)(**plain, no_such_field=1)


@pytest.mark.parametrize("name", MODELS)
def test_null_is_sent_and_none_is_left_out(name: str) -> None:
    for wire in COMPONENTS[name]["properties"]:
        raw = SAMPLES.component(name)
        model = decode(name, raw)
        setattr(model, field_name(wire), NULL)
        assert model.to_dict() == {**raw, wire: None}
        setattr(model, field_name(wire), None)
        assert wire not in model.to_dict()


def numeric_lists() -> Iterator[tuple[str, str, int]]:
    """Model, field and depth of each list of numbers or of lists of them."""
    for name in MODELS:
        for wire, form in COMPONENTS[name]["properties"].items():
            depth, inner = 0, form["oneOf"][0] if "oneOf" in form else form
            while inner.get("type") == "array":
                depth, inner = depth + 1, inner["items"]
            if depth and inner.get("type") in ("number", "integer"):
                yield name, wire, depth


@pytest.mark.parametrize(("name", "wire", "depth"), list(numeric_lists()))
def test_a_list_of_numbers_is_the_very_object_that_came(name: str, wire: str, depth: int) -> None:
    numbers: Any = [0.25, 1]
    for _ in range(depth - 1):
        numbers = [numbers]
    model = decode(name, {**SAMPLES.component(name), wire: numbers})
    found, sent = getattr(model, field_name(wire)), model.to_dict()[wire]
    for _ in range(depth - 1):
        found, sent, numbers = found[0], sent[0], numbers[0]
    assert found is sent is numbers


def test_the_repr_of_a_long_list_is_abridged() -> None:
    model = cohere_api.EmbedByTypeResponseEmbeddings.from_dict({"float": [[0.5] * 1024] * 96})
    vector = "[0.5, 0.5, 0.5, ... 1024 items]"
    assert repr(model) == f"EmbedByTypeResponseEmbeddings(float_=[{vector}, {vector}, {vector}, ... 96 items])"


def test_a_problem_deep_in_a_reply_has_its_json_path() -> None:
    results = [{"index": 0, "relevance_score": 1}, {"index": 1, "relevance_score": 0.5, "document": "text"}]
    with pytest.raises(DecodeError) as caught:
        cohere_api.RerankResponse.from_dict({"results": results})
    assert caught.value.json_path == "$.results[1].document"
    assert caught.value.steps == ("results", 1, "document")
    assert str(caught.value) == "DecodeError: $.results[1].document: expected an object, got a string"
    for same in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert (str(same), same.steps) == (str(caught.value), caught.value.steps)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09+00:00"),
        ("2024-05-06T07:08:09.123456789Z", "2024-05-06T07:08:09.123456+00:00"),
        ("2024-05-06 07:08:09+0200", "2024-05-06T07:08:09+02:00"),
        ("2024-05-06", "2024-05-06T00:00:00"),
        ("Mon, 06 May 2024 07:08:09 GMT", "2024-05-06T07:08:09+00:00"),
    ],
)
def test_date_times_are_read_as_apis_write_them(text: str, moment: str) -> None:
    assert runtime.decode_datetime(text) == datetime.fromisoformat(moment)
    assert runtime.decode_date(text) == date(2024, 5, 6)


@pytest.mark.parametrize("text", ["", " ", "now", "5", "May 2024", "07:08", "1714979289", "2024-13-01"])
def test_a_date_time_that_lacks_a_part_is_a_problem_and_never_filled_from_today(text: str) -> None:
    with pytest.raises(DecodeError, match=rf"^DecodeError: \$: not a date-time: '{text}'$"):
        runtime.decode_datetime(text)
    with pytest.raises(DecodeError, match=r"^DecodeError: \$: expected a date-time string, got a number$"):
        runtime.decode_datetime(1714979289)


@SHAPES
@given(st.data(), st.sampled_from(MODELS))
def test_whatever_comes_decodes_or_is_a_problem_with_a_path(data: st.DataObject, name: str) -> None:
    fields = st.sampled_from(sorted(COMPONENTS[name]["properties"]))
    raw = data.draw(st.dictionaries(fields, ANYTHING))
    path, sent = "$", "{}"
    try:
        model = decode(name, raw)
        sent = json.dumps(model.to_dict())
    except DecodeError as error:
        path = error.json_path or ""
    assert re.match(r"^\$(\.|$)", path)
    assert isinstance(json.loads(sent), dict)
