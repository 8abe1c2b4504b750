"""JSON schemas of Python types, and values read from JSON by them.

msgspec does the work; pydantic models bring their own schema and validation, and are known by their methods.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime, time
from inspect import cleandoc
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    NotRequired,
    Required,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import attrs
from cohere_api.runtime.values import is_dict, is_list

from .._extras import import_extra
from ..errors import ValidationError

JsonSchema = dict[str, object]
Read = Callable[[str], Any]

# msgspec leaves these out, since it takes times without a time zone as well.
_FORMATS: Final[dict[Any, str]] = {datetime: "date-time", time: "time"}
_JSON_TYPES: Final = {str: "string", int: "integer", bool: "boolean"}
_DEFINITIONS: Final = "#/$defs/"


def load_extra(module: str) -> Any:
    """Return a module of the extra `structured`. Raises ValidationError where it is not installed."""
    return import_extra(module, "structured", "turning types into JSON schemas", ValidationError)


def make_json_schema(kind: Any) -> JsonSchema:
    """Return the JSON schema of a type, without references. Raises TypeError for a type that has none.

    A str in `Annotated[...]` is a description, of a class's field too.
    """
    if is_pydantic(kind):
        schema = kind.model_json_schema()
    else:
        schema = load_extra("msgspec").json.schema(_Described().type_of(kind), schema_hook=_schema_of_other)
    return cast(JsonSchema, _inline(schema, schema.pop("$defs", {}), ()))


def make_reader(kind: object, *, strict: bool) -> Read:
    """Return a function that reads JSON as a value of the type. Raises TypeError for a type that can't be read.

    The function raises ValueError, with the JSON path, for a text that does not fit. Without `strict` the string "3"
    passes for the number.
    """
    if is_pydantic(kind):
        return lambda text: _read_by_pydantic(kind, text)
    decoder = load_extra("msgspec").json.Decoder(kind, strict=strict, dec_hook=_other_value)
    return cast(Read, decoder.decode)


def is_pydantic(kind: object) -> bool:
    return isinstance(kind, type) and hasattr(kind, "model_json_schema") and hasattr(kind, "model_validate_json")


def _read_by_pydantic(kind: Any, text: str) -> Any:
    try:
        return kind.model_validate_json(text)
    except ValueError as error:
        path, problem = _first_problem(error)
    raise ValueError(f"{problem} - at `${path}`")


def _first_problem(error: Any) -> tuple[str, str]:
    """Return where in the JSON the first of pydantic's findings is, and what it says."""
    first = error.errors(include_url=False)[0]
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"]), first["msg"]


def _schema_of_other(kind: Any) -> JsonSchema:
    if is_pydantic(kind):
        return make_json_schema(kind)
    raise TypeError(f"{kind.__name__} has no JSON schema")


def _other_value(kind: Any, value: Any) -> object:
    try:
        return kind.model_validate_json(load_extra("msgspec").json.encode(value))
    except ValueError as error:
        path, problem = _first_problem(error)
    # msgspec adds where the model itself is.
    raise ValueError(f"{problem} ({kind.__name__}{path})")


def _inline(node: Any, definitions: dict[str, object], inside: tuple[str, ...]) -> Any:
    """Return the schema with each definition in place of the references to it."""
    if is_list(node):
        return [_inline(item, definitions, inside) for item in node]
    if not is_dict(node):
        return node
    reference = node.get("$ref")
    inlined = {key: _inline(value, definitions, inside) for key, value in node.items() if key != "$ref"}
    if not isinstance(reference, str):
        # Else it is a property of that name.
        return _add_type(inlined) if reference is None else {**inlined, "$ref": _inline(reference, definitions, inside)}
    name = reference.removeprefix(_DEFINITIONS)
    if name in inside:
        raise _endless(name)
    return {**_inline(definitions[name], definitions, (*inside, name)), **inlined}


def _add_type(node: dict[str, object]) -> dict[str, object]:
    """Add the type of an enum whose values are of one type."""
    values: Any = node.get("enum")
    if not is_list(values) or "type" in node:
        return node
    kinds: set[type] = {type(value) for value in values}
    return {"type": _JSON_TYPES[kinds.pop()], **node} if len(kinds) == 1 and kinds <= _JSON_TYPES.keys() else node


def _endless(name: str) -> TypeError:
    return TypeError(f"{name} holds itself: its schema would have no end")


class _Described:
    """Types as msgspec is to see them: with descriptions and formats that it does not read itself."""

    def __init__(self) -> None:
        self._classes: dict[Any, Any] = {}

    def type_of(self, kind: object) -> Any:
        origin, inner = get_origin(kind), get_args(kind)
        if kind in _FORMATS:
            return _annotate(kind, extra_json_schema={"format": _FORMATS[kind]})
        if origin is Annotated:
            described = self.type_of(inner[0])
            for note in inner[1:]:
                described = (
                    _annotate(described, description=note) if isinstance(note, str) else Annotated[described, note]
                )
            return described
        if origin in (Union, UnionType):
            return Union[tuple(self.type_of(one) for one in inner)]  # noqa: UP007 - of values
        if _has_fields(kind):
            return self._object(kind)
        if isinstance(origin, type) and inner:
            return cast(Any, origin)[tuple(one if one is ... else self.type_of(one) for one in inner)]
        return kind

    def _object(self, kind: Any) -> Any:
        """Return a struct with the fields of a class."""
        if kind in self._classes and self._classes[kind] is None:
            raise _endless(kind.__name__)
        if kind not in self._classes:
            self._classes[kind] = None
            left_out = (load_extra("msgspec").UNSET,)
            fields = [(name, self.type_of(hint), *(() if needed else left_out)) for name, hint, needed in _fields(kind)]
            doc = kind.__doc__ or ""
            # Without a docstring a dataclass gets its signature for one.
            words = None if doc.startswith(f"{kind.__name__}(") else cleandoc(doc)
            struct = load_extra("msgspec").defstruct(kind.__name__, fields, kw_only=True)
            # msgspec distinguishes two classes of one name by their modules.
            struct.__doc__, struct.__module__ = words or None, f"{kind.__module__}.{len(self._classes)}"
            self._classes[kind] = struct
        return self._classes[kind]


def _has_fields(kind: Any) -> bool:
    return isinstance(kind, type) and (
        is_typeddict(kind) or dataclasses.is_dataclass(kind) or attrs.has(cast(Any, kind))
    )


def _fields(kind: Any) -> Iterator[tuple[str, Any, bool]]:
    """Return name, type, and whether JSON has to give it, of each field."""
    hints = get_type_hints(kind, include_extras=True)
    if is_typeddict(kind):
        for name, hint in hints.items():
            # Where annotations are text in the source, `__required_keys__` does not know these.
            marked = get_origin(hint) in (Required, NotRequired)
            needed = get_origin(hint) is Required if marked else name in kind.__required_keys__
            yield name, get_args(hint)[0] if marked else hint, needed
        return
    for field in dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else attrs.fields(kind):
        made = getattr(field, "default_factory", dataclasses.MISSING) is not dataclasses.MISSING
        needed = field.default is attrs.NOTHING or (field.default is dataclasses.MISSING and not made)
        if field.init:
            yield (
                field.name,
                hints[field.name] if needed else add_default(hints[field.name], field.default),
                needed,
            )


def add_default(kind: object, default: object) -> object:
    """Return the type, with a default that its schema shows where JSON can say it."""
    try:
        shown = load_extra("msgspec").to_builtins(default)
    except TypeError:
        return kind
    return kind if shown is None else _annotate(kind, extra_json_schema={"default": shown})


def _annotate(kind: object, **notes: object) -> object:
    return Annotated[kind, load_extra("msgspec").Meta(**notes)]
