"""From a `Send` step to the request of an HTTP client with httpx's interface."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from .._port.exchange import Send
from .._settings.timeouts import ReadDeadline, Timeout
from .content_encoding import limit_encodings
from .open_files import OpenPart
from .stale_connections import FRESH

if TYPE_CHECKING:
    from .client_protocols import AsyncHttpClient, SyncHttpClient

# A client that follows redirects would take the body along, to wherever it is sent.
SEND_OPTIONS: Final[dict[str, object]] = {"stream": True, "follow_redirects": False}
FOREIGN_SEND_OPTIONS: Final[dict[str, object]] = {**SEND_OPTIONS, "auth": None}

_PLAIN_HEADERS: Final = frozenset({"host", "user-agent", "accept", "accept-encoding", "connection"})


def build_request(client: SyncHttpClient | AsyncHttpClient, step: Send, files: list[OpenPart]) -> Any:
    options: dict[str, object] = {"headers": step.headers}
    if step.query:
        options["params"] = step.query
    if step.content is not None:
        options["content"] = step.content
    if step.form or files:
        # A form field as a part without a file name: so the body is multipart even without a file.
        options["files"] = [*((name, (None, value)) for name, value in step.form), *files]
    if (timeout := step.timeout if step.left is None else _timeout(client, step.timeout, step.left)) is not None:
        options["timeout"] = timeout
    base_url: Any = getattr(client, "base_url", "")
    request = client.build_request(step.method, _parsed(base_url.__class__, step.url), **options)
    if step.keep_open:
        request.extensions[ReadDeadline.NAME] = ReadDeadline(step.left)
    if step.fresh:
        request.extensions[FRESH] = True
    # Our own clients ask for no other.
    if "accept-encoding" in step.headers or not getattr(client, "asks_for_readable", False):
        request.headers["accept-encoding"] = limit_encodings(request.headers.get("accept-encoding", ""))
    if step.foreign:
        # Headers and a query that the HTTP client adds are meant for the API.
        request.url = request.url.__class__(step.url)
        for name in request.headers.keys() - _PLAIN_HEADERS:
            del request.headers[name]
    return request


@lru_cache(maxsize=256)
def _parsed(kind: Callable[[str], Any], url: str) -> object:
    """Return the URL as the HTTP client parses it, once: parsing is a noticeable part of a request.

    `kind`: the class that the client uses for URLs, as its base_url shows.
    """
    return kind(url)


def _timeout(client: SyncHttpClient | AsyncHttpClient, timeout: Timeout | None, left: float) -> Timeout:
    """Return what the request is allowed, by `timeout` or else the client, and no more than the deadline leaves."""
    own = getattr(client, "timeout", None)
    allowed = timeout or Timeout(*(getattr(own, stage, None) for stage in Timeout._fields))
    return Timeout(*(left if seconds is None else min(seconds, left) for seconds in allowed))
