"""Keeping keys out of what is shown: texts of errors and logs lose them, however a server wrote them back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

REDACTED: Final = "[redacted]"

# Fewer characters keep no secret, and would match ordinary text.
_SHORTEST_SECRET: Final = 4
# A shorter one is found only where it stands as a word.
_SHORTEST_ANYWHERE: Final = 8
_SECRET_HEADER: Final = re.compile(r"auth|cookie|key|token|secret|password", re.IGNORECASE)
_NO_WORD_BEFORE: Final = r"(?:(?<![0-9A-Za-z_])|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4})|(?<=\\[bfnrt]))"
_NO_WORD_AFTER: Final = r"(?![0-9A-Za-z_])"
_SIGNED: Final = re.compile(
    r"(?i)\b(X-(?:Amz|Goog)-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature|sig)=[^&\s\"'<>\\]+"
)
"""What gives access in URLs that are signed in advance, as the storage services name it."""


class ShownHeaders(Mapping[str, str]):
    """A reply's headers, without the secrets of its request wherever the server repeats them."""

    def __init__(self, headers: Mapping[str, str], keys: tuple[str, ...], sent: Mapping[str, str]) -> None:
        self._headers = headers
        self._keys = keys
        self._sent = sent

    @property
    def secrets(self) -> tuple[str, ...]:
        # Found when asked for: few look at the headers of a good reply.
        return (*self._keys, *find_secrets(self._sent))

    def __getitem__(self, name: str) -> str:
        value = self._headers[name]
        return redact(value, self.secrets)

    def __iter__(self) -> Iterator[str]:
        return iter(self._headers)

    def __len__(self) -> int:
        return len(self._headers)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, ({name.lower(): value for name, value in self.items()},)


def find_secrets(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the headers of a request hold that must not be shown: credentials, with and without their scheme."""
    found = [part for name, value in headers.items() if _is_secret(name) for part in _parts(name, value)]
    return tuple(dict.fromkeys(part for part in found if part))


@lru_cache(maxsize=256)
def _is_secret(name: str) -> bool:
    return _SECRET_HEADER.search(name) is not None


def _parts(name: str, value: str) -> list[str]:
    cookies = [one.partition("=")[2].strip() for one in value.split(";")] if name.lower() == "cookie" else []
    return [value, value.partition(" ")[2], *cookies]


def find_secrets_of_url(url: str) -> tuple[str, ...]:
    """Return the values in the query of a signed URL: any of them may give access."""
    values = [pair.partition("=")[2] for pair in url.partition("?")[2].partition("#")[0].split("&")]
    return tuple(unquote(value) for value in values if len(value) >= _SHORTEST_ANYWHERE)


def redact(text: str, secrets: Iterable[str]) -> str:
    """Return the text without any of the secrets, also where they are escaped as in JSON, a URL or HTML."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_SECRET:
            text = _pattern(secret).sub(REDACTED, text)
    return text


def redact_text(text: str, secrets: Iterable[str]) -> str:
    """Return the text as logs and errors show it: without the secrets, and without what signs the URLs in it."""
    text = redact(text, secrets)
    return _SIGNED.sub(rf"\1={REDACTED}", text) if "=" in text else text


def find_secrets_of_reply(reply: object) -> tuple[str, ...]:
    """Return the secrets of the request that gave a reply."""
    headers = getattr(getattr(reply, "http", None), "headers_as_given", None)
    return headers.secrets if isinstance(headers, ShownHeaders) else ()


@lru_cache(maxsize=8)
def _pattern(secret: str) -> re.Pattern[str]:
    written = "".join(map(_spellings, secret))
    return re.compile(written if len(secret) >= _SHORTEST_ANYWHERE else _NO_WORD_BEFORE + written + _NO_WORD_AFTER)


def _spellings(char: str) -> str:
    """Return the ways to write one character: by its number, or itself, perhaps behind a backslash."""
    code = f"{ord(char):x}"
    return rf"(?:\\+u(?i:{code:0>4})|%(?:25)*(?i:{code:0>2})|&#(?:{ord(char)}|[xX]0*(?i:{code}));|\\*{re.escape(char)})"
