"""Every operation of the spec, called through both clients, sync and async, asks for exactly what the spec says."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from codegen.generate.read.forms import referred
from cohere_api import runtime
from cohere_api.runtime import NULL, ValidationError

from tests.support.calls import (
    OPERATIONS,
    arguments_of,
    assert_async_makes,
    assert_request,
    call,
    client_of,
    method_of,
    models_instead,
    only,
)
from tests.support.method_names import CALLS, METHODS, STREAMING, STREAMS, WHOLE_BODIES
from tests.support.whole_spec import NORMALISED, PACKAGE


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_required_arguments_alone_make_the_smallest_request(client: str, name: str) -> None:
    operation = OPERATIONS[METHODS[client][name]]
    given = [argument for argument in arguments_of(operation) if argument.required]
    request = call(client, name, **{one.name: one.given for one in given})
    assert_request(request, operation, given)
    assert request.endpoint.operation == operation["operationId"]


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_all_arguments_reach_the_place_that_the_spec_gives_them(client: str, name: str) -> None:
    operation = OPERATIONS[METHODS[client][name]]
    given = arguments_of(operation)
    assert_request(call(client, name, **{one.name: one.given for one in given}), operation, given)


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_models_make_the_same_request_as_plain_dicts(client: str, name: str) -> None:
    operation = OPERATIONS[METHODS[client][name]]
    given = arguments_of(operation)
    assert_request(call(client, name, **{one.name: models_instead(one) for one in given}), operation, given)


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_none_is_left_out_and_null_is_sent(client: str, name: str) -> None:
    operation = OPERATIONS[METHODS[client][name]]
    arguments = arguments_of(operation)
    required = {one.name: one.given for one in arguments if one.required}
    optional = [one for one in arguments if not one.required]
    request = call(client, name, **required, **{one.name: None for one in optional})
    assert_request(request, operation, [one for one in arguments if one.required])
    nulls = [one for one in optional if one.place == "body"]
    body = runtime.plain(call(client, name, **required, **{one.name: NULL for one in nulls}).body)
    assert all(body[one.wire] is None for one in nulls)


@pytest.mark.parametrize(("client", "name"), STREAMS)
def test_a_streamed_call_sets_the_switch_and_nothing_else_differs(client: str, name: str) -> None:
    operation = OPERATIONS[METHODS[client][STREAMING[name]]]
    given = arguments_of(operation)
    keywords = {one.name: one.given for one in given}
    made = client_of(client)
    assert method_of(made, name)(**keywords) is made._caller
    request = only(made._caller.requests)
    assert_request(request, operation, given, streamed=True)
    assert_async_makes(request, client, name, **keywords)
    form, marker = made._caller.format, operation["x-stream"]
    assert form is request.endpoint.stream
    assert (form.switch, form.framing, form.final) == (marker["switch"], marker["framing"], tuple(marker["final"]))
    assert form.terminator == marker.get("terminator")
    events = NORMALISED["components"][referred(marker["events"])]["discriminator"]
    assert form.discriminator == events["propertyName"]
    for tag, target in events["mapping"].items():
        raw = {**PACKAGE.samples.component(target), form.discriminator: tag}
        assert type(form.decode(raw, True)) is PACKAGE.model(target)


@pytest.mark.parametrize(("client", "name"), [(one, name) for one, name in CALLS if "{" in METHODS[one][name]])
def test_an_id_is_one_segment_of_the_path_whatever_it_holds(client: str, name: str) -> None:
    for hostile in ("a/b", "../admin", "é ü", "a?b#c%2F", ":cancel", "~tilde-and_under.score", "\u2028"):
        arguments = arguments_of(OPERATIONS[METHODS[client][name]])
        required = {one.name: one.given for one in arguments if one.required and one.place != "path"}
        request = call(client, name, hostile, **required)
        template = METHODS[client][name].split(" ")[1]
        assert request.path == re.sub(r"\{.*?\}", quote(hostile, safe=""), template)
        assert request.path.count("/") == template.count("/")
        for refused in ("", ".", "..", None, NULL):
            says = rf"^ValidationError: \w+ can't be {refused!r}: it is one segment of the path$"
            with pytest.raises(ValidationError, match=says):
                _ = call(client, name, refused, **required).path


def test_queries_repeat_lists_and_write_booleans_and_times_as_the_api_reads_them() -> None:
    naive = datetime(2024, 1, 2, 3, 4, 5)
    query = call("Client", "datasets.list", before=naive, dataset_type="embed-input").query_pairs()
    assert query == [("datasetType", "embed-input"), ("before", "2024-01-02T03:04:05Z")]
    east = datetime.fromisoformat("2024-01-02T03:04:05.5+02:00")
    query = call("Client", "datasets.list", after=east, validation_status="validated", limit=0).query_pairs()
    assert query == [("after", "2024-01-02T03:04:05.500000+02:00"), ("limit", "0"), ("validationStatus", "validated")]
    request = call("Client", "connectors.o_auth_authorize", "id", after_token_redirect="https://x.example/?a=b")
    assert request.query_pairs() == [("after_token_redirect", "https://x.example/?a=b")]
    assert runtime.as_text(date(2024, 1, 2)) == "2024-01-02"
    assert runtime.as_text(False) == "false"


def test_a_dataset_is_uploaded_in_parts_and_described_in_the_query() -> None:
    request = call(
        "ClientV2",
        "datasets.create",
        name="d",
        type="embed-input",
        data=("d.jsonl", b"{}", "application/jsonl"),
        eval_data=Path("e.jsonl"),
        keep_fields=["a", "b"],
        keep_original_file=False,
    )
    assert request.query_pairs() == [
        ("name", "d"),
        ("type", "embed-input"),
        ("keep_original_file", "false"),
        ("keep_fields", "a"),
        ("keep_fields", "b"),
    ]
    assert request.files == {"data": ("d.jsonl", b"{}", "application/jsonl"), "eval_data": Path("e.jsonl")}
    assert request.form_pairs() == []
    assert request.body is None


def test_a_transcription_has_its_fields_in_the_form() -> None:
    request = call("Client", "audio.transcriptions.create", model="m", language="en", file=b"sound", temperature=0.5)
    assert request.form_pairs() == [("model", "m"), ("language", "en"), ("temperature", "0.5")]
    assert request.files == {"file": b"sound"}
    assert request.query_pairs() == []


# ---- whole bodies, options, waiting, markers ----


@pytest.mark.parametrize(("name", "whole"), WHOLE_BODIES.items())
@pytest.mark.parametrize("client", METHODS)
def test_a_body_can_be_given_whole_or_field_by_field_but_not_both(client: str, name: str, whole: str) -> None:
    operation = OPERATIONS[METHODS[client][name]]
    fields = arguments_of(operation)
    body = {one.wire: one.json for one in fields}
    model = PACKAGE.model(referred(operation["body"]["form"]) or "").from_dict(body)
    for value in (body, model):
        assert_request(call(client, name, **{whole: value}), operation, fields)
        assert_request(call(client, name, value), operation, fields)
    keywords = {one.name: one.given for one in fields}
    assert_request(call(client, name, **keywords), operation, fields)
    first = fields[0].name
    with pytest.raises(TypeError, match=rf"^give {whole} or its fields \({first}\), not both$"):
        call(client, name, body, **{first: keywords[first]})
    required = ", ".join(one.wire for one in fields if one.required)
    with pytest.raises(TypeError, match=rf"^give {whole}, or the fields it requires: {required}$"):
        call(client, name)


@pytest.mark.parametrize(("client", "name"), CALLS)
def test_options_reach_the_caller_and_wrong_arguments_reach_no_one(client: str, name: str) -> None:
    arguments = arguments_of(OPERATIONS[METHODS[client][name]])
    required = {one.name: one.given for one in arguments if one.required}
    made = client_of(client)
    options = {"timeout": 5.0}
    method_of(made, name)(**required, request_options=options)
    assert made._caller.options is options
    with pytest.raises(TypeError, match="no_such_argument"):
        method_of(made, name)(**required, no_such_argument=1)
    for lacking in required if name not in WHOLE_BODIES else ():
        with pytest.raises(TypeError, match=lacking):
            method_of(made, name)(**{key: value for key, value in required.items() if key != lacking})
    assert len(made._caller.requests) == 1
