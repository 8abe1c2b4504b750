"""What decoding promises, checked value by value against the spec: the exact class of each model, member and leaf."""

from __future__ import annotations

from datetime import date, datetime
from types import ModuleType
from typing import Any

from codegen.generate.read.forms import Node, referred
from codegen.generate.read.names import field_name, snake_case, type_name

from tests.support.samples import MOMENT, Samples


class Package:
    """A generated package beside the components that it was made from."""

    def __init__(self, root: ModuleType, components: dict[str, Node]) -> None:
        self.root = root
        self.components = components
        self.samples = Samples(components)

    def of_kind(self, key: str) -> list[str]:
        """Return components that are models (`properties`), unions (`oneOf`) or enums (`enum`)."""
        return [name for name, component in self.components.items() if key in component and self.has(name)]

    def has(self, name: str) -> bool:
        """Return bodies that are spread into arguments have no class."""
        return hasattr(self.root, type_name(name))

    def model(self, name: str) -> Any:
        return getattr(self.root, type_name(name))

    def decode_union(self, name: str, value: Any, strict: bool = False) -> Any:
        from importlib import import_module

        module = import_module(f"{self.root.__name__}.{self.root._PLACES[type_name(name)]}")
        return getattr(module, f"{snake_case(type_name(name))}_from_json")(value, strict)

    def assert_decoded(self, form: Node, raw: Any, decoded: Any) -> None:
        """Assert that `decoded` is what the form makes of `raw`, all the way down."""
        if raw is None:
            assert decoded is None
            return
        form = form["oneOf"][0] if "oneOf" in form else form
        name = referred(form)
        if name is not None and "enum" not in self.components[name]:
            self._assert_component(self.components[name], name, raw, decoded)
        elif form.get("type") == "array" and self._holds_models(form):
            assert type(decoded) is list
            assert len(decoded) == len(raw)
            for item, made in zip(raw, decoded, strict=True):
                self.assert_decoded(form["items"], item, made)
        elif form.get("type") == "object" and self._holds_models(form):
            assert decoded.keys() == raw.keys()
            for key, item in raw.items():
                self.assert_decoded(form["additionalProperties"], item, decoded[key])
        elif raw == MOMENT and form.get("format") == "date-time":
            assert decoded == datetime.fromisoformat(MOMENT)
        elif form.get("format") == "date":
            assert decoded == date.fromisoformat(raw)
        else:
            assert decoded == raw
            # A whole reply that is an object without a model is a dict that also has `.http`.
            assert (dict if isinstance(decoded, dict) else type(decoded)) is type(raw)

    def _assert_component(self, component: Node, name: str, raw: Any, decoded: Any) -> None:
        if "properties" in component:
            assert type(decoded) is self.model(name)
            for wire, form in component["properties"].items():
                self.assert_decoded(form, raw.get(wire), getattr(decoded, field_name(wire)))
        elif "discriminator" in component:
            target = component["discriminator"]["mapping"][raw[component["discriminator"]["propertyName"]]]
            self._assert_component(self.components[target], target, raw, decoded)
        else:
            self.assert_decoded(self._member(component, raw), raw, decoded)

    def _member(self, union: Node, raw: Any) -> Node:
        """Return the one member that has the value's JSON type; objects need a discriminator."""
        kinds = {str: "string", list: "array", dict: "object", bool: "boolean", int: "integer", float: "number"}
        fitting = [member for member in union["oneOf"] if self._kind(member) == kinds[type(raw)]]
        assert len(fitting) == 1, union
        member: Node = fitting[0]
        return member

    def _kind(self, member: Node) -> str:
        component = self.components.get(referred(member) or "", member)
        is_object = "properties" in component or "oneOf" in component
        return "object" if is_object else str(component.get("type", "string"))

    def _holds_models(self, form: Node) -> bool:
        inner: Node = form.get("items") or form.get("additionalProperties") or {}
        named = referred(inner)
        return (named is not None and "enum" not in self.components[named]) or (
            inner.get("type") in ("array", "object") and self._holds_models(inner)
        )
