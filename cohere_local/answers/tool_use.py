"""Which tools a message fits, and arguments for them that their schemas accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..spec.document import JsonObject, is_object
from .json_values import fitting_json
from .words import likeness, words

_LIKE_ENOUGH = 0.1
_AS_GOOD = 0.6  # share of the best tool's likeness at which another is called as well
_SAY_NOTHING = frozenset(
    "a an and are at be by can do for from get give how i in is it me my of on or please tell that the this to use "
    "what when where which who will with you your".split()
)


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    description: str
    schema: JsonObject
    """JSON Schema of the arguments."""


@dataclass(frozen=True, slots=True)
class Use:
    """A call of a tool."""

    name: str
    arguments: JsonObject


def uses(question: str, tools: Sequence[Tool], *, must_call: bool) -> tuple[Use, ...]:
    """Return a call of each tool that the question fits, the best first; with `must_call` of the best in any case.

    A tool whose schema can't be satisfied is not called.
    """
    scored = sorted(((_fit(question, tool), tool) for tool in tools), key=lambda entry: -entry[0])
    best = scored[0][0] if scored else 0.0
    fitting = [tool for score, tool in scored if score >= max(_LIKE_ENOUGH, _AS_GOOD * best)]
    chosen = fitting or [tool for _, tool in scored[:1] if must_call]
    called: list[Use] = []
    for tool in chosen:
        try:
            arguments = fitting_json(tool.schema, question)
        except ValueError:
            continue
        if is_object(arguments):
            called.append(Use(tool.name, arguments))
    return tuple(called)


def _fit(question: str, tool: Tool) -> float:
    about = " ".join([tool.name.replace("_", " "), tool.description, *tool.schema.get("properties", {})])
    return likeness(_telling(question), _telling(about))


def _telling(text: str) -> str:
    return " ".join(word for word in words(text) if word not in _SAY_NOTHING)
