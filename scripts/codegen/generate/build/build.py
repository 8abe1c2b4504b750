"""The normalised document and the parser's facts as IR: what is generated, under which names."""

from __future__ import annotations

from collections import defaultdict

from ..ir import markers
from ..ir import package as ir
from ..ir.literals import Untrusted
from ..read.forms import Node
from ..read.names import resource_class, resource_module, type_name
from ..read.parser import Facts
from .claims import Claims
from .methods import Methods
from .older import OlderMethods, older_methods, with_older_arguments
from .paging import paged_replies
from .parsed_replies import with_parsing
from .types import Types, reached
from .waits import waits


def build(document: Node, normalised: Node, facts: Facts, file: str, warnings: list[str] | None = None) -> ir.Package:
    """Raise SpecError where two names of the spec become one in Python, or a marker names what is not there.

    With `warnings` a misplaced marker is left out and warned of.
    """
    components: dict[str, Node] = normalised["components"]
    operations: list[Node] = normalised["operations"]
    types = Types(components, facts, file, paged_replies(operations), warnings)
    carrying = {name for operation in operations for name in operation.get("x-clients", ())}
    clients = tuple(sorted(carrying)) or ("Client",)
    methods = Methods(types, operations, clients)
    built = [with_older_arguments(methods, node, methods.operation(node)) for node in operations]
    awaited = waits(methods, built)
    claims = Claims(file)
    _claim_methods(claims, operations, built, clients, bool(awaited))
    older = older_methods(methods, claims, operations, built)
    modules = _modules(types, operations, methods, claims, _pages(claims, operations, built))
    modules = with_parsing(modules, methods, claims, built)
    where = {name: module.name for module in modules for name in (*module.type_names, *module.call_names)}
    return ir.Package(
        title=Untrusted(str(document["info"]["title"])),
        clients=clients,
        modules=modules,
        operations=tuple(built),
        resources=_resources(built, clients, older),
        waits=awaited,
        older_methods=older.get("", ()),
        unknowns=claims.unknowns(components),
        where=where,
        document=document,
    )


def _claim_methods(
    claims: Claims, nodes: list[Node], built: list[ir.Operation], clients: tuple[str, ...], waits: bool
) -> None:
    places: dict[str, str] = {}
    for node, operation in zip(nodes, built, strict=True):
        claims.operation(operation, node["x-place"])
        places.setdefault(operation.group, node["x-place"])
    claims.resources(places, clients)
    for client in clients:
        carried = [node["x-place"] for node in nodes if client in node.get("x-clients", clients)]
        claims.classes(f"{client}Methods", next(iter(carried), "#/paths"))
        if waits:
            claims.claim(f"attribute of {client}", "wait", next(node["x-place"] for node in nodes if "x-wait" in node))


def _pages(claims: Claims, nodes: list[Node], built: list[ir.Operation]) -> list[markers.Page]:
    """Return one class for each reply. Raises SpecError where operations take different fields for its items."""
    pages: dict[str, markers.Page] = {}
    for node, operation in zip(nodes, built, strict=True):
        page = operation.paging.page if operation.paging else None
        if page is not None and pages.get(page.name) != page:
            claims.classes(page.name, node["x-place"])
            pages[page.name] = page
    return list(pages.values())


def _modules(
    types: Types, operations: list[Node], methods: Methods, claims: Claims, pages: list[markers.Page]
) -> tuple[ir.Module, ...]:
    """Put types used by one resource in its module, those of several in `shared`, so that imports never cycle."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    inputs: set[str] = set()
    for operation in operations:
        claims.check_module(methods.home(operation), operation["x-place"])
        sent = reached(types.components, methods.sent_forms(operation))
        inputs |= sent
        for name in sent | reached(types.components, methods.received_forms(operation)):
            homes[name].add(methods.home(operation))
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(homes):
        by_module[next(iter(homes[name])) if len(homes[name]) == 1 else ir.SHARED].append(name)
        claims.component(types, name)
    return tuple(_module(types, module, by_module[module], inputs, pages) for module in sorted(by_module))


def _module(types: Types, module: str, names: list[str], inputs: set[str], pages: list[markers.Page]) -> ir.Module:
    components = types.components
    models = tuple(types.model(name) for name in names if "properties" in components[name])
    return ir.Module(
        name=module,
        enums=tuple(types.enum(name) for name in names if "enum" in components[name]),
        unions=tuple(types.union(name) for name in names if "oneOf" in components[name]),
        models=models,
        pages=tuple(page for page in pages if page.model in [model.name for model in models]),
        inputs=frozenset(type_name(name) for name in names if name in inputs and "enum" not in components[name]),
        parsed=(),
        calls=(),
    )


def _resources(
    operations: list[ir.Operation], clients: tuple[str, ...], older: OlderMethods, prefix: str = ""
) -> tuple[ir.Resource, ...]:
    """Return the tree of resources that the groups spell out: `audio.transcriptions` is inside `audio`."""
    start = f"{prefix}." if prefix else ""
    inside = [one.group for one in operations if one.group.startswith(start) and one.group != prefix]
    resources: list[ir.Resource] = []
    for name in sorted({group[len(start) :].split(".")[0] for group in inside}):
        group = start + name
        own = tuple(one for one in operations if one.group == group)
        resources.append(
            ir.Resource(
                name=name,
                class_name=resource_class(group),
                module=resource_module(group),
                operations=own,
                children=_resources(operations, clients, older, group),
                carriers=_carriers(own, clients),
                older_methods=older.get(group, ()),
            )
        )
    return tuple(resources)


def _carriers(operations: tuple[ir.Operation, ...], clients: tuple[str, ...]) -> frozenset[str]:
    """Return the clients that carry all of these; none where every client does, since then they are common methods."""
    carrying = frozenset(clients).intersection(*(one.clients for one in operations))
    return carrying if operations and len(carrying) < len(clients) else frozenset()
