"""The base of every model, what models are decoded with, and replies that the spec does not describe further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Self, TypeVar

from attrs import NOTHING, define, field, fields

from .decoding import Decoder, Strictness, as_dict
from .problems import DecodeError
from .pydantic_compat import PydanticCompat
from .values import Http, Received, T, is_list

_LONGEST_REPR: Final = 8

new: Final = object.__new__
"""Makes a model whose fields `from_dict` then sets."""


@define(slots=True, kw_only=True)
class Unknown(Received, PydanticCompat):
    """A member of a union that the spec does not list: `tag` is its discriminator's value, `raw` all that came."""

    tag: Any
    raw: dict[str, Any]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        yield from self.raw.items()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that came."""
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
        """The fields of the reply that the spec does not name, by JSON name."""
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
    def from_dict(cls, data: Any, strict: Strictness = False) -> Self:
        """Decode a JSON object. Raises DecodeError for a wrong container, and with `strict` for a missing field.

        `strict` may be a function: it is called with the model's name and the missing fields' names.
        """
        model = cls()
        model._additional = dict(as_dict(data)) or None
        return model

    @classmethod
    def model_validate(cls, obj: Any, *, strict: bool = True) -> Self:
        """Return the model of JSON data; a model of this class as it is. Raises DecodeError with the JSON path.

        With `strict=False` a required field may be missing.
        """
        return obj if isinstance(obj, cls) else cls.from_dict(obj, strict)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes, *, strict: bool = True) -> Self:
        """Return `model_validate` of JSON text. Raises DecodeError for text that is not JSON."""
        import json

        try:
            data = json.loads(json_data)
        except (ValueError, RecursionError) as error:
            problem = f"not JSON: {error}"
        else:
            return cls.model_validate(data, strict=strict)
        # Raised outside the handler: the JSON error would keep the whole text alive.
        raise DecodeError(problem, steps=())

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: fields that are None are left out, `NULL` is null."""
        return dict(self._additional or {})

    @classmethod
    def _json_names(cls) -> dict[str, str]:
        return json_names(cls)


M = TypeVar("M", bound=Model)
_U = TypeVar("_U", bound=Unknown)

_names_of_models: dict[type[Model], dict[str, str]] = {}


def json_names(model: type[Model]) -> dict[str, str]:
    """Return the JSON name of each attribute."""
    if model not in _names_of_models:
        named = model.__new__(model)
        for attribute in fields(model):
            setattr(named, attribute.name, None if attribute.name == "_additional" else attribute.name)
        _names_of_models[model] = {attribute: name for name, attribute in named.to_dict().items()}
    return _names_of_models[model]


@define(slots=True, repr=False, eq=False)
class Empty(Model):
    """The reply of a call that is answered with nothing; as false as None is."""

    def __bool__(self) -> bool:
        return False


class JsonObject(dict[str, Any]):
    """A reply that the spec does not describe further: a dict that also holds the HTTP exchange that gave it."""

    _http: Http | None = None

    @property
    def http(self) -> Http | None:
        """Status, headers, attempts and time of the call that gave this; None for what no call gave."""
        return self._http

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, Any]]]:
        return type(self), (dict(self),)

    @classmethod
    def from_json(cls, value: Any, strict: Strictness = False) -> Self:
        """Decode a JSON object. Raises DecodeError for anything else."""
        return cls(as_dict(value))


class Parsed(Generic[T]):
    """A reply with `parsed`, the value that its text was read as, which is none of its fields."""

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


_RECEIVED: Final = (Received, JsonObject)


def attach_http(value: T, http: Http) -> T:
    """Give the value the HTTP exchange that it came from, and return it."""
    if isinstance(value, _RECEIVED):
        value._http = http  # pyright: ignore[reportPrivateUsage]
    return value


Candidate = tuple[frozenset[str], dict[str, tuple[Any, ...]], Decoder[Any]]
"""One object of a union without discriminator: required fields, the values of its fixed fields, decoder."""


def decode_fitting(value: dict[str, Any], candidates: Sequence[Candidate], strict: Strictness) -> Any:
    """Decode a union of objects that has no discriminator as the first whose required and fixed fields fit."""
    for required, fixed, decode in candidates:
        if required <= value.keys() and all(value.get(name, allowed[0]) in allowed for name, allowed in fixed.items()):
            return decode(value, strict)
    return Unknown(tag=None, raw=value)


def decode_nothing(value: Any, strict: Strictness = False) -> Empty:
    """Return the reply of a call that is answered without a body."""
    return Empty()


def unlisted(value: dict[str, Any], tag: object, unknown: type[_U]) -> _U:
    """Return the member of a discriminated union whose tag the spec does not list."""
    return unknown(tag=tag, raw=as_dict(value))


def fill_missing(model: type[Model], data: dict[str, Any], strict: Strictness) -> dict[str, Any]:
    """Return the data with None or the default for each missing field. A published spec often requires too many.

    Raises DecodeError if `strict` is True; calls it if it is a function.
    """
    missing = tuple(sorted(model.REQUIRED - data.keys()))
    if not isinstance(strict, bool):
        strict(model.__name__, missing)
    elif strict:
        raise DecodeError(f"required field missing in {model.__name__}: {', '.join(missing)}", steps=())
    names = json_names(model)
    defaults = {
        names[one.name]: None if one.default is NOTHING else one.default for one in fields(model) if one.name in names
    }
    return {**defaults, **data}


def additional(data: dict[str, Any], known: frozenset[str]) -> dict[str, Any] | None:
    """Return the fields beyond the known ones; None if there are none."""
    return {name: value for name, value in data.items() if name not in known} or None


def joined_text(value: Any, names: tuple[str, ...]) -> str:
    """Return the texts that a path of attributes leads to, through every item of lists, joined."""
    found = [value]
    for name in names:
        reached = [getattr(one, name, None) for one in found]
        found = [item for one in reached for item in (one if is_list(one) else (one,))]
    return "".join(one for one in found if isinstance(one, str))


def _abridged(value: Any) -> str:
    """Return the repr, long lists cut."""
    if not is_list(value):
        return repr(value)
    if len(value) > _LONGEST_REPR:
        return f"[{', '.join(_abridged(item) for item in value[:3])}, ... {len(value)} items]"
    return f"[{', '.join(_abridged(item) for item in value)}]"
