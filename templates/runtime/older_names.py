"""Older names of methods and arguments: they work, with a DeprecationWarning that names the current one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import Any, Final, TypeVar

_Carrier = TypeVar("_Carrier", bound=type)
_Method = TypeVar("_Method", bound=Callable[..., Any])

_TABLE: Final = "_older_methods"


def older_methods(**current: str) -> Callable[[_Carrier], _Carrier]:
    """Give a class older names of methods; the name of today has dots where it is inside a resource."""

    def decorate(carrier: _Carrier) -> _Carrier:
        setattr(carrier, _TABLE, current)
        carrier.__getattr__ = _older_method  # type: ignore[attr-defined]
        return carrier

    return decorate


def _older_method(carrier: object, name: str) -> Any:
    for kind in type(carrier).__mro__:
        current = vars(kind).get(_TABLE, {}).get(name)
        if current is not None:
            warnings.warn(f"{name} is an older name: call {current}", DeprecationWarning, stacklevel=2)
            return attrgetter(current)(carrier)
    raise AttributeError(f"{type(carrier).__name__!r} object has no attribute {name!r}")


def older_arguments(**current: str) -> Callable[[_Method], _Method]:
    """Have a method take arguments by older names as well. Type checkers see it as it was."""
    from inspect import iscoroutinefunction

    def decorate(method: _Method) -> _Method:
        def accept(*positional: Any, **given: Any) -> Any:
            return method(*positional, **_renamed(current, given))

        async def accept_async(*positional: Any, **given: Any) -> Any:
            return await method(*positional, **_renamed(current, given))

        return wraps(method)(accept_async if iscoroutinefunction(method) else accept)  # type: ignore[return-value]

    return decorate


def _renamed(current: dict[str, str], given: dict[str, Any]) -> dict[str, Any]:
    """Raises TypeError for an argument that is given by both names."""
    for older in current.keys() & given.keys():
        name = current[older]
        if name in given:
            raise TypeError(f"{older} is an older name of {name}: give one of them")
        warnings.warn(f"{older} is an older name: the argument is {name}", DeprecationWarning, stacklevel=3)
        given[name] = given.pop(older)
    return given
