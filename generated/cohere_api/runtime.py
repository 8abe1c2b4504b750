# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What the generated modules and whoever calls them share: plain values, decoding, protocols.

Nothing here does I/O. A `Request` says what to send; `Request.path`, `.query_pairs()` and `.body` say how it looks on
the wire; `Endpoint.decode` turns the reply's JSON into a model.
"""

from __future__ import annotations

import copy
import enum
import re
from binascii import a2b_base64
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from operator import length_hint
from os import PathLike
from struct import unpack
from typing import (
    IO,
    TYPE_CHECKING,
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    Self,
    TypedDict,
    TypeGuard,
    TypeVar,
    Unpack,
    cast,
)

from attrs import NOTHING, define, field, fields

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)
T_co = TypeVar("T_co", covariant=True)
M = TypeVar("M", bound="Model")

Decoder = Callable[[Any, bool], T]
"""Takes parsed JSON and `strict`; gives the typed value or raises `DecodeProblem`."""

_Content = bytes | PathLike[str] | IO[bytes]
FileInput = _Content | tuple[str, _Content] | tuple[str, _Content, str]
"""A path, bytes, a binary file object, or (name, content) with or without a media type. A `str` is never taken for content."""


ID_HEADERS: Final = ("x-request-id", "x-debug-trace-id")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")
_LONGEST_REPR: Final = 8
_NOTHING: Final[Mapping[str, Any]] = {}


class _Null(enum.Enum):
    # orjson writes a member as its value.
    NULL = None

    def __repr__(self) -> str:
        return "NULL"


class Items(Protocol[T_co]):
    """A list, a tuple or another sequence, but not a `str`, which would be a sequence of its characters."""

    def __contains__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: int, /) -> T_co: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def __len__(self) -> int: ...


NULL: Final[Any] = _Null.NULL
"""Sends a JSON null, where `None` leaves the field out."""


class InvalidArgument(ValueError):
    """An argument that can't be sent; the message names it."""


class DecodeProblem(ValueError):
    """A reply that does not have the shape of its model. `path` is the JSON path, `$.results[3].index`."""

    def __init__(self, message: str, steps: tuple[str | int, ...] = ()) -> None:
        super().__init__(message, steps)
        self.message = message
        self.steps = steps

    @property
    def path(self) -> str:
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)

    def within(self, step: str | int) -> DecodeProblem:
        """The same problem seen from the value that holds it."""
        return DecodeProblem(self.message, (step, *self.steps))

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


MissingFields = Callable[[str, tuple[str, ...]], None]
_report_missing: list[MissingFields] = []


def on_missing_fields(report: MissingFields) -> None:
    """Have `report(model name, field names)` called when a reply lacks required fields (outside strict decoding)."""
    _report_missing[:] = [report]


def fill_missing(model: type[Model], data: dict[str, Any], strict: bool) -> dict[str, Any]:
    """The data with what it lacks. A published spec is often wrong about that: say so, raise only where asked to be strict."""
    lacking = tuple(sorted(model.REQUIRED - data.keys()))
    if strict:
        raise DecodeProblem(f"required field missing in {model.__name__}: {', '.join(lacking)}")
    for report in _report_missing:
        report(model.__name__, lacking)
    names = json_names(model)
    defaults = {
        names[one.name]: None if one.default is NOTHING else one.default for one in fields(model) if one.name in names
    }
    return {**defaults, **data}


new: Final = object.__new__
"""Makes a model whose fields `from_dict` then sets."""


def is_list(value: Any) -> TypeGuard[list[Any]]:
    return type(value) is list


def is_dict(value: Any) -> TypeGuard[dict[str, Any]]:
    return type(value) is dict


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, list | tuple) or (isinstance(value, Sequence) and not isinstance(value, str | bytes))


def is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def expected(kind: str, value: object) -> DecodeProblem:
    found = type(value)
    return DecodeProblem(f"expected {kind}, got {_JSON_KINDS.get(found, found.__name__)}")


_JSON_KINDS: Final[dict[type, str]] = {
    dict: "an object",
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a boolean",
    type(None): "null",
}


def as_list(value: Any, strict: bool = False) -> list[Any]:
    """The list itself: numbers and strings in it are not looked at."""
    if not is_list(value):
        raise expected("an array", value)
    return value


def as_dict(value: Any, strict: bool = False) -> dict[str, Any]:
    if not is_dict(value):
        raise expected("an object", value)
    return value


def decode_list(value: Any, decode: Decoder[T], strict: bool) -> list[T]:
    items = as_list(value)
    rest = iter(items)
    try:
        return [decode(item, strict) for item in rest]
    except DecodeProblem as problem:
        # To count them would cost every list in which nothing is wrong.
        raise problem.within(len(items) - length_hint(rest) - 1) from None


def decode_map(value: Any, decode: Decoder[T], strict: bool) -> dict[str, T]:
    decoded: dict[str, T] = {}
    for key, item in as_dict(value).items():
        try:
            decoded[key] = decode(item, strict)
        except DecodeProblem as problem:
            raise problem.within(key) from None
    return decoded


def list_of(decode: Decoder[T]) -> Decoder[list[T]]:
    return lambda value, strict: decode_list(value, decode, strict)


def map_of(decode: Decoder[T]) -> Decoder[dict[str, T]]:
    return lambda value, strict: decode_map(value, decode, strict)


def nullable(decode: Decoder[T]) -> Decoder[T | None]:
    return lambda value, strict: None if value is None else decode(value, strict)


def as_is(value: Any, strict: bool = False) -> Any:
    return value


def decode_nothing(value: Any, strict: bool = False) -> Empty:
    """For replies without a body."""
    return Empty()


def decode_datetime(value: Any, strict: bool = False) -> datetime:
    if not isinstance(value, str):
        raise expected("a date-time string", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return _parse_uncommon_datetime(value)


def _parse_uncommon_datetime(value: str) -> datetime:
    from dateutil import parser

    try:
        return parser.isoparse(value)
    except ValueError:
        pass
    problem = DecodeProblem(f"not a date-time: {value[:40]!r}")
    try:
        # What the text lacks comes from `default`: only a whole date is the same under both.
        found, other = (parser.parse(value, default=datetime(2000 + day, day, day), tzinfos=_zone) for day in (1, 2))
    except (ValueError, ArithmeticError):
        raise problem from None
    if found != other:
        raise problem
    return found


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The zone of a text. A name alone, as EST, means another one in another place."""
    if offset is None and name:
        raise ValueError(name)
    return None if offset is None else timezone(timedelta(seconds=offset))


def decode_date(value: Any, strict: bool = False) -> date:
    return decode_datetime(value).date()


U = TypeVar("U", bound="Unknown")


def unlisted(value: dict[str, Any], tag: object, unknown: type[U]) -> U:
    """The member of a discriminated union whose tag the spec does not list."""
    return unknown(tag=tag, raw=as_dict(value))


Candidate = tuple[frozenset[str], dict[str, tuple[Any, ...]], Decoder[Any]]
"""One object of a union without discriminator: required fields, the values of its fixed fields, decoder."""


def decode_fitting(value: dict[str, Any], candidates: Sequence[Candidate], strict: bool) -> Any:
    """Decode a union of objects that has no discriminator as the first whose required and fixed fields fit."""
    for required, fixed, decode in candidates:
        if required <= value.keys() and all(value.get(name, allowed[0]) in allowed for name, allowed in fixed.items()):
            return decode(value, strict)
    return Unknown(tag=None, raw=value)


def plain(value: object) -> Any:
    """The value as JSON data: models become dicts, `NULL` becomes None, date-times become RFC 3339 strings."""
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    return json_default(value)


def as_json(value: Any) -> Any:
    """`plain`, but for what stands for itself in a field: None (left out) and `NULL`."""
    return value if value is None or value is NULL else plain(value)


def json_object(fields: dict[str, Any], additional: dict[str, Any] | None) -> dict[str, Any]:
    """The fields that are given, `NULL` as null, then what came beyond the spec."""
    given = {name: None if value is NULL else value for name, value in fields.items() if value is not None}
    return given if additional is None else {**given, **additional}


def json_default(value: Any) -> Any:
    """The `default=` hook for a JSON encoder that meets one of our values. Raises TypeError for anything else."""
    if isinstance(value, Model | Unknown):
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
    """RFC 3339, `Z` for UTC; a naive date-time is taken as UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.isoformat().replace("+00:00", "Z")


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were given: `None` means left out."""
    return {name: value for name, value in values.items() if value is not None}


def listed(name: str, value: Any) -> Any:
    """The value of an argument that takes a list. Raises TypeError for a `str`."""
    if isinstance(value, str):
        raise TypeError(f"{name} takes a list of values, not one str")
    return value


def whole_or_fields(name: str, whole: Any, fields: dict[str, Any], required: tuple[str, ...]) -> Any:
    """The body of a call that takes it whole, as argument `name`, or field by field. Raises TypeError for both or less."""
    given = present(fields)
    if whole is not None and given:
        raise TypeError(f"give {name} or its fields ({', '.join(given)}), not both")
    lacking = [field for field in required if field not in given]
    if whole is None and lacking:
        raise TypeError(f"give {name}, or the fields it requires: {', '.join(lacking)}")
    return given if whole is None else whole


def _abridged(value: Any) -> str:
    if not is_list(value):
        return repr(value)
    if len(value) > _LONGEST_REPR:
        return f"[{', '.join(_abridged(item) for item in value[:3])}, ... {len(value)} items]"
    return f"[{', '.join(_abridged(item) for item in value)}]"


@define(slots=True, frozen=True, kw_only=True, repr=False)
class Http:
    """The HTTP exchange that gave a reply: `status`, `attempts` (requests sent), `waits` (seconds between them)."""

    status: int
    headers_as_given: Mapping[str, str]
    attempts: int
    waits: tuple[float, ...]
    seconds: float
    """From the first request to the reply, waits included."""

    @property
    def headers(self) -> dict[str, str]:
        """The reply's headers, with lower-case names."""
        return {name.lower(): value for name, value in self.headers_as_given.items()}

    @property
    def request_id(self) -> str | None:
        """The id that the server gave the request, to be named when asking for help."""
        return next((found for name in ID_HEADERS if (found := self.headers_as_given.get(name))), None)

    def __repr__(self) -> str:
        return f"Http(status={self.status}, request_id={self.request_id!r}, attempts={self.attempts})"


Dumped = dict[str, Any]


class DumpOptions(TypedDict, total=False):
    """How the methods that pydantic's models have write a model."""

    mode: Literal["json", "python"]
    """The values are JSON data in either mode."""
    by_alias: bool
    """The JSON names, as `float`, which is the default; with False those of the attributes, as `float_`."""
    exclude_none: bool
    exclude_unset: bool
    """The same as `exclude_none`: what is None was not set."""


class PydanticCompat:
    """What code written for pydantic's models calls."""

    __slots__ = ()

    def model_dump(self, **options: Unpack[DumpOptions]) -> Dumped:
        """The fields as JSON data, nested ones as well; what is absent is None."""
        dumped: Dumped = model_dump(self, **options)
        return dumped

    def model_dump_json(self, *, indent: int | None = None, **options: Unpack[DumpOptions]) -> str:
        """`model_dump` as JSON text."""
        import json

        separators = (",", ":") if indent is None else None
        return json.dumps(self.model_dump(**options), indent=indent, separators=separators, ensure_ascii=False)

    def dict(self, **options: Unpack[DumpOptions]) -> Dumped:
        """The fields as JSON data, nested ones as well; what is absent is left out."""
        options.setdefault("exclude_unset", True)
        return self.model_dump(**options)

    def json(self, *, indent: int | None = None, **options: Unpack[DumpOptions]) -> str:
        """`dict` as JSON text."""
        options.setdefault("exclude_unset", True)
        return self.model_dump_json(indent=indent, **options)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values for some fields. Raises AttributeError for what is no field."""
        copied = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in (update or {}).items():
            setattr(copied, name, value)
        return copied

    copy = model_copy


def model_dump(
    value: object, *, mode: str = "json", by_alias: bool = True, exclude_none: bool = False, exclude_unset: bool = False
) -> Any:
    def dumped(value: object) -> Any:
        if isinstance(value, Model):
            names = json_names(type(value)) if by_alias else {}
            return {names.get(name, name): dumped(one) for name, one in value if with_absent or one is not None}
        if is_sequence(value):
            # A reply can hold a hundred thousand numbers.
            return [one if type(one) is float or type(one) is int else dumped(one) for one in value]
        if is_mapping(value):
            return {key: dumped(one) for key, one in value.items()}
        return plain(value)

    with_absent = not (exclude_none or exclude_unset)
    return dumped(value)


_json_names: dict[type[Model], dict[str, str]] = {}


def json_names(model: type[Model]) -> dict[str, str]:
    """The JSON name of each attribute."""
    if model not in _json_names:
        named = model.__new__(model)
        for attribute in fields(model):
            setattr(named, attribute.name, None if attribute.name == "_additional" else attribute.name)
        _json_names[model] = {attribute: name for name, attribute in named.to_dict().items()}
    return _json_names[model]


class Received:
    """What a call may give: outside of its fields it holds the exchange that gave it."""

    __slots__ = ("_http",)
    _http: Http

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the call that gave this; None for what no call gave."""
        return getattr(self, "_http", None)


class JsonObject(dict[str, Any]):
    """A reply that the spec does not describe further: a dict that also tells of the call that gave it."""

    _http: Http | None = None

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the call that gave this; None for what no call gave."""
        return self._http

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, Any]]]:
        return type(self), (dict(self),)

    @classmethod
    def from_json(cls, value: Any, strict: bool = False) -> Self:
        return cls(as_dict(value))


_RECEIVED: Final = (Received, JsonObject)


def attach_http(value: T, http: Http) -> T:
    """The value, with the exchange that gave it."""
    if isinstance(value, _RECEIVED):
        value._http = http  # pyright: ignore[reportPrivateUsage]
    return value


@define(slots=True, kw_only=True)
class Unknown(Received, PydanticCompat):
    """A member of a union that the spec does not list: `tag` is its discriminator's value, `raw` all that came."""

    tag: Any
    raw: dict[str, Any]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        yield from self.raw.items()

    def to_dict(self) -> dict[str, Any]:
        return self.raw


@define(slots=True, repr=False, eq=False)
class Model(Received, PydanticCompat):
    """The base of every model.

    Iterating a model gives (field, value). Fields that the spec does not name are kept and readable as attributes.
    """

    KNOWN: ClassVar[frozenset[str]] = frozenset()
    """The JSON names of the fields."""
    REQUIRED: ClassVar[frozenset[str]] = frozenset()
    """The JSON names of the fields that the spec requires."""

    _additional: dict[str, Any] | None = field(init=False, default=None)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """What came in the reply beyond the spec's fields, by JSON name."""
        if self._additional is None:
            self._additional = {}
        return self._additional

    # Hidden from type checkers: a misspelt field must stay an error there.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_") and self._additional and name in self._additional:
                return self._additional[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for attribute in fields(type(self)):
            if attribute.name != "_additional":
                yield attribute.name, getattr(self, attribute.name)
        yield from (self._additional or {}).items()

    def __repr__(self) -> str:
        shown = [f"{name}={_abridged(value)}" for name, value in self if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Model) and type(other) is type(self):
            return dict(iter(other)) == dict(iter(self))
        return NotImplemented

    # A model can be changed, so it has no hash; typeshed declares `object.__hash__` as a method only.
    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def from_dict(cls, data: Any, strict: bool = False) -> Self:
        """Decode a JSON object. Raises `DecodeProblem` for a wrong container, and with `strict` for a missing field."""
        model = cls()
        model._additional = dict(as_dict(data)) or None
        return model

    @classmethod
    def model_validate(cls, obj: Any, *, strict: bool = True) -> Self:
        """The model of JSON data; one of its models as it is. Raises ValueError with the JSON path for what does not fit.

        With `strict=False` a required field may be missing.
        """
        try:
            return obj if isinstance(obj, cls) else cls.from_dict(obj, strict)
        except DecodeProblem as problem:
            raised = _as_raised[0](problem)
        raise raised

    @classmethod
    def model_validate_json(cls, json_data: str | bytes, *, strict: bool = True) -> Self:
        """`model_validate` of JSON text. Raises ValueError for what is none."""
        import json

        try:
            data = json.loads(json_data)
        except (ValueError, RecursionError) as error:
            raised = _as_raised[0](DecodeProblem(f"not JSON: {error}"))
        else:
            return cls.model_validate(data, strict=strict)
        raise raised

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: fields that are None are left out, `NULL` is null."""
        return dict(self._additional or {})


class Parsed(Generic[T]):
    """A reply with the value that its text was read as, which is none of its fields."""

    __slots__ = ()
    parsed: T

    def __getstate__(self) -> object:
        return super().__getstate__(), self.parsed

    def __setstate__(self, state: tuple[object, T]) -> None:
        reply: Any = super()
        reply.__setstate__(state[0])
        # The slot is each subclass's own: this one has to share a layout with the replies.
        whole: Any = self
        whole.parsed = state[1]


@define(slots=True, repr=False, eq=False)
class Empty(Model):
    """The reply of a call that is answered with nothing; as false as None is."""

    def __bool__(self) -> bool:
        return False


class Arrays(Model):
    """Vectors by kind, one for each input. Floats that came packed are turned into lists when first read as such."""

    __slots__ = ("_packed",)
    ARRAYS: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """For each kind its field, and the number type of its array; `base64` holds packed float32."""
    _packed: list[bytes] | None

    def as_array(self, kind: str | None = None) -> NDArray[Any]:
        """The vectors of a kind as a numpy array with a row for each input.

        float gives float32, read from floats or from base64; int8 and binary give int8, uint8 and ubinary uint8 (the
        binary ones hold 8 dimensions in a byte). `kind` can be left out where there is one kind only.
        """
        try:
            return self._array(kind)
        except (InvalidArgument, DecodeProblem) as problem:
            raised = _as_raised[0](problem)
        raise raised

    def hold_packed(self, kind: str, rows: list[bytes]) -> None:
        """Take little-endian float32 as the vectors of this kind."""
        delattr(self, self.ARRAYS[kind][0])
        self._packed = rows

    # Reached for a field that is empty, since its vectors are packed.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if any(field == name and form == "float32" for field, form in self.ARRAYS.values()):
                # Another thread may have done it meanwhile.
                if (rows := getattr(self, "_packed", None)) is not None:
                    setattr(self, name, [[*unpack(f"<{len(row) // 4}f", row)] for row in rows])
                    self._packed = None
                return object.__getattribute__(self, name)
            return super().__getattr__(name)

    def _array(self, kind: str | None) -> NDArray[Any]:
        packed = getattr(self, "_packed", None)
        forms = {one: form for one, (_, form) in self.ARRAYS.items()}
        held: dict[str, Any] = {
            one: packed if packed and form == "float32" else getattr(self, self.ARRAYS[one][0])
            for one, form in forms.items()
        }
        coded = next((held[one] for one, form in forms.items() if form == "base64"), None)
        held |= {one: coded for one, form in forms.items() if form == "float32" and held[one] is None}
        there = [one for one, rows in held.items() if rows is not None]
        numbers = [one for one in there if forms[one] != "base64"]
        if kind is None and len(numbers) > 1:
            raise InvalidArgument(f"as_array needs a kind: there are {', '.join(numbers)} vectors")
        kind = kind or next(iter(numbers), "such")
        if kind not in there:
            raise InvalidArgument(f"there are no {kind} vectors here, but {', '.join(there) or 'none at all'}")
        try:
            return _numbers(held[kind], forms[kind])
        except DecodeProblem as problem:
            raise problem.within(kind) from None


_as_raised: list[Callable[[InvalidArgument | DecodeProblem], Exception]] = [lambda problem: problem]


def raise_problems_as(convert: Callable[[InvalidArgument | DecodeProblem], Exception]) -> None:
    """Have methods of models raise what `convert(problem)` gives."""
    _as_raised[:] = [convert]


def unpacked(rows: Sequence[Any]) -> list[bytes]:
    """The bytes of vectors, each in base64 or bytes already. Raises DecodeProblem unless they are float32 of one length."""
    found: list[bytes] = []
    for index, row in enumerate(rows):
        try:
            vector: bytes = row if type(row) is bytes else a2b_base64(row, strict_mode=True)
        except (TypeError, ValueError):
            raise DecodeProblem("not base64", (index,)) from None
        if len(vector) % 4:
            raise DecodeProblem(f"{len(vector)} bytes, and a float32 takes 4", (index,))
        if found and len(vector) != len(found[0]):
            raise DecodeProblem(f"{len(vector) // 4} dimensions after vectors of {len(found[0]) // 4}", (index,))
        found.append(vector)
    return found


def _numbers(rows: list[Any], form: str) -> NDArray[Any]:
    try:
        import numpy
    except ImportError:
        raise InvalidArgument("as_array needs numpy: pip install 'coherekit[numpy]'") from None
    if not rows:
        return numpy.empty((0, 0), "float32" if form == "base64" else form)
    if isinstance(rows[0], list):
        try:
            return numpy.array(rows, form)
        except (TypeError, ValueError, OverflowError) as error:
            raise DecodeProblem(f"not vectors of {form}, all of one length: {error}") from None
    packed: list[bytes] = rows if isinstance(rows[0], bytes) else unpacked(rows)
    found = numpy.empty((len(packed), len(packed[0]) // 4), numpy.float32)
    for index, row in enumerate(packed):
        found[index] = numpy.frombuffer(row, "<f4")
    return found


@define(slots=True, frozen=True, kw_only=True)
class StreamedEmbedding:
    """The vector of one text, in one of the types asked for."""

    index: int
    """The position of the text among all texts."""
    embedding: list[float] | list[int] | str
    """A `str` for base64, else numbers."""
    embedding_type: str
    text: str


def additional(data: dict[str, Any], known: frozenset[str]) -> dict[str, Any] | None:
    """What `data` holds beyond the known fields; None for nothing."""
    return {name: value for name, value in data.items() if name not in known} or None


def joined_text(value: Any, names: tuple[str, ...]) -> str:
    """The texts that attributes lead to, through every item of lists, joined."""
    found = [value]
    for name in names:
        reached = [getattr(one, name, None) for one in found]
        found = [item for one in reached for item in (one if is_list(one) else (one,))]
    return "".join(one for one in found if isinstance(one, str))


class Move(NamedTuple):
    """How a part of an event becomes part of the reply. In `target`, `*` is the element at the event's `index`."""

    source: tuple[str, ...]
    """The JSON names that lead to the part."""
    target: tuple[str, ...]
    how: Literal["set", "join", "append", "extend"] = "set"
    text: bool = False
    """Whether it is a piece of the answer's text."""


class StreamFormat(NamedTuple, Generic[E]):
    """How an operation streams its reply."""

    switch: str
    """The field of the request that asks for a stream."""
    framing: Literal["json-lines", "sse"]
    decode: Decoder[E]
    decoders: Mapping[str, Decoder[E]] = _NOTHING
    """What `decode` looks up by the event's kind: the decoders of the kinds that the spec lists."""
    discriminator: str = "type"
    """The field of an event that tells its kind."""
    attribute: str = "type"
    """The same as an attribute of the decoded event."""
    final: tuple[str, ...] = ()
    """The kinds of event that end a stream as it should."""
    error: tuple[str, ...] = ()
    """The kinds of event that report a failure."""
    terminator: str | None = None
    """The data line after the last event, as `[DONE]`."""
    accumulate: Mapping[str, tuple[Move, ...]] = _NOTHING
    """What each kind of event adds to the reply."""
    text: Mapping[str, tuple[str, ...]] = _NOTHING
    """The attributes that lead to the answer's text, for the kinds of event that carry some."""


class Paging(NamedTuple):
    """How a list operation gives its pages: by cursor (argument <- next) or by offset (offset += items received)."""

    kind: Literal["cursor", "offset"]
    argument: str
    """The query parameter that asks for another page: the cursor or the offset."""
    next: str | None = None
    """The field that holds the next cursor."""
    limit: str | None = None
    """The query parameter that sets a page's size, where paging goes by offset."""


class Splitting(NamedTuple):
    """How a call with a long list becomes several, and their replies one."""

    lists: Mapping[str, int]
    """Fields of the request that hold inputs, and how many one request takes; 0: such a list is never split."""
    each: str
    """The attribute of the reply with an item for each input: a list, or a model whose fields are such lists."""
    merge: Mapping[str, Any]
    """How attributes of the replies become one: `join` lists, `add` numbers, `unique` items, `text`; or one level deeper."""
    stream: str | None = None
    """The list that can come from any iterable."""
    concurrency: int = 8
    """Requests at a time."""


class Parsing(NamedTuple):
    """How a call asks for a reply whose text is JSON, to be read as a value."""

    field: str
    """The field of the body that asks for JSON."""
    schema: str
    """Where that field holds the JSON schema."""
    decode: Decoder[Any]
    """For the reply with a `parsed` beside its fields."""


class Wait(NamedTuple, Generic[T]):
    """How to wait for something that takes long: poll until its state is one of `done` or `failed`.

    Places in a reply are attribute names, from the reply on.
    """

    targets: dict[str, tuple[str, ...]]
    """The names of the models that can be waited for, each with the place of its id."""
    poll: Callable[..., Request[T]]
    """Gives the request that asks for the state."""
    argument: str
    """The argument of `poll` that takes the id."""
    state: tuple[str, ...]
    reason: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    """How much is done; empty where replies don't count, as for `total`."""
    total: tuple[str, ...] = ()


class WaitOptions(TypedDict):
    """What a single `wait` can set."""

    timeout: float | None
    interval: float
    on_poll: Callable[[Any], object] | None
    progress: bool


class Endpoint(NamedTuple, Generic[T]):
    """One operation of the API."""

    operation: str
    method: str
    path: str
    """The template, as `/v1/datasets/{id}`."""
    decode: Decoder[T]
    retry: Literal["safe", "only-if-unsent"]
    """Whether a request that may have been processed can be sent again."""
    stream: StreamFormat[Any] | None = None
    paging: Paging | None = None
    splitting: Splitting | None = None
    parsing: Parsing | None = None


class Timeouts(Protocol):
    """Seconds for each stage of a request, as `httpx.Timeout` has them; None is no limit."""

    @property
    def connect(self) -> float | None: ...
    @property
    def read(self) -> float | None: ...
    @property
    def write(self) -> float | None: ...
    @property
    def pool(self) -> float | None: ...


class RequestOptions(TypedDict, total=False):
    """What a single call can set."""

    timeout: float | Timeouts
    """Seconds for each read and write, and for connecting at most 10; or an `httpx.Timeout`."""
    deadline: float
    """Seconds for the whole call, retries and pauses included."""
    idle_timeout: float
    """Seconds that a stream may go without an event."""
    max_reply_bytes: int
    """What the reply, or one event of a stream, may have once inflated."""
    max_retries: int
    timeout_in_seconds: float
    """What existing code calls `timeout`."""
    additional_headers: Mapping[str, str]
    additional_query_parameters: Mapping[str, Any]
    additional_body_parameters: Mapping[str, Any]
    """Fields of the JSON body, or of the form where the call has files."""
    chunk_size: int
    """Bytes that are read at a time from a streamed reply; without it, what arrives together."""


class Request(NamedTuple, Generic[T]):
    """One call as plain values: method, path, query, headers, then a body, or a form and files."""

    endpoint: Endpoint[T]
    path_parameters: Mapping[str, Any] = _NOTHING
    query: Mapping[str, Any] = _NOTHING
    headers: Mapping[str, Any] = _NOTHING
    body: Any = None
    """Sent as JSON; models in it are turned into JSON by `plain` or, in an encoder, by `json_default`."""
    form: Mapping[str, Any] = _NOTHING
    files: Mapping[str, FileInput] = _NOTHING
    """With `form`: sent as multipart/form-data."""

    @property
    def method(self) -> str:
        return self.endpoint.method

    @property
    def path(self) -> str:
        """The path with its parameters filled in and percent-encoded. Raises InvalidArgument for an empty one."""
        given, template = self.path_parameters, self.endpoint.path
        return _PLACEHOLDER.sub(lambda found: path_segment(found[1], given[found[1]]), template) if given else template

    def query_pairs(self) -> list[tuple[str, str]]:
        """Lists repeat the key, booleans are lower case, date-times RFC 3339."""
        return _pairs(self.query)

    def header_pairs(self) -> list[tuple[str, str]]:
        return _pairs(self.headers)

    def form_pairs(self) -> list[tuple[str, str]]:
        return _pairs(self.form)

    def giving(self, model: type[M]) -> Request[M]:
        """The same call, its reply decoded as another model."""
        endpoint: Endpoint[Any] = self.endpoint
        return cast("Request[M]", self._replace(endpoint=endpoint._replace(decode=model.from_dict)))

    def streamed(self, form: StreamFormat[Any]) -> Self:
        """The same call, asking for a stream."""
        return self._replace(body={**self.body, form.switch: True})


def path_segment(name: str, value: Any) -> str:
    """A path parameter as exactly one segment."""
    # As `json`, this takes a millisecond to import, and most models are used without it.
    from urllib.parse import quote

    text = "" if value is None or value is NULL else as_text(value)
    if text in ("", ".", ".."):
        raise InvalidArgument(f"{name} can't be {value!r}: it is one segment of the path")
    return quote(text, safe="")


def as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return rfc3339(value)
    text = "null" if value is NULL else str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidArgument("a text with half a surrogate pair can't be sent") from None
    return text


def _pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in present(values).items():
        items: Sequence[Any] = value if is_sequence(value) else (value,)
        pairs += [(name, as_text(item)) for item in items]
    return pairs


class Page(Generic[T]):
    """One page of a list, from which those after it can be asked for. What gives up its pages early holds nothing open."""

    __slots__ = ()
    ITEMS: ClassVar[str]
    """The field that holds the items."""
    _turning: Callable[[Any], Callable[[], Any]]

    def all(self) -> Iterator[T]:
        """Every item of this page and of those after it; a page is asked for when the items before it were taken.

        Raises PagingError where the API gives the same page again, and ValueError after a page that no call gave.
        """
        return _Pages[T](self, lambda page: getattr(page, page.ITEMS) or ())

    def pages(self) -> Iterator[Self]:
        """This page and those after it, each asked for when it is needed. Raises as `all` does."""
        return _Pages[Self](self, lambda page: (page,))


class _Pages(Generic[T]):
    """Goes through pages; `taken` says what is taken from each."""

    def __init__(self, first: Any, taken: Callable[[Any], Iterable[T]]) -> None:
        turning: Callable[[Any], Callable[[], Any]] | None = getattr(first, "_turning", None)
        self._turn = turning(first) if turning else None
        self._taken = taken
        self._ready = iter(taken(first))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for one in self._ready:
                return one
            if self._turn is None:
                raise ValueError("this page did not come from a call, so it has no page after it")
            page = self._turn()
            if page is None:
                raise StopIteration
            self._ready = iter(self._taken(page))


class AsyncPage(Generic[T]):
    """One page of a list, from which those after it can be asked for. What gives up its pages early holds nothing open."""

    __slots__ = ()
    ITEMS: ClassVar[str]
    """The field that holds the items."""
    _turning: Callable[[Any], Callable[[], Awaitable[Any]]]

    def all(self) -> AsyncIterator[T]:
        """Every item of this page and of those after it; a page is asked for when the items before it were taken.

        Raises PagingError where the API gives the same page again, and ValueError after a page that no call gave.
        """
        return _AsyncPages[T](self, lambda page: getattr(page, page.ITEMS) or ())

    def pages(self) -> AsyncIterator[Self]:
        """This page and those after it, each asked for when it is needed. Raises as `all` does."""
        return _AsyncPages[Self](self, lambda page: (page,))


class _AsyncPages(Generic[T]):
    """Goes through pages; `taken` says what is taken from each."""

    def __init__(self, first: Any, taken: Callable[[Any], Iterable[T]]) -> None:
        turning: Callable[[Any], Callable[[], Any]] | None = getattr(first, "_turning", None)
        self._turn = turning(first) if turning else None
        self._taken = taken
        self._ready = iter(taken(first))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for one in self._ready:
                return one
            if self._turn is None:
                raise ValueError("this page did not come from a call, so it has no page after it")
            page = await self._turn()
            if page is None:
                raise StopAsyncIteration
            self._ready = iter(self._taken(page))


def attach_next_page(page: M, turning: Callable[[M], Callable[[], Any]]) -> M:
    """The page, with what gives those after it: `turning(page)()` gives the next, then the next, None at the end."""
    cast("Page[Any]", page)._turning = turning  # pyright: ignore[reportPrivateUsage]
    return page


class Stream(Protocol[E_co, R_co]):
    """A streamed reply: opened when entered or first iterated, closed when left. Leaving early frees the connection."""

    def __iter__(self) -> Iterator[E_co]: ...
    def __next__(self) -> E_co: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def close(self) -> None: ...
    @property
    def text_stream(self) -> Iterator[str]:
        """The pieces of the answer's text alone."""
        ...

    def final(self) -> R_co:
        """Read the rest; the reply that the call gives without a stream."""
        ...

    @property
    def http(self) -> Http | None:
        """The exchange that opened the stream; None before."""
        ...


class AsyncStream(Protocol[E_co, R_co]):
    """A streamed reply: opened when entered or first iterated, closed when left. Leaving early frees the connection."""

    def __aiter__(self) -> AsyncIterator[E_co]: ...
    async def __anext__(self) -> E_co: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exception: object) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The pieces of the answer's text alone."""
        ...

    async def final(self) -> R_co:
        """Read the rest; the reply that the call gives without a stream."""
        ...

    @property
    def http(self) -> Http | None:
        """The exchange that opened the stream; None before."""
        ...


class Caller(Protocol):
    """Sends requests for the generated methods."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> T:
        """`arguments`: what the method was given for the caller itself, by name."""
        ...

    def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        """Like `call`, with the reply as a page that can ask for those after it."""
        ...

    def stream(
        self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None
    ) -> Stream[E, T]: ...
    def each(
        self, request: Request[Any], items: Iterable[Any], batch_size: int | None, options: RequestOptions | None
    ) -> Iterator[StreamedEmbedding]:
        """The results for `items`, which are sent in batches as the list that the endpoint streams."""
        ...

    def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any: ...
    def raw(self, methods: Any) -> Any:
        """The object's methods, so that each gives the whole reply."""
        ...


class AsyncCaller(Protocol):
    """Sends requests for the generated async methods."""

    def call(
        self, request: Request[T], options: RequestOptions | None = None, arguments: Mapping[str, Any] | None = None
    ) -> Awaitable[T]:
        """`arguments`: what the method was given for the caller itself, by name."""
        ...

    async def page(
        self,
        request: Request[Any],
        page: type[M],
        options: RequestOptions | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> M:
        """Like `call`, with the reply as a page that can ask for those after it."""
        ...

    def stream(
        self, request: Request[T], form: StreamFormat[E], options: RequestOptions | None = None
    ) -> AsyncStream[E, T]: ...
    def each(
        self,
        request: Request[Any],
        items: AsyncIterable[Any] | Iterable[Any],
        batch_size: int | None,
        options: RequestOptions | None,
    ) -> AsyncIterator[StreamedEmbedding]: ...

    async def wait(self, waits: Sequence[Wait[Any]], target: Any, options: WaitOptions) -> Any: ...
    def raw(self, methods: Any) -> Any:
        """The object's methods, so that each gives the whole reply."""
        ...
