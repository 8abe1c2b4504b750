"""What an argument that takes a class adds to the modules of types: replies with a value, and types of arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ..ir import markers
from ..ir import package as ir
from .claims import Claims
from .methods import Methods


def with_parsing(
    modules: Iterable[ir.Module], methods: Methods, claims: Claims, operations: list[ir.Operation]
) -> tuple[ir.Module, ...]:
    """Return the modules of types with what the argument adds: a reply's second class, a type of arguments."""
    found: dict[str, markers.Parsing] = {}
    calls: defaultdict[str, list[ir.Operation]] = defaultdict(list)
    modules = list(modules)
    homes = {module.name for module in modules}
    for node, operation in zip(methods.operations, operations, strict=True):
        if operation.parsing:
            claims.claim("type", operation.parsing.arguments, node["x-place"])
            if operation.parsing.reply not in found:
                claims.claim("type", operation.parsing.parsed, node["x-place"])
            found[operation.parsing.reply] = operation.parsing
            # Where other operations use all of its types, these are shared, and it has no module of its own.
            home = methods.home(node)
            calls[home if home in homes else ir.SHARED].append(operation)
    return tuple(
        replace(
            module,
            parsed=tuple(found[model.name] for model in module.models if model.name in found),
            calls=tuple(calls[module.name]),
        )
        for module in modules
    )
