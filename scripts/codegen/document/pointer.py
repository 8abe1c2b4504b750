"""JSON pointers, and the walk over a document of plain mappings, lists and scalars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard
from urllib.parse import unquote

Pointer = tuple[str, ...]
Mapping = dict[str, Any]

_MISSING = object()


def is_mapping(node: object) -> TypeGuard[Mapping]:
    """Tell whether it is a mapping of the document (its keys are always strings)."""
    return isinstance(node, dict)


def is_list(node: object) -> TypeGuard[list[Any]]:
    """Tell whether it is a list of the document."""
    return isinstance(node, list)


def mapping(node: object) -> Mapping:
    """Return the node where it is a mapping, else an empty one."""
    return node if is_mapping(node) else {}


def items(node: object) -> list[Any]:
    """Return the node where it is a list, else an empty one."""
    return node if is_list(node) else []


def escape(token: str) -> str:
    """Return one reference token, escaped as RFC 6901 asks."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Return the plain text of one escaped reference token."""
    return token.replace("~1", "/").replace("~0", "~")


def text(pointer: Pointer) -> str:
    """Return the pointer as a URI fragment without percent-encoding: ``#/paths/~1v1~1chat``."""
    return "#" + "".join(f"/{escape(token)}" for token in pointer)


def parse(reference: str) -> Pointer:
    """Return the tokens of a local reference such as ``#/components/schemas/Pet``; it must start with ``#``."""
    return tuple(unescape(unquote(token)) for token in reference.removeprefix("#").split("/")[1:])


def find(document: object, pointer: Pointer, default: Any = None) -> Any:
    """Return the node at the pointer, or ``default`` where the document has none."""
    node: Any = document
    for token in pointer:
        if is_mapping(node):
            node = node.get(token, _MISSING)
        elif is_list(node) and token.isascii() and token.isdigit() and int(token) < len(node):
            node = node[int(token)]
        else:
            return default
        if node is _MISSING:
            return default
    return node


def resolve(document: object, reference: str) -> Any:
    """Return the node that a local reference points at. Raises ``KeyError`` where there is none."""
    node = find(document, parse(reference), _MISSING)
    if node is _MISSING:
        raise KeyError(reference)
    return node


def walk(document: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Return every node with its pointer, parents before children, in document order."""
    stack: list[tuple[Pointer, Any]] = [(pointer, document)]
    while stack:
        here, node = stack.pop()
        yield here, node
        if is_mapping(node):
            stack.extend(((*here, key), value) for key, value in reversed(node.items()))
        elif is_list(node):
            stack.extend(((*here, str(index)), node[index]) for index in range(len(node) - 1, -1, -1))


def refs(node: object) -> Iterator[str]:
    """Return every ``$ref`` text inside the node (a property that is called ``$ref`` is not text and is passed by)."""
    for _, inner in walk(node):
        if is_mapping(inner) and isinstance(inner.get("$ref"), str):
            yield inner["$ref"]
