"""What the exceptions of an HTTP client mean, by the names that httpx and its kin give them.

By name, because any client with httpx's interface may be used: each has classes of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .._port.exchange import Failure
from .content_encoding import EncodingError
from .stale_connections import was_reused


class Meaning(NamedTuple):
    said: str
    timed_out: bool = False
    unsent: bool = False
    worth_retrying: bool = True


_MEANINGS: Final[dict[str, Meaning]] = {
    "ConnectTimeout": Meaning("connecting took too long", timed_out=True, unsent=True),
    "PoolTimeout": Meaning("no connection of the pool came free in time", timed_out=True, unsent=True),
    "ReadTimeout": Meaning("the reply took too long", timed_out=True),
    "WriteTimeout": Meaning("sending the request took too long", timed_out=True),
    "TimeoutException": Meaning("the call took too long", timed_out=True),
    "ConnectError": Meaning("can't connect", unsent=True),
    "ProxyError": Meaning("the proxy refused the connection", unsent=True),
    "NetworkError": Meaning("the connection broke"),
    "RemoteProtocolError": Meaning("the connection broke"),
    "LocalProtocolError": Meaning("the request can't be sent", worth_retrying=False),
    "UnsupportedProtocol": Meaning("the URL can't be used", worth_retrying=False),
    "InvalidURL": Meaning("the URL can't be used", worth_retrying=False),
    "IDNAError": Meaning("the URL can't be used", worth_retrying=False),
    "DecodingError": Meaning("the reply's content encoding is broken", worth_retrying=False),
    "StreamError": Meaning("the reply was closed", worth_retrying=False),
    "HTTPError": Meaning("the HTTP client failed", worth_retrying=False),
}

# httpx lets some of these through: h11's where a file grows while it is sent, idna's for a host such as "xn--".
_THEIRS: Final = ("httpx", "h11.", "idna.")
_UNTRUSTED: Final = "CERTIFICATE_VERIFY_FAILED"
"""How Python's ssl module names a certificate that does not hold; none becomes better within seconds."""


def failure_of(error: Exception, heard: Sequence[str] = ()) -> Failure | None:
    """Tell what a client's exception means; None for one that is no HTTP client's. `heard`: the traced events."""
    if isinstance(error, EncodingError):
        return error.failure
    for kind in type(error).__mro__:
        if kind.__module__.startswith(_THEIRS) and (meaning := _MEANINGS.get(kind.__name__)):
            said, timed_out, unsent, worth_retrying = meaning
            stale = worth_retrying and not timed_out and not unsent and was_reused(heard)
            text = str(error)
            worth_retrying = worth_retrying and _UNTRUSTED not in text
            return Failure(f"{said}: {text}" if text else said, timed_out, unsent, worth_retrying, stale=stale)
    return None
