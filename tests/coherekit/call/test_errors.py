"""Errors: one family, one class per documented status, one line, safe to pickle and to show."""

from __future__ import annotations

import copy
import pickle

import pytest

import coherekit
from coherekit import errors
from coherekit._call.reply import describe_reply, make_status_error
from coherekit._http.failures import failure_of
from coherekit._port.exchange import Reply
from coherekit.errors import ApiError, CohereError, ErrorContext
from tests.support.error_family import family

KNOWN: ErrorContext = {
    "method": "POST",
    "path": "/v2/chat",
    "attempts": 3,
    "allowed_attempts": 3,
    "status_code": 429,
    "headers": {"retry-after": "2"},
    "body": {"message": "trial key limit", "id": "3f"},
    "request_id": "3f",
}


def error_of(status: int, body: bytes, headers: dict[str, str] | None = None, secret: str = "") -> ApiError:
    reply = Reply(status, headers or {}, body)
    return make_status_error(status, None, describe_reply(reply, [secret]))


def test_the_text_is_one_line_that_says_what_where_and_how_often() -> None:
    error = coherekit.TooManyRequestsError("trial key limit", **KNOWN)

    assert str(error) == "TooManyRequestsError 429: trial key limit (POST /v2/chat, request 3f, attempt 3 of 3)"


@pytest.mark.parametrize("kind", list(family()))
def test_every_error_pickles_and_copies_whole(kind: type[CohereError]) -> None:
    error = kind("broken", **KNOWN)
    error.__dict__.update(dict.fromkeys(set(error.__dict__) - set(vars(CohereError())), "extra"))

    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is kind
        assert str(again) == str(error)
        assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, coherekit.BadRequestError),
        (401, coherekit.UnauthorizedError),
        (403, coherekit.ForbiddenError),
        (404, coherekit.NotFoundError),
        (422, coherekit.UnprocessableEntityError),
        (429, coherekit.TooManyRequestsError),
        (498, coherekit.InvalidTokenError),
        (499, coherekit.ClientClosedRequestError),
        (500, coherekit.InternalServerError),
        (501, coherekit.NotImplementedError),
        (503, coherekit.ServiceUnavailableError),
        (504, coherekit.GatewayTimeoutError),
        (409, ApiError),
        (502, ApiError),
        (599, ApiError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type[ApiError]) -> None:
    error = error_of(status, b'{"message": "no", "id": "7"}')

    assert type(error) is kind
    assert (error.status_code, error.message, error.request_id) == (status, "no", "7")
    assert error.body == {"message": "no", "id": "7"}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><h1>Bad gateway</h1></html>", "bad gateway"),
        (b"", "bad gateway"),
        (b"upstream\nis down", "upstream is down"),
        (b'{"error": "x"}', "bad gateway"),
        (b'{"message": "  "}', "bad gateway"),
        (b"[1]", "bad gateway"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"x" * 5000, "x" * 500 + "..."),
    ],
)
def test_any_body_gives_a_message_of_one_line(body: bytes, message: str) -> None:
    error = error_of(502, body)

    assert error.message == message
    assert len(str(error).splitlines()) == 1


def test_a_redirect_is_told_not_followed() -> None:
    error = error_of(308, b"", {"Location": "https://elsewhere.example/"})

    assert error.message == "redirected to https://elsewhere.example/, which is not followed: set base_url"


def test_the_request_id_is_also_found_in_a_header() -> None:
    assert error_of(500, b"oops", {"X-Debug-Trace-Id": "t-1"}).request_id == "t-1"


def test_a_key_that_the_server_repeats_is_not_kept() -> None:
    key = "secret-key-of-mine"
    error = error_of(401, f'{{"message": "bad token {key}"}}'.encode(), {"X-Echo": f"Bearer {key}"}, secret=key)

    assert key not in f"{error} {vars(error)} {error!r}"
    assert error.message == "bad token [redacted]"


def test_validation_errors_are_value_errors_too() -> None:
    assert issubclass(coherekit.ValidationError, ValueError)


def test_exceptions_of_other_code_are_not_taken_for_the_http_clients() -> None:
    class ReadTimeout(Exception):
        pass

    assert failure_of(ReadTimeout()) is None
    assert failure_of(FileNotFoundError()) is None


def test_every_exception_of_httpx_has_a_meaning() -> None:
    httpx = pytest.importorskip("httpx")
    kinds = [kind for kind in vars(httpx).values() if isinstance(kind, type) and issubclass(kind, Exception)]

    unknown = [kind.__name__ for kind in kinds if not failure_of(kind.__new__(kind))]

    # Raised only by parts of httpx that are not used here.
    assert unknown == ["CookieConflict"]


def test_the_table_of_statuses_holds_only_exported_names() -> None:
    for kind in errors.BY_STATUS.values():
        assert getattr(coherekit, kind.__name__) is kind
