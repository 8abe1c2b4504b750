"""Every exception that coherekit raises: one family under `CohereError`.

All of them pickle and copy, print as one line, and hold no API key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack

_LONGEST_MESSAGE: Final = 500


class ErrorContext(TypedDict, total=False):
    """What is known about the call that failed."""

    method: str
    path: str
    attempts: int
    allowed_attempts: int
    waits: tuple[float, ...]
    seconds: float
    gave_up: str | None
    status_code: int | None
    headers: Mapping[str, str]
    body: Any
    request_id: str | None


class CohereError(Exception):
    """Base of all errors of coherekit.

    `message` says what went wrong; `method` and `path` name the call; `status_code`, `headers` (lower-case names),
    `body` and `request_id` come from the reply where there was one. `attempts` counts the requests sent, of
    `allowed_attempts`; `waits` are the pauses between them and `seconds` the time of the whole call; `gave_up` says why
    an attempt that was still allowed was not made, None where there is no reason beyond the error itself.
    Where a call is sent as several requests and one fails, `completed` has the replies that came, by the positions of
    their inputs: `{range(0, 96): reply}`; else it is None.
    """

    def __init__(self, message: str = "", **context: Unpack[ErrorContext]) -> None:
        super().__init__(message)
        self.message = one_line(message)
        self.method = context.get("method")
        self.path = context.get("path")
        self.attempts = context.get("attempts", 0)
        self.allowed_attempts = context.get("allowed_attempts", 0)
        self.waits = context.get("waits", ())
        self.seconds = context.get("seconds", 0.0)
        self.gave_up = context.get("gave_up")
        self.status_code = context.get("status_code")
        self.headers: Mapping[str, str] = context.get("headers", {})
        self.body: Any = context.get("body")
        self.request_id = context.get("request_id")
        self.completed: Mapping[range, Any] | None = None

    def __str__(self) -> str:
        name = type(self).__name__
        # A success status beside an error reads as a contradiction.
        head = f"{name} {self.status_code}" if (self.status_code or 0) >= 300 else name
        details = ", ".join(self._details())
        return f"{head}: {self.message} ({details})" if details else f"{head}: {self.message}"

    def _details(self) -> list[str]:
        details: list[str] = []
        if self.method:
            details.append(f"{self.method} {self.path}")
        if self.request_id:
            details.append(f"request {self.request_id}")
        if self.attempts:
            details.append(f"attempt {self.attempts} of {self.allowed_attempts}")
        if self.gave_up:
            details.append(f"not sent again: {self.gave_up}")
        if self.completed is not None:
            details.append(f"inputs done: {_spans(self.completed)}")
        return details


def _spans(parts: Iterable[range]) -> str:
    """The positions as text, neighbours joined: `0-191 and 288-383`."""
    spans: list[range] = []
    for part in parts:
        if spans and spans[-1].stop == part.start:
            spans[-1] = range(spans[-1].start, part.stop)
        else:
            spans.append(part)
    return " and ".join(f"{span.start}-{span.stop - 1}" for span in spans) or "none"


def one_line(text: str) -> str:
    """The text with white space and control characters collapsed, cut at 500 characters."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text[: 2 * _LONGEST_MESSAGE]).split())
    return shown if len(shown) <= _LONGEST_MESSAGE else f"{shown[:_LONGEST_MESSAGE]}..."


class ValidationError(CohereError, ValueError):
    """An argument or option that can't be used; nothing was sent."""


class TransportError(CohereError):
    """No whole reply arrived: the connection could not be made, or broke."""


class ApiTimeoutError(TransportError):
    """Connecting, sending or reading took longer than `timeout` seconds, or the whole call longer than `deadline`."""


class ReplyTooLarge(TransportError):
    """A reply of more bytes than `max_reply_bytes`, counted once inflated; none of it is kept."""


class DecodeError(CohereError, ValueError):
    """A reply that is not JSON, or not of the shape that the API's spec gives; the message names the JSON path."""


class StreamError(CohereError):
    """A stream that went wrong after it began.

    `partial` is the reply as far as it came, None before the first event; `text` is the answer's text in it; `events`
    counts the events that had arrived, `last_event` is the last of them.
    """

    def __init__(
        self,
        message: str = "",
        *,
        events: int = 0,
        text: str = "",
        last_event: Any = None,
        partial: Any = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.events = events
        self.text = text
        self.last_event = last_event
        self.partial = partial


class StreamInterrupted(StreamError):
    """A stream that ended before the event that the API ends it with, so that the reply is not whole."""


class PagingError(CohereError):
    """A list whose pages can't be followed to an end: the API leads back to one that was there before."""


class JobFailed(CohereError):
    """What was waited for failed: `state` and `reason` as the API gives them, `reply` the last poll's reply."""

    def __init__(
        self,
        message: str = "",
        *,
        state: str | None = None,
        reason: Any = None,
        reply: Any = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.state = state
        self.reason = reason
        self.reply = reply


class WaitTimeout(CohereError):
    """What was waited for did not end in time: `state` is the last one seen, `reply` the last poll's reply."""

    def __init__(
        self,
        message: str = "",
        *,
        state: str | None = None,
        reply: Any = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.state = state
        self.reply = reply


class OutputError(CohereError):
    """A reply whose text is not what `output_type` asks for: `text` is that text, `reply` the whole reply."""

    def __init__(
        self, message: str = "", *, text: str = "", reply: Any = None, **context: Unpack[ErrorContext]
    ) -> None:
        super().__init__(message, **context)
        self.text = text
        self.reply = reply


class ToolStepsExceeded(CohereError):
    """The model still asks for tools after `max_steps` rounds of them.

    `messages` is the conversation up to the last results, to go on with; `reply` is the one that asks for more.
    """

    def __init__(
        self,
        message: str = "",
        *,
        messages: Sequence[Any] = (),
        reply: Any = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.messages = list(messages)
        self.reply = reply


class ApiError(CohereError):
    """The API answered with an error status.

    `body` is the reply's JSON, or its text where it is not JSON. `retry_after` is how many seconds the API asks to
    wait, None where it does not say.
    """

    def __init__(self, message: str = "", *, retry_after: float | None = None, **context: Unpack[ErrorContext]) -> None:
        super().__init__(message, **context)
        self.retry_after = retry_after


class BadRequestError(ApiError):
    """400: the API does not accept the request as it is."""


class UnauthorizedError(ApiError):
    """401: no API key, or one that is not valid."""


class ForbiddenError(ApiError):
    """403: the key has no right to this."""


class NotFoundError(ApiError):
    """404: there is no such resource, model or path."""


class UnprocessableEntityError(ApiError):
    """422: the request is well-formed, but its values can't be used."""


class TooManyRequestsError(ApiError):
    """429: a rate or usage limit was reached."""


class InvalidTokenError(ApiError):
    """498: the token is deny-listed."""


class ClientClosedRequestError(ApiError):
    """499: the request was cancelled."""


class InternalServerError(ApiError):
    """500: the API failed."""


class NotImplementedError(ApiError):
    """501: the API does not do this."""


class ServiceUnavailableError(ApiError):
    """503: the API is overloaded or down."""


class GatewayTimeoutError(ApiError):
    """504: the API took too long behind its gateway."""


BY_STATUS: Final[Mapping[int, type[ApiError]]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    498: InvalidTokenError,
    499: ClientClosedRequestError,
    500: InternalServerError,
    501: NotImplementedError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
}
"""The class per documented status; any other status is a plain `ApiError`."""
