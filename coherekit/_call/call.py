"""One call from start to end, without I/O: attempts and pauses, then the model or the error."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cohere_api.runtime.models import attach_http

from .attempts import Attempts
from .reply import decode_reply
from .request import prepare_call

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request, RequestOptions

    from .._settings.options import Settings
    from .retry import Retry
    from .steps import Flow

T = TypeVar("T")


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
