"""From a `Request`, the client's settings and the options of one call to what goes on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from cohere_api.runtime.encoding import as_text
from cohere_api.runtime.operations import RequestOptions
from cohere_api.runtime.values import is_sequence

from .._port.exchange import Send
from .._settings.hooks import ApiKey
from .._settings.options import Options, Settings, check_bytes, check_headers, check_mapping, lower_header_names
from ..errors import ValidationError
from .files import read_files
from .json_body import json_body

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

_OPTIONS: Final = frozenset(RequestOptions.__annotations__)
_MAPPINGS: Final = frozenset(name for name in _OPTIONS if name.startswith("additional_"))


@dataclass(slots=True)
class PreparedCall:
    """One call, checked and encoded; the key is added for each attempt."""

    send: Send
    key: ApiKey = field(repr=False)
    path: str
    settings: Settings
    """The client's, with what this call sets for itself."""
    safe: bool
    """Whether a request that may have been processed can be sent again."""
    repeatable: bool
    """Whether its body can be read a second time."""
    streamed: bool
    """Whether a successful reply is left open, to be read as it comes."""


def prepare_call(
    request: Request[Any], settings: Settings, options: RequestOptions | None, *, streamed: bool = False
) -> PreparedCall:
    """Check and encode one call. Raises ValidationError for what can't be sent."""
    endpoint = request.endpoint
    given: RequestOptions = {}
    if options:
        given = _check_options(options)
        settings = _apply_options(settings, given)
    try:
        path = request.path
        content = json_body(request, given)
        files = read_files(request.files) if request.files else ()
        send = Send(
            method=endpoint.method,
            url=settings.base_url + path,
            query=_query(request, given) if request.query or given else (),
            headers=_headers(request, settings, given, content),
            content=content,
            form=_form(request, given) if request.form or files else (),
            files=files,
            timeout=settings.timeout,
            # Read piece by piece, a reply can be given up at its deadline.
            keep_open=streamed or settings.deadline is not None,
            chunk_size=check_bytes("chunk_size", given["chunk_size"]) if "chunk_size" in given else None,
            max_reply_bytes=settings.max_reply_bytes,
        )
    except ValidationError as error:
        raise ValidationError(error.message, method=endpoint.method, path=endpoint.path) from None
    return PreparedCall(
        send=send,
        # An Authorization header of the user's own replaces ours.
        key="" if "authorization" in send.headers else settings.api_key,
        path=path,
        settings=settings,
        safe=endpoint.retry == "safe",
        repeatable=not files or all(part.repeatable for part in files),
        streamed=streamed,
    )


def _check_options(options: RequestOptions) -> RequestOptions:
    check_mapping("request_options", options)
    if unknown := options.keys() - _OPTIONS:
        raise ValidationError(f"unknown request option {min(unknown)!r}; there are {', '.join(sorted(_OPTIONS))}")
    # None means not given, as for every other argument.
    given = {name: value for name, value in options.items() if value is not None}
    for name in given.keys() & _MAPPINGS:
        check_mapping(name, given[name])
    if "timeout_in_seconds" in given:
        if "timeout" in given:
            raise ValidationError("timeout and timeout_in_seconds are two names of one option: pass one")
        given["timeout"] = given.pop("timeout_in_seconds")
    return cast(RequestOptions, given)


def _apply_options(settings: Settings, given: RequestOptions) -> Settings:
    own = {name: value for name, value in given.items() if name in Options.__annotations__}
    return settings.changed(**cast(Options, own)) if own else settings


def _headers(request: Request[Any], settings: Settings, given: RequestOptions, content: bytes | None) -> dict[str, str]:
    headers = dict(settings.headers)
    if request.headers:
        headers.update(check_headers(lower_header_names(dict(request.header_pairs()))))
    if content is not None:
        headers["content-type"] = "application/json"
    if more := given.get("additional_headers"):
        headers.update(check_headers(lower_header_names(more)))
    return headers


def _query(request: Request[object], given: RequestOptions) -> list[tuple[str, str]]:
    return request.query_pairs() + _pairs(given.get("additional_query_parameters"))


def _form(request: Request[object], given: RequestOptions) -> list[tuple[str, str]]:
    return request.form_pairs() + _pairs(given.get("additional_body_parameters"))


def _pairs(values: Mapping[str, object] | None) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in (values or {}).items():
        items = value if is_sequence(value) else (value,)
        pairs += [(name, as_text(item)) for item in items]
    return pairs
