"""The JSON body of a request, and what JSON can't hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Final

from cohere_api.runtime.encoding import plain
from cohere_api.runtime.models import Model, Unknown
from cohere_api.runtime.operations import RequestOptions
from cohere_api.runtime.values import is_mapping, is_sequence

from .. import _json
from ..errors import ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

_METHODS_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})
_NULL: Final = re.compile(rb"[:,\[]null[],}]")


def json_body(request: Request[object], options: RequestOptions) -> bytes | None:
    """Return the body with `additional_body_parameters`; None for a request without one. Raises ValidationError."""
    try:
        body = request.body
        if (more := options.get("additional_body_parameters")) and not (request.form or request.files):
            body = _join(request, more)
        return None if body is None else encode_json(body)
    except (TypeError, ValueError, RecursionError) as error:
        problem = str(error)
    path = request.endpoint.path
    raise ValidationError(f"the request can't be written as JSON: {problem}", method=request.method, path=path)


def encode_json(value: object) -> bytes:
    """Return the value as JSON. Raises ValueError that says what JSON can't hold."""
    problem: str | None
    try:
        content = _json.encode(value)
    except ValueError as error:
        problem = _describe_non_finite(value) or str(error)
    except (TypeError, RecursionError) as error:
        problem = str(error.__cause__ or error)
    else:
        # orjson writes null for NaN and Infinity. Looking at every value takes longer than encoding them, so that is
        # done only where there is a null.
        problem = _describe_non_finite(value) if b"null" in content and _NULL.search(content) else None
        if problem is None:
            return content
    raise ValueError(problem)


def _join(request: Request[object], more: Mapping[str, object]) -> Mapping[str, object]:
    if request.body is not None:
        body = plain(request.body)
        if not is_mapping(body):
            raise TypeError("additional_body_parameters need a body that is a JSON object")
        return {**body, **more}
    # A call that sends nothing may take something by a newer version of the API.
    if request.method in _METHODS_WITH_BODY:
        return dict(more)
    raise TypeError(f"additional_body_parameters can't be sent, a {request.method} has no body")


def _describe_non_finite(body: object) -> str | None:
    try:
        found = _find_non_finite(body)
    except RecursionError:
        # The value holds itself, and the encoder has said so.
        return None
    if found is None:
        return None
    steps, number = found
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    return f"{place} is {number}, and JSON has no NaN or Infinity"


def _find_non_finite(value: object) -> tuple[tuple[str | int, ...], float] | None:
    """Return the steps to the first NaN or Infinity, and that number."""
    if isinstance(value, float):
        return None if isfinite(value) else ((), value)
    for step, item in _items(value.to_dict() if isinstance(value, Model | Unknown) else value):
        if found := _find_non_finite(item):
            steps, number = found
            return (step, *steps), number
    return None


def _items(value: object) -> Iterable[tuple[str | int, object]]:
    if is_mapping(value):
        return value.items()
    return enumerate(value) if is_sequence(value) else ()
