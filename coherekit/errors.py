"""Every exception that coherekit raises: one family under `CohereError`.

All of them pickle and copy, print as one line, and hold no API key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Unpack

from cohere_api.runtime.problems import CohereError, DecodeError, ErrorContext, ValidationError

__all__ = [
    "ApiError",
    "ApiTimeoutError",
    "BadRequestError",
    "ClientClosedRequestError",
    "CohereError",
    "DecodeError",
    "ErrorContext",
    "ForbiddenError",
    "GatewayTimeoutError",
    "InternalServerError",
    "InvalidTokenError",
    "JobFailed",
    "NotFoundError",
    "NotImplementedError",
    "OutputError",
    "PagingError",
    "ReplyTooLarge",
    "ServiceUnavailableError",
    "StreamError",
    "StreamInterrupted",
    "TooManyRequestsError",
    "ToolStepsExceeded",
    "TransportError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "ValidationError",
    "WaitTimeout",
]


def __dir__() -> list[str]:
    return __all__


class TransportError(CohereError):
    """A call without a whole reply: the connection could not be made, or broke."""


class ApiTimeoutError(TransportError):
    """A call that was too slow: a step took longer than `timeout` seconds, or all of it longer than `deadline`."""


class ReplyTooLarge(TransportError):
    """A reply of more bytes than `max_reply_bytes`, counted once inflated; none of it is kept."""


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
        last_event: object = None,
        partial: object = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.events = events
        self.text = text
        self.last_event: Any = last_event
        self.partial: Any = partial


class StreamInterrupted(StreamError):
    """A stream that ended before the event that the API ends it with, so that the reply is not whole."""


class PagingError(CohereError):
    """A list whose pages can't be followed to an end: the API leads back to one that was there before."""


class JobFailed(CohereError):
    """A job or file that `wait` saw fail: `state` and `reason` as the API gives them, `reply` the last poll's reply."""

    def __init__(
        self,
        message: str = "",
        *,
        state: str | None = None,
        reason: object = None,
        reply: object = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.state = state
        self.reason: Any = reason
        self.reply: Any = reply


class WaitTimeout(CohereError):
    """A `wait` that ran out of time: `state` is the last one seen, `reply` the last poll's reply."""

    def __init__(
        self,
        message: str = "",
        *,
        state: str | None = None,
        reply: object = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.state = state
        self.reply: Any = reply


class OutputError(CohereError):
    """A reply whose text is not what `output_type` asks for: `text` is that text, `reply` the whole reply."""

    def __init__(
        self, message: str = "", *, text: str = "", reply: object = None, **context: Unpack[ErrorContext]
    ) -> None:
        super().__init__(message, **context)
        self.text = text
        self.reply: Any = reply


class ToolStepsExceeded(CohereError):
    """A model that still asks for tools after `max_steps` rounds of them.

    `messages` is the conversation up to the last results, to continue from; `reply` is the one that asks for more.
    """

    def __init__(
        self,
        message: str = "",
        *,
        messages: Sequence[object] = (),
        reply: object = None,
        **context: Unpack[ErrorContext],
    ) -> None:
        super().__init__(message, **context)
        self.messages: list[Any] = list(messages)
        self.reply: Any = reply


class ApiError(CohereError):
    """An answer of the API with an error status.

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
