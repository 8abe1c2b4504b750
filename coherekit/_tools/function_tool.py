"""Tools of a chat, made from Python functions."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial, update_wrapper
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Final, Generic, ParamSpec, TypeVar, cast, get_type_hints, overload

from cohere_api.models.chat import ToolV2, ToolV2Function

from ..errors import ValidationError
from .schemas import JsonSchema, add_default, load_extra, make_json_schema, make_reader

P = ParamSpec("P")
R = TypeVar("R")

_NAMELESS: Final = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@overload
def tool(function: Callable[P, R], /) -> FunctionTool[P, R]: ...
@overload
def tool(
    *, name: str | None = None, description: str | None = None, strict: bool = False
) -> Callable[[Callable[P, R]], FunctionTool[P, R]]: ...


def tool(
    function: Callable[..., object] | None = None,
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    strict: bool = False,
) -> object:
    """Make a tool from a function: `@tool`, `@tool(name=...)` or `tool(function)`. It can still be called.

    The parameters' types become the JSON schema that the model sees; those with a default may be left out. The words
    come from the docstring (Google, numpy or Sphinx style) and from a str in `Annotated[...]`, which goes first.

    Args:
        function: A function, sync or async, whose parameters are all annotated.
        name: What the model knows it as; the function's own name when left out.
        description: What it does; the docstring's words before its sections when left out.
        strict: Whether the model's arguments must have the very JSON types. Otherwise "3" is taken for a number.

    Raises ValidationError for *args, **kwargs, a parameter without a type, and a type that JSON can't say. Needs the
    extra `structured`.
    """
    if function is not None:
        return FunctionTool(function, name, description, strict)

    def decorate(found: Callable[P, R]) -> FunctionTool[P, R]:
        return FunctionTool(found, name, description, strict)

    return decorate


class FunctionTool(ToolV2, Generic[P, R]):
    """A tool that is a function as well: send it in `tools`, call it, or have `run_tools` call it."""

    def __init__(
        self,
        function: Callable[P, R],
        name: str | None = None,
        description: str | None = None,
        strict: bool = False,
    ) -> None:
        known = name or getattr(function, "__name__", None)
        if not isinstance(known, str):
            raise ValidationError(f"a {type(function).__name__} has no name of its own: give the tool one")
        summary, words = _parse_docstring(function)
        self._parameters = _Parameters(known, function, words, strict)
        self._options = (name, description, strict)
        update_wrapper(self, function)
        self.__wrapped__ = function
        sent = ToolV2Function(name=known, description=description or summary, parameters=self._parameters.schema)
        super().__init__(function=sent)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.__wrapped__(*args, **kwargs)

    def __reduce__(self) -> Any:
        return FunctionTool, (self.__wrapped__, *self._options)

    @property
    def name(self) -> str:
        """What the model knows it as."""
        return cast(ToolV2Function, self.function).name

    @property
    def asynchronous(self) -> bool:
        """Whether a call gives something to await."""
        function = self.__wrapped__
        return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(
            getattr(function, "__call__", None)  # noqa: B004
        )

    def call_with(self, arguments: str) -> R:
        """Call it with arguments in JSON, as a model writes them. Raises ValidationError where they do not fit."""
        try:
            positional, named = self._parameters.read(arguments)
        except ValueError as error:
            problem = f"the arguments of {self.name} do not fit: {error}"
        else:
            return cast("Callable[..., R]", self.__wrapped__)(*positional, **named)
        raise ValidationError(problem)


class _Parameters:
    """The parameters of a function, as a JSON schema and as what reads a model's arguments."""

    def __init__(self, tool_name: str, function: Callable[..., object], words: dict[str, str], strict: bool) -> None:
        given = _signature(tool_name, function).parameters.values()
        self._positional = {one.name: one.default for one in given if one.kind is one.POSITIONAL_ONLY}
        schemas: dict[str, JsonSchema] = {}
        fields: list[tuple[object, ...]] = []
        for parameter in given:
            place = f"the parameter {parameter.name!r} of the tool {tool_name!r}"
            kind = _type_of(parameter, function, place)
            try:
                make_reader(kind, strict=strict)
                schemas[parameter.name] = _schema_of(parameter, kind, words.get(parameter.name))
            except (TypeError, NameError) as error:
                raise ValidationError(f"{place} has a type that can't be used: {error}") from None
            # What the model leaves out is the function's own default.
            fields.append((parameter.name, kind, *(() if _is_required(parameter) else (load_extra("msgspec").UNSET,))))
        self.schema: JsonSchema = {"type": "object", "properties": schemas}
        if required := [one.name for one in given if _is_required(one)]:
            self.schema["required"] = required
        struct = load_extra("msgspec").defstruct("Arguments", fields, kw_only=True, forbid_unknown_fields=True)
        self._read = make_reader(struct, strict=strict)

    def read(self, arguments: str) -> tuple[list[Any], dict[str, object]]:
        """Return positional and named arguments. Raises ValueError where they do not fit."""
        values = load_extra("msgspec").structs.asdict(self._read(arguments))
        named = {name: value for name, value in values.items() if value is not load_extra("msgspec").UNSET}
        return [named.pop(name, default) for name, default in self._positional.items()], named


def _signature(tool_name: str, function: Callable[..., object]) -> inspect.Signature:
    try:
        return inspect.signature(function)
    except (TypeError, ValueError) as error:
        raise ValidationError(f"the tool {tool_name!r} can't be made: {error}") from None


def _find_names(function: Callable[..., object]) -> dict[str, object]:
    """Return the names of the module where the code was written, which annotations may stand for as text."""
    written = inspect.unwrap(function)
    while isinstance(written, partial):
        written = inspect.unwrap(written.func)
    if isinstance(written, type):
        return vars(import_module(written.__module__))
    if not inspect.isroutine(written):
        written = inspect.unwrap(type(written).__call__)
    return getattr(written, "__globals__", {})


def _is_required(parameter: inspect.Parameter) -> bool:
    return parameter.default is parameter.empty


def _type_of(parameter: inspect.Parameter, function: Callable[..., object], place: str) -> Any:
    if parameter.kind in _NAMELESS:
        raise ValidationError(f"{place} takes any number of arguments; a tool needs each by name")
    if parameter.annotation is parameter.empty:
        raise ValidationError(f"{place} has no type: annotate it")
    found = SimpleNamespace(__annotations__={parameter.name: parameter.annotation})
    try:
        return get_type_hints(found, _find_names(function), include_extras=True)[parameter.name]
    except (NameError, TypeError) as error:
        raise ValidationError(f"{place} has a type that can't be found in its module: {error}") from None


def _schema_of(parameter: inspect.Parameter, kind: object, words: str | None) -> JsonSchema:
    shown = kind if _is_required(parameter) else add_default(kind, parameter.default)
    schema = make_json_schema(shown)
    annotated = any(isinstance(note, str) for note in getattr(kind, "__metadata__", ()))
    # What the function says of its parameter is closer to the matter than what the type says of itself.
    return {**schema, "description": words} if words and not annotated else schema


def _parse_docstring(function: Callable[..., object]) -> tuple[str | None, dict[str, str]]:
    """Return what a docstring says of the function and of its parameters."""
    text = inspect.getdoc(function) if inspect.isroutine(function) else None
    if not text:
        return None, {}
    parsed = load_extra("docstring_parser").parse(text)
    said = (parsed.description or "").strip()
    return said or None, {one.arg_name: one.description for one in parsed.params if one.description}
