"""The JSON body of a request, and what it can't hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from cohere_api.runtime import Model, RequestOptions, Unknown, is_mapping, is_sequence, plain

from .. import _json
from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime import Request

_METHODS_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})
_NULL: Final = re.compile(rb"[:,\[]null[],}]")


def encoded_body(request: Request[Any], options: RequestOptions) -> bytes | None:
    """The body with `additional_body_parameters`; None for a request without one. Raises ValidationError."""
    try:
        body = _body(request, options)
        return None if body is None else encoded(body)
    except (TypeError, ValueError, RecursionError) as error:
        problem = str(error)
    path = request.endpoint.path
    raise ValidationError(f"the request can't be written as JSON: {problem}", method=request.method, path=path)


def encoded(value: Any) -> bytes:
    """The value as JSON. Raises ValueError that says what JSON can't hold."""
    problem: str | None
    try:
        content = _json.encode(value)
    except ValueError as error:
        problem = _not_a_number(value) or str(error)
    except (TypeError, RecursionError) as error:
        problem = str(error.__cause__ or error)
    else:
        # orjson writes null for NaN and Infinity, which says something else. To look at each value would cost more
        # than the encoding, so that is done only where there is a null.
        problem = _not_a_number(value) if b"null" in content and _NULL.search(content) else None
        if problem is None:
            return content
    raise ValueError(problem)


def _body(request: Request[Any], options: RequestOptions) -> Any:
    more = options.get("additional_body_parameters")
    if not more or request.form or request.files:
        return request.body
    if request.body is not None:
        return {**_json_object(request.body), **more}
    # A call that sends nothing may take something by a newer version of the API.
    if request.method in _METHODS_WITH_BODY:
        return dict(more)
    raise TypeError(f"additional_body_parameters can't be sent, a {request.method} has no body")


def _json_object(body: Any) -> Mapping[str, Any]:
    plainly = plain(body)
    if not is_mapping(plainly):
        raise TypeError("additional_body_parameters need a body that is a JSON object")
    return plainly


def _not_a_number(body: Any) -> str | None:
    try:
        found = _steps_to_not_a_number(body)
    except RecursionError:
        # It holds itself, and the encoder has said so.
        return None
    if found is None:
        return None
    steps, number = found
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    return f"{place} is {number}, and JSON has no NaN or Infinity"


def _steps_to_not_a_number(value: Any) -> tuple[tuple[str | int, ...], float] | None:
    if isinstance(value, float):
        return None if isfinite(value) else ((), value)
    for step, item in _items(value.to_dict() if isinstance(value, Model | Unknown) else value):
        if found := _steps_to_not_a_number(item):
            steps, number = found
            return (step, *steps), number
    return None


def _items(value: Any) -> Iterable[tuple[str | int, Any]]:
    if is_mapping(value):
        return value.items()
    return enumerate(value) if is_sequence(value) else ()
