"""What the generator supports, checked before anything else reads the document: subset.json, and what it can't say."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

import jsonschema_rs

from ...document import pointer as pointers
from ...document.load import SpecError
from ...document.pointer import Mapping, Pointer
from .forms import METHODS, path_items

_DEEPEST: Final = 100
_SECTIONS: Final = ("schemas", "parameters", "requestBodies", "responses")
_VALUES: Final = ("example", "examples", "default", "enum", "const")
_NAMING: Final = ("properties", "mapping", *_SECTIONS)
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
# A path as RFC 3986 has it, from one slash on and without the segments that lead elsewhere.
_PATH: Final = re.compile(r"(?!//)(/(?!\.{1,2}(/|$))[A-Za-z0-9\-._~!$&'()*+,;=:@%]*)+")


def check_subset(document: Mapping, file: str) -> None:
    """Raise SpecError, with file and JSON pointer, for the first thing that can't be generated from."""
    _check_depth(document, file)
    error = next(_validator().iter_errors(document), None)
    if error is not None:
        pointer = tuple(str(token) for token in error.instance_path)
        # The message starts with the node, however long that is, and ends with what is wrong with it.
        fault = error.message if len(error.message) <= 300 else f"{error.message[:150]}...{error.message[-150:]}"
        raise SpecError(f"{file}{pointers.text(pointer)}", f"{fault}; docs/supported.md lists what is supported")
    _check_references(document, file)
    _check_operations(document, file)


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    subset = json.loads(Path(__file__).with_name("subset.json").read_text(encoding="utf-8"))
    return jsonschema_rs.Draft202012Validator(subset)


def _check_depth(document: Mapping, file: str) -> None:
    for pointer, _ in pointers.walk(document):
        if len(pointer) > _DEEPEST:
            message = f"nested deeper than {_DEEPEST} levels; move parts of it to components"
            raise SpecError(f"{file}{pointers.text(pointer)}", message)


def _check_references(document: Mapping, file: str) -> None:
    for pointer, node in pointers.walk(document):
        ref = node.get("$ref") if pointers.is_mapping(node) else None
        if isinstance(ref, str) and not _is_data(pointer):
            _check_reference(document, ref, f"{file}{pointers.text(pointer)}/$ref")


def _is_data(pointer: Pointer) -> bool:
    """Tell whether a keyword holds a value, as examples and defaults do: a `$ref` in it is text."""
    steps = zip(("", *pointer), pointer, strict=False)
    return any(token in _VALUES and before not in _NAMING for before, token in steps)


def _check_reference(document: Mapping, ref: str, place: str) -> None:
    if not ref.startswith("#"):
        raise SpecError(place, f"remote $ref {ref!r} is never fetched; bring what it names into this document")
    tokens = pointers.parse(ref)
    if len(tokens) != 3 or tokens[0] != "components" or tokens[1] not in _SECTIONS:
        raise SpecError(place, f"$ref {ref!r} has to name a component, as '#/components/schemas/Name'")
    if pointers.find(document, tokens) is None:
        raise SpecError(place, f"$ref {ref!r} has no target; define it, or repair it in overlay.yaml")


def _check_operations(document: Mapping, file: str) -> None:
    seen: dict[str, str] = {}
    for path, item in path_items(document):
        for method in METHODS:
            if method not in item:
                continue
            place = f"{file}{pointers.text(('paths', path, method))}"
            first = seen.setdefault(item[method]["operationId"], place)
            if first != place:
                raise SpecError(f"{place}/operationId", f"{item[method]['operationId']!r} is taken by {first}")
            _check_path(document, path, [*item.get("parameters", []), *item[method].get("parameters", [])], place)


def _check_path(document: Mapping, path: str, parameters: list[Mapping], place: str) -> None:
    followed = [pointers.resolve(document, one["$ref"]) if "$ref" in one else one for one in parameters]
    declared = {one["name"] for one in followed if one.get("in") == "path"}
    named = _PLACEHOLDER.findall(path)
    if not _PATH.fullmatch(_PLACEHOLDER.sub("x", path)):
        raise SpecError(place, f"{path!r} is not a path template; percent-encode what a path can't hold")
    if set(named) != declared or len(set(named)) != len(named):
        difference = ", ".join(sorted(set(named) ^ declared)) or "a name used twice"
        raise SpecError(place, f"the placeholders of the path and its path parameters differ: {difference}")
