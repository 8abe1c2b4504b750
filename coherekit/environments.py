"""Where the API is: the environments that are known, and the check of an address."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final
from urllib.parse import urlsplit

from .errors import ValidationError

_COHERE_DOMAINS: Final = ("cohere.com", "cohere.ai")


class ClientEnvironment(Enum):
    """The places where the API is served, for a client's `environment`."""

    PRODUCTION = "https://api.cohere.com"


def url_of(environment: Any) -> str:
    return checked_url("environment", environment.value if isinstance(environment, ClientEnvironment) else environment)


def checked_url(name: str, given: Any) -> str:
    """The address without a slash at its end; `/v1` is dropped where Cohere serves the API."""
    if not isinstance(given, str):
        raise ValidationError(f"{name} must be a str, not {type(given).__name__}")
    if not given.isprintable() or " " in given:
        raise ValidationError(f"{name} holds white space or control characters")
    try:
        parts = urlsplit(given)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise ValidationError(f"{name} can't be used: {error}") from None
    if "@" in parts.netloc:
        raise ValidationError(f"{name} must not hold a user name or password; pass api_key=")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValidationError(f"{name} must look like https://host or http://host:port/path, not {given!r}")
    path = parts.path.rstrip("/")
    if path == "/v1" and _belongs_to_cohere(parts.hostname):
        path = ""
    return f"{parts.scheme}://{parts.netloc}{path}"


def _belongs_to_cohere(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _COHERE_DOMAINS)
