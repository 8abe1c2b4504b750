"""A spec is untrusted: no text of it runs, breaks out of where it stands, or chooses where a file goes."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from codegen.document.load import SpecError
from codegen.generate import generator
from codegen.generate.generator import Output
from markdown_it import MarkdownIt

from tests.regolden import STATIC
from tests.support.generated_from import assert_one_line, write_output, write_spec
from tests.support.hostile import LONG, PAYLOADS, RUN, hostile_spec
from tests.support.paths import ROOT
from tests.support.small_spec import CHATTING, CREATING, LISTING, SCHEMAS, Node, small_spec
from tests.support.trust.figures import Figures, sized

PROBE = ROOT / "tests" / "support" / "hostile_probe.py"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
ALL = PAYLOADS | LONG

# What generated modules call when they are imported.
CALLED_ON_IMPORT = {
    *("Endpoint", "StreamFormat", "Move", "Paging", "Splitting", "Wait", "TypedDict", "define", "frozenset"),
    *("older_arguments", "older_methods"),
    *("list_of", "map_of", "nullable", "_MODULES.items", "names.split"),
}
IMPORTED = {"__future__", "attrs", "builtins", "collections.abc", "datetime", "functools", "importlib", "typing"}
NEVER_NAMED = {"__import__", "compile", "eval", "exec", "open", "os", "pathlib", "subprocess", "sys", "system", "touch"}


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formatter changes nothing of what is promised here, and takes most of the time."""
    monkeypatch.setattr(generator, "format_python", lambda folder: None)


def generate(folder: Path, spec: Node) -> Output:
    return generator.generate(write_spec(folder, spec))


def hostile(text: str) -> Node:
    return hostile_spec(text, text if text in PAYLOADS.values() else "name")


# ---- what is written ----


def assert_inert(output: Output) -> None:
    """Nothing but definitions, in files with plain names."""
    for name, source in output.package.items():
        assert all(part.isascii() and part.replace("_", "").replace(".", "").isalnum() for part in name.split("/")), (
            name
        )
        if name.endswith(".py") and f"cohere_api/{name}" not in STATIC:
            tree = ast.parse(source)
            assert not {called for node in tree.body for called in calls(node)} - CALLED_ON_IMPORT, name
            assert not set(imports(tree)) - IMPORTED, name
            assert not named(tree) & NEVER_NAMED, name
    for name, page in output.reference.items():
        assert name.removeprefix("types/").replace("_", "").replace(".md", "").isalnum()
        assert_no_live_markup(page.decode(), output.reference.keys())


def calls(node: ast.AST) -> Iterator[str]:
    """What is called when the node is executed: not what stands in functions."""
    if isinstance(node, ast.Call):
        yield ast.unparse(node.func)
    for child in ast.iter_child_nodes(node):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from calls(child)


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def named(tree: ast.AST) -> set[str]:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def assert_no_live_markup(page: str, pages: Collection[str]) -> None:
    """The only links are those of the index, to other pages."""
    header, _, rest = page.partition("\n")
    assert header.startswith("<!-- Written by")
    tokens = [one for token in MARKDOWN.parse(rest) for one in (token, *(token.children or []))]
    live = {token.type for token in tokens if token.type.startswith(("html", "image", "em", "strong", "fence"))}
    assert not live, page
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} <= set(pages)
    assert {token.tag for token in tokens if token.type == "heading_open"} <= {"h1", "h2"}
    rows = sum(token.type == "tr_open" for token in tokens)
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    assert not rows or cells % rows == 0


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Output]:
    folder = tmp_path_factory.mktemp("spec")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "format_python", lambda _: None)
        return {payload: generate(folder, hostile(text)) for payload, text in ALL.items()}


@pytest.mark.parametrize("payload", ALL)
def test_what_is_written_is_inert(payload: str, outputs: dict[str, Output]) -> None:
    assert_inert(outputs[payload])


@pytest.fixture(scope="module")
def facts(outputs: dict[str, Output], tmp_path_factory: pytest.TempPathFactory, figures: Figures) -> dict[str, Any]:
    """What a new process finds in the package of each payload, all imported and used there."""
    folder = tmp_path_factory.mktemp("packages")
    for index, output in enumerate(outputs.values()):
        write_output(folder / str(index), output)
    before = set(folder.rglob("*"))
    command = [sys.executable, "-B", str(PROBE), str(len(ALL))]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    ran = set(folder.rglob("*")) - before
    over = f"{len(ALL)} payloads in every place of a spec, imported and used"
    figures.at_most("files that payloads of a spec wrote by running", len(ran), 0, over=over)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return dict(zip(ALL, found, strict=True))


@pytest.mark.parametrize("payload", ALL)
def test_what_is_imported_runs_nothing_and_says_exactly_what_the_spec_says(payload: str, facts: dict[str, Any]) -> None:
    text = ALL[payload]
    name = text if payload in PAYLOADS else "name"
    assert facts[payload] == {
        "operations": [f"first {name}", f"second {name}", f"third {name}"],
        "query": [[name, "v"], ["level", text]],
        "reply": {name: "x", f"items {name}": ["y"], "enum": text, "more": text},
        "required": [name],
        "levels": [text, "b"],
        "body": {name: ["z"], "constant": text, "union": {name: text}},
        "constant": text,
        "stream": [f"switch {name}", [text], [text], text],
        "event": [text, text],
        "candidate": {"a": text},
        "wait": [[text], [text]],
        "document": hostile(text),
    }


# ---- one place at a time: refused in one line, or inert ----


Sink = Callable[[Node, str], object]


def renamed(mapping: Node, old: str, new: str) -> Node:
    mapping[new] = mapping.pop(old)
    return mapping


def of_marker(find: Callable[[Node], Node], marker: str, keys: str, in_list: bool = False) -> dict[str, Sink]:
    """A sink for each key of the marker."""

    def sink(key: str) -> Sink:
        return lambda spec, text: find(spec)[marker].update({key: [text] if in_list else text})

    return {f"{marker} {key}{' step' if in_list else ''}": sink(key) for key in keys.split()}


SINKS: dict[str, Sink] = {
    "openapi": lambda spec, text: spec.update(openapi=text),
    "what is not read": lambda spec, text: (
        spec.update({text: text}),
        spec["paths"].update({f"x-{text}": text}),
        CHATTING(spec).update({f"x-{text}": text}),
        SCHEMAS(spec)["Owner"].update({f"x-{text}": text, "required": [text]}),
        renamed(LISTING(spec)["responses"], "404", text),
        LISTING(spec)["parameters"][1]["schema"].update(default=text),
    ),
    "what says nothing of structure": lambda spec, text: (
        spec["info"].update(contact={"name": text, "url": text}, license={"name": text}, termsOfService=text),
        spec.update(
            tags=[{"name": text, "description": text, "externalDocs": {"url": text, "description": text}}],
            externalDocs={"url": text},
            servers=[{"url": text, "description": text, "variables": {text: {"default": text, "enum": [text]}}}],
        ),
        CHATTING(spec).update(externalDocs={"url": text, "description": text}, tags=[text]),
        SCHEMAS(spec)["Owner"].update(title=text, example=text, examples=[text], externalDocs={"url": text}),
        SCHEMAS(spec)["Owner"].update({"$comment": text, "x-fern-type-name": text}),
    ),
    "security": lambda spec, text: (
        spec.update(security=[{text: [text]}]),
        CHATTING(spec).update(security=[{text: []}]),
        spec["components"].update(securitySchemes={text: {"type": "apiKey", "in": "header", "name": text}}),
    ),
    "kind of security": lambda spec, text: spec["components"].update(
        securitySchemes={"key": {"type": text, "scheme": text, "bearerFormat": text, "openIdConnectUrl": text}}
    ),
    "path item": lambda spec, text: spec["paths"]["/v1/chat"].update(
        {"summary": text, "description": text, f"x-{text}": text, "servers": [{"url": text}]}
    ),
    "webhook": lambda spec, text: spec.update(webhooks={text: {"post": CHATTING(spec)}}),
    "callback": lambda spec, text: CHATTING(spec).update(callbacks={text: {text: {"post": {"responses": {}}}}}),
    "link of a reply": lambda spec, text: LISTING(spec)["responses"]["200"].update(
        links={text: {"operationId": text, "parameters": {text: text}, "description": text}},
        headers={text: {"description": text, "schema": {"type": "string"}}},
    ),
    "example of a body": lambda spec, text: spec["components"]["requestBodies"]["Chat"]["content"][
        "application/json"
    ].update(example={text: text}, examples={text: {"summary": text, "value": text, "externalValue": text}}),
    "encoding of a part": lambda spec, text: spec["paths"]["/v2/files"]["put"]["requestBody"]["content"][
        "multipart/form-data"
    ].update(encoding={"file": {"contentType": text, "headers": {text: {"schema": {"type": "string"}}}}}),
    "cookie parameter": lambda spec, text: LISTING(spec)["parameters"].append(
        {"name": text, "in": "cookie", "schema": {"type": "string"}}
    ),
    "style of a parameter": lambda spec, text: LISTING(spec)["parameters"][0].update(style=text),
    "unused component": lambda spec, text: (
        SCHEMAS(spec).update({text: {"type": "object", "description": text}}),
        spec["components"].update(examples={text: {"value": text}}, headers={text: {"description": text}}),
    ),
    "x-group": lambda spec, text: CHATTING(spec).update({"x-group": text}),
    "part of x-group": lambda spec, text: CHATTING(spec).update({"x-group": f"pets.{text}"}),
    "x-method": lambda spec, text: CHATTING(spec).update({"x-method": text}),
    "x-body": lambda spec, text: CREATING(spec).update({"x-body": text}),
    "x-aliases of a method": lambda spec, text: CHATTING(spec)["x-aliases"].update(methods=[text, f"pets.{text}"]),
    "x-aliases of an argument": lambda spec, text: CHATTING(spec)["x-aliases"].update(arguments={text: "texts"}),
    "x-aliases to an argument": lambda spec, text: CHATTING(spec)["x-aliases"].update(arguments={"words": text}),
    "x-aliases of a schema": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-aliases": [text]}),
    "x-client-arguments": lambda spec, text: CHATTING(spec)["x-client-arguments"].update(
        {text: {"type": "string", "description": text, "enum": [text]}}
    ),
    "type of x-client-arguments": lambda spec, text: CHATTING(spec)["x-client-arguments"]["offline"].update(type=text),
    "x-tag": lambda spec, text: SCHEMAS(spec)["Circle"]["properties"]["type"].update({"x-tag": text, "const": text}),
    "discriminator": lambda spec, text: SCHEMAS(spec)["Shape"]["discriminator"].update(propertyName=text),
    "mapping tag": lambda spec, text: renamed(SCHEMAS(spec)["Shape"]["discriminator"]["mapping"], "circle", text),
    "accumulate": lambda spec, text: CHATTING(spec)["x-stream"].update(
        accumulate={text: [{"from": [text], "to": [text], "how": "append"}]}
    ),
    "operationId": lambda spec, text: CHATTING(spec).update(operationId=text),
    "schema keyword": lambda spec, text: SCHEMAS(spec)["Owner"].update({text: 1}),
    "path": lambda spec, text: renamed(spec["paths"], "/v1/chat", text),
    "end of a path": lambda spec, text: renamed(spec["paths"], "/v1/chat", f"/v1/{text}"),
    "middle of a path": lambda spec, text: renamed(spec["paths"], "/v1/chat", f"/v1/{text}/x"),
    "host": lambda spec, text: renamed(spec["paths"], "/v1/chat", f"//{text}"),
    "HTTP method": lambda spec, text: renamed(spec["paths"]["/v1/chat"], "post", text),
    "path parameter": lambda spec, text: (
        renamed(spec["paths"], "/v1/pets/{id}", f"/v1/pets/{{{text}}}"),
        spec["paths"][f"/v1/pets/{{{text}}}"]["get"]["parameters"][0].update(name=text),
        spec["paths"][f"/v1/pets/{{{text}}}"].pop("delete"),
        CREATING(spec)["x-wait"].update(argument=text),
    ),
    "path parameter of one place": lambda spec, text: spec["paths"]["/v1/pets/{id}"]["get"]["parameters"][0].update(
        name=text
    ),
    "header parameter": lambda spec, text: LISTING(spec)["parameters"][3].update(name=text),
    "component parameter": lambda spec, text: spec["components"]["parameters"]["Source"].update(name=text),
    "parameter location": lambda spec, text: LISTING(spec)["parameters"][0].update({"in": text}),
    "$ref": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"].update(level={"$ref": text}),
    "local $ref": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"].update(
        level={"$ref": f"#/components/schemas/{text}"}
    ),
    "type": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"]["level"].update({"type": text}),
    "2xx status": lambda spec, text: renamed(LISTING(spec)["responses"], "200", f"2{text}"),
    "media type of a body": lambda spec, text: renamed(
        spec["components"]["requestBodies"]["Chat"]["content"], "application/json", text
    ),
    "media type of a reply": lambda spec, text: renamed(
        LISTING(spec)["responses"]["200"]["content"], "application/json", text
    ),
    "media type of a reply in JSON": lambda spec, text: renamed(
        LISTING(spec)["responses"]["200"]["content"], "application/json", f"application/{text}+json"
    ),
    "x-clients": lambda spec, text: CHATTING(spec).update({"x-clients": [text]}),
    "x-retry": lambda spec, text: CHATTING(spec).update({"x-retry": text}),
    "mapping target": lambda spec, text: SCHEMAS(spec)["Shape"]["discriminator"]["mapping"].update(circle=text),
    **of_marker(CHATTING, "x-stream", "framing events final"),
    **of_marker(LISTING, "x-page", "kind argument next items limit"),
    **of_marker(CHATTING, "x-split", "lists each merge stream"),
    "x-split list": lambda spec, text: CHATTING(spec)["x-split"].update(lists={text: 2}),
    "x-split merge of": lambda spec, text: CHATTING(spec)["x-split"].update(merge={text: "join"}),
    "x-split merge how": lambda spec, text: CHATTING(spec)["x-split"].update(merge={"texts": text}),
    "x-split method": lambda spec, text: CHATTING(spec)["x-split"]["stream"].update(method=text),
    "x-arrays kind": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {text: ["level", "int8"]}}),
    "x-arrays field": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {"level": [text, "int8"]}}),
    "x-arrays type": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {"level": ["level", text]}}),
    **of_marker(CREATING, "x-wait", "poll argument id"),
    **of_marker(CREATING, "x-wait", "id state reason", in_list=True),
    "default of a date-time": lambda spec, text: SCHEMAS(spec)["Pet"]["properties"].update(
        born={"type": "string", "format": "date-time", "default": text}
    ),
}


def payloads_for(sink: str) -> list[str]:
    """Return all of them; without `make trust` a twentieth, another one for each of the sinks beside it."""
    apart = sized(full=1, quick=20)
    return [*ALL.values()][[*SINKS].index(sink) % apart :: apart]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("sink", SINKS)
def test_a_single_place_is_refused_in_one_line_or_inert(sink: str, tmp_path: Path) -> None:
    for text in payloads_for(sink):
        spec = small_spec()
        SINKS[sink](spec, text)
        try:
            output = generate(tmp_path, spec)
        except SpecError as error:
            assert_one_line(error, tmp_path)
        else:
            assert_inert(output)
    assert [path.name for path in tmp_path.iterdir()] == ["cohere.yaml"]


@pytest.mark.parametrize("sink", ["x-clients", "host", "$ref", "x-retry", "x-page argument", "x-wait id step"])
@pytest.mark.parametrize("payload", ["newline", "relative path", "import", "double quote"])
def test_what_can_only_be_wrong_is_refused(sink: str, payload: str, tmp_path: Path) -> None:
    spec = small_spec()
    SINKS[sink](spec, ALL[payload])
    with pytest.raises(SpecError):
        generate(tmp_path, spec)


@pytest.mark.parametrize("sink", ["header parameter", "component parameter", "end of a path", "middle of a path"])
@pytest.mark.parametrize("payload", ["newline", "carriage return", "NUL", "line separator"])
def test_no_line_of_an_http_head_can_be_added(sink: str, payload: str, tmp_path: Path) -> None:
    spec = small_spec()
    SINKS[sink](spec, ALL[payload])
    with pytest.raises(SpecError):
        generate(tmp_path, spec)


@pytest.mark.parametrize("place", ["title", "key", "enum"])
def test_half_a_surrogate_pair_is_refused(place: str, tmp_path: Path) -> None:
    spec = small_spec()
    match place:
        case "title":
            spec["info"]["title"] = "\ud800"
        case "key":
            SCHEMAS(spec)["\udfff"] = {}
        case _:
            SCHEMAS(spec)["Kind"]["enum"].append("a\ud800b")
    with pytest.raises(SpecError, match="surrogate") as caught:
        generate(tmp_path, spec)
    assert_one_line(caught.value, tmp_path)


def test_the_command_writes_its_two_folders_and_nothing_else(tmp_path: Path) -> None:
    text = "\n".join([*PAYLOADS.values(), RUN])
    write_spec(tmp_path / "spec", hostile_spec(text, "../../../evil"))
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--spec", "spec", "--out", "a/b/c"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ})
    assert (done.returncode, done.stderr) == (0, "")
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    outside = {name for name in files if not name.startswith(("a/b/c/cohere_api/", "a/b/c/reference/"))}
    assert outside == {"spec/cohere.yaml"}
