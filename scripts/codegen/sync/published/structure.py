"""Operations copied as structure only: names, parameters, body, responses."""

from __future__ import annotations

import http
import re
from typing import Any

from ...document.pointer import Mapping, Pointer, find, is_list, is_mapping, items, mapping, parse
from .strip import Stripper

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
JSON = "application/json"
STREAM_FRAMINGS = {
    "text/event-stream": "sse",
    "application/stream+json": "json-lines",
    "application/x-ndjson": "json-lines",
    "application/jsonl": "json-lines",
}

# Phrases of RFC 9110 where Python versions differ, and the two statuses that no RFC names.
_PHRASES = {
    "413": "Content Too Large",
    "414": "URI Too Long",
    "416": "Range Not Satisfiable",
    "422": "Unprocessable Content",
    "498": "Invalid Token",
    "499": "Client Closed Request",
}
PARAMETER_FACTS = ("name", "in", "required", "deprecated", "style", "explode", "allowReserved")
_ENCODING_FACTS = ("contentType", "style", "explode", "allowReserved")
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+")
_PLACEHOLDER = re.compile(r"{([^{}]+)}")
_STATUS = re.compile(r"[1-5](\d\d|XX)|default")


def snake_case(name: str) -> str:
    """Return ``getUsage`` and ``get-usage`` as ``get_usage``."""
    return "_".join(word.lower() for word in _WORD_BREAK.split(name) if word)


def status_phrase(status: str) -> str:
    """Return what HTTP calls the status; ``Response`` for one it does not name."""
    if status in _PHRASES:
        return _PHRASES[status]
    try:
        return http.HTTPStatus(int(status)).phrase
    except ValueError:
        return "Response"


def is_success(status: str) -> bool:
    """Tell whether it is 2xx, the pattern ``2XX`` included."""
    return len(status) == 3 and status.startswith("2")


def placeholders(path: str) -> list[str]:
    """Return the names of the placeholders of a path, in its order."""
    return _PLACEHOLDER.findall(path)


def path_shape(path: str) -> str:
    """Return equal for paths that differ in the names of their placeholders alone."""
    return _PLACEHOLDER.sub("{}", path)


def each_operation(spec: Mapping) -> list[tuple[str, str, Mapping]]:
    """Return path, method and operation of every operation, in document order."""
    return [
        (path, method, item[method])
        for path, item in mapping(spec.get("paths")).items()
        for method in mapping(item)
        if method in METHODS and is_mapping(item[method])
    ]


def deref(stripper: Stripper, node: object, pointer: Pointer) -> Mapping:
    """Return the mapping itself, or what its chain of local references ends at (empty where that is nothing)."""
    seen: set[str] = set()
    while is_mapping(node) and isinstance(node.get("$ref"), str):
        ref: str = node["$ref"]
        stripper.refuse_remote(ref, pointer)
        if ref in seen or find(stripper.document, parse(ref)) is None:
            stripper.repairs.lost(pointer, f"$ref {ref} has no target; dropped")
            return {}
        seen.add(ref)
        node = find(stripper.document, parse(ref))
    return mapping(node)


def operation(stripper: Stripper, path: str, method: str, item: Mapping, pointer: Pointer) -> Mapping:
    """Return one operation without its stream facts (``streams.Streams`` adds those). ``path`` is the spec's own."""
    node: Mapping = item[method]
    stripped: Mapping = {"operationId": node.get("operationId")}
    if node.get("deprecated") is True:
        stripped["deprecated"] = True
    stripped |= _names(node)
    if is_list(node.get("security")):
        stripped["security"] = node["security"]
    lists = [
        ((*pointer[:-1], "parameters"), item.get("parameters")),
        ((*pointer, "parameters"), node.get("parameters")),
    ]
    if found := _parameters(stripper, path, lists):
        stripped["parameters"] = found
    if "requestBody" in node and (body := _request_body(stripper, node["requestBody"], (*pointer, "requestBody"))):
        stripped["requestBody"] = body
    stripped["responses"] = _responses(stripper, node.get("responses"), (*pointer, "responses"))
    return stripped


def parameter_facts(stripper: Stripper, facts: Mapping, pointer: Pointer) -> Mapping:
    """Return the structure of a parameter that is written out."""
    stripped: Mapping = {key: facts[key] for key in PARAMETER_FACTS if key in facts}
    if facts["in"] == "path" and facts.get("required") is not True:
        stripper.repairs.mended(pointer, "a path parameter is always required; required added")
        stripped["required"] = True
    if stripped.get("required") is not True:
        stripped.pop("required", None)
    stripped = {key: stripped[key] for key in PARAMETER_FACTS if key in stripped}
    if "schema" in facts:
        stripped["schema"] = stripper.schema(facts["schema"], (*pointer, "schema"))
    elif mapping(facts.get("content")):
        stripped["content"] = _media(stripper, facts["content"], (*pointer, "content"))
    else:
        stripper.repairs.mended(pointer, "a parameter without a schema; read as a string")
        stripped["schema"] = {"type": "string"}
    return stripped


def _names(operation: Mapping) -> Mapping:
    """Return ``x-group`` and ``x-method`` as far as upstream says them."""
    group = operation.get("x-fern-sdk-group-name", operation.get("x-group"))
    method = operation.get("x-fern-sdk-method-name", operation.get("x-method"))
    parts: list[Any] = group if is_list(group) else str(group or "").split(".")
    said = {
        "x-group": ".".join(filter(None, (snake_case(str(part)) for part in parts))),
        "x-method": snake_case(method) if isinstance(method, str) else "",
    }
    return {key: value for key, value in said.items() if value}


def _parameter(stripper: Stripper, node: object, facts: Mapping, pointer: Pointer) -> Mapping | None:
    """Return one parameter (a reference to a named parameter stays one), or None where it has no place in the spec."""
    ref = mapping(node).get("$ref")
    where, name = facts.get("in"), facts.get("name")
    if where not in ("path", "query", "header", "cookie") or not isinstance(name, str):
        if facts or ref is None:
            stripper.repairs.lost(pointer, "is no parameter (name or in is missing); dropped")
        return None
    if where == "header" and name.lower() == "authorization":
        return None  # the security scheme says it
    if isinstance(ref, str) and parse(ref)[:2] == ("components", "parameters"):
        return {"$ref": ref}
    return parameter_facts(stripper, facts, pointer)


def _parameters(stripper: Stripper, path: str, lists: list[tuple[Pointer, Any]]) -> list[Mapping]:
    """Return an operation's parameters: its own win over its path item's; placeholders match exactly."""
    found: dict[tuple[str, str], Mapping] = {}
    for pointer, entries in lists:
        for at, node in enumerate(items(entries)):
            here = (*pointer, str(at))
            facts = deref(stripper, node, here)
            kept = _parameter(stripper, node, facts, here)
            if kept is None:
                continue
            if facts["in"] == "path" and f"{{{facts['name']}}}" not in path:
                stripper.repairs.lost(here, f"path parameter {facts['name']!r} is not in the path; dropped")
                continue
            found[facts["in"], facts["name"]] = kept
    for name in dict.fromkeys(placeholders(path)):
        if ("path", name) not in found:
            stripper.repairs.mended(
                lists[-1][0][:-1], f"path placeholder {name!r} has no parameter; one of type string added"
            )
            found["path", name] = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return list(found.values())


def _media(stripper: Stripper, content: object, pointer: Pointer) -> Mapping:
    """Return media types with schema and encoding."""
    kept: Mapping = {}
    for name, node in mapping(content).items():
        facts = mapping(node)
        stripped: Mapping = {}
        if "schema" in facts:
            stripped["schema"] = stripper.schema(facts["schema"], (*pointer, name, "schema"))
        encoding = {
            part: {key: said[key] for key in _ENCODING_FACTS if key in said}
            for part, said in mapping(facts.get("encoding")).items()
            if is_mapping(said)
        }
        if encoding:
            stripped["encoding"] = encoding
        essence = name.split(";")[0].strip().lower()
        kept[essence if essence == JSON or essence in STREAM_FRAMINGS else name] = stripped
    return kept


def _request_body(stripper: Stripper, node: object, pointer: Pointer) -> Mapping | None:
    """Return the request body written out, or None where there is none."""
    facts = deref(stripper, node, pointer)
    content = _media(stripper, facts.get("content"), (*pointer, "content"))
    if not content:
        if facts:
            stripper.repairs.mended(pointer, "a request body without content; dropped")
        return None
    return {"required": True, "content": content} if facts.get("required") is True else {"content": content}


def _responses(stripper: Stripper, node: object, pointer: Pointer) -> Mapping:
    """Return status to phrase; a 2xx keeps its content, where stream framings stay for the stream facts to take."""
    given = mapping(node)
    if "default" in given and not any(is_success(status) for status in given):
        stripper.repairs.mended(pointer, "only a default response; read as 200")
        given = {"200": given["default"], **given}
    kept: Mapping = {}
    for status, response in given.items():
        if _STATUS.fullmatch(status):
            content = _reply_content(stripper, response, (*pointer, status)) if is_success(status) else {}
            kept[status] = {"description": status_phrase(status)} | ({"content": content} if content else {})
        elif not status.startswith("x-"):
            stripper.repairs.lost((*pointer, status), "is no HTTP status; dropped")
    if not kept:
        stripper.repairs.mended(pointer, "no responses; 200 without a body added")
        kept["200"] = {"description": status_phrase("200")}
    return kept


def _reply_content(stripper: Stripper, node: object, pointer: Pointer) -> Mapping:
    """Return JSON and stream framings where there is JSON, else all that there is."""
    content = _media(stripper, deref(stripper, node, pointer).get("content"), (*pointer, "content"))
    if JSON not in content:
        return content
    return {name: each for name, each in content.items() if name == JSON or name in STREAM_FRAMINGS}
