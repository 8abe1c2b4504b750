"""Forms of the normalised document as IR types, and the models, enums and unions made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...document.load import SpecError
from ...document.pointer import escape
from ..ir import package as ir
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import field_name, type_name
from ..read.parser import Facts, Reading
from . import code

_LEAVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_METHODS_OF_PAGES = ("all", "pages")


def texts(values: Iterable[str]) -> tuple[Untrusted, ...]:
    return tuple(Untrusted(str(value)) for value in values)


@dataclass
class Types:
    """Turns components into IR; checks each field against what the parser read."""

    components: dict[str, Node]
    facts: Facts
    file: str
    paged: frozenset[str] = frozenset()
    """Replies that are pages: names of a page's methods are taken there."""
    warnings: list[str] | None = None
    """Where given, a marker that names what is not there is left out with a warning."""

    def misplaced(self, pointer: str, message: str) -> None:
        """Raise SpecError, or warns where the overlay is for another revision of the spec."""
        place = f"{self.file}{pointer}"
        if self.warnings is None:
            raise SpecError(place, message)
        if f"{place}: {message}" not in self.warnings:
            self.warnings.append(f"{place}: {message}")

    def leads(self, form: Node | None, tokens: Sequence[str]) -> bool:
        """Whether JSON names lead somewhere in values of a form: `*` to a list's items, through members of unions."""
        if form is None or not tokens:
            return form is not None
        if "oneOf" in form:
            return self.leads(form["oneOf"][0], tokens)
        component: Node = self.components.get(referred(form) or "", {})
        if "oneOf" in component:
            return any(self.leads(member, tokens) for member in component["oneOf"])
        if form.get("type") == "array":
            return tokens[0] == "*" and self.leads(form["items"], tokens[1:])
        return self.leads(component.get("properties", {}).get(tokens[0]), tokens[1:])

    def fail(self, component: str, message: str) -> SpecError:
        return SpecError(f"{self.file}{self.components[component]['x-place']}", message)

    def attribute(self, component: str, wire: str) -> str:
        """Return the name of a model's field."""
        name = field_name(wire)
        return f"{name}_" if component in self.paged and name in _METHODS_OF_PAGES else name

    def type_of(self, form: Node) -> ir.Type:
        if "oneOf" in form:
            return ir.Nullable(self.type_of(form["oneOf"][0]))
        if "x-tag" in form:
            return ir.Closed(texts(form["enum"]))
        name = referred(form)
        if name is not None:
            component = self.components[name]
            return ir.Named(
                type_name(name), "model" if "properties" in component else "enum" if "enum" in component else "union"
            )
        kind: Any = form.get("type")
        if kind == "array":
            return ir.ListOf(self.type_of(form["items"]))
        if kind == "object":
            return ir.MapOf(self.type_of(form["additionalProperties"]))
        if kind == "string" and form.get("format") == "date-time":
            return ir.Moment("datetime")
        if kind == "string" and form.get("format") == "date":
            return ir.Moment("date")
        if kind == "string" and form.get("format") == "binary":
            return ir.File()
        return ir.Leaf(_LEAVES.get(kind, "Any"))

    def check(self, found: ir.Type, reading: Reading, place: str) -> None:
        """Refuse to write a client from two readings of the spec that differ: that is a fault of ours."""
        kinds = {"any", reading.kind} if reading.kind == "union" else {reading.kind}
        if self._kind(found) not in kinds and not (isinstance(found, ir.Nullable) and reading.kind == "union"):
            raise SpecError(place, f"read as {self._kind(found)} here and as {reading.kind} by openapi-python-client")

    def _kind(self, found: ir.Type) -> str:
        match found:
            case ir.Named(kind="model") | ir.MapOf():
                return "object"
            case ir.Named(kind="union"):
                return "union"
            case ir.Named() | ir.Closed():
                return "enum"
            case ir.ListOf():
                return "array"
            case ir.Moment(python):
                return "date-time" if python == "datetime" else "date"
            case ir.File():
                return "file"
            case ir.Nullable(inner):
                return self._kind(inner)
            case ir.Leaf(python):
                return next((kind for kind, name in _LEAVES.items() if name == python), "any")

    def model(self, name: str) -> ir.Model:
        component = self.components[name]
        fields: dict[str, ir.Field] = {}
        for wire, form in component["properties"].items():
            found = self.type_of(form)
            place = f"{self.file}{component['x-place']}/properties/{escape(wire)}"
            self.check(found, self.facts.fields[name][wire], place)
            field = self.attribute(name, wire)
            if field in fields:
                first = fields[field].wire.text
                raise SpecError(place, f"{first!r} and {wire!r} both become the Python name {field!r}")
            constant = Untrusted(form["enum"][0]) if "x-tag" in form and len(form["enum"]) == 1 else None
            required = wire in component["required"]
            fields[field] = ir.Field(field, Untrusted(wire), found, required, bool(form.get("readOnly")), constant)
        text = self._text(component, fields)
        arrays = self._arrays(name, fields)
        return ir.Model(type_name(name), tuple(fields.values()), self.aliases(name), arrays, text)

    def _arrays(self, name: str, fields: Iterable[str]) -> tuple[ir.Array, ...]:
        arrays: list[ir.Array] = []
        for kind, (wire, type_) in self.components[name].get("x-arrays", {}).items():
            if field_name(wire) not in fields:
                raise self.fail(name, f"x-arrays names the field {wire!r}, which is not there")
            arrays.append(ir.Array(Untrusted(kind), field_name(wire), type_))
        return tuple(arrays)

    def _text(self, component: Node, fields: Collection[str]) -> tuple[str, ...]:
        tokens: list[str] = component.get("x-text", [])
        if not tokens:
            return ()
        if "text" in fields:
            raise SpecError(
                f"{self.file}{component['x-place']}", "x-text adds the name 'text', which is a field's; rename that"
            )
        if not self.leads(component["properties"].get(tokens[0]), tokens[1:]):
            self.misplaced(component["x-place"], f"x-text names the field {'.'.join(tokens)}, which is not there")
            return ()
        return tuple(field_name(token) for token in tokens if token != "*")

    def enum(self, name: str) -> ir.Enum:
        values: list[str | int] = self.components[name]["enum"]
        kept = tuple(Untrusted(value) if isinstance(value, str) else value for value in values)
        return ir.Enum(type_name(name), kept, self.aliases(name))

    def union(self, name: str) -> ir.Union:
        component = self.components[name]
        # Date-times stay text here: a union is told apart by JSON type.
        members = tuple(self.type_of({**member, "format": ""}) for member in component["oneOf"])
        lists = [member for member in members if isinstance(member, ir.ListOf)]
        if len(lists) > 1 and any(code.decoder(one.item) for one in lists):
            raise self.fail(name, "a union can hold one kind of array only, unless their items are plain values")
        discriminator: Node = component.get("discriminator", {})
        table = tuple(
            (Untrusted(tag), ir.Named(type_name(target), "model"))
            for tag, target in discriminator.get("mapping", {}).items()
        )
        tag = discriminator.get("propertyName")
        return ir.Union(
            name=type_name(name),
            members=members,
            tag=None if tag is None else Untrusted(tag),
            unknown=None if tag is None else unknown_class(tag),
            table=table,
            candidates=() if tag else tuple(self._candidates(component)),
            aliases=self.aliases(name),
        )

    def _candidates(self, union: Node) -> Iterator[ir.Candidate]:
        """Return the objects of a union, those with the most required fields first: the others would fit as well."""
        found = [self._candidate(member) for member in union["oneOf"]]
        yield from sorted((one for one in found if one), key=lambda one: -len(one.required))

    def _candidate(self, member: Node) -> ir.Candidate | None:
        component = self.components.get(referred(member) or "", {})
        decoder = code.decoder(self.type_of(member)) or "as_is"
        if "discriminator" in component:
            tag = component["discriminator"]["propertyName"]
            tags = texts(component["discriminator"]["mapping"])
            return ir.Candidate(decoder, texts([tag]), ((Untrusted(tag), tags),))
        if "properties" in component:
            tagged = [(wire, form["enum"]) for wire, form in component["properties"].items() if "x-tag" in form]
            fixed = tuple((Untrusted(wire), texts(values)) for wire, values in tagged)
            return ir.Candidate(decoder, texts(component["required"]), fixed)
        return ir.Candidate(decoder, (), ()) if member.get("type") == "object" else None

    def aliases(self, name: str) -> tuple[str, ...]:
        """Return further names of the type; one that another component has by right gives way."""
        aliases = [type_name(alias) for alias in self.components[name].get("x-aliases", ())]
        return tuple(alias for alias in aliases if alias not in self.components)


def unknown_class(discriminator: str) -> str:
    return type_name(f"unknown-{discriminator}")


def reached(components: dict[str, Node], forms: Iterable[Node]) -> set[str]:
    """Return the components that the forms lead to."""
    found: set[str] = set()
    waiting = list(forms)
    while waiting:
        form = waiting.pop()
        name = referred(form)
        if name is not None and name not in found:
            found.add(name)
            component = components[name]
            waiting += [*component.get("properties", {}).values(), *component.get("oneOf", [])]
        for key in ("items", "additionalProperties"):
            if key in form:
                waiting.append(form[key])
        if "oneOf" in form:
            waiting.append(form["oneOf"][0])
    return found
