"""Keeping keys out of what is shown: texts of errors and logs lose them, however a server wrote them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

REDACTED: Final = "[redacted]"

# A shorter "key" would match ordinary text.
_SHORTEST_SECRET: Final = 8
_SECRET_HEADERS: Final = ("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key")


def secrets_of(headers: Mapping[str, str]) -> tuple[str, ...]:
    """What the headers of a request hold that must not be shown: credentials, with and without their scheme."""
    values = [headers[name] for name in _SECRET_HEADERS if name in headers]
    return tuple(dict.fromkeys(part for value in values for part in (value, value.partition(" ")[2]) if part))


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text without any of the secrets, also where they are escaped as in JSON, a URL or HTML."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_SECRET:
            text = _pattern(secret).sub(REDACTED, text)
    return text


@lru_cache(maxsize=8)
def _pattern(secret: str) -> re.Pattern[str]:
    return re.compile("".join(map(_written, secret)))


def _written(char: str) -> str:
    """The ways to write one character: by its number, or itself, perhaps behind a backslash."""
    code = f"{ord(char):x}"
    return rf"(?:\\+u(?i:{code:0>4})|%(?:25)*(?i:{code:0>2})|&#(?:{ord(char)}|[xX]0*(?i:{code}));|\\*{re.escape(char)})"
