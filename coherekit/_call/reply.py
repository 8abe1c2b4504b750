"""Turn a reply's bytes into its model, or into the error that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from cohere_api.runtime.encoding import plain
from cohere_api.runtime.models import attach_http, decode_nothing
from cohere_api.runtime.values import ID_HEADERS, is_dict

from .. import _json
from ..errors import BY_STATUS, ApiError, DecodeError, ErrorContext
from .logs import log
from .redaction import find_secrets_of_reply, redact, redact_text

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Endpoint

    from .._port.exchange import Reply

T = TypeVar("T")

TOO_DEEP: Final = "nested deeper than can be read"

_reported: set[tuple[str, tuple[str, ...]]] = set()


def report_missing(model: str, names: tuple[str, ...]) -> None:
    """Log the required fields that a reply lacks, once for each model and set of fields."""
    if (model, names) not in _reported:
        _reported.add((model, names))
        log.warning("%s lacks fields that the API's spec requires: %s", model, ", ".join(names))


def decode_reply(endpoint: Endpoint[T], reply: Reply, strict: bool, context: Callable[[], ErrorContext]) -> T:
    """Return the reply as its model. Raises DecodeError with the context, which is made only then.

    With `strict` a missing required field is a DecodeError, else a logged warning.
    """
    if endpoint.decode is decode_nothing:
        return endpoint.decode(None, strict)
    steps = None
    try:
        data = _json.decode(reply.body) if reply.body else None
    except ValueError as error:
        problem = f"the reply is not JSON: {error}"
    else:
        try:
            return endpoint.decode(data, strict or report_missing)
        except DecodeError as error:
            problem, steps = (error.problem, error.steps) if reply.body else ("the reply is empty", None)
        except RecursionError:
            problem = f"the reply is {TOO_DEEP}"
    # Raised outside the handlers: the JSON error would keep the whole reply alive.
    raise DecodeError(problem, steps=steps, **context())


def decode_part(endpoint: Endpoint[T], data: object) -> T | None:
    """Return what came of a reply, None if it can't be decoded. Missing fields are not logged."""
    try:
        return endpoint.decode(data, False)
    except (DecodeError, RecursionError):
        return None


def describe_reply(reply: Reply, secrets: Iterable[str]) -> ErrorContext:
    """Return what a reply says about a failed call, without `secrets` wherever the server repeats them."""
    headers = {name.lower(): redact_text(value, secrets) for name, value in reply.headers.items()}
    text = redact_text(reply.body.decode(errors="replace"), secrets)
    body = parse_json_or_text(text) if text else None
    return {
        "status_code": reply.status_code,
        "headers": headers,
        "body": body,
        "request_id": _request_id(body, headers),
    }


def make_status_error(status: int, retry_after: float | None, known: ErrorContext) -> ApiError:
    """Return the error for a status: its class by the status, its message from the body."""
    kind = BY_STATUS.get(status, ApiError)
    message = _message(status, known.get("body"), known.get("headers", {}))
    return kind(message, retry_after=retry_after, **known)


def redact_json(value: object, secrets: Iterable[str]) -> Any:
    """Return JSON data without the secrets; None if it can't be searched, or if a secret is not inside a text."""
    try:
        text = _json.encode(value).decode()
        redact_reply = redact(text, secrets)
        return value if redact_reply == text else _json.decode(redact_reply.encode())
    except (TypeError, ValueError, RecursionError):
        return None


def redact_reply(endpoint: Endpoint[T], reply: T) -> T | None:
    """Return a reply without the secrets of its request, for an error; None if they can't be removed."""
    secrets = find_secrets_of_reply(reply)
    if not secrets:
        return reply
    data = plain(reply)
    hidden = redact_json(data, secrets)
    return reply if hidden is data else attach_http(decode_part(endpoint, hidden), cast(Any, reply).http)


def parse_json_or_text(text: str) -> Any:
    """Return the JSON data that a text holds, or the text where it is not JSON."""
    try:
        return _json.decode(text.encode())
    except ValueError:
        return text


def _request_id(body: object, headers: Mapping[str, str]) -> str | None:
    found = body.get("id") if is_dict(body) else None
    if isinstance(found, str) and found:
        return found
    return next((headers[name] for name in ID_HEADERS if name in headers), None)


def _message(status: int, body: object, headers: Mapping[str, str]) -> str:
    # What the body says of it, as "Moved", is no help.
    if 300 <= status < 400:
        return f"redirected to {headers.get('location', 'nowhere')}, which is not followed: set base_url"
    if is_dict(body):
        said = body.get("message")
        if isinstance(said, str) and said.strip():
            return said
    if isinstance(body, str) and body.strip() and not body.lstrip().startswith("<"):
        return body
    return _phrase(status)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "the API gave no message"
