"""What a client is set to: options checked once, at construction, with the environment read then."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import urlsplit

from ._version import __version__
from .errors import ValidationError
from .steps import KeyFunction

ApiKey = str | KeyFunction
"""A key, or a function that returns one and is asked before each request (an async client awaits it if need be)."""

DEFAULT_BASE_URL: Final = "https://api.cohere.com"
DEFAULT_TIMEOUT: Final = 300.0
DEFAULT_MAX_RETRIES: Final = 2

_KEY_VARIABLES: Final = ("CO_API_KEY", "COHERE_API_KEY")
_URL_VARIABLE: Final = "CO_API_URL"
_COHERE_DOMAINS: Final = ("cohere.com", "cohere.ai")
_HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_KEYS: Final = "\"'\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    api_key: ApiKey = field(repr=False)
    base_url: str
    headers: Mapping[str, str] = field(repr=False)
    """Sent with every request; lower-case names."""
    timeout: float | None
    """Seconds; None leaves it to the user's own HTTP client."""
    max_retries: int
    strict: bool


def resolve_settings(
    *,
    api_key: ApiKey | None = None,
    base_url: str | None = None,
    client_name: str | None = None,
    timeout: float | None = DEFAULT_TIMEOUT,
    max_retries: int = DEFAULT_MAX_RETRIES,
    headers: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Settings:
    """Raises ValidationError for what can't be used."""
    named = {"x-client-name": client_name} if client_name else {}
    return Settings(
        api_key=_key(api_key),
        base_url=_base_url(base_url or os.environ.get(_URL_VARIABLE) or DEFAULT_BASE_URL),
        headers=checked_headers({"user-agent": f"coherekit/{__version__}", **named, **lower_names(headers or {})}),
        timeout=None if timeout is None else checked_timeout(timeout),
        max_retries=checked_retries(max_retries),
        strict=strict,
    )


def _key(given: ApiKey | None) -> ApiKey:
    if given is None:
        given = next((value for name in _KEY_VARIABLES if (value := os.environ.get(name))), None)
    if given is None:
        raise ValidationError('no API key: set CO_API_KEY or pass api_key= (api_key="" where the server wants none)')
    return given if callable(given) else checked_key(given)


def checked_key(key: Any) -> str:
    """The key, if a header can carry it. The error tells where it is wrong and does not show it."""
    if not isinstance(key, str):
        raise ValidationError(f"the API key must be a str, not {type(key).__name__}")
    for position, char in enumerate(key, 1):
        if not "!" <= char <= "~" or char in _NOT_IN_KEYS:
            raise ValidationError(f"the API key has a character that no key holds (number {position} of {len(key)})")
    return key


def _base_url(given: Any) -> str:
    if not isinstance(given, str):
        raise ValidationError(f"base_url must be a str, not {type(given).__name__}")
    if not given.isprintable() or " " in given:
        raise ValidationError("base_url holds white space or control characters")
    try:
        parts = urlsplit(given)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise ValidationError(f"base_url can't be used: {error}") from None
    if "@" in parts.netloc:
        raise ValidationError("base_url must not hold a user name or password; pass api_key=")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValidationError(f"base_url must look like https://host or http://host:port/path, not {given!r}")
    path = parts.path.rstrip("/")
    if path == "/v1" and _belongs_to_cohere(parts.hostname):
        path = ""
    return f"{parts.scheme}://{parts.netloc}{path}"


def _belongs_to_cohere(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _COHERE_DOMAINS)


def checked_timeout(seconds: Any) -> float:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < math.inf:
        raise ValidationError(f"timeout must be a number of seconds above 0, not {seconds!r}")
    return seconds


def checked_retries(count: Any) -> int:
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ValidationError(f"max_retries must be a whole number, 0 or more, not {count!r}")
    return count


def lower_names(headers: Mapping[str, str]) -> dict[str, str]:
    """Raises ValidationError for a name that HTTP does not allow."""
    for name in headers:
        if not isinstance(cast(object, name), str) or not _HEADER_NAME.fullmatch(name):
            raise ValidationError(f"the header {name!r} can't be sent: a name is letters, digits and hyphens")
    return {name.lower(): value for name, value in headers.items()}


def checked_headers(headers: dict[str, Any]) -> dict[str, str]:
    """The headers, if HTTP can carry them. The error names the header and does not show its value."""
    for name, value in headers.items():
        if not isinstance(value, str) or not value.isascii() or not value.isprintable():
            raise ValidationError(f"the header {name!r} can't be sent: its value must be printable ASCII text")
    return headers
