"""JSON that fits a spec: one full or one minimal value of any schema, and hypothesis strategies where shapes vary.

Works on the plain forms that `codegen.generate.read.normalise` lists: each component is one model, enum or union.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.generate.read.forms import Node, referred
from hypothesis import strategies as st

MOMENT = "2024-05-06T07:08:09Z"
_SCALARS: dict[str, Any] = {"string": "some text", "integer": 1, "number": 0.5, "boolean": True}
_FORMATS = {"date-time": MOMENT, "date": "2024-05-06", "binary": "content"}


class Samples:
    """Values of the components of one normalised document."""

    def __init__(self, components: dict[str, Node]) -> None:
        self.components = components

    def value(self, form: Node, *, full: bool = True, within: tuple[str, ...] = ()) -> Any:
        """Return a value with every field, or with the required ones only; recursion ends where it can."""
        if "oneOf" in form:
            return self.value(form["oneOf"][0], full=full, within=within)
        name = referred(form)
        if name is not None:
            return self.component(name, full=full, within=within)
        match form.get("type"):
            case "array":
                if self._leads_back(form["items"], within):
                    return []
                return [self.value(form["items"], full=full, within=within)]
            case "object":
                return {"some key": self.value(form["additionalProperties"], full=full, within=within)}
            case None:
                return form["enum"][0] if "enum" in form else {"any": ["thing"]}
            case kind:
                return _FORMATS.get(form.get("format", ""), _SCALARS[kind])

    def component(self, name: str, *, full: bool = True, within: tuple[str, ...] = ()) -> Any:
        component = self.components[name]
        within = (*within, name)
        if "enum" in component:
            return component["enum"][-1]
        if "oneOf" in component:
            ends = [member for member in component["oneOf"] if not self._leads_back(member, within)]
            return self.value((ends or component["oneOf"])[0], full=full, within=within)
        return {
            key: self.value(form, full=full, within=within)
            for key, form in component["properties"].items()
            if key in component["required"] or "x-tag" in form or (full and not self._leads_back(form, within))
        }

    def members(self, union: str) -> Iterator[tuple[Node, Any]]:
        """Return each member of a union with a full value of it."""
        for member in self.components[union]["oneOf"]:
            yield member, self.value(member, within=(union,))

    def strategy(self, form: Node) -> st.SearchStrategy[Any]:
        """Return values of any shape that the schema allows, with enum values that it does not list."""
        if "oneOf" in form:
            return st.none() | self.strategy(form["oneOf"][0])
        name = referred(form)
        if name is not None:
            return st.deferred(lambda: self._component_strategy(name))
        match form.get("type"):
            case "array":
                return st.lists(self.strategy(form["items"]), max_size=3)
            case "object":
                return st.dictionaries(st.text(max_size=5), self.strategy(form["additionalProperties"]), max_size=3)
            case None:
                return st.sampled_from(form["enum"]) if "enum" in form else ANYTHING
            case "string" if form.get("format") in _FORMATS:
                return st.just(_FORMATS[form["format"]])
            case kind:
                return _LEAVES[kind]

    def _component_strategy(self, name: str) -> st.SearchStrategy[Any]:
        component = self.components[name]
        if "enum" in component:
            return st.sampled_from(component["enum"]) | st.just("a value that the spec does not list")
        if "oneOf" in component:
            return st.one_of([self.strategy(member) for member in component["oneOf"]])
        # A null field is left out when a model is turned into JSON again, so it is no part of a round trip.
        fields = {key: self.strategy(form).filter(_is_given) for key, form in component["properties"].items()}
        tags = {key for key, form in component["properties"].items() if "x-tag" in form}
        required = {key: fields.pop(key) for key in sorted({*component["required"], *tags})}
        return st.fixed_dictionaries(required, optional=fields)

    def _leads_back(self, form: Node, within: tuple[str, ...]) -> bool:
        """Tell whether a value of the form would hold, without a list or map in between, what it is made for."""
        if "oneOf" in form:
            return self._leads_back(form["oneOf"][0], within)
        return referred(form) in within or ("items" in form and self._leads_back(form["items"], within))


def _is_given(value: Any) -> bool:
    return value is not None


_LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(max_size=8),
    "integer": st.integers(-(2**53), 2**53),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
