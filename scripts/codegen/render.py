"""IR through the templates to the text of each generated file, formatted by ruff."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import jinja2
from ruff import find_ruff_bin

from . import code, ir
from .literals import Untrusted, code_span, literal, markdown, prose

TEMPLATES: Final = Path(__file__).parents[2] / "templates"
Imports = list[tuple[str, list[str]]]


def render(package: ir.Package) -> dict[str, str]:
    """The text of every file of the package, by its path inside it."""
    environment = _environment()

    def write(template: str, **values: Any) -> str:
        return environment.get_template(template).render(package=package, **values)

    files = {
        "__init__.py": write("package.py.jinja", **_exports(package)),
        "runtime.py": write("runtime.py.jinja"),
        "unknown.py": write("unknown.py.jinja"),
        "clients.py": write("clients.py.jinja", **_annotation_imports(package, _top_level(package))),
        "py.typed": "",
        "openapi.json": json.dumps(package.document, indent=1, ensure_ascii=True) + "\n",
    }
    if package.waits:
        files["waits.py"] = write("waits.py.jinja")
    for folder in ("models", "types", "endpoints", "resources"):
        files[f"{folder}/__init__.py"] = write("empty.py.jinja")
    for module in package.modules:
        files[f"models/{module.name}.py"] = write("models.py.jinja", module=module, **_model_imports(package, module))
        if module.inputs:
            files[f"types/{module.name}.py"] = write("types.py.jinja", module=module, **_type_imports(package, module))
    for operation in package.operations:
        values = {**_runtime_imports(package, operation), **_annotation_imports(package, [operation], replies=False)}
        files[f"endpoints/{operation.module}.py"] = write("endpoint.py.jinja", operation=operation, **values)
    for resource in _all_resources(package.resources):
        values = _annotation_imports(package, resource.operations)
        files[f"resources/{resource.module}.py"] = write("resource.py.jinja", resource=resource, **values)
    return files


def render_reference(package: ir.Package) -> dict[str, str]:
    """A Markdown page for each resource and one for the top-level methods."""
    template = _environment().get_template("docs/resource.md.jinja")
    pages: dict[str, str] = {}
    top = _top_level(package)
    if top:
        pages["client.md"] = template.render(title="Methods of the clients", prefix="co.", operations=top)
    for resource in _all_resources(package.resources):
        if resource.operations:
            group = resource.operations[0].group
            page = template.render(title=f"`co.{group}`", prefix=f"co.{group}.", operations=resource.operations)
            pages[f"{resource.module}.md"] = page
    return pages


def format_python(folder: Path) -> None:
    """Prune imports and format every file below the folder, with the pinned ruff and the committed settings."""
    for arguments in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        command = [find_ruff_bin(), *arguments, "--no-cache", "--config", str(TEMPLATES / "ruff.toml"), str(folder)]
        subprocess.run(command, check=True)


def _top_level(package: ir.Package) -> list[ir.Operation]:
    return [operation for operation in package.operations if operation.clients]


def _all_resources(resources: Iterable[ir.Resource]) -> list[ir.Resource]:
    return [one for resource in resources for one in (resource, *_all_resources(resource.children))]


def _exports(package: ir.Package) -> dict[str, Any]:
    places: list[tuple[str, list[str]]] = []
    for module in package.modules:
        places.append((f"models.{module.name}", sorted(_names(module))))
        if module.inputs:
            places.append((f"types.{module.name}", sorted(_dict_names(module))))
    places.append(("unknown", [name for name, _, _ in package.unknowns]))
    return {"places": places, "exported": sorted(name for _, names in places for name in names)}


def _names(module: ir.Module) -> list[str]:
    types = (*module.enums, *module.unions, *module.models)
    return [name for one in types for name in (one.name, *one.aliases)]


def _dict_names(module: ir.Module) -> list[str]:
    types = [one for one in (*module.unions, *module.models) if one.name in module.inputs]
    return [f"{name}Dict" for one in types for name in (one.name, *one.aliases)]


def _types_of(module: ir.Module, of_inputs: bool = False) -> list[ir.Type]:
    """Every type that the module's models and unions mention."""
    wanted = [one for one in (*module.models, *module.unions) if not of_inputs or one.name in module.inputs]
    return [
        found
        for one in wanted
        for found in ([field.type for field in one.fields] if isinstance(one, ir.Model) else [*one.members])
    ]


def _by_module(package: ir.Package, names: Iterable[tuple[str, str]], but: str = "") -> Imports:
    """Names to import, grouped by the module that holds the type they belong to."""
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for type_name, imported in names:
        if package.where[type_name] != but:
            grouped[package.where[type_name]].add(imported)
    return [(module, sorted(grouped[module])) for module in sorted(grouped)]


def _named(types: Iterable[ir.Type]) -> list[ir.Named]:
    return [named for found in types for named in code.named(found)]


def _model_imports(package: ir.Package, module: ir.Module) -> dict[str, Any]:
    named = _named(_types_of(module))
    decoders = [(one.name, imported) for one in named for imported in code.decoder_names(one)]
    return {
        "imports": _by_module(package, [*((one.name, one.name) for one in named), *decoders], but=module.name),
        "unknowns": sorted({one.unknown for one in module.unions if one.unknown}),
        "exported": sorted(_names(module)),
    }


def _type_imports(package: ir.Package, module: ir.Module) -> dict[str, Any]:
    named = _named(_types_of(module, of_inputs=True))
    dicts = [(one.name, f"{one.name}Dict") for one in named if one.kind != "enum"]
    return {
        "model_imports": _by_module(package, [(one.name, one.name) for one in named]),
        "imports": _by_module(package, dicts, but=module.name),
        "exported": sorted(_dict_names(module)),
    }


def _replies(operation: ir.Operation) -> list[ir.Type]:
    return [operation.reply, *([operation.streaming.events] if operation.streaming else [])]


def _runtime_imports(package: ir.Package, operation: ir.Operation) -> dict[str, Any]:
    named = _named(_replies(operation))
    decoders = [(one.name, imported) for one in named for imported in code.decoder_names(one)]
    return {"runtime_imports": _by_module(package, [*decoders, *((one.name, one.name) for one in named)])}


def _annotation_imports(
    package: ir.Package, operations: Iterable[ir.Operation], replies: bool = True
) -> dict[str, Any]:
    operations = list(operations)
    sent = _named(
        argument.type
        for operation in operations
        for argument in (*operation.arguments, *([operation.whole_body] if operation.whole_body else []))
    )
    received = _named(found for operation in operations for found in _replies(operation)) if replies else []
    awaited = _awaited(package) if replies else []
    return {
        "typing_imports": _by_module(package, [(one.name, one.name) for one in (*sent, *received, *awaited)]),
        "type_imports": _by_module(package, [(one.name, f"{one.name}Dict") for one in sent if one.kind != "enum"]),
    }


def _awaited(package: ir.Package) -> list[ir.Named]:
    targets = [ir.Named(wait.target, "model") for wait in package.waits]
    return [*targets, *_named(wait.reply for wait in package.waits)]


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=_printable,
    )
    environment.filters.update(_FILTERS)
    environment.tests.update(_TESTS)
    environment.globals["literals"] = code.literals
    return environment


def _printable(value: Any) -> Any:
    if isinstance(value, Untrusted):
        raise TypeError("a template printed text of the spec without a filter")
    return value


def _tuple_literal(values: Iterable[Any]) -> str:
    return literal(tuple(values))


def _required_key(annotation: str, required: bool) -> str:
    return f"Required[{annotation}]" if required else annotation


def _builtin_list(annotation: str) -> str:
    """In a class with a method `list`, the type has to say whose it is."""
    return annotation.replace("list[", "builtins.list[")


def _trusted_identifier(wire: Untrusted) -> str:
    if not code.is_identifier(wire.text):
        raise TypeError("not an identifier")
    return wire.text


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "annotation": code.annotation,
    "builtin_list": _builtin_list,
    "code_span": code_span,
    "code_text": lambda text: text.replace("\\", "\\\\").replace('"', "'"),
    "decoder_name": code.union_decoder,
    "decoding": code.decoding,
    "dict_annotation": code.dict_annotation,
    "input_annotation": code.input_annotation,
    "literal": literal,
    "markdown": markdown,
    "optional": code.optional,
    "prose": prose,
    "reply_decoder": code.reply_decoder,
    "required_key": _required_key,
    "trusted_identifier": _trusted_identifier,
    "tuple_literal": _tuple_literal,
}
_TESTS: Final[dict[str, Callable[..., bool]]] = {
    "decoded": lambda found: code.decoder(found) is not None,
    "holding_values": code.holds_values,
    "identifier": lambda wire: code.is_identifier(wire.text),
    "list_type": lambda found: isinstance(found, ir.ListOf),
    "object_type": lambda found: isinstance(found, ir.MapOf) or (isinstance(found, ir.Named) and found.kind != "enum"),
}
