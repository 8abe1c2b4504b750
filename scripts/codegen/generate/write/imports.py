"""What each generated module imports and exports: names grouped by the module that holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Any

from ..build import code
from ..ir import package as ir

Imports = list[tuple[str, list[str]]]


def exports(package: ir.Package) -> dict[str, Any]:
    places: list[tuple[str, list[str]]] = []
    for module in package.modules:
        places.append((f"models.{module.name}", sorted(module.type_names)))
        if _dict_names(module):
            places.append((f"types.{module.name}", sorted(_dict_names(module))))
    places.append(("unknown", [name for name, _ in package.unknowns]))
    return {"places": [(module, names) for module, names in places if names]}


def _dict_names(module: ir.Module) -> list[str]:
    types: list[ir.Union | ir.Model] = [*module.unions, *module.models]
    inputs = [one for one in types if one.name in module.inputs]
    return [*(f"{name}Dict" for one in inputs for name in (one.name, *one.aliases)), *module.call_names]


def _types_of(module: ir.Module, names: Iterable[str]) -> list[ir.Type]:
    """Return every type that these models and unions of the module mention."""
    fields = [field.type for one in module.models if one.name in names for field in one.fields]
    return [*fields, *(member for one in module.unions if one.name in names for member in one.members)]


def _by_module(package: ir.Package, names: Iterable[tuple[str, str]], but: str = "") -> Imports:
    """Return names to import, grouped by the module that holds the type they belong to."""
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for type_name, imported in names:
        if package.where[type_name] != but:
            grouped[package.where[type_name]].add(imported)
    return [(module, sorted(grouped[module])) for module in sorted(grouped)]


def _named(types: Iterable[ir.Type]) -> list[ir.Named]:
    return [named for found in types for named in code.named(found)]


def _dicts(named: Iterable[ir.Named]) -> list[tuple[str, str]]:
    return [(one.name, f"{one.name}Dict") for one in named if one.kind != "enum"]


def model_imports(package: ir.Package, module: ir.Module) -> dict[str, Any]:
    named = _named(_types_of(module, module.type_names))
    decoders = [(one.name, imported) for one in named for imported in code.decoder_names(one)]
    return {
        "imports": _by_module(package, [*((one.name, one.name) for one in named), *decoders], but=module.name),
        "type_imports": _by_module(package, _dicts(_named(_types_of(module, module.inputs)))),
        "unknowns": sorted({one.unknown for one in module.unions if one.unknown}),
        "exported": sorted(module.type_names),
    }


def type_imports(package: ir.Package, module: ir.Module) -> dict[str, Any]:
    called = [argument.type for one in module.calls for argument in one.arguments]
    named = _named([*_types_of(module, module.inputs), *called])
    return {
        "model_imports": _by_module(package, [(one.name, one.name) for one in named]),
        "imports": _by_module(package, _dicts(named), but=module.name),
        "exported": sorted(_dict_names(module)),
    }


def _replies(operation: ir.Operation) -> list[ir.Type]:
    return [operation.reply, *([operation.streaming.events] if operation.streaming else [])]


def _returned(operation: ir.Operation) -> list[ir.Named]:
    page = operation.paging.page.name if operation.paging else None
    pages = [ir.Named(name, "model") for name in (page, f"Async{page}")] if page else []
    return [*pages, *_named(_replies(operation))]


def endpoint_imports(package: ir.Package, operation: ir.Operation) -> dict[str, Any]:
    """Import what the decoder needs; what only annotations need is for type checkers alone."""
    named = _named(_replies(operation))
    decoders = [(one.name, imported) for one in named for imported in code.decoder_names(one)]
    tables = [
        (one.name, code.decoder_table(one.name))
        for streaming in [operation.streaming]
        if streaming and streaming.told_apart
        for one in code.named(streaming.events)
    ]
    parsed = [(one.parsed, one.parsed) for one in [operation.parsing] if one]
    imported = {*decoders, *tables, *parsed, *((one.name, one.name) for one in named)}
    annotations = annotation_imports(package, [operation], replies=False, but=imported)
    return {"runtime_imports": _by_module(package, imported), **annotations}


def annotation_imports(
    package: ir.Package,
    operations: Iterable[ir.Operation],
    replies: bool = True,
    but: Set[tuple[str, str]] = frozenset(),
) -> dict[str, Any]:
    operations = list(operations)
    sent = _named(
        argument.type
        for operation in operations
        for argument in (*operation.arguments, *([operation.whole_body] if operation.whole_body else []))
    )
    received = [one for operation in operations for one in _returned(operation)] if replies else []
    awaited = _awaited(package) if replies else []
    parsings = [one.parsing for one in operations if one.parsing] if replies else []
    models = {(one.name, one.name) for one in (*sent, *received, *awaited)} | {
        (one.parsed, one.parsed) for one in parsings
    }
    return {
        "typing_imports": _by_module(package, models - but),
        "type_imports": _by_module(package, [*_dicts(sent), *((one.arguments, one.arguments) for one in parsings)]),
    }


def _awaited(package: ir.Package) -> list[ir.Named]:
    targets = [ir.Named(name, "model") for wait in package.waits for name, _ in wait.targets]
    return [*targets, *_named(wait.reply for wait in package.waits)]
