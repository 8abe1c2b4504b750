"""Checks that generated files are inert: modules hold definitions only, pages hold no markup of a spec's own."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from functools import cache

from codegen.generate.generator import Output
from markdown_it import MarkdownIt

from tests.regolden import STATIC

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")

# What generated modules call when they are imported.
_CALLED_ON_IMPORT = {
    *("Endpoint", "StreamFormat", "Move", "Paging", "Splitting", "Wait", "TypedDict", "define", "frozenset"),
    *("older_arguments", "older_methods"),
    *("list_of", "map_of", "nullable", "_MODULES.items", "names.split"),
}
_IMPORTED = {"__future__", "attrs", "builtins", "collections.abc", "datetime", "functools", "importlib", "typing"}
_NEVER_NAMED = {
    "__import__",
    "compile",
    "eval",
    "exec",
    "open",
    "os",
    "pathlib",
    "subprocess",
    "sys",
    "system",
    "touch",
}


def assert_inert(output: Output) -> None:
    """Assert that the files hold nothing but definitions, and have plain names."""
    for name, source in output.package.items():
        assert all(part.isascii() and part.replace("_", "").replace(".", "").isalnum() for part in name.split("/")), (
            name
        )
        if name.endswith(".py") and f"cohere_api/{name}" not in STATIC:
            _assert_definitions_only(name, source)
    for name, page in output.reference.items():
        assert name.removeprefix("types/").replace("_", "").replace(".md", "").isalnum()
        _assert_no_live_markup(page.decode(), frozenset(output.reference))


# Most files of two outputs are the same: each is checked once.
@cache
def _assert_definitions_only(name: str, source: bytes) -> None:
    tree = ast.parse(source)
    assert not {called for node in tree.body for called in _calls(node)} - _CALLED_ON_IMPORT, name
    nodes = [*ast.walk(tree)]
    assert not set(_imports(nodes)) - _IMPORTED, name
    assert not _named(nodes) & _NEVER_NAMED, name


def _calls(node: ast.AST) -> Iterator[str]:
    """Return what is called when the node is executed: not what stands in functions."""
    if isinstance(node, ast.Call):
        yield ast.unparse(node.func)
    for child in ast.iter_child_nodes(node):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _calls(child)


def _imports(nodes: Collection[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _named(nodes: Collection[ast.AST]) -> set[str]:
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


@cache
def _assert_no_live_markup(page: str, pages: frozenset[str]) -> None:
    """Assert that the only links are those of the index, to other pages."""
    header, _, rest = page.partition("\n")
    assert header.startswith("<!-- Written by")
    tokens = [one for token in _MARKDOWN.parse(rest) for one in (token, *(token.children or []))]
    live = {token.type for token in tokens if token.type.startswith(("html", "image", "em", "strong", "fence"))}
    assert not live, page
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} <= pages
    assert {token.tag for token in tokens if token.type == "heading_open"} <= {"h1", "h2"}
    rows = sum(token.type == "tr_open" for token in tokens)
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    assert not rows or cells % rows == 0
