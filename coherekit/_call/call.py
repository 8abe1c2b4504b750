"""One call from start to end, without I/O: attempts and pauses, then the model or the error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cohere_api.runtime.models import attach_http

from .attempts import Attempts
from .reply import decode_reply
from .request import prepare_call
from .steps import Flow

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request, RequestOptions

    from .._settings.options import Settings
    from .retry import Retry

T = TypeVar("T")

SendRequest = Callable[["Request[T]"], Flow[T]]
"""What sends a request of a call: compound calls use it several times, hooks of arguments wrap it."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends a request when called; settings and retry serve for requests to other addresses."""

    settings: Settings
    retry: Retry
    send: SendRequest[Any]

    def __call__(self, request: Request[T]) -> Flow[T]:
        return self.send(request)


def call(
    settings: Settings,
    retry: Retry,
    request: Request[T],
    options: RequestOptions | None = None,
    *,
    since: float | None = None,
) -> Flow[T]:
    """Send the request, again where that is right, and return the reply's model. Raises CohereError.

    `since`: when the call began that this request is a part of; its deadline and its seconds count from then.
    """
    attempts = Attempts(prepare_call(request, settings, options), retry, retry.clock() if since is None else since)
    reply = yield from attempts.exchange()
    attempts.refill_budget()
    model = decode_reply(request.endpoint, reply, settings.strict, lambda: attempts.error_context(reply))
    return attach_http(model, attempts.http(reply))
