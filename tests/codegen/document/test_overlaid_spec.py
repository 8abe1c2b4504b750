"""The real spec with its overlay applied: what every operation of it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from codegen.document.load import read_document
from codegen.document.overlay import apply_overlay
from codegen.document.pointer import Mapping, is_mapping, mapping, resolve, walk
from codegen.sync.published.structure import status_phrase
from openapi_spec_validator import validate

from tests.support.paths import ROOT

SPEC = ROOT / "spec"

# group -> its methods; the empty group is the client itself
OFFICIAL: dict[str, set[str]] = {
    "": {"chat", "generate", "embed", "rerank", "classify", "summarize", "tokenize", "detokenize", "check_api_key"},
    "v2": {"chat", "embed", "rerank", "parse"},
    "datasets": {"create", "list", "get_usage", "get", "delete"},
    "embed_jobs": {"create", "list", "get", "cancel"},
    "connectors": {"list", "create", "get", "update", "delete", "o_auth_authorize"},
    "models": {"get", "list"},
    "batches": {"list", "create", "retrieve", "cancel"},
    "audio.transcriptions": {"create"},
    "finetuning": {
        *("list_finetuned_models", "create_finetuned_model", "get_finetuned_model", "update_finetuned_model"),
        *("delete_finetuned_model", "list_events", "list_training_step_metrics"),
    },
}
ONE_CLIENT = {
    "Client": {"chat", "embed", "rerank"},
    "ClientV2": {"v2.chat", "v2.embed", "v2.rerank", "v2.parse"},
}
ONLY_IF_UNSENT = {
    *("datasets.create", "embed_jobs.create", "batches.create"),
    *("connectors.create", "connectors.update", "connectors.o_auth_authorize"),
    *("finetuning.create_finetuned_model", "finetuning.update_finetuned_model"),
}


@pytest.fixture(scope="module")
def real() -> Mapping:
    warnings: list[str] = []
    spec = apply_overlay(
        read_document(SPEC / "cohere.yaml"), read_document(SPEC / "overlay.yaml"), lenient=True, warnings=warnings
    )
    assert warnings == []
    return spec


def operations(spec: Mapping) -> Iterator[tuple[str, Mapping]]:
    """Each operation with its official name, such as v2.chat."""
    for item in spec["paths"].values():
        for operation in item.values():
            yield ".".join(filter(None, (operation.get("x-group"), operation["x-method"]))), operation


def target_of(spec: Mapping, node: Mapping) -> Mapping:
    while "$ref" in node:
        node = resolve(spec, node["$ref"])
    return node


def body_properties(spec: Mapping, operation: Mapping) -> dict[str, Mapping]:
    found: dict[str, Mapping] = {}
    for media in operation.get("requestBody", {}).get("content", {}).values():
        found.update(target_of(spec, media["schema"])["properties"])
    return found


def reply_at(spec: Mapping, operation: Mapping, tokens: list[str]) -> Mapping:
    node: Mapping = operation["responses"]["200"]["content"]["application/json"]["schema"]
    for token in tokens:
        node = target_of(spec, node)["properties"][token]
    return target_of(spec, node)


def test_the_overlaid_spec_is_valid_openapi(real: Mapping) -> None:
    validate(real)


def test_every_operation_has_its_official_name(real: Mapping) -> None:
    official = sorted(".".join(filter(None, (group, name))) for group, names in OFFICIAL.items() for name in names)
    assert sorted(name for name, _ in operations(real)) == official


def test_every_operation_has_one_line_of_ours_and_a_retry_rule(real: Mapping) -> None:
    for name, operation in operations(real):
        assert_one_line(operation["summary"], name)
        assert operation["x-retry"] == ("only-if-unsent" if name in ONLY_IF_UNSENT else "safe"), name


def test_every_parameter_and_request_property_has_one_line_of_ours(real: Mapping) -> None:
    for name, operation in operations(real):
        for parameter in operation.get("parameters", []):
            described = target_of(real, parameter)
            assert_one_line(described.get("description"), f"{name}: {described['name']}")
        for key, schema in body_properties(real, operation).items():
            assert_one_line(schema.get("description"), f"{name}: {key}")


def assert_one_line(text: object, place: str) -> None:
    assert isinstance(text, str), place
    assert text.endswith("."), place
    assert "\n" not in text, place
    assert len(text) <= 180, place


def test_the_clients_that_carry_an_operation_are_as_the_official_sdk_has_them(real: Mapping) -> None:
    carried = {name: operation["x-clients"] for name, operation in operations(real) if "x-clients" in operation}
    assert carried == {name: [client] for client, names in ONE_CLIENT.items() for name in names}


def test_the_client_name_header_is_an_option_of_the_client(real: Mapping) -> None:
    assert real["components"]["parameters"]["RequestSource"]["x-client-option"] == "client_name"


def test_every_stream_knows_how_it_ends(real: Mapping) -> None:
    streams = {name: operation["x-stream"] for name, operation in operations(real) if "x-stream" in operation}
    assert streams.keys() == {"chat", "generate", "v2.chat"}
    for marker in streams.values():
        tags = target_of(real, marker["events"])["discriminator"]["mapping"]
        assert marker["final"]
        assert {*marker["final"], *marker.get("error", [])} <= tags.keys()


def test_every_list_with_a_position_is_paged_over_what_is_there(real: Mapping) -> None:
    paged = {name: operation for name, operation in operations(real) if "x-page" in operation}
    cursor = {"models.list", "batches.list", "finetuning.list_finetuned_models"}
    cursor |= {"finetuning.list_events", "finetuning.list_training_step_metrics"}
    assert paged.keys() == cursor | {"connectors.list", "datasets.list"}
    for name, operation in paged.items():
        marker = operation["x-page"]
        assert marker["kind"] == ("cursor" if name in cursor else "offset")
        names = {target_of(real, parameter)["name"] for parameter in operation["parameters"]}
        assert {marker[key] for key in ("argument", "limit", "offset") if key in marker} <= names
        reply = reply_at(real, operation, [])["properties"]
        assert {marker["items"], marker.get("next", marker["items"])} <= reply.keys()


def test_what_can_be_waited_for_names_a_poll_and_states_that_exist(real: Mapping) -> None:
    by_id = {operation["operationId"]: operation for _, operation in operations(real)}
    waited = {name: operation for name, operation in operations(real) if "x-wait" in operation}
    create_and_get = {f"{group}.{name}" for group in ("datasets", "embed_jobs") for name in ("create", "get")}
    finetuning = {"finetuning.create_finetuned_model", "finetuning.get_finetuned_model"}
    assert waited.keys() == create_and_get | finetuning | {"batches.create", "batches.retrieve"}
    for operation in waited.values():
        marker: dict[str, Any] = operation["x-wait"]
        poll = by_id[marker["poll"]]
        reply_at(real, operation, marker["id"])
        reply_at(real, poll, marker.get("reason", []))
        assert marker["argument"] in {target_of(real, parameter)["name"] for parameter in poll["parameters"]}
        assert {*marker["done"], *marker["failed"]} <= set(reply_at(real, poll, marker["state"])["enum"])


def test_embedding_splits_its_texts_by_what_one_request_takes(real: Mapping) -> None:
    split = {name: operation for name, operation in operations(real) if "x-split" in operation}
    assert split.keys() == {"embed", "v2.embed"}
    for operation in split.values():
        marker = operation["x-split"]
        assert body_properties(real, operation)["texts"]["maxItems"] == marker["lists"]["texts"]
        assert marker["lists"].keys() <= body_properties(real, operation).keys()


def test_a_whole_body_is_one_argument_where_the_official_sdk_has_it_so(real: Mapping) -> None:
    bodies = {name: operation["x-body"] for name, operation in operations(real) if "x-body" in operation}
    assert bodies == {"batches.create": "request", "finetuning.create_finetuned_model": "request"}


def test_an_alias_is_the_name_of_nothing_else(real: Mapping) -> None:
    schemas = real["components"]["schemas"]
    aliases = [alias for schema in schemas.values() for alias in schema.get("x-aliases", [])]
    assert len({*aliases, *schemas}) == len(aliases) + len(schemas)


def test_every_tag_of_a_chat_stream_is_one_that_its_event_allows(real: Mapping) -> None:
    schemas = real["components"]["schemas"]
    tags = schemas["StreamedChatResponse"]["discriminator"]["mapping"]
    assert tags.keys() == set(schemas["ChatStreamEvent"]["properties"]["event_type"]["enum"])
    union = schemas["StreamedChatResponseV2"]
    assert {member["$ref"] for member in union["oneOf"]} == set(union["discriminator"]["mapping"].values())
    assert schemas["ChatDebugEventV2"]["properties"]["type"]["enum"] == ["debug"]


def test_responses_that_the_overlay_adds_have_the_phrases_of_sync() -> None:
    overlay = read_document(SPEC / "overlay.yaml")
    added = [
        (status, response["description"])
        for _, node in walk(overlay)
        if is_mapping(node)
        for status, response in mapping(node.get("responses")).items()
    ]
    assert added
    assert added == [(status, status_phrase(status)) for status, _ in added]
