"""The flow of a call, driven by hand: what is sent, what is tried again and after how long. No I/O, no clock."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from cohere_api.runtime import NULL, Empty, Endpoint, FileInput, Request, RequestOptions, as_dict, decode_nothing
from hypothesis import given
from hypothesis import strategies as st

import coherekit
from coherekit import _json
from coherekit._call.call import call
from coherekit._call.retry import Retry
from coherekit._call.steps import GetApiKey, Sleep
from coherekit._port.exchange import Failure, Reply, Send
from coherekit._settings.options import Settings, resolve_settings

NOW = 1_700_000_000.0
SETTINGS = resolve_settings(api_key="key-for-tests", base_url="https://api.test")
OK = Reply(200, {}, b'{"ok": true}')
CANT_CONNECT = Failure("can't connect", timed_out=False, unsent=True, worth_retrying=True)
BROKEN = Failure("the connection broke", timed_out=False, unsent=False, worth_retrying=True)
SLOW = Failure("the reply took too long", timed_out=True, unsent=False, worth_retrying=True)
HOPELESS = Failure("the request can't be sent", timed_out=False, unsent=True, worth_retrying=False)


def endpoint(retry: Literal["safe", "only-if-unsent"] = "safe", path: str = "/v1/things") -> Endpoint[Any]:
    return Endpoint(operation="things", method="POST", path=path, decode=as_dict, retry=retry)


def as_any(value: Any) -> Any:
    return value


def status(code: int, **headers: str) -> Reply:
    return Reply(code, {name.replace("_", "-"): value for name, value in headers.items()}, b'{"message": "no"}')


def run(
    outcomes: Sequence[Reply | Failure],
    request: Request[Any] | None = None,
    settings: Settings = SETTINGS,
    options: RequestOptions | None = None,
    retry: Retry | None = None,
) -> tuple[Any, list[Send], list[float]]:
    """The result or the error of a call that meets these outcomes, the requests sent, the pauses made."""
    steps: Generator[Any, Any, Any] = call(
        settings,
        retry or Retry(chance=lambda: 1.0, now=lambda: NOW),
        request or Request(endpoint=endpoint(), body={"a": 1}),
        options,
    )
    left, sent, pauses = list(outcomes), list[Send](), list[float]()
    outcome: Any = None
    while True:
        try:
            step = steps.send(outcome)
        except StopIteration as stop:
            return stop.value, sent, pauses
        except coherekit.CohereError as error:
            return error, sent, pauses
        outcome = None
        if isinstance(step, Send):
            sent.append(replace(step, headers=dict(step.headers)))
            outcome = left.pop(0)
        elif isinstance(step, Sleep):
            pauses.append(step.seconds)
        elif isinstance(step, GetApiKey):
            outcome = step.function()


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


class TestWhatIsTriedAgain:
    @pytest.mark.parametrize("outcome", [status(408), status(409), status(429), status(500), status(503), status(599)])
    @pytest.mark.parametrize("failure", [CANT_CONNECT, BROKEN, SLOW])
    def test_safe_operations_try_again(self, outcome: Reply, failure: Failure) -> None:
        result, sent, pauses = run([outcome, failure, OK])

        assert result == {"ok": True}
        assert len(sent) == 3
        assert pauses == [0.5, 1.0]

    @pytest.mark.parametrize("outcome", [status(400), status(404), status(422), status(302), HOPELESS])
    def test_what_cannot_get_better_fails_at_once(self, outcome: Reply | Failure) -> None:
        error, sent, pauses = run([outcome])

        assert isinstance(error, coherekit.CohereError)
        assert (len(sent), pauses, error.attempts) == (1, [], 1)

    @pytest.mark.parametrize(("outcome", "attempts"), [(BROKEN, 1), (SLOW, 1), (status(500), 1), (status(409), 1)])
    def test_what_may_have_been_processed_is_not_sent_twice(self, outcome: Reply | Failure, attempts: int) -> None:
        error, sent, _ = run([outcome] * 3, Request(endpoint=endpoint("only-if-unsent"), body={}))

        assert isinstance(error, coherekit.CohereError)
        assert len(sent) == attempts

    @pytest.mark.parametrize("outcome", [CANT_CONNECT, status(429), status(503)])
    def test_what_was_surely_not_processed_is_sent_again(self, outcome: Reply | Failure) -> None:
        result, sent, _ = run([outcome, OK], Request(endpoint=endpoint("only-if-unsent"), body={}))

        assert result == {"ok": True}
        assert len(sent) == 2

    @pytest.mark.parametrize(("outcome", "attempts"), [(status(503), 1), (BROKEN, 1), (CANT_CONNECT, 2)])
    def test_a_file_that_cannot_be_rewound_is_sent_once(self, outcome: Reply | Failure, attempts: int) -> None:
        class Pipe(BytesIO):
            def seekable(self) -> bool:
                return False

        _, sent, _ = run([outcome, OK], Request(endpoint=endpoint(), files={"data": Pipe(b"x")}))

        assert len(sent) == attempts

    def test_files_that_can_be_read_again_are(self) -> None:
        files: dict[str, FileInput] = {
            "a": b"x",
            "b": Path("b"),
            "c": BytesIO(b"x"),
            "d": ("d.txt", b"x", "text/plain"),
        }
        _, sent, _ = run([status(503), OK], Request(endpoint=endpoint(), files=files))

        assert len(sent) == 2

    def test_the_last_failure_is_told(self) -> None:
        error, sent, _ = run([status(500), BROKEN, SLOW])

        assert len(sent) == 3
        assert str(error) == "ApiTimeoutError: the reply took too long (POST /v1/things, attempt 3 of 3)"

    @pytest.mark.parametrize("count", [0, 1, 4])
    def test_max_retries_counts_the_attempts_after_the_first(self, count: int) -> None:
        options: RequestOptions = {"max_retries": count}
        _, sent, _ = run([BROKEN] * 9, options=options)

        assert len(sent) == count + 1


class TestPauses:
    @pytest.mark.parametrize(
        ("headers", "pause"),
        [
            ({"retry_after": "3"}, 3.0),
            ({"retry_after": "1.25"}, 1.25),
            ({"retry_after_ms": "1500", "retry_after": "9"}, 1.5),
            ({"retry_after": "Tue, 14 Nov 2023 22:13:30 GMT"}, 10.0),
            ({"retry_after": "60"}, 60.0),
            # Never shorter than asked, never shorter than the usual pause.
            ({"retry_after": "0"}, 0.5),
            ({"retry_after": "Tue, 14 Nov 2000 22:13:30 GMT"}, 0.5),
            # What makes no sense is ignored.
            ({"retry_after": "nan"}, 0.5),
            ({"retry_after": "inf"}, 0.5),
            ({"retry_after": "-5"}, 0.5),
            ({"retry_after": "soon"}, 0.5),
            ({"retry_after": ""}, 0.5),
        ],
    )
    def test_the_server_is_heeded(self, headers: dict[str, str], pause: float) -> None:
        _, _, pauses = run([status(429, **headers), OK])

        assert pauses == [pause]

    def test_more_than_a_minute_is_not_waited_for(self) -> None:
        error, sent, pauses = run([status(429, retry_after="3600")])

        assert isinstance(error, coherekit.TooManyRequestsError)
        assert (len(sent), pauses, error.retry_after) == (1, [], 3600.0)

    @given(st.integers(1, 2000), st.floats(0, 1, exclude_max=True))
    def test_pauses_grow_and_are_bounded(self, attempt: int, chance: float) -> None:
        pause = Retry(chance=lambda: chance).pause(BROKEN, attempt, safe=True, repeatable=True)

        assert pause is not None
        assert 0 <= pause <= min(8.0, 0.5 * 2.0 ** min(attempt - 1, 100))

    @given(st.text(max_size=40))
    def test_no_header_breaks_the_flow(self, value: str) -> None:
        pause = Retry(now=lambda: NOW).asked_pause(status(429, retry_after=value, retry_after_ms=value))

        assert pause is None or pause >= 0


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


class TestJson:
    VALUES = (
        {"text": "é\n", "numbers": [1, 2.5, -0.0, True], "none": None, "null": NULL},
        {"at": datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC), "naive": datetime(2026, 1, 2), "day": date(2026, 1, 2)},
        {"messages": (coherekit.UserChatMessageV2(content="x"),)},
    )

    @pytest.mark.parametrize("value", VALUES)
    def test_both_encoders_write_the_same(self, value: dict[str, Any]) -> None:
        assert _json.encode(value) == _json.encode_with_stdlib(value)

    def test_without_orjson_the_standard_library_serves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "orjson", None)

        encode, decode = _json.choose()

        assert encode is _json.encode_with_stdlib
        assert decode(b'{"a": 1}') == {"a": 1}
