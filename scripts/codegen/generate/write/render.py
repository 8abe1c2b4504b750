"""IR through the templates to the text of each generated file, formatted by ruff."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2

from ..build import code
from ..ir import package as ir
from ..ir.literals import Untrusted, code_span, literal, markdown, prose
from . import imports, runtime
from .runtime import TEMPLATES


def render(package: ir.Package) -> dict[str, str]:
    """Return the text of every file that depends on the spec, by its path inside the package."""
    environment = _environment()

    def write(template: str, **values: Any) -> str:
        return environment.get_template(template).render(package=package, **values)

    files = {
        "__init__.py": write("package.py.jinja", **imports.exports(package)),
        "runtime/__init__.py": write("runtime.py.jinja", modules=[*runtime.modules().items()]),
        "unknown.py": write("unknown.py.jinja"),
        "clients.py": write("clients.py.jinja", **imports.annotation_imports(package, _top_level(package))),
        "py.typed": "",
        "openapi.json": json.dumps(package.document, indent=1, ensure_ascii=True) + "\n",
    }
    if package.waits:
        files["waits.py"] = write("waits.py.jinja")
    for folder in ("models", "types", "endpoints", "resources"):
        files[f"{folder}/__init__.py"] = write("empty.py.jinja")
    for module in package.modules:
        values = imports.model_imports(package, module)
        files[f"models/{module.name}.py"] = write("models.py.jinja", module=module, **values)
        if module.inputs or module.calls:
            values = imports.type_imports(package, module)
            files[f"types/{module.name}.py"] = write("types.py.jinja", module=module, **values)
    for operation in package.operations:
        values = imports.endpoint_imports(package, operation)
        files[f"endpoints/{operation.module}.py"] = write("endpoint.py.jinja", operation=operation, **values)
    for resource in _all_resources(package.resources):
        values = imports.annotation_imports(package, resource.operations)
        files[f"resources/{resource.module}.py"] = write("resource.py.jinja", resource=resource, **values)
    return files


def render_reference(package: ir.Package) -> dict[str, str]:
    """Return Markdown pages: an index, the methods of each resource and of the clients, the types of each module."""
    environment = _environment()
    resource, types = (
        environment.get_template("docs/resource.md.jinja"),
        environment.get_template("docs/types.md.jinja"),
    )
    groups = [("client", "", _top_level(package))]
    groups += [
        (one.module, one.operations[0].group, [*one.operations])
        for one in _all_resources(package.resources)
        if one.operations
    ]
    pages: dict[str, str] = {}
    methods: list[tuple[str, list[str]]] = []
    for name, group, operations in groups:
        prefix = f"co.{group}." if group else "co."
        title = f"`co.{group}`" if group else "Methods of the clients"
        if operations:
            pages[f"{name}.md"] = resource.render(package=package, title=title, prefix=prefix, operations=operations)
            methods.append((f"{name}.md", sorted({prefix + one.method for one in operations})))
    for module in package.modules:
        pages[f"types/{module.name}.md"] = types.render(module=module)
    return {
        "README.md": environment.get_template("docs/index.md.jinja").render(package=package, pages=methods),
        **pages,
    }


def format_python(folder: Path) -> None:
    """Prune imports and format every file below the folder, with the pinned ruff and the committed settings."""
    settings = ("--quiet", "--no-cache", "--config", str(TEMPLATES / "generated.toml"))
    for command in (["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, *settings, str(folder)], check=True)


def _top_level(package: ir.Package) -> list[ir.Operation]:
    return [operation for operation in package.operations if operation.clients]


def _all_resources(resources: Iterable[ir.Resource]) -> list[ir.Resource]:
    return [one for resource in resources for one in (resource, *_all_resources(resource.children))]


@cache
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
    return environment


def _printable(value: Any) -> Any:
    if isinstance(value, Untrusted):
        raise TypeError("a template printed text of the spec without a filter")
    return value


def _key_annotation(field: ir.Field) -> str:
    annotation = code.input_annotation(field.type)
    return f"Required[{annotation}]" if field.required else annotation


def _key_value(field: ir.Field) -> str:
    """Put a type in quotes, so that it can come later in the module; no text of the spec stands in there."""
    annotation = _key_annotation(field)
    return annotation if isinstance(field.type, ir.Closed) else literal(annotation)


def _argument_value(argument: ir.Argument) -> str:
    """Return the type of an argument as a method takes it: None for what is left out."""
    accepted = code.accepted(argument)
    annotation = f"Required[{accepted}]" if argument.required else code.optional(accepted)
    return annotation if isinstance(argument.type, ir.Closed) else literal(annotation)


def _builtin_list(annotation: str) -> str:
    """Name `list` as Python's own, in a class with a method of that name."""
    return annotation.replace("list[", "builtins.list[")


def _code_text(code_: str) -> str:
    """Return a Python literal inside a docstring."""
    return code_.replace("\\", "\\\\").replace('"', "'")


def _tuple_literal(values: Iterable[Any]) -> str:
    return literal(tuple(values))


def _lines(names: list[str]) -> list[str]:
    return textwrap.wrap(" ".join(names), 100)


def _trusted_identifier(wire: Untrusted) -> str:
    if not code.is_identifier(wire):
        raise TypeError("not an identifier")
    return wire.text


_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "accepted": code.accepted,
    "annotation": code.annotation,
    "argument_value": _argument_value,
    "builtin_list": _builtin_list,
    "code_span": code_span,
    "code_text": _code_text,
    "decoder_name": code.union_decoder,
    "decoder_table": code.decoder_table,
    "decoding": code.decoding,
    "dict_annotation": code.dict_annotation,
    "input_annotation": code.input_annotation,
    "lines": _lines,
    "literal": literal,
    "literals": code.literals,
    "markdown": markdown,
    "optional": code.optional,
    "prose": prose,
    "reply_decoder": code.reply_decoder,
    "runtime_imports": runtime.import_lines,
    "key_annotation": _key_annotation,
    "key_value": _key_value,
    "trusted_identifier": _trusted_identifier,
    "tuple_literal": _tuple_literal,
}
_TESTS: Final[dict[str, Callable[..., bool]]] = {
    "decoded": code.is_decoded,
    "holding_values": code.holds_values,
    "identifier": code.is_identifier,
    "list_type": code.is_list,
    "object_type": code.is_object,
    "taking_dicts": code.takes_dicts,
}
