"""JSON that fits a schema of the user's, with values from the question where they fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import Draft202012Validator

from ..spec.document import JsonObject, is_object
from ..spec.samples import Sampler

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_QUOTED = re.compile(r"[\"'\u201c]([^\"'\u201d]+)[\"'\u201d]")
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z]\w*(?: [A-Z]\w*)*")
_ANY_OBJECT: JsonObject = {"type": "object", "properties": {"reply": {"type": "string"}}}


def fitting_json(schema: JsonObject, question: str) -> Any:
    """Return a value that the schema accepts. Raises ValueError where none was found."""
    document = schema or _ANY_OBJECT
    try:
        validator = Draft202012Validator(document, validate_formats=True)
        value = Sampler(document, _Accepting(document), question, _guesses(document, question)).value(document)
    except (KeyError, TypeError, RecursionError) as fault:
        raise ValueError(f"it can't be read ({type(fault).__name__}: {fault})") from None
    problem = next((error.message for error in validator.iter_errors(value)), None)
    if problem is not None:
        raise ValueError(problem)
    return value


@dataclass(frozen=True, slots=True)
class _Accepting:
    """What a sampler asks of schemas, for the parts of one document."""

    document: JsonObject

    def accepts(self, schema: JsonObject, value: object) -> bool:
        shared: JsonObject = {name: self.document[name] for name in ("$defs", "definitions") if name in self.document}
        return Draft202012Validator({**shared, **schema}, validate_formats=True).is_valid(value)


def _guesses(schema: JsonObject, question: str) -> dict[str, Any]:
    """Guess for each property a value that the question names: a number, a quoted text, a name."""
    number = _NUMBER.search(question)
    named = _QUOTED.search(question) or _NAME.search(question)
    told: dict[str, Any] = {}
    if named:
        told["string"] = named[1] if named.lastindex else named[0]
    if number:
        told["number"] = float(number[0])
        told["integer"] = int(float(number[0]))
    properties = schema.get("properties", {})
    return {
        name: told[kind]
        for name, node in properties.items()
        if is_object(node) and isinstance(kind := node.get("type"), str) and kind in told
    }
