"""Encoders: from arguments and models to JSON data and to the text of paths, queries and headers."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from .problems import ValidationError
from .values import NULL, Received, is_mapping, is_sequence


def plain(value: object) -> Any:
    """Return the value as JSON data: models become dicts, `NULL` becomes None, date-times become RFC 3339 strings."""
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    return json_default(value)


def as_json(value: Any) -> Any:
    """Return `plain(value)`, but leave None (the field is left out) and `NULL` as they are."""
    return value if value is None or value is NULL else plain(value)


def json_object(fields: dict[str, Any], additional: dict[str, Any] | None) -> dict[str, Any]:
    """Return the fields that are not None, `NULL` as None, then the fields that the spec does not name."""
    given = {name: None if value is NULL else value for name, value in fields.items() if value is not None}
    return given if additional is None else {**given, **additional}


def json_default(value: Any) -> Any:
    """Serve as the `default=` hook of a JSON encoder for our values. Raises TypeError for anything else."""
    if isinstance(value, Received):
        return value.to_dict()
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, date):
        return rfc3339(value)
    if is_sequence(value):
        return [plain(item) for item in value]
    if is_mapping(value):
        return {key: plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} can't be sent as JSON")


def rfc3339(value: date) -> str:
    """Return a date or date-time in RFC 3339, `Z` for UTC; a naive date-time is taken as UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.isoformat().replace("+00:00", "Z")


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that were given: `None` means left out."""
    return {name: value for name, value in values.items() if value is not None}


def listed(name: str, value: Any) -> Any:
    """Return the value of an argument that takes a list. Raises TypeError for a `str`."""
    if isinstance(value, str):
        raise TypeError(f"{name} takes a list of values, not one str")
    return value


def whole_or_fields(name: str, whole: Any, fields: dict[str, Any], required: tuple[str, ...]) -> Any:
    """Return the body of a call that takes it whole, as argument `name`, or field by field.

    Raises TypeError if it is given both ways, or without a required field.
    """
    given = present(fields)
    if whole is not None and given:
        raise TypeError(f"give {name} or its fields ({', '.join(given)}), not both")
    lacking = [field for field in required if field not in given]
    if whole is None and lacking:
        raise TypeError(f"give {name}, or the fields it requires: {', '.join(lacking)}")
    return given if whole is None else whole


def path_segment(name: str, value: Any) -> str:
    """Return a path parameter, percent-encoded, as exactly one segment. Raises ValidationError for an empty one."""
    # Slow to import, as `json` is, and most models are used without it.
    from urllib.parse import quote

    text = "" if value is None or value is NULL else as_text(value)
    if text in ("", ".", ".."):
        raise ValidationError(f"{name} can't be {value!r}: it is one segment of the path")
    return quote(text, safe="")


def as_text(value: Any) -> str:
    """Return a value as a path, a query or a header holds it. Raises ValidationError for what is no Unicode text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return rfc3339(value)
    text = "null" if value is NULL else str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError("a text with half a surrogate pair can't be sent") from None
    return text


def as_pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the values that were given as names and texts; each item of a list is a pair of its own."""
    pairs: list[tuple[str, str]] = []
    for name, value in present(values).items():
        items: Sequence[Any] = value if is_sequence(value) else (value,)
        pairs += [(name, as_text(item)) for item in items]
    return pairs
