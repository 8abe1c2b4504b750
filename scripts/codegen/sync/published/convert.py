"""The published OpenAPI file as the project's spec: structure only, repaired, pruned, in a stable order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...document.load import SpecError, require_openapi
from ...document.pointer import Mapping, Pointer, is_list, is_mapping, items, mapping
from .hoist import hoist
from .prune import prune
from .repair import repair
from .repairs import Repairs
from .streams import Components, Streams
from .strip import Stripper
from .structure import METHODS, deref, operation, parameter_facts

_SCHEME_FACTS = ("type", "scheme", "bearerFormat", "name", "in", "openIdConnectUrl", "flows")
_SERVER = re.compile(r"(https?://[^/?#\s{}]+)?(/[^?#\s{}]*)?")
_SCHEME_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
_VERSIONED = re.compile(r"/v\d+(/|$)")


@dataclass(frozen=True)
class Upstream:
    """The spec, and one line for every repair that it took, those that lose something first."""

    spec: Mapping
    warnings: list[str]


def convert(document: Mapping, name: str, keep: frozenset[str] = frozenset()) -> Upstream:
    """Return the spec of a published OpenAPI 3.0 or 3.1 document.

    ``keep`` names components that stay although no operation reaches them. Raises ``SpecError``.
    """
    require_openapi(document, name)
    repairs = Repairs()
    stripper = Stripper(document, name, repairs)
    spec = _skeleton(document)
    sections = mapping(document.get("components"))
    schemas: Mapping = {
        each: stripper.schema(node, ("components", "schemas", each))
        for each, node in mapping(sections.get("schemas")).items()
    }
    spec["components"] = {"schemas": schemas, "parameters": _parameters(stripper, mapping(sections.get("parameters")))}
    spec["paths"] = _paths(stripper, Components(schemas), _path_prefix(document))
    if not spec["paths"]:
        raise SpecError(f"{name}#/paths", "holds no operation; give a document with operations")
    hoist(spec, stripper.names)
    prune(spec, keep)
    repair(spec, repairs)
    prune(spec, keep)
    _security(spec, document, repairs)
    return Upstream(_ordered(spec), repairs.lines())


def _skeleton(document: Mapping) -> Mapping:
    info = mapping(document.get("info"))
    facts = {"title": str(info.get("title") or "API"), "version": str(info.get("version") or "0")}
    spec: Mapping = {"openapi": "3.1.0", "info": facts}
    hosts = [_SERVER.fullmatch(url) for url in _server_urls(document)]
    spec["servers"] = [{"url": url} for url in dict.fromkeys((host[1] or "/") for host in hosts if host)]
    return spec


def _server_urls(document: Mapping) -> list[str]:
    """Return the servers' URLs, with variables at their defaults; what is no URL or path is left out."""
    urls: list[str] = []
    for server in map(mapping, items(document.get("servers"))):
        url = str(server.get("url", ""))
        for variable, facts in mapping(server.get("variables")).items():
            url = url.replace(f"{{{variable}}}", str(mapping(facts).get("default", "")))
        if _SERVER.fullmatch(url):
            urls.append(url)
    return urls


def _path_prefix(document: Mapping) -> str:
    """Return the path of the first server, which stands before every path of the spec."""
    host = _SERVER.fullmatch(next(iter(_server_urls(document)), ""))
    return (host[2] or "").rstrip("/") if host else ""


def _parameters(stripper: Stripper, section: Mapping) -> Mapping:
    found: Mapping = {}
    for name, node in section.items():
        pointer = ("components", "parameters", name)
        facts = deref(stripper, node, pointer)
        if isinstance(facts.get("name"), str) and isinstance(facts.get("in"), str):
            found[name] = parameter_facts(stripper, facts, pointer)
    return found


def _paths(stripper: Stripper, components: Components, prefix: str) -> Mapping:
    paths: Mapping = {}
    streams = Streams(stripper, components)
    taken: set[str] = set()
    for path, node in mapping(stripper.document.get("paths")).items():
        if path.startswith("x-"):
            continue
        item = deref(stripper, node, ("paths", path))
        if not path.startswith("/"):
            stripper.repairs.mended(("paths", path), "a path begins with a slash; added")
        rooted = path if path.startswith("/") else f"/{path}"
        versioned = _VERSIONED.match(rooted) and _VERSIONED.search(prefix)
        full = rooted if versioned else prefix + rooted
        for method in item:
            if method not in METHODS or not is_mapping(item[method]):
                continue
            pointer = ("paths", path, method)
            stripped = operation(stripper, full, method, item, pointer)
            stripped["operationId"] = _operation_id(stripped["operationId"], full, method, taken)
            if stripped["operationId"] != item[method].get("operationId"):
                stripper.repairs.mended(pointer, f"operationId is missing or taken; named {stripped['operationId']!r}")
            streams.settle(item[method], stripped, pointer)
            paths.setdefault(full, {})[method] = stripped
    return paths


def _operation_id(said: Any, path: str, method: str, taken: set[str]) -> str:
    """Return what upstream says where that is unique, else a name made of method and path."""
    made = "-".join([method, *re.findall(r"[A-Za-z0-9]+", path)])
    name = said if isinstance(said, str) and said else made
    if name in taken:
        name = made
    count = 2
    while name in taken:
        name, count = f"{made}-{count}", count + 1
    taken.add(name)
    return name


def _security(spec: Mapping, document: Mapping, repairs: Repairs) -> None:
    """Keep the schemes that are asked for, and the demands that name a scheme."""
    said = mapping(mapping(document.get("components")).get("securitySchemes"))
    given = {name: node for name, node in said.items() if mapping(node).get("type") in _SCHEME_TYPES}
    schemes: Mapping = {}

    def known(demands: object, pointer: Pointer) -> list[Mapping]:
        kept: list[Mapping] = []
        for demand in items(demands):
            if is_mapping(demand) and all(name in given for name in demand):
                kept.append({name: [str(scope) for scope in items(scopes)] for name, scopes in demand.items()})
                schemes.update({name: _scheme(given[name]) for name in demand})
            else:
                repairs.lost(pointer, "names a security scheme that is not defined or of no known type; dropped")
        return kept

    spec["security"] = known(document.get("security"), ("security",))
    for path, item in spec["paths"].items():
        for method, each in item.items():
            if is_list(each.get("security")):
                each["security"] = known(each["security"], ("paths", path, method, "security"))
    spec["components"]["securitySchemes"] = schemes


def _scheme(node: Mapping) -> Mapping:
    facts = {key: node[key] for key in _SCHEME_FACTS if key in node}
    if "flows" in facts:
        facts["flows"] = {
            flow: {key: dict.fromkeys(value, "") if key == "scopes" else value for key, value in said.items()}
            for flow, said in mapping(facts["flows"]).items()
            if is_mapping(said)
        }
    return facts


def _ordered(spec: Mapping) -> Mapping:
    components = {name: spec["components"][name] for name in ("schemas", "parameters", "securitySchemes")}
    spec["components"] = {name: section for name, section in components.items() if section}
    keys = ("openapi", "info", "servers", "security", "paths", "components")
    return {key: spec[key] for key in keys if spec.get(key) or key in {"paths", "components"}}
