"""Decoders: from parsed JSON to typed values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone, tzinfo
from operator import length_hint
from typing import Any, Final

from .problems import DecodeError
from .values import T, is_dict, is_list

MissingFields = Callable[[str, tuple[str, ...]], None]
"""Takes the name of a model and the names of the required fields that a reply lacks."""

Strictness = bool | MissingFields
"""What happens when a required field is missing. True: DecodeError. False: nothing. A function: it is called."""

Decoder = Callable[[Any, Strictness], T]
"""Takes parsed JSON and a `Strictness`; returns the typed value or raises DecodeError."""

_JSON_KINDS: Final[dict[type, str]] = {
    dict: "an object",
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}


def expected(kind: str, value: object) -> DecodeError:
    """Return the error for a value that is not of the kind that the spec gives."""
    found = type(value)
    return DecodeError(f"expected {kind}, got {_JSON_KINDS.get(found, found.__name__)}", steps=())


def as_list(value: Any, strict: Strictness = False) -> list[Any]:
    """Return the list itself, its items unread. Raises DecodeError for anything else."""
    if not is_list(value):
        raise expected("an array", value)
    return value


def as_dict(value: Any, strict: Strictness = False) -> dict[str, Any]:
    """Return the dict itself, its values unread. Raises DecodeError for anything else."""
    if not is_dict(value):
        raise expected("an object", value)
    return value


def decode_list(value: Any, decode: Decoder[T], strict: Strictness) -> list[T]:
    """Decode each item of a list. Raises DecodeError."""
    items = as_list(value)
    rest = iter(items)
    try:
        return [decode(item, strict) for item in rest]
    except DecodeError as error:
        # Counting as we go would slow down every list that has nothing wrong in it.
        raise error.within(len(items) - length_hint(rest) - 1) from None


def decode_map(value: Any, decode: Decoder[T], strict: Strictness) -> dict[str, T]:
    """Decode each value of an object. Raises DecodeError."""
    decoded: dict[str, T] = {}
    for key, item in as_dict(value).items():
        try:
            decoded[key] = decode(item, strict)
        except DecodeError as error:
            raise error.within(key) from None
    return decoded


def list_of(decode: Decoder[T]) -> Decoder[list[T]]:
    """Return the decoder of a list of such values."""
    return lambda value, strict: decode_list(value, decode, strict)


def map_of(decode: Decoder[T]) -> Decoder[dict[str, T]]:
    """Return the decoder of an object whose values are such values."""
    return lambda value, strict: decode_map(value, decode, strict)


def nullable(decode: Decoder[T]) -> Decoder[T | None]:
    """Return the decoder of such a value or null."""
    return lambda value, strict: None if value is None else decode(value, strict)


def as_is(value: Any, strict: Strictness = False) -> Any:
    """Return the value unread."""
    return value


def decode_datetime(value: Any, strict: Strictness = False) -> datetime:
    """Decode a date-time in ISO 8601, or in another form that leaves no doubt. Raises DecodeError."""
    if not isinstance(value, str):
        raise expected("a date-time string", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return _parse_uncommon_datetime(value)


def decode_date(value: Any, strict: Strictness = False) -> date:
    """Decode the date of a date or a date-time. Raises DecodeError."""
    return decode_datetime(value).date()


def _parse_uncommon_datetime(value: str) -> datetime:
    from dateutil import parser

    try:
        return parser.isoparse(value)
    except ValueError:
        pass
    error = DecodeError(f"not a date-time: {value[:40]!r}", steps=())
    try:
        # The parser fills what the text lacks from `default`: only a whole date is the same under both.
        found, other = (parser.parse(value, default=datetime(2000 + day, day, day), tzinfos=_zone) for day in (1, 2))
    except (ValueError, ArithmeticError):
        raise error from None
    if found != other:
        raise error
    return found


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """Return the zone of an offset in seconds. Raises ValueError for a name alone: EST is another zone elsewhere."""
    if offset is None and name:
        raise ValueError(name)
    return None if offset is None else timezone(timedelta(seconds=offset))
