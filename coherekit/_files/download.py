"""Fetching what the API names by its URL, without I/O: parts of datasets, tokenizers.

The key and the client's headers go to the API's own origin only; other servers get neither.
"""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING, Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from .._call.attempts import Attempts
from .._call.request import PreparedCall
from .._call.steps import CLOSE, Flow
from .._port.exchange import Failure, Reply, Send
from .._settings.addresses import can_be_looked_up, is_plain_http
from ..errors import ApiError, CohereError, DecodeError, ErrorContext, TransportError

if TYPE_CHECKING:
    from .._call.retry import Retry
    from .._settings.options import Settings

_MOST_REDIRECTS: Final = 5
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class Fetched(NamedTuple):
    delimited: bool
    """Whether the server said where the file ends; if not, it may have been cut."""
    error_context: ErrorContext
    """For errors about what the file holds."""


def download(
    settings: Settings, retry: Retry, url: object, file: IO[bytes], *, limit: int | None = None
) -> Flow[Fetched]:
    """Write what is at `url` to `file`, from its start. Raises CohereError, also for more than `limit` bytes.

    Another server may redirect to a third one; the API's own may not, since the key would have to go along.
    """
    started = retry.clock()
    address = _refuse_unencrypted(_check_url(url), settings)
    own = _origin(address) == _origin(urlsplit(settings.base_url))
    for _ in range(1 + _MOST_REDIRECTS):
        # However often it is redirected, there is one deadline.
        attempts = Attempts(_prepare(settings, address, own=own), retry, started)
        found = yield from _fetch(attempts, file, limit)
        if isinstance(found, Reply):
            return Fetched(found.delimited, attempts.error_context(found))
        following = _check_url(found, address.geturl())
        if following.scheme != "https" == address.scheme:
            raise TransportError(f"{_shown(address)} redirects from https to http, which is not followed")
        address = _refuse_unencrypted(following, settings)
    raise TransportError(f"redirected more than {_MOST_REDIRECTS} times, at last to {_shown(address)}")


def _fetch(attempts: Attempts, file: IO[bytes], limit: int | None) -> Flow[str | Reply]:
    """Return where the reply redirects to, or the reply, once all of it is in the file."""
    while True:
        try:
            reply = yield from attempts.exchange()
        except ApiError as error:
            location = error.headers.get("location")
            if not (location and 300 <= (error.status_code or 0) < 400):
                raise
            if not attempts.prepared.send.foreign:
                problem = "a redirect, which is not followed where the key is sent"
                known = attempts.error_context()
                known["status_code"] = error.status_code
                raise ApiError(problem, **known) from None
            return location
        failure = yield from _copy(attempts, reply, file, limit)
        if failure is None:
            attempts.refill_budget()
            return reply
        yield CLOSE
        yield from attempts.pause_before_retry(failure, partial(attempts.error, failure))


def _copy(attempts: Attempts, reply: Reply, file: IO[bytes], limit: int | None) -> Flow[Failure | None]:
    file.seek(0)
    file.truncate()
    while True:
        chunk = yield from attempts.read()
        if not isinstance(chunk, bytes):
            return chunk
        if limit is not None and file.tell() + len(chunk) > limit:
            raise CohereError(f"the file has more than {limit} bytes", **attempts.error_context(reply))
        file.write(chunk)


def _prepare(settings: Settings, address: SplitResult, *, own: bool) -> PreparedCall:
    headers = settings.headers if own else {"user-agent": settings.headers["user-agent"]}
    send = Send(
        method="GET",
        url=address.geturl(),
        query=(),
        headers=dict(headers),
        content=None,
        form=(),
        files=(),
        timeout=settings.timeout,
        keep_open=True,
        max_reply_bytes=settings.max_reply_bytes,
        foreign=not own,
    )
    return PreparedCall(
        send=send,
        key=settings.api_key if own and "authorization" not in headers else "",
        path=_shown(address),
        settings=settings,
        safe=True,
        repeatable=True,
        streamed=True,
    )


def _check_url(url: object, base: str = "") -> SplitResult:
    """Raise DecodeError, which does not show the URL: it may hold a signature."""
    try:
        address = urlsplit(urljoin(base, url) if isinstance(url, str) else "")
        # JSON may hold halves of surrogates, which no URL can.
        address.geturl().encode()
        host = address.hostname or ""
        # Reading the port checks it.
        if address.scheme in _DEFAULT_PORTS and can_be_looked_up(host) and address.port != 0:
            return address
    except ValueError:
        pass
    given = "a redirect leads to a URL" if base else "the API gave a URL"
    raise DecodeError(f"{given} that can't be fetched: it must begin with https:// or http:// and a host")


def _refuse_unencrypted(address: SplitResult, settings: Settings) -> SplitResult:
    if not settings.allow_http and is_plain_http(address.geturl()):
        raise DecodeError(f"{_shown(address)} is not fetched, as it would come unencrypted; allow_http=True allows it")
    return address


def _origin(address: SplitResult) -> tuple[str, str | None, int | None]:
    return address.scheme, address.hostname, address.port or _DEFAULT_PORTS[address.scheme]


def shown_url(url: object) -> str:
    """Return the URL without what may give access. Raises DecodeError for one that can't be fetched."""
    return _shown(_check_url(url))


def _shown(address: SplitResult) -> str:
    """Return the address without user, password and query."""
    return f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path}"
