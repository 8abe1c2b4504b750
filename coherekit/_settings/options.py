"""What a client is set to: options checked once, when they are given, with the environment read at construction."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypedDict, Unpack, cast

from .._version import __version__
from ..errors import ValidationError
from .addresses import ClientEnvironment, check_url, refuse_plain_http, url_of
from .hooks import ApiKey, KeyFunction, OnRetry
from .retry_budget import RetryBudget
from .timeouts import DEFAULT_TIMEOUT, Timeout, check_seconds, check_timeout

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Timeouts

MAX_REPLY_BYTES: Final = 64 * 1024 * 1024
"""The most bytes that a reply may have, once inflated, where no other limit is set."""

_KEY_VARIABLES: Final = ("CO_API_KEY", "COHERE_API_KEY")
_URL_VARIABLE: Final = "CO_API_URL"
_HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_IN_KEYS: Final = "\"'\\"


class Options(TypedDict, total=False):
    """What a client takes beside its key, and `with_options` changes.

    None is the same as leaving an option out, but for `retry_budget`, where it is no limit.

    An option that is a setting of its own needs one line here, one in `Settings`, and its check in `_CHECKS`.
    """

    base_url: str | None
    environment: ClientEnvironment | str | None
    client_name: str | None
    timeout: float | Timeouts | None
    deadline: float | None
    max_retries: int | None
    retry_budget: int | None
    on_retry: OnRetry | None
    headers: Mapping[str, str] | None
    strict: bool | None
    idle_timeout: float | None
    max_reply_bytes: int | None
    allow_http: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    api_key: ApiKey = field(repr=False)
    base_url: str
    headers: Mapping[str, str] = field(repr=False)
    """Sent with every request; lower-case names."""
    timeout: Timeout | None = DEFAULT_TIMEOUT
    """None leaves it to the user's own HTTP client."""
    deadline: float | None = None
    """Seconds for a whole call."""
    max_retries: int = 2
    retry_budget: RetryBudget = field(default_factory=RetryBudget)
    """Shared by all calls, and by copies of these settings."""
    on_retry: OnRetry | None = None
    strict: bool = False
    idle_timeout: float | None = None
    """Seconds that a stream may go without an event; None for as long as bytes come."""
    max_reply_bytes: int = MAX_REPLY_BYTES
    """What a reply, an event of a stream, or all of its events added up, may have."""
    allow_http: bool = False
    """Whether requests may leave this machine unencrypted."""

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client can't be pickled, since it holds a key and connections: make one where it is needed")

    def changed(self, *, api_key: ApiKey | None = None, **options: Unpack[Options]) -> Settings:
        """Return these settings with other options; `headers` are added.

        Raises ValidationError for what can't be used.
        """
        if unknown := options.keys() - Options.__annotations__.keys():
            known = ", ".join(sorted(Options.__annotations__))
            raise TypeError(f"there is no option {min(unknown)!r}; there are api_key, {known}")
        every: dict[str, object] = {"api_key": api_key, **options}
        given = {name: value for name, value in every.items() if value is not None or name == "retry_budget"}
        if "environment" in given:
            given = {"base_url": url_of(given["environment"]), **given}
        checked = {name: check(given[name]) for name, check in _CHECKS.items() if name in given}
        if "client_name" in given or "headers" in given:
            checked["headers"] = {**self.headers, **_headers(given.get("client_name"), given.get("headers"))}
        changed = replace(self, **checked)
        if not changed.allow_http:
            refuse_plain_http(changed.base_url)
        return changed


def resolve_settings(api_key: ApiKey | None = None, **options: Unpack[Options]) -> Settings:
    """Return what a client is set to, with the environment for what is left out. Raises ValidationError."""
    options["base_url"] = options.get("base_url") or None
    elsewhere = options["base_url"] or options.get("environment")
    settings = Settings(
        api_key="",
        base_url="" if elsewhere else _url_of_environment(),
        headers={"user-agent": f"coherekit/{__version__}"},
    )
    return settings.changed(api_key=_key_of_environment() if api_key is None else api_key, **options)


def _url_of_environment() -> str:
    given = os.environ.get(_URL_VARIABLE)
    return check_url(_URL_VARIABLE, given) if given else url_of(ClientEnvironment.PRODUCTION)


def _key_of_environment() -> str:
    key = next((value for name in _KEY_VARIABLES if (value := os.environ.get(name))), None)
    if key is None:
        raise ValidationError('no API key: set CO_API_KEY or pass api_key= (api_key="" where the server wants none)')
    return key


def _key(given: object) -> ApiKey:
    return cast(KeyFunction, given) if callable(given) else check_key(given)


def check_key(key: object) -> str:
    """Return the key, if a header can carry it. The error tells where it is wrong and does not show it."""
    if not isinstance(key, str):
        raise ValidationError(f"the API key must be a str, not {type(key).__name__}")
    for position, char in enumerate(key, 1):
        if not "!" <= char <= "~" or char in _NOT_IN_KEYS:
            raise ValidationError(f"the API key has a character that no key holds (number {position} of {len(key)})")
    return key


def _budget(retries: object) -> RetryBudget:
    return RetryBudget(None if retries is None else _check_retries("retry_budget", retries))


def _check_hook(hook: object) -> OnRetry:
    if not callable(hook) or iscoroutinefunction(hook):
        raise ValidationError(f"on_retry must be a plain function that takes a RetryEvent, not {hook!r}")
    return cast(OnRetry, hook)


def refuse_awaitable(returned: object, problem: str) -> None:
    """Raise ValidationError for what an async function returned; closed, so that Python does not warn of it."""
    if isawaitable(returned):
        getattr(returned, "close", lambda: None)()
        raise ValidationError(problem)


def _check_retries(name: str, count: object) -> int:
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ValidationError(f"{name} must be a whole number, 0 or more, not {count!r}")
    return count


def check_bytes(name: str, count: object) -> int:
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValidationError(f"{name} must be a whole number of bytes above 0, not {count!r}")
    return count


def _check_switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValidationError(f"{name} must be True or False, not {value!r}")
    return value


def _headers(client_name: object, headers: object) -> dict[str, str]:
    named = {} if client_name is None else {"x-client-name": client_name}
    return check_headers({**named, **lower_header_names(check_mapping("headers", headers or {}))})


def check_mapping(name: str, given: object) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise ValidationError(f"{name} must be a dict, not {type(given).__name__}")
    return cast(Mapping[str, Any], given)


def lower_header_names(headers: Mapping[str, str]) -> dict[str, str]:
    """Raise ValidationError for a name that HTTP does not allow."""
    for name in headers:
        if not isinstance(cast(object, name), str) or not _HEADER_NAME.fullmatch(name):
            raise ValidationError(f"the header {name!r} can't be sent: a name is letters, digits and hyphens")
    return {name.lower(): value for name, value in headers.items()}


def check_headers(headers: dict[str, Any]) -> dict[str, str]:
    """Return the headers, if HTTP can carry them. The error names the header and does not show its value."""
    for name, value in headers.items():
        if not isinstance(value, str) or not value.isascii() or not value.isprintable() or value != value.strip():
            problem = "its value must be printable ASCII text without spaces around it"
            raise ValidationError(f"the header {name!r} can't be sent: {problem}")
    return headers


_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "api_key": _key,
    "base_url": lambda given: check_url("base_url", given),
    "timeout": check_timeout,
    "deadline": partial(check_seconds, "deadline"),
    "max_retries": partial(_check_retries, "max_retries"),
    "retry_budget": _budget,
    "on_retry": _check_hook,
    "strict": partial(_check_switch, "strict"),
    "allow_http": partial(_check_switch, "allow_http"),
    "idle_timeout": partial(check_seconds, "idle_timeout"),
    "max_reply_bytes": partial(check_bytes, "max_reply_bytes"),
}
