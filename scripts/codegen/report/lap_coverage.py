"""A LAP description checked against the spec.

LAP carries no schemas, only names, flat types and prose, so it cannot write the spec; it can tell what the spec lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..document.pointer import Mapping, is_list, items, mapping
from ..document.shapes import ANYTHING, INTEGER_FORMATS, NOISE_FORMATS, UNION, Shapes, Slot
from ..sync.lap.fields import LapField, LapType
from ..sync.lap.text import LapEndpoint, read_lap
from ..sync.published.structure import each_operation, is_success, path_shape
from .markdown import inert

_FEW = 4


@dataclass
class Coverage:
    """What the spec lacks, what it has beyond the description, and what both have but differently."""

    endpoints: int = 0
    missing: list[str] = field(default_factory=list[str])
    beyond: list[str] = field(default_factory=list[str])
    different: list[str] = field(default_factory=list[str])

    def markdown(self) -> str:
        """Return the report: a summary line, then a list for each kind that has something to say."""
        lines = ["# Coverage of the LAP description", "", self.summary(), ""]
        sections = {
            "Missing from the spec": self.missing,
            "In the spec only": self.beyond,
            "Different": self.different,
        }
        for title, entries in sections.items():
            lines += [f"## {title}", "", *(f"- {inert(entry)}" for entry in entries), ""] if entries else []
        return "\n".join(lines)

    def summary(self) -> str:
        """Return one line of counts."""
        counts = f"{len(self.missing)} missing, {len(self.beyond)} beyond, {len(self.different)} different"
        return f"{self.endpoints} endpoints compared: {counts}."


@dataclass(frozen=True)
class _Known:
    """A parameter or body field of the spec."""

    slot: Slot
    required: bool


def check_coverage(spec: Mapping, text: str, name: str = "LAP description") -> Coverage:
    """Compare every endpoint of the description with the spec. Raises ``SpecError`` naming the line."""
    lap = read_lap(text, name)
    check = _Check(spec, {_bare(said.name) for said in lap.common})
    for endpoint in lap.endpoints:
        check.endpoint(endpoint)
    check.common(lap.common)
    check.rest(lap.endpoints)
    if lap.announced is not None and lap.announced != len(lap.endpoints):
        check.coverage.different.append(
            f"the description announces {lap.announced} endpoints and holds {len(lap.endpoints)}: it may be cut off"
        )
    return check.coverage


class _Check:
    def __init__(self, spec: Mapping, common: set[str]) -> None:
        self._shapes = Shapes(spec)
        self._common = common
        self._operations = {(method, path): operation for path, method, operation in each_operation(spec)}
        self.coverage = Coverage()

    def endpoint(self, endpoint: LapEndpoint) -> None:
        """Compare one endpoint with its operation."""
        self.coverage.endpoints += 1
        label = f"{endpoint.method.upper()} {endpoint.path}"
        operation = self._operation(endpoint)
        if operation is None:
            self.coverage.missing.append(f"{label}: endpoint")
            return
        known = self._known(operation)
        for said in endpoint.fields:
            place = f"{label} {said.name}"
            held = known.pop(_bare(said.name), None)
            if held is None:
                self.coverage.missing.append(f"{place}: {_described(said)} field")
            else:
                self._field(said, held, place)
        for name, held in known.items():
            if name not in self._common:
                flag = "required" if held.required else "optional"
                self.coverage.beyond.append(f"{label} {name}: {flag} field, {self._shapes.kind(held.slot.get())}")
        self._reply(endpoint, operation, label)

    def common(self, common: list[LapField]) -> None:
        """Compare fields said once for all endpoints: an operation without them differs, none with them is a lack."""
        for said in common:
            without = [
                f"{method.upper()} {path}"
                for (method, path), operation in self._operations.items()
                if _bare(said.name) not in self._known(operation)
            ]
            if len(without) == len(self._operations):
                self.coverage.missing.append(f"every endpoint, {said.name}: common field")
            elif without:
                reason = "LAP says it once for all endpoints, the spec has it on all but these"
                self.coverage.different.append(f"{said.name}: {reason}: {', '.join(without)}")

    def rest(self, endpoints: Iterable[LapEndpoint]) -> None:
        """List operations that no endpoint of the description stands for."""
        said = {(endpoint.method, path_shape(endpoint.path)) for endpoint in endpoints}
        for method, path in self._operations:
            if (method, path_shape(path)) not in said:
                self.coverage.beyond.append(f"{method.upper()} {path}: endpoint")

    def _operation(self, endpoint: LapEndpoint) -> Mapping | None:
        exact = self._operations.get((endpoint.method, endpoint.path))
        if exact is not None:
            return exact
        wanted = (endpoint.method, path_shape(endpoint.path))
        return next(
            (op for (method, path), op in self._operations.items() if (method, path_shape(path)) == wanted), None
        )

    def _known(self, operation: Mapping) -> dict[str, _Known]:
        """Return every parameter and body field by bare name, a path parameter before a body field of its name."""
        known: dict[str, _Known] = {}
        for entry in items(operation.get("parameters")):
            parameter = self._shapes.schema(entry)
            slot = Slot({"schema": parameter.get("schema", {})}, "schema")
            known[_bare(str(parameter.get("name")))] = _Known(slot, parameter.get("required") is True)
        body = self._shapes.schema(operation.get("requestBody", {}))
        for content in mapping(body.get("content")).values():
            required = self._shapes.required(content.get("schema", {}))
            for name, slot in self._shapes.properties(content.get("schema", {})).items():
                known.setdefault(_bare(name), _Known(slot, name in required))
        return known

    def _reply(self, endpoint: LapEndpoint, operation: Mapping, label: str) -> None:
        if endpoint.reply is None:
            return
        for status, response in mapping(operation.get("responses")).items():
            content = mapping(self._shapes.schema(response).get("content"))
            if is_success(status) and content:
                schema = next(iter(content.values())).get("schema", {})
                self._map(endpoint.reply, schema, f"{label} reply", in_reply=True)
                return
        self.coverage.missing.append(f"{label} reply: {', '.join(said.name for said in endpoint.reply)}")

    def _field(self, said: LapField, held: _Known, place: str) -> None:
        if said.required and not held.required:
            self.coverage.missing.append(f"{place}: required in LAP, optional in the spec")
        elif held.required and not said.required:
            self.coverage.beyond.append(f"{place}: required flag")
        self._type(said.type, held.slot.get(), place)
        self._default(said, held.slot.get(), place)

    def _type(self, said: LapType, schema: Mapping, place: str, in_reply: bool = False) -> None:
        kind = self._shapes.kind(schema)
        self._choices(said, schema, place)
        if reason := _difference(said, kind):
            self.coverage.different.append(f"{place}: {reason}")
        elif said.kind == "array" and said.entries is not None:
            entries = [mapping(part["items"]) for part in self._shapes.parts(schema) if "items" in part]
            self._type(said.entries, entries[0] if entries else {}, f"{place}[]", in_reply)
        elif said.fields:
            self._map(said.fields, schema, place, in_reply)
        elif reason := self._format(said, schema):
            self.coverage.different.append(f"{place}: {reason}")

    def _map(self, fields: Iterable[LapField], schema: Mapping, place: str, in_reply: bool = False) -> None:
        """Return the fields of a map; a union has those of any of its members.

        LAP gives replies no flags, no defaults.
        """
        known: dict[str, _Known] = {}
        for member in [slot.get() for slot in self._shapes.members(schema)] or [schema]:
            required = self._shapes.required(member)
            for name, slot in self._shapes.properties(member).items():
                known.setdefault(name, _Known(slot, name in required))
        for said in fields:
            held = known.pop(said.name, None)
            if held is None:
                self.coverage.missing.append(f"{place}.{said.name}: {_described(said)} field")
            elif in_reply:
                self._type(said.type, held.slot.get(), f"{place}.{said.name}", in_reply)
            else:
                self._field(said, held, f"{place}.{said.name}")
        self.coverage.beyond.extend(
            f"{place}.{name}: field, {self._shapes.kind(held.slot.get())}" for name, held in known.items()
        )

    def _choices(self, said: LapType, schema: Mapping, place: str) -> None:
        values = [str(value) for value in self._values(schema)]
        single = said.form and said.form not in NOISE_FORMATS and values and said.kind in ("string", "anything")
        choices = _rejoined(said.choices or ((said.form,) if single else ()), values)
        lacking = [choice for choice in choices if choice not in values]
        if lacking and not values:
            self.coverage.missing.append(f"{place}: enum values {', '.join(lacking)}; the spec allows any value")
        elif lacking:
            self.coverage.missing.append(f"{place}: enum value {', '.join(lacking)}")
        extra = [value for value in values if value not in choices]
        if choices and extra:
            self.coverage.beyond.append(f"{place}: enum value {', '.join(extra)}")
        elif values and not choices and said.kind == "string":
            self.coverage.different.append(f"{place}: LAP says any string, the spec is more exact ({_few(values)})")

    def _values(self, schema: Mapping) -> list[Any]:
        members = [slot.get() for slot in self._shapes.members(schema)] or [schema]
        return [value for member in members for value in self._shapes.values(member)]

    def _format(self, said: LapType, schema: Mapping) -> str:
        held = next((part["format"] for part in self._shapes.parts(schema) if "format" in part), "")
        forms = [form if form not in NOISE_FORMATS else "" for form in (said.form, str(held))]
        if forms[0] == forms[1] or self._values(schema):
            return ""
        return f"LAP says format {forms[0] or 'none'}, the spec {forms[1] or 'none'}"

    def _default(self, said: LapField, schema: Mapping, place: str) -> None:
        held = [part["default"] for part in self._shapes.parts(schema) if "default" in part]
        if said.default is None and held:
            self.coverage.beyond.append(f"{place}: default {_text(held[0])}")
        elif said.default is not None and not held:
            self.coverage.different.append(f"{place}: LAP says default {said.default}, the spec none")
        elif said.default is not None and not _equal(said.default, held[0]):
            self.coverage.different.append(f"{place}: LAP says default {said.default}, the spec {_text(held[0])}")


def _difference(said: LapType, kind: str) -> str:
    """Return why the two types differ, in plain words; empty where they do not."""
    if kind == said.kind or (kind == "integer" and said.kind == "number" and said.form in INTEGER_FORMATS):
        return ""
    if said.kind == ANYTHING:
        # LAP writes any for a union and for an enum without a type.
        return "" if said.choices or said.form else f"LAP says any, the spec is more exact ({kind})"
    if kind == ANYTHING:
        return f"LAP says {said}, the spec allows anything"
    if kind == UNION:
        return f"LAP says {said}, the spec allows several types"
    return f"LAP says {said}, the spec {kind}"


def _rejoined(choices: tuple[str, ...], values: list[str]) -> list[str]:
    """Return the choices, where a value of the spec holds the slash that stands between two choices."""
    found: list[str] = []
    start = 0
    while start < len(choices):
        ends = range(len(choices), start, -1)
        end = next((end for end in ends if "/".join(choices[start:end]) in values), start + 1)
        found.append("/".join(choices[start:end]))
        start = end
    return found


def _few(values: list[str]) -> str:
    """Return the values where they are few, else the first and how many there are."""
    return ", ".join(values) if len(values) <= _FEW else f"{', '.join(values[:_FEW])}, ... {len(values)} values"


def _described(said: LapField) -> str:
    return f"{'required' if said.required else 'optional'} {said.type}"


def _bare(name: str) -> str:
    """Return a name without case where it is a header's; LAP does not say which are headers, dashes do."""
    return name.lower() if "-" in name else name


def _text(value: object) -> str:
    """Return a default as LAP writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(_text, items(value))) if is_list(value) else str(value)


def _equal(said: str, held: object) -> bool:
    if isinstance(held, int | float) and not isinstance(held, bool):
        try:
            return float(said) == float(held)
        except ValueError:
            return False
    return said.strip("\"'") == _text(held)
