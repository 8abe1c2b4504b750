"""What the environment says of proxies and certificates."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING

from ..errors import CohereError, ValidationError

if TYPE_CHECKING:
    import ssl

_making = RLock()
"""Held while the TLS context of all is made."""


def tls_context() -> ssl.SSLContext:
    """Return the one context of the whole process: each costs tens of milliseconds."""
    with _making:
        return _new_tls_context()


def renew_lock() -> None:
    """Use another lock, in the child after a fork: a thread that is not in the child may hold this one for ever."""
    global _making  # noqa: PLW0603
    _making = RLock()


@cache
def _new_tls_context() -> ssl.SSLContext:
    import httpx

    with refuse_environment("SSL_CERT_FILE, SSL_CERT_DIR or SSLKEYLOGFILE"):
        return httpx.create_ssl_context()


@contextmanager
def refuse_environment(names: str) -> Generator[None, None, None]:
    """Raise ValidationError for whatever a library raises about these variables."""
    try:
        yield
    except CohereError:
        raise
    except Exception as error:
        # A proxy's address may hold a password, and httpx shows the part that it can't read.
        problem = "an address is malformed" if type(error).__name__ == "InvalidURL" else str(error)
        raise ValidationError(f"what {names} of the environment says can't be used: {problem}") from None


def has_proxy() -> bool:
    """Tell whether the environment names one, as httpx reads it; which addresses it is for is then left to httpx."""
    from urllib.request import getproxies

    proxies = getproxies()
    return any(proxies.get(scheme) for scheme in ("http", "https", "all"))
