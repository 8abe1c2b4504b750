"""The operations of a document made plain: parameters and bodies followed, one reply each, markers kept."""

from __future__ import annotations

from typing import Any, Final

from ...document import pointer as pointers
from ...document.load import SpecError
from ...document.pointer import Pointer
from .forms import METHODS, Node, path_items
from .names import pascal_case
from .normalise import Normaliser
from .tags import complete_unions

JSON: Final = "application/json"
MULTIPART: Final = "multipart/form-data"
_KEPT: Final = ("operationId", "summary", "deprecated")


def normalise(document: Node, file: str) -> Node:
    """Return `{operations: [...], components: {...}}` in the forms that normalise.py lists. Raises SpecError."""
    normaliser = Normaliser(document, file)
    operations: list[Node] = []
    for path, item in path_items(document):
        for method in METHODS:
            if method in item:
                operations.append(_Operation(normaliser, path, method).plain(item))
    normaliser.check_unions()
    complete_unions(normaliser.components)
    return {"operations": operations, "components": normaliser.components}


def operation_name(operation: Node) -> str:
    """Return what inline schemas of the operation are called after: `DatasetsCreate`, `V2Chat`."""
    method = operation.get("x-method") or operation["operationId"]
    return pascal_case(str(operation.get("x-group", "")) + "-" + str(method))


class _Operation:
    def __init__(self, normaliser: Normaliser, path: str, method: str) -> None:
        self.normaliser = normaliser
        self.path = path
        self.method = method
        self.place: Pointer = ("paths", path, method)

    def fail(self, pointer: Pointer, message: str) -> SpecError:
        return self.normaliser.fail(pointer, message)

    def plain(self, item: Node) -> Node:
        operation: Node = item[self.method]
        name = operation_name(operation)
        plain: Node = {"path": self.path, "method": self.method.upper(), "x-place": pointers.text(self.place)}
        plain |= {key: operation[key] for key in _KEPT if key in operation}
        plain |= {key: value for key, value in operation.items() if key.startswith("x-")}
        own = _placed(operation.get("parameters", []), (*self.place, "parameters"))
        shared = _placed(item.get("parameters", []), ("paths", self.path, "parameters"))
        plain["parameters"] = self._parameters([*own, *shared], name)
        plain["body"] = self._body(operation, name)
        plain["reply"] = self._reply(operation, name)
        if "x-stream" in operation:
            events = operation["x-stream"]["events"]
            form = self.normaliser.form(events, (*self.place, "x-stream", "events"), f"{name}StreamedResponse")
            plain["x-stream"] = {**operation["x-stream"], "events": form}
        return plain

    def _target(self, node: Node, pointer: Pointer, section: str) -> tuple[Node, Pointer]:
        """Return the node itself, or what its $ref leads to in `components/<section>`."""
        seen: set[Pointer] = set()
        while "$ref" in node:
            ref = str(node["$ref"])
            tokens = pointers.parse(ref)
            target = pointers.find(self.normaliser.document, tokens)
            if tokens[:2] != ("components", section) or target is None:
                raise self.fail(pointer, f"$ref {ref!r} has no target in components/{section}")
            if tokens in seen:
                raise self.fail(pointer, f"$ref {ref!r} leads back to itself; write out what it stands for")
            seen.add(tokens)
            node, pointer = target, tokens
        return node, pointer

    def _parameters(self, nodes: list[tuple[Node, Pointer]], name: str) -> list[Node]:
        parameters: dict[tuple[str, str], Node] = {}
        for node, place in nodes:
            parameter, pointer = self._target(node, place, "parameters")
            key = (str(parameter["in"]), str(parameter["name"]))
            if key in parameters:
                continue
            form = self.normaliser.form(
                parameter.get("schema", {}), (*pointer, "schema"), f"{name}Request{pascal_case(key[1])}"
            )
            kept = {k: v for k, v in parameter.items() if k in ("name", "in", "description", "x-client-option")}
            required = bool(parameter.get("required")) or key[0] == "path"
            parameters[key] = {**kept, "required": required, "form": form, "x-place": pointers.text(pointer)}
        return list(parameters.values())

    def _body(self, operation: Node, name: str) -> Node | None:
        if "requestBody" not in operation:
            return None
        body, pointer = self._target(operation["requestBody"], (*self.place, "requestBody"), "requestBodies")
        content: Node = body.get("content", {})
        for media_type in (JSON, MULTIPART):
            if media_type in content:
                place = (*pointer, "content", media_type, "schema")
                form = self.normaliser.form(content[media_type].get("schema", {}), place, f"{name}Request")
                return {"media_type": media_type, "form": form, "x-place": pointers.text(place)}
        if not content:
            return None
        raise self.fail((*pointer, "content"), f"a body has to be {JSON} or {MULTIPART}, not {', '.join(content)}")

    def _reply(self, operation: Node, name: str) -> Node | None:
        """Return the schema of the lowest 2xx reply that has JSON; None where no reply has a body."""
        responses: dict[str, Any] = operation.get("responses", {})
        # Beside a 2xx, `default` describes errors.
        successes = sorted(status for status in responses if status.startswith("2")) or ["default"]
        for status in (status for status in successes if status in responses):
            response, pointer = self._target(responses[status], (*self.place, "responses", status), "responses")
            content: Node = response.get("content", {})
            for media_type in content:
                if media_type.split(";")[0] == JSON or media_type.split(";")[0].endswith("+json"):
                    place = (*pointer, "content", media_type, "schema")
                    return self.normaliser.form(content[media_type].get("schema", {}), place, f"{name}Response")
            if content:
                raise self.fail((*pointer, "content"), f"a reply has to be JSON, not {', '.join(content)}")
        return None


def _placed(nodes: list[Node], pointer: Pointer) -> list[tuple[Node, Pointer]]:
    return [(node, (*pointer, str(index))) for index, node in enumerate(nodes)]
