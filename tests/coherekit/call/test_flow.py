"""The flow of a call: what is sent, and what becomes of a reply. No I/O, no clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from cohere_api.runtime import NULL, Empty, Endpoint, Request, RequestOptions, decode_nothing

import coherekit
from coherekit._port.exchange import Failure, Reply
from coherekit._settings.options import resolve_settings
from tests.support.call_outcomes import (
    OK,
    as_any,
    endpoint,
    run,
    status,
)


class TestWhatIsSent:
    def test_a_json_request(self) -> None:
        request = Request(endpoint=endpoint(), body={"text": "é", "at": datetime(2026, 1, 2, tzinfo=UTC)})
        result, [sent], _ = run([OK], request)

        assert result == {"ok": True}
        assert (sent.method, sent.url) == ("POST", "https://api.test/v1/things")
        assert sent.content == '{"text":"é","at":"2026-01-02T00:00:00Z"}'.encode()
        assert sent.headers["authorization"] == "Bearer key-for-tests"
        assert sent.headers["content-type"] == "application/json"
        assert sent.headers["user-agent"] == f"coherekit/{coherekit.__version__}"

    def test_null_is_sent_where_asked_for(self) -> None:
        _, [sent], _ = run([OK], Request(endpoint=endpoint(), body={"a": NULL, "b": [{"c": NULL}]}))

        assert sent.content == b'{"a":null,"b":[{"c":null}]}'

    def test_no_body_means_no_content_type(self) -> None:
        _, [sent], _ = run([OK], Request(endpoint=endpoint()))

        assert sent.content is None
        assert "content-type" not in sent.headers

    def test_an_empty_key_sends_no_authorization(self) -> None:
        _, [sent], _ = run([OK], settings=resolve_settings(api_key="", base_url="https://api.test"))

        assert "authorization" not in sent.headers

    def test_a_key_function_is_asked_for_each_attempt(self) -> None:
        keys = ["key-one", "key-two", "key-one"]
        given = iter(keys)
        _, sent, _ = run([status(503), status(503), OK], settings=resolve_settings(api_key=lambda: next(given)))

        assert [send.headers["authorization"] for send in sent] == [f"Bearer {key}" for key in keys]

    def test_a_key_function_that_gives_no_usable_key_is_told_without_the_key(self) -> None:
        error, sent, _ = run([], settings=resolve_settings(api_key=lambda: "my secret\n"))

        assert not sent
        assert isinstance(error, coherekit.ValidationError)
        assert "secret" not in str(error)

    def test_options_of_one_call(self) -> None:
        options: RequestOptions = {
            "timeout": 7,
            "additional_headers": {"X-Extra": "1", "Authorization": "Basic abc"},
            "additional_query_parameters": {"q": [1, True]},
            "additional_body_parameters": {"b": NULL},
        }
        _, [sent], _ = run([OK], options=options)

        assert sent.timeout == (7, 7, 7, 7)
        assert sent.query == [("q", "1"), ("q", "true")]
        assert sent.content == b'{"a":1,"b":null}'
        assert (sent.headers["x-extra"], sent.headers["authorization"]) == ("1", "Basic abc")

    def test_client_name_and_headers_of_the_client(self) -> None:
        settings = resolve_settings(api_key="k", client_name="my-app", headers={"X-Team": "t"})
        _, [sent], _ = run([OK], settings=settings)

        assert (sent.headers["x-client-name"], sent.headers["x-team"]) == ("my-app", "t")

    @pytest.mark.parametrize(
        ("request_", "options", "says"),
        [
            (Request(endpoint=endpoint(), body={"a": object()}), {}, "object can't be sent as JSON"),
            (Request(endpoint=endpoint(path="/v1/{id}"), path_parameters={"id": ""}), {}, "id can't be ''"),
            (Request(endpoint=endpoint(path="/v1/{id}"), path_parameters={"id": ".."}), {}, "id can't be '..'"),
            (Request(endpoint=endpoint(), files={"data": as_any("text")}), {}, "data is a str: pass pathlib.Path"),
            (Request(endpoint=endpoint()), {"tmeout": 1}, "unknown request option 'tmeout'"),
            (Request(endpoint=endpoint()), {"timeout": 0}, "timeout must be a number of seconds above 0"),
            (Request(endpoint=endpoint()), {"max_retries": -1}, "max_retries must be a whole number"),
            (Request(endpoint=endpoint()), {"additional_headers": {"x": "a\nb"}}, "the header 'x' can't be sent"),
        ],
    )
    def test_what_cannot_be_sent_is_refused_before_anything_is(
        self, request_: Request[Any], options: Any, says: str
    ) -> None:
        error, sent, _ = run([], request_, options=options)

        assert not sent
        assert isinstance(error, coherekit.ValidationError)
        assert says in str(error)


class TestReplies:
    def test_a_reply_that_is_not_json(self) -> None:
        error, _, _ = run([Reply(200, {"x-request-id": "r1"}, b"<html>")])

        assert isinstance(error, coherekit.DecodeError)
        assert (error.body, error.request_id, error.status_code) == ("<html>", "r1", 200)
        assert error.__cause__ is None
        assert error.__context__ is None

    @pytest.mark.parametrize(
        ("body", "says"), [(b"[1]", "$: expected an object, got an array"), (b"", "the reply is empty")]
    )
    def test_a_reply_of_another_shape(self, body: bytes, says: str) -> None:
        error, _, _ = run([Reply(200, {}, body)])

        assert isinstance(error, coherekit.DecodeError)
        assert says in str(error)

    @pytest.mark.parametrize("body", [b"", b"{}", b"OK"])
    def test_a_reply_without_content_may_hold_anything(self, body: bytes) -> None:
        nothing: Endpoint[Empty] = Endpoint(
            operation="delete", method="DELETE", path="/v1/x", decode=decode_nothing, retry="safe"
        )
        result, _, _ = run([Reply(200, {}, body)], Request(endpoint=nothing))

        assert isinstance(result, Empty)
        assert not result

    def test_an_authorization_header_of_the_users_own_is_not_kept(self) -> None:
        settings = resolve_settings(api_key="", headers={"Authorization": "Basic dXNlcjpwYXNz"})
        error, _, _ = run([Reply(400, {}, b"what is dXNlcjpwYXNz?")], settings=settings)

        assert isinstance(error, coherekit.BadRequestError)
        assert error.message == error.body == "what is [redacted]?"

    def test_a_key_in_a_transport_error_is_not_kept(self) -> None:
        failure = Failure("illegal header b'Bearer key-for-tests'", timed_out=False, unsent=True, worth_retrying=False)
        error, _, _ = run([failure])

        assert isinstance(error, coherekit.TransportError)
        assert error.message == "illegal header b'Bearer [redacted]'"
