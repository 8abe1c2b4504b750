"""Where the API is: the environments that are known, and the check of an address."""

from __future__ import annotations

import re
from enum import Enum
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

from ..errors import ValidationError

_COHERE_DOMAINS: Final = ("cohere.com", "cohere.ai")
_ADDRESS: Final = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]*)?")
_TOO_LONG_FOR_LABEL: Final = 64
_LOOPBACK: Final = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


class ClientEnvironment(Enum):
    """The places where the API is served, for a client's `environment`."""

    PRODUCTION = "https://api.cohere.com"


def url_of(environment: object) -> str:
    return check_url("environment", environment.value if isinstance(environment, ClientEnvironment) else environment)


def check_url(name: str, given: object) -> str:
    """Return the address without a slash at its end; `/v1` is dropped where Cohere serves the API."""
    if not isinstance(given, str):
        raise ValidationError(f"{name} must be a str, not {type(given).__name__}")
    if not given.isprintable() or " " in given or "\\" in given:
        raise ValidationError(f"{name} holds white space, control characters or a backslash")
    try:
        parts = urlsplit(given)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise ValidationError(f"{name} can't be used: {error}") from None
    if "@" in parts.netloc:
        raise ValidationError(f"{name} must not hold a user name or password; pass api_key=")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValidationError(f"{name} must look like https://host or http://host:port/path, not {given!r}")
    if not _ADDRESS.fullmatch(parts.netloc):
        raise ValidationError(f"{name} must name its host in ASCII (an international one as xn--...), not {given!r}")
    if not can_be_looked_up(parts.hostname):
        raise ValidationError(f"{name} names a host that can't be looked up: {parts.hostname[:100]!r}")
    path = parts.path.rstrip("/")
    if path == "/v1" and _belongs_to_cohere(parts.hostname):
        path = ""
    return f"{parts.scheme}://{parts.netloc}{path}"


def refuse_plain_http(url: str) -> None:
    """Raise ValidationError for an http address of another machine."""
    if is_plain_http(url):
        raise ValidationError(
            f"{url} would take the key and all requests unencrypted: use https, or pass allow_http=True"
        )


def is_plain_http(url: str) -> bool:
    """Tell whether what is sent there leaves this machine unencrypted."""
    return url[:5].lower() == "http:" and not _is_this_machine(urlsplit(url).hostname or "")


def can_be_looked_up(host: str) -> bool:
    """Tell whether a resolver takes it; otherwise Python raises an error that is none of the network."""
    return all(0 < len(label) < _TOO_LONG_FOR_LABEL for label in host.removesuffix(".").split("."))


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host) in _LOOPBACK[":" in host]
    except ValueError:
        return False


def _belongs_to_cohere(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _COHERE_DOMAINS)
