"""IR types as Python code: annotations, decoders, and the names that either needs."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator
from typing import Final

from ..ir import package as ir
from ..ir.literals import Untrusted, literal
from ..read.names import snake_case

# The annotations' types in lower case: a key of that name would hide them.
_BUILTINS: Final = frozenset("bool bytes date datetime dict float int list str".split())


def literals(values: Iterable[object]) -> str:
    return f"Literal[{', '.join(literal(value) for value in values)}]"


def annotation(found: ir.Type) -> str:
    """Return the type of a decoded value."""
    match found:
        case ir.Leaf(python) | ir.Moment(python):
            return python
        case ir.File():
            return "str"
        case ir.ListOf(item):
            return f"list[{annotation(item)}]"
        case ir.MapOf(value):
            return f"dict[str, {annotation(value)}]"
        case ir.Nullable(inner):
            return f"{annotation(inner)} | None"
        case ir.Closed(values):
            return literals(values)
        case ir.Named(name):
            return name


def accepted(argument: ir.Argument) -> str:
    """Return the type of what a caller may pass for an argument."""
    return "FileInput" if argument.place == "file" else input_annotation(argument.type)


def input_annotation(found: ir.Type) -> str:
    """Return the type of what a caller may pass: models or plain dicts, any sequence, any mapping."""
    match found:
        case ir.ListOf(item):
            # A `str` is a sequence of `str`: where the items can be texts, it has to be kept out.
            holds_text = isinstance(item, ir.Leaf) or (isinstance(item, ir.Named) and item.kind == "enum")
            return f"{'Items' if holds_text else 'Sequence'}[{input_annotation(item)}]"
        case ir.MapOf(value):
            return f"Mapping[str, {input_annotation(value)}]"
        case ir.Nullable(inner):
            return f"{input_annotation(inner)} | None"
        case ir.Named(name, kind) if kind != "enum":
            return f"{name} | {name}Dict"
        case _:
            return annotation(found)


def dict_annotation(found: ir.Type) -> str:
    """Return a member of a union in its TypedDict form."""
    return f"{found.name}Dict" if isinstance(found, ir.Named) and found.kind != "enum" else input_annotation(found)


def optional(code: str) -> str:
    return code if code == "Any" or code.endswith("| None") else f"{code} | None"


def union_decoder(name: str) -> str:
    return f"{snake_case(name)}_from_json"


def decoder_table(name: str) -> str:
    """Return what the decoder of a union looks up."""
    return union_decoder(name).upper()


def decoder(found: ir.Type) -> str | None:
    """Return a function of (value, strict), or None where the value is passed through."""
    match found:
        case ir.Moment(python):
            return f"decode_{python}"
        case ir.ListOf(item):
            inner = decoder(item)
            return "as_list" if inner is None else f"list_of({inner})"
        case ir.MapOf(value):
            inner = decoder(value)
            return "as_dict" if inner is None else f"map_of({inner})"
        case ir.Nullable(inner):
            wrapped = decoder(inner)
            return None if wrapped is None else f"nullable({wrapped})"
        case ir.Named(name, "model"):
            return f"{name}.from_dict"
        case ir.Named(name, "union"):
            return union_decoder(name)
        case _:
            return None


def is_decoded(found: ir.Type) -> bool:
    return decoder(found) is not None


def is_list(found: ir.Type) -> bool:
    return isinstance(found, ir.ListOf)


def is_object(found: ir.Type) -> bool:
    return isinstance(found, ir.MapOf) or (isinstance(found, ir.Named) and found.kind != "enum")


def fits_head(found: ir.Type, place: str) -> bool:
    """Tell whether values of the type can stand in a path, a query or a header: not objects, and no list in a path."""
    match found:
        case ir.Nullable(inner):
            return fits_head(inner, place)
        case ir.ListOf(item):
            return place != "path" and fits_head(item, place)
        case ir.MapOf() | ir.Named(kind="model" | "union") | ir.File():
            return False
        case _:
            return True


def reply_decoder(found: ir.Type) -> str:
    if found == ir.Leaf("Empty"):
        return "decode_nothing"
    if found == ir.Leaf("JsonObject"):
        return "JsonObject.from_json"
    return decoder(found) or "as_is"


def decoding(found: ir.Type, value: str) -> str:
    """Return the expression that decodes a value which is not None."""
    match found:
        case ir.Nullable(inner):
            return decoding(inner, value)
        case ir.ListOf(item) if is_decoded(item):
            return f"decode_list({value}, {decoder(item)}, strict)"
        case ir.MapOf(item) if is_decoded(item):
            return f"decode_map({value}, {decoder(item)}, strict)"
        case _:
            return f"{decoder(found)}({value}, strict)"


def named(found: ir.Type) -> Iterator[ir.Named]:
    """Return the models, enums and unions in a type."""
    match found:
        case ir.Named():
            yield found
        case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
            yield from named(inner)
        case _:
            return


def takes_dicts(found: ir.Type) -> bool:
    """Tell whether a caller may give plain dicts where the type has models."""
    return any(one.kind != "enum" for one in named(found))


def decoder_names(found: ir.Type) -> list[str]:
    """Return what the decoder of a type imports from its module."""
    return [union_decoder(one.name) if one.kind == "union" else one.name for one in named(found) if one.kind != "enum"]


def holds_values(found: ir.Type) -> bool:
    """Tell whether a value of the type has to be turned into JSON: not for scalars, nor for lists of them."""
    match found:
        case ir.ListOf(inner) | ir.MapOf(inner) | ir.Nullable(inner):
            return holds_values(inner) or inner == ir.Leaf("Any")
        case ir.Moment():
            return True
        case ir.Named(kind=kind):
            return kind != "enum"
        case ir.Leaf(python):
            return python == "Any"
        case _:
            return False


def is_identifier(wire: Untrusted) -> bool:
    """Tell whether it can stand in the body of a class as it is, without a meaning there beyond that."""
    text = wire.text
    if keyword.iskeyword(text) or text in _BUILTINS:
        return False
    return text.isascii() and text.isidentifier() and text[0].islower()
