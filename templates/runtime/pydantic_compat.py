"""The methods of pydantic's models that existing code calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self, TypedDict, Unpack

from .encoding import plain
from .values import is_mapping, is_sequence

Dumped = dict[str, Any]


class DumpOptions(TypedDict, total=False):
    """How a model is written as JSON data."""

    mode: Literal["json", "python"]
    """The values are JSON data in either mode."""
    by_alias: bool
    """True, the default: the names of the JSON, as `float`. False: those of the attributes, as `float_`."""
    exclude_none: bool
    exclude_unset: bool
    """The same as `exclude_none`: what is None was not set."""


class PydanticCompat:
    """Methods that existing code calls on pydantic's models."""

    __slots__ = ()

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        raise NotImplementedError

    def model_dump(self, **options: Unpack[DumpOptions]) -> Dumped:
        """Return the fields as JSON data, nested models included; what is absent is None."""
        dumped: Dumped = self._dump(**options)
        return dumped

    def model_dump_json(self, *, indent: int | None = None, **options: Unpack[DumpOptions]) -> str:
        """Return `model_dump` as JSON text."""
        import json

        separators = (",", ":") if indent is None else None
        return json.dumps(self.model_dump(**options), indent=indent, separators=separators, ensure_ascii=False)

    def dict(self, **options: Unpack[DumpOptions]) -> Dumped:
        """Return the fields as JSON data, nested models included; what is absent is left out."""
        options.setdefault("exclude_unset", True)
        return self.model_dump(**options)

    def json(self, *, indent: int | None = None, **options: Unpack[DumpOptions]) -> str:
        """Return `dict` as JSON text."""
        options.setdefault("exclude_unset", True)
        return self.model_dump_json(indent=indent, **options)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values for some fields. Raises AttributeError for a name that is no field."""
        import copy

        copied = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in (update or {}).items():
            setattr(copied, name, value)
        return copied

    copy = model_copy

    @classmethod
    def _json_names(cls) -> Mapping[str, str] | None:
        """Return the JSON name of each attribute; None for a class that is dumped as it came."""
        return None

    def _dump(
        self, *, mode: str = "json", by_alias: bool = True, exclude_none: bool = False, exclude_unset: bool = False
    ) -> Any:
        with_absent = not (exclude_none or exclude_unset)

        def dump(value: object) -> Any:
            if isinstance(value, PydanticCompat) and (names := value._json_names()) is not None:
                given = ((name, one) for name, one in value if with_absent or one is not None)
                return {names.get(name, name) if by_alias else name: dump(one) for name, one in given}
            if is_sequence(value):
                # A reply can hold a hundred thousand numbers.
                return [one if type(one) is float or type(one) is int else dump(one) for one in value]
            if is_mapping(value):
                return {key: dump(one) for key, one in value.items()}
            return plain(value)

        return dump(self)
