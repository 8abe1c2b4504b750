"""Operations as methods: names, arguments, and what the markers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, cast

from ...document.load import SpecError
from ...document.pointer import escape
from ..ir import markers
from ..ir import package as ir
from ..ir.literals import Untrusted
from ..read.forms import Node, referred
from ..read.names import argument_name, method_name, module_name
from ..read.operations import JSON, MULTIPART
from . import code
from .paging import paging
from .parsing import parsing
from .splits import splitting
from .streaming import StreamMarker
from .types import Types, texts

_SAFE_METHODS = ("GET", "HEAD", "PUT", "DELETE")
_PYTHON_TYPES = {"boolean": "bool", "integer": "int", "number": "float", "string": "str", "class": "type[Any]"}


@dataclass
class Methods:
    types: Types
    operations: list[Node]
    clients: tuple[str, ...]

    def misplaced(self, operation: Node, message: str) -> None:
        self.types.misplaced(operation["x-place"], message)

    def operation(self, node: Node) -> ir.Operation:
        group = ".".join(module_name(part) for part in str(node.get("x-group", "")).split(".") if part)
        method = method_name(str(node.get("x-method") or node["operationId"]))
        module = module_name(f"{group}_{method}" if group else method)
        parsed = parsing(self.types, node, module)
        default = self.clients if not group else ()
        clients: list[str] = node.get("x-clients", list(default))
        retry: Literal["safe", "only-if-unsent"] = "safe" if node["method"] in _SAFE_METHODS else "only-if-unsent"
        return ir.Operation(
            id=Untrusted(node["operationId"]),
            http_method=node["method"],
            path=Untrusted(node["path"]),
            module=module,
            method=method,
            group=group,
            clients=frozenset(clients),
            summary=Untrusted(str(node.get("summary", f"{node['method']} {node['path']}"))),
            deprecated=bool(node.get("deprecated")),
            retry=node.get("x-retry", retry),
            arguments=self._arguments(node),
            body=self._body_kind(node),
            whole_body=self._whole_body(node),
            client_arguments=self._client_arguments(node, parsed),
            reply=self._reply(node),
            streaming=self._streaming(node, method),
            paging=paging(self.types, node),
            splitting=self._splitting(node),
            parsing=parsed,
        )

    def home(self, node: Node) -> str:
        """Return the module of an operation's types.

        Its group's first name, or for top-level ones the path's first word.
        """
        top = str(node.get("x-group", "")).split(".")[0]
        if top and "x-clients" not in node:
            return module_name(top)
        parts = [part for part in node["path"].split("/") if part and not re.fullmatch(r"v\d+", part)]
        return module_name(parts[0]) if parts and "{" not in parts[0] else "root"

    def _reply(self, node: Node) -> ir.Type:
        if node["reply"] is None:
            return ir.Leaf("Empty")
        found = self.types.type_of(node["reply"])
        return ir.Leaf("JsonObject") if found == ir.MapOf(ir.Leaf("Any")) else found

    def sent_forms(self, node: Node) -> list[Node]:
        body = [] if self._whole_body(node) is None else [node["body"]["form"]]
        return [form for _, form, _, _ in self._fields(node)] + body

    def received_forms(self, node: Node) -> list[Node]:
        stream = [node["x-stream"]["events"]] if "x-stream" in node else []
        return stream if node["reply"] is None else [*stream, node["reply"]]

    def _body_component(self, node: Node) -> Node | None:
        name = referred(node["body"]["form"]) if node["body"] else None
        component = self.types.components[name] if name else {}
        return component if "properties" in component else None

    def _body_kind(self, node: Node) -> Literal["none", "json", "value", "multipart"]:
        if node["body"] is None:
            return "none"
        if node["body"]["media_type"] == JSON:
            return "json" if self._body_component(node) else "value"
        if self._body_component(node) is None:
            place = f"{self.types.file}{node['body']['x-place']}"
            raise SpecError(place, f"a {MULTIPART} body has to be an object with properties: its parts")
        return "multipart"

    def _fields(self, node: Node) -> Iterator[tuple[str, Node, str, Node]]:
        """Return everything a caller can give: name, form, place and what else the spec says of it."""
        for parameter in node["parameters"]:
            if "x-client-option" not in parameter or parameter["in"] == "path":
                yield parameter["name"], parameter["form"], parameter["in"], parameter
        component = self._body_component(node)
        if component is None:
            if node["body"] is not None:
                yield "body", node["body"]["form"], "body", {"required": True, "x-place": node["body"]["x-place"]}
            return
        switch = node.get("x-stream", {}).get("switch")
        for name, form in component["properties"].items():
            if name != switch and not form.get("readOnly"):
                place = f"{component['x-place']}/properties/{escape(name)}"
                notes = {**form, "required": name in component["required"], "x-place": place}
                yield name, form, self._place_in_body(node, form), notes

    def _place_in_body(self, node: Node, form: Node) -> str:
        if node["body"]["media_type"] == JSON:
            return "body"
        found = self.types.type_of(form)
        if isinstance(found, ir.ListOf) and isinstance(found.item, ir.File):
            place = f"{self.types.file}{node['body']['x-place']}"
            raise SpecError(
                place, "a list of files in one multipart field is not supported; give each a field of its own"
            )
        return "file" if isinstance(found, ir.File) else "form"

    def _arguments(self, node: Node) -> tuple[ir.Argument, ...]:
        arguments: dict[str, ir.Argument] = {}
        for wire, form, place, notes in self._fields(node):
            name = argument_name(wire)
            if name in arguments and arguments[name].place != place:
                name = f"{name}_{place}"
            where = f"{self.types.file}{notes['x-place']}"
            if place in ("path", "query", "header") and not code.fits_head(self.types.type_of(form), place):
                raise SpecError(where, f"an object can't be sent in the {place}, nor a list in the path")
            if name in arguments:
                raise SpecError(where, f"{arguments[name].wire.text!r} and {wire!r} both become the argument {name!r}")
            description = str(notes.get("description", ""))
            arguments[name] = ir.Argument(
                name=name,
                wire=Untrusted(wire),
                # Parameters of other places are refused before.
                place=cast("ir.Place", place),
                type=self.types.type_of(form),
                required=bool(notes["required"]),
                default=None if "default" in description.lower() else self._default(node, wire, place, form),
                description=Untrusted(description),
            )
        return tuple(sorted(arguments.values(), key=lambda one: (one.place != "path", not one.required)))

    def _default(self, node: Node, wire: str, place: str, form: Node) -> Any:
        """Return the default that the parser read, through null; lists it leaves out."""
        if place in ("path", "query", "header"):
            reading = self.types.facts.parameters[node["operationId"]][place, wire]
        elif wire in self.types.facts.fields.get(referred(node["body"]["form"]) or "", {}):
            reading = self.types.facts.fields[referred(node["body"]["form"]) or ""][wire]
        else:
            return None
        return None if reading.default is None else form.get("default")

    def _whole_body(self, node: Node) -> ir.Argument | None:
        if "x-body" not in node:
            return None
        if self._body_kind(node) != "json":
            self.misplaced(node, "x-body needs a JSON body that is an object")
            return None
        name = argument_name(str(node["x-body"]))
        if name in [argument.name for argument in self._arguments(node)]:
            self.misplaced(node, f"x-body is called {name!r}, as one of the arguments is; choose another name")
            return None
        found = self.types.type_of(node["body"]["form"])
        whole = Untrusted("The whole body as one value, in place of its fields.")
        return ir.Argument(name, Untrusted(name), "body", found, True, None, whole)

    def _client_arguments(self, node: Node, parsed: markers.Parsing | None) -> tuple[ir.Argument, ...]:
        taken = {argument.name for argument in self._arguments(node)}
        arguments: list[ir.Argument] = []
        for wire, notes in node.get("x-client-arguments", {}).items():
            name = argument_name(wire)
            if name in taken:
                self.misplaced(node, f"x-client-arguments names {wire!r}, as one of the arguments is")
                continue
            if notes["type"] == "class" and parsed is None:
                continue
            found = ir.Closed(texts(notes["enum"])) if "enum" in notes else ir.Leaf(_PYTHON_TYPES[notes["type"]])
            description = Untrusted(str(notes["description"]))
            arguments.append(ir.Argument(name, Untrusted(wire), "client", found, False, None, description))
        return tuple(arguments)

    def _streaming(self, node: Node, method: str) -> markers.Streaming | None:
        if "x-stream" not in node:
            return None
        if self._body_kind(node) != "json":
            self.misplaced(node, "x-stream needs a JSON body that is an object: its switch is a field there")
            return None
        return StreamMarker(self.types, node).streaming(method)

    def _splitting(self, node: Node) -> markers.Splitting | None:
        if "x-split" not in node:
            return None
        if self._body_kind(node) != "json":
            self.misplaced(node, "x-split needs a JSON body that is an object: its list is a field there")
            return None
        return splitting(node, self.types.components, self._arguments(node), partial(self.misplaced, node))
