"""Validators made from the spec's schemas: JSON Schema 2020-12 plus what OpenAPI adds to it."""

from __future__ import annotations

from typing import Any, Literal

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from .document import JsonObject, is_object, tagged_members

# Keywords whose value is a schema, a list of schemas, or schemas by name; all other values are data.
_ONE = frozenset({"items", "additionalProperties", "not", "contains", "propertyNames", "unevaluatedProperties"})
_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
_HIDDEN = {"request": "readOnly", "reply": "writeOnly"}
_LONGEST_MESSAGE = 300


class Schemas:
    """Checks JSON values that travel one way; each schema is compiled on first use and kept."""

    def __init__(self, spec: JsonObject, direction: Literal["request", "reply"]) -> None:
        self._hidden = _HIDDEN[direction]
        components = spec.get("components", {}).get("schemas", {})
        self._components = {"schemas": {name: self._prepare(schema) for name, schema in components.items()}}
        self._compiled: dict[int, tuple[JsonObject, Draft202012Validator]] = {}

    def accepts(self, schema: JsonObject, value: object) -> bool:
        """Tell whether the value fits the schema."""
        return self._validator(schema).is_valid(value)

    def problem(self, schema: JsonObject, value: object) -> str | None:
        """Return the first thing wrong with the value as `<JSON pointer>: <what>`, or None."""
        validator = self._validator(schema)
        try:
            error = next(iter(validator.iter_errors(value)), None)
        except ValueError as unreadable:  # nested deeper than the validator goes
            return str(unreadable)
        return None if error is None else _describe(_deepest(error))

    def _validator(self, schema: JsonObject) -> Draft202012Validator:
        # The schema is kept beside its validator: an id is only unique while its object lives.
        kept = self._compiled.get(id(schema))
        if kept is None:
            document = {**self._prepare(schema), "components": self._components}
            kept = self._compiled[id(schema)] = (schema, Draft202012Validator(document, validate_formats=True))
        return kept[1]

    def _prepare(self, schema: Any) -> Any:
        if not is_object(schema):
            return schema
        prepared: JsonObject = {}
        for keyword, value in schema.items():
            if keyword in _ONE:
                prepared[keyword] = self._prepare(value)
            elif keyword in _LIST:
                prepared[keyword] = [self._prepare(member) for member in value]
            elif keyword in _NAMED:
                prepared[keyword] = {name: self._prepare(member) for name, member in value.items()}
            else:
                prepared[keyword] = value
        if "required" in prepared and "properties" in prepared and "allOf" not in prepared:
            prepared["required"] = self._required(schema)
        return _by_tag(prepared)

    def _required(self, schema: JsonObject) -> list[str]:
        """Leave out required fields that a schema does not define, as published ones have: nobody can send them."""
        properties: dict[str, JsonObject] = schema["properties"]
        return [name for name in schema["required"] if not properties.get(name, {self._hidden: True}).get(self._hidden)]


def _by_tag(schema: JsonObject) -> JsonObject:
    """Write a union as one `if` per tag: members may overlap, and an error points into the one that is meant."""
    members = tagged_members(schema)
    if not members:
        return schema
    tag = schema["discriminator"]["propertyName"]
    plain = {key: value for key, value in schema.items() if key not in ("oneOf", "anyOf", "discriminator")}
    known = {"type": "object", "required": [tag], "properties": {tag: {"enum": list(members)}}}
    choices = [
        {"if": {"required": [tag], "properties": {tag: {"const": value}}}, "then": {"$ref": ref}}
        for value, ref in members.items()
    ]
    return {**plain, "allOf": [*plain.get("allOf", []), known, *choices]}


def _deepest(error: ValidationError) -> ValidationError:
    """Return the deepest error: inside a union, that of the member which the value came closest to."""
    branches: list[list[ValidationError]] = getattr(error.kind, "context", [])
    inner = [_deepest(branch[0]) for branch in branches if branch]
    best = max(inner, key=lambda candidate: len(candidate.instance_path), default=error)
    return best if len(best.instance_path) > len(error.instance_path) else error


def _describe(error: ValidationError) -> str:
    tokens = [str(token) for token in error.instance_path]
    if isinstance(error.kind, ValidationErrorKind.Required):
        tokens.append(error.kind.property)
    pointer = "".join("/" + token.replace("~", "~0").replace("/", "~1") for token in tokens)
    message = error.message if len(error.message) <= _LONGEST_MESSAGE else error.message[:_LONGEST_MESSAGE] + "..."
    return f"{pointer}: {message}" if pointer else message
