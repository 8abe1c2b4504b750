"""What applying an overlay promises."""

from __future__ import annotations

import copy

import pytest
from codegen.document.load import SpecError
from codegen.document.overlay import apply_overlay, unmatched_actions
from codegen.document.pointer import Mapping


def overlay(*actions: object) -> Mapping:
    return {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": list(actions)}


def applied(spec: Mapping, *actions: object) -> Mapping:
    return apply_overlay(spec, overlay(*actions))


# ---- update ----


def test_update_merges_objects_concatenates_arrays_and_replaces_scalars() -> None:
    spec = {"a": {"kept": 1, "replaced": 1, "list": [1], "inner": {"kept": 1}}}
    update = {"replaced": 2, "list": [2, 3], "inner": {"new": {"x": [None]}}, "new": "n"}
    result = applied(spec, {"target": "$.a", "update": update})
    inner = {"kept": 1, "new": {"x": [None]}}
    assert result == {"a": {"kept": 1, "replaced": 2, "list": [1, 2, 3], "inner": inner, "new": "n"}}


def test_update_of_an_array_appends_one_entry() -> None:
    assert applied({"tags": [{"n": 1}]}, {"target": "$.tags", "update": {"n": 2}}) == {"tags": [{"n": 1}, {"n": 2}]}


def test_update_reaches_every_match_and_shares_nothing_between_them() -> None:
    action: Mapping = {"target": "$.paths.*['get','delete']", "update": {"x": {"list": []}}}
    result = applied({"paths": {"/a": {"get": {}, "post": {}}, "/b": {"delete": {}}}}, action)
    result["paths"]["/a"]["get"]["x"]["list"].append(1)
    assert result["paths"] == {"/a": {"get": {"x": {"list": [1]}}, "post": {}}, "/b": {"delete": {"x": {"list": []}}}}
    assert action["update"] == {"x": {"list": []}}


def test_update_stays_local_where_the_document_shares_a_node() -> None:
    shared: Mapping = {}
    assert applied({"a": shared, "b": shared}, {"target": "$.a", "update": {"x": 1}}) == {"a": {"x": 1}, "b": {}}


def test_a_match_that_is_selected_twice_is_updated_once() -> None:
    assert applied({"list": []}, {"target": "$['list','list']", "update": 1}) == {"list": [1]}


# ---- remove ----


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("$.list[0,2]", {"list": [1, 3], "o": {"a": {"a": 1}, "b": 2}}),
        ("$.list[?@ > 0]", {"list": [0], "o": {"a": {"a": 1}, "b": 2}}),
        ("$.o..a", {"list": [0, 1, 2, 3], "o": {"b": 2}}),
        ("$.o", {"list": [0, 1, 2, 3]}),
    ],
)
def test_remove_takes_out_every_match(target: str, expected: Mapping) -> None:
    spec = {"list": [0, 1, 2, 3], "o": {"a": {"a": 1}, "b": 2}}
    assert applied(spec, {"target": target, "remove": True}) == expected


def test_remove_wins_over_update() -> None:
    assert applied({"a": {}, "b": 1}, {"target": "$.a", "remove": True, "update": {"x": 1}}) == {"b": 1}


# ---- the whole ----


def test_actions_run_in_order_and_the_inputs_stay_as_they_are() -> None:
    spec: Mapping = {"a": {"x": 1}}
    actions = overlay(
        {"target": "$", "update": {"b": {"y": 1}}},
        {"target": "$.b", "update": {"y": 2}},
        {"target": "$.a", "remove": True},
    )
    before = copy.deepcopy((spec, actions))
    assert apply_overlay(spec, actions) == {"b": {"y": 2}}
    assert (spec, actions) == before


def test_a_target_that_matches_nothing_names_the_action_and_the_target() -> None:
    actions = overlay({"target": "$.a", "update": {}}, {"target": "$.gone", "update": {}})
    with pytest.raises(SpecError, match=r"^words\.yaml#/actions/1: the target \$\.gone matches nothing"):
        apply_overlay({"a": {}}, actions, overlay_name="words.yaml")


def test_lenient_skips_it_with_a_warning_and_does_the_rest() -> None:
    warnings: list[str] = []
    actions = overlay({"target": "$.gone", "update": {}}, {"target": "$.a", "update": {"x": 1}})
    assert apply_overlay({"a": {}}, actions, lenient=True, warnings=warnings) == {"a": {"x": 1}}
    assert warnings == ["overlay.yaml#/actions/0: skipped, the target $.gone matches nothing in the spec"]


@pytest.mark.parametrize("lenient", [True, False])
def test_an_action_whose_components_are_missing_is_skipped_with_a_warning(lenient: bool) -> None:
    warnings: list[str] = []
    action: Mapping = {"target": "$.gone", "update": {}, "x-requires": ["Known", "Missing"]}
    spec: Mapping = {"components": {"schemas": {"Known": {}}}}
    assert apply_overlay(spec, overlay(action), lenient=lenient, warnings=warnings) == spec
    assert warnings == ["overlay.yaml#/actions/0: skipped, the spec has no component Missing"]


def test_a_component_that_an_earlier_action_adds_counts_as_there() -> None:
    result = applied(
        {"info": {}},
        {"target": "$", "update": {"components": {"schemas": {"New": {}}}}},
        {"target": "$.info", "update": {"x": 1}, "x-requires": ["New"]},
    )
    assert result["info"] == {"x": 1}


def test_unmatched_actions_gives_a_line_for_each_action_left_without_a_target() -> None:
    actions = overlay(
        {"target": "$.a", "remove": True},
        {"target": "$.a", "update": {}},
        {"target": "$.b", "update": {}, "x-requires": ["Missing"]},
    )
    lines = unmatched_actions({"a": {}, "b": {}}, actions)
    assert [line.partition(":")[0] for line in lines] == ["overlay.yaml#/actions/1", "overlay.yaml#/actions/2"]


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("text", "must be a mapping, not a string"),
        ({"update": {}}, "target is missing"),
        ({"target": 1, "update": {}}, "target is missing or not a string"),
        ({"target": "$.a"}, "does nothing"),
        ({"target": "$.a", "remove": False}, "does nothing"),
        ({"target": "$.a", "remove": "yes"}, "remove must be true or false"),
        ({"target": "$.a", "updates": {}}, "unknown key 'updates'"),
        ({"target": "$.a", "update": {}, "x-requires": "A"}, "x-requires must be a list"),
        ({"target": "$.a[", "update": {}}, "is not a JSONPath"),
        ({"target": "a", "update": {}}, "is not a JSONPath"),
        ({"target": "$.a | $.b", "update": {}}, "is not a JSONPath"),
        ({"target": "$.a.text", "update": {}}, "the target is a string"),
        ({"target": "$.a", "update": [1]}, "the target is an object, the update is an array"),
        ({"target": "$.a", "update": None}, "the update is nothing"),
        ({"target": "$.a", "update": {"list": {}}}, "replaces an array by an object at 'list'"),
        ({"target": "$", "update": {"a": 1}}, "replaces an object by a number at 'a'"),
        ({"target": "$", "remove": True}, "whole document"),
    ],
)
@pytest.mark.parametrize("lenient", [True, False])
def test_a_bad_action_is_one_line_with_its_place(action: object, message: str, lenient: bool) -> None:
    spec: Mapping = {"a": {"text": "t", "list": []}, "b": {}}
    with pytest.raises(SpecError) as caught:
        apply_overlay(spec, overlay({"target": "$.b", "update": {}}, action), lenient=lenient)
    assert caught.value.place == "overlay.yaml#/actions/1"
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert spec == {"a": {"text": "t", "list": []}, "b": {}}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"overlay": "2.0.0"}, "#/overlay"),
        ({"overlay": "1.1.0"}, "#/overlay"),
        ({"overlay": 1.0}, "#/overlay"),
        ({"info": None}, "#/info"),
        ({"info": {"title": "t"}}, "#/info"),
        ({"actions": []}, "#/actions"),
        ({"actions": {}}, "#/actions"),
        ({"action": []}, "#"),
    ],
)
def test_a_bad_overlay_names_the_place(change: Mapping, place: str) -> None:
    with pytest.raises(SpecError) as caught:
        apply_overlay({}, overlay({"target": "$", "update": {}}) | change)
    assert caught.value.place == f"overlay.yaml{place}"


def test_extension_keys_and_extends_are_fine() -> None:
    action = {"target": "$", "update": {"x": 1}, "description": "why", "x-note": 1}
    assert apply_overlay({}, overlay(action) | {"extends": "cohere.yaml", "x-note": 1}) == {"x": 1}
