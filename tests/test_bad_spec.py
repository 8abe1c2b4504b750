"""A bad spec is refused in one line that names file and place, before anything is written; recursion is not bad."""

from __future__ import annotations

import copy
import importlib
import json
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import generate as command
import pytest
from codegen import generator
from codegen.load import MAX_BYTES, SpecError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.small_spec import (
    STRING,
    Node,
    assert_one_line,
    content,
    document,
    nodes,
    obj,
    ref,
    refusal,
    replies,
    small_spec,
    with_schema,
    write_output,
    write_spec,
)

Change = Callable[[Node], object]


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formatter has no say in what is refused, and takes most of the time."""
    monkeypatch.setattr(generator, "format_python", lambda folder: None)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---- the command: one line, exit 1, nothing written ----

FILES = {
    "no file": (None, "#: cannot be read: No such file or directory"),
    "nothing": ("", "#: holds no mapping"),
    "no YAML": ("a: [1\nb: 2", "#: not YAML: line 2, column 2"),
    "tab": ("a:\n\t- b", "#: not YAML: line 2, column 1"),
    "two documents": ("openapi: 3.1.0\n---\nb: 1", "#: not YAML: line 2, column 1"),
    "key twice": ("a: 1\na: 2", "#: not YAML: line 2, column 1"),
    "a list": ("- 1", "#: holds no mapping"),
    "a number": ("1", "#: holds no mapping"),
    "broken JSON": ('{"openapi": ', "#: not YAML: line 1, column 13"),
    "no number": ("a: !!int ''", "#: not YAML"),
    "no boolean": ("a: !!bool x", "#: not YAML"),
    "not a number": ("a: .nan", "#/a: a float has no place in JSON"),
    "an object of Python": ("a: !!python/object/apply:os.system [touch ran]", "#: not YAML: line 1, column 4"),
    "a set": ("a: !!set {b}", "#/a: a set has no place in JSON"),
    "bytes": ("a: !!binary aGk=", "#/a: a bytes has no place in JSON"),
    "unknown anchor": ("a: *b", "#: not YAML: line 1, column 4"),
    "anchor in itself": ("a: &b [*b]", "#: line 1: an alias stands inside its own anchor"),
    "alias bomb": (
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
        "aliases come to more than 2,000,000 values",
    ),
    "merge bomb": (
        "a0: &a0 {k: [x, x]}\n" + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: *a{n - 1}}}\n" for n in range(1, 40)),
        "aliases come to more than 2,000,000 values",
    ),
    "too deep": ("[" * 2000, "nested deeper than 100 levels"),
    "too deep in JSON": ('{"a":' * 2000 + "1" + "}" * 2000, "nested deeper than 100 levels"),
    "too large": ("#" * (MAX_BYTES + 1), "#: larger than 16,777,216 bytes"),
    "Swagger": ('swagger: "2.0"\npaths: {}', "#/openapi: is missing"),
    "OpenAPI 2": ('openapi: "2.0"\npaths: {}', "#/openapi: is '2.0'"),
    "OpenAPI 3.2": ("openapi: 3.2.0\npaths: {}", "#/openapi: is '3.2.0'"),
    "OpenAPI 3.10": ("openapi: 3.10.0\npaths: {}", "#/openapi: is '3.10.0'"),
    "OpenAPI 4": ("openapi: 4.0.0\npaths: {}", "#/openapi: is '4.0.0'"),
    "OpenAPI null": ("openapi: null\npaths: {}", "#/openapi: is missing"),
    "no paths": ("openapi: 3.1.0\ninfo: {title: x}", "#/paths: is missing"),
    "paths in a list": ("openapi: 3.1.0\ninfo: {title: x}\npaths: []", "#/paths: is missing or no mapping"),
    "no info": ("openapi: 3.1.0\npaths: {}", '#: "info" is a required property'),
    "no title": ("openapi: 3.1.0\ninfo: {}\npaths: {}", '#/info: "title" is a required property'),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_gives_one_line_and_nothing_is_written(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = FILES[kind]
    spec = tmp_path / "spec"
    spec.mkdir()
    if text is not None:
        (spec / "cohere.yaml").write_text(text, encoding="utf-8")
    before = tree(tmp_path)
    assert command.main(["--spec", str(spec), "--out", str(tmp_path / "out")]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"generate: {spec / 'cohere.yaml'}#")
    assert expected in err
    assert tree(tmp_path) == before
    assert not (tmp_path / "out").exists()


def test_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cohere.yaml").write_bytes(b"openapi: \xff")
    with pytest.raises(SpecError, match="not UTF-8 at byte 9"):
        generator.generate(tmp_path)


@pytest.mark.parametrize("change", [lambda spec: spec.pop("info"), lambda spec: spec["paths"].update({"/x": None})])
def test_what_was_generated_before_stays_as_it_is(
    change: Change, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = small_spec()
    arguments = ["--spec", str(write_spec(tmp_path / "spec", spec)), "--out", str(tmp_path / "out")]
    assert command.main(arguments) == 0
    before = tree(tmp_path / "out")
    change(spec)
    write_spec(tmp_path / "spec", spec)
    assert command.main(arguments) == 1
    assert command.main([*arguments, "--check"]) == 1
    assert tree(tmp_path / "out") == before
    assert capsys.readouterr().err.count("\n") == 2


def test_a_place_that_cannot_be_written_gives_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_spec(tmp_path / "spec", small_spec())
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert command.main(["--spec", str(tmp_path / "spec"), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_what_goes_wrong_half_way_leaves_both_folders_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--spec", str(write_spec(tmp_path / "spec", small_spec())), "--out", str(tmp_path / "out")]
    assert command.main(arguments) == 0
    before = tree(tmp_path)
    rename, calls = Path.rename, iter(range(10))

    def failing(self: Path, target: Path) -> Path:
        if next(calls) == 3:
            raise OSError("no space")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    assert command.main(arguments) == 1
    assert tree(tmp_path) == before
    assert "no space" in capsys.readouterr().err


# ---- references ----


def at(*pointer: str | int) -> Callable[[Node], Node]:
    def find(spec: Node) -> Node:
        node: Any = spec
        for token in pointer:
            node = node[token]
        found: Node = node
        return found

    return find


LISTING = at("paths", "/v1/pets", "get")
CREATING = at("paths", "/v1/pets", "post")
CHATTING = at("paths", "/v1/chat", "post")
SCHEMAS = at("components", "schemas")
NEW_PET = at("paths", "/v1/pets", "post", "requestBody", "content", "application/json", "schema")
CHAT_BODY = at("components", "requestBodies", "Chat")

PLACES_OF_REFS: dict[str, Change] = {
    "schema": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"$ref": MISSING}),
    "deep schema": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
        level={"type": "array", "items": {"anyOf": [STRING, obj(x={"additionalProperties": {"$ref": MISSING}})]}}
    ),
    "allOf": lambda spec: CHAT_BODY(spec)["content"]["application/json"]["schema"]["allOf"].append({"$ref": MISSING}),
    "parameter": lambda spec: LISTING(spec)["parameters"].append({"$ref": MISSING}),
    "path parameter": lambda spec: spec["paths"]["/v1/pets"]["parameters"].append({"$ref": MISSING}),
    "schema of a parameter": lambda spec: LISTING(spec)["parameters"][0].update(schema={"$ref": MISSING}),
    "component parameter": lambda spec: spec["components"]["parameters"].update(Source={"$ref": MISSING}),
    "body": lambda spec: CHATTING(spec).update(requestBody={"$ref": MISSING}),
    "response": lambda spec: CHATTING(spec)["responses"].update({"200": {"$ref": MISSING}}),
    "default response": lambda spec: CHATTING(spec).update(responses={"default": {"$ref": MISSING}}),
    "events": lambda spec: CHATTING(spec)["x-stream"].update(events={"$ref": MISSING}),
    "property called default": lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(default={"$ref": MISSING}),
    "component called example": lambda spec: SCHEMAS(spec).update(
        example={"$ref": MISSING}, Kind={"$ref": "#/components/schemas/example"}
    ),
}
MISSING = "#/components/schemas/Missing"


@pytest.mark.parametrize("place", PLACES_OF_REFS)
@pytest.mark.parametrize("target", ["Missing", "file", "http", "upwards", "elsewhere"])
def test_a_reference_that_leads_nowhere_is_refused(place: str, target: str, tmp_path: Path) -> None:
    targets = {
        "Missing": MISSING,
        "file": "other.yaml#/components/schemas/Pet",
        "http": "http://127.0.0.1:1/x",
        "upwards": "#/components/schemas/Pet/properties/id",
        "elsewhere": "#/info",
    }
    spec: Node = json.loads(json.dumps(changed(PLACES_OF_REFS[place])).replace(MISSING, targets[target]))
    error = refusal(tmp_path, spec)
    assert targets[target] in error.message
    assert error.place.count("/") > str(tmp_path).count("/") + 3


def changed(*changes: Change) -> Node:
    spec = small_spec()
    for change in changes:
        change(spec)
    return spec


def test_a_mapping_has_to_lead_to_a_schema(tmp_path: Path) -> None:
    spec = changed(lambda spec: SCHEMAS(spec)["Shape"]["discriminator"]["mapping"].update(circle="Missing"))
    assert refusal(tmp_path, spec).place.endswith("#/components/schemas/Shape/discriminator/mapping/circle")


def test_nothing_remote_is_ever_fetched(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"type": "string"}', encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.json"
        for target in (address, f"{address}#/a", "other.json", f"file://{tmp_path}/other.json", "//127.0.0.1/x"):
            for change in PLACES_OF_REFS.values():
                text = json.dumps(changed(change)).replace(MISSING, target)
                assert "never fetched" in refusal(tmp_path, json.loads(text)).message
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_reference_inside_a_value_is_text(tmp_path: Path) -> None:
    spec = with_schema(obj(a={**STRING, "example": {"$ref": "http://x/y"}, "examples": [{"$ref": 5}]}))
    generator.generate(write_spec(tmp_path, spec))


def test_references_to_references_are_followed(tmp_path: Path) -> None:
    spec = changed(
        lambda spec: spec["components"]["parameters"].update(Again={"$ref": "#/components/parameters/Source"}),
        lambda spec: spec["paths"]["/v1/pets"].update(parameters=[{"$ref": "#/components/parameters/Again"}]),
        lambda spec: SCHEMAS(spec).update(Alias=ref("Alias2"), Alias2={"allOf": [ref("Kind")]}),
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level=ref("Alias")),
    )
    package = generator.generate(write_spec(tmp_path, spec)).package
    assert b'"X-Source"' in package["endpoints/pets_list.py"].replace(b"'", b'"')


# ---- cycles ----

ENDLESS: dict[str, Node] = {
    "itself": {"A": ref("A")},
    "each other": {"A": ref("B"), "B": ref("A")},
    "three": {"A": ref("B"), "B": ref("C"), "C": ref("A")},
    "a list of itself": {"A": {"type": "array", "items": ref("A")}},
    "a map of itself": {"A": {"type": "object", "additionalProperties": ref("A")}},
    "null or itself": {"A": {"oneOf": [ref("A"), {"type": "null"}]}},
    "allOf itself": {"A": {"allOf": [ref("A")]}},
    "allOf with itself": {"A": {"allOf": [ref("A"), obj(x=STRING)]}},
    "allOf each other": {"A": {"allOf": [ref("B"), obj(x=STRING)]}, "B": {"allOf": [ref("A"), obj(y=STRING)]}},
    "allOf in allOf": {"A": {"allOf": [{"allOf": [ref("A"), obj(x=STRING)]}, obj(y=STRING)]}},
    "a union of itself": {"A": {"oneOf": [ref("A"), STRING]}},
    "unions of each other": {"A": {"oneOf": [ref("B"), STRING]}, "B": {"anyOf": [ref("A"), {"type": "integer"}]}},
    "a union through an alias": {"A": {"oneOf": [ref("B"), STRING]}, "B": ref("A")},
    "a mapping to the union": {
        "A": {
            "oneOf": [obj("t", t=STRING), ref("A")],
            "discriminator": {"propertyName": "t", "mapping": {"a": "#/components/schemas/A"}},
        }
    },
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_cycle_that_holds_nothing_is_refused(kind: str, tmp_path: Path) -> None:
    error = refusal(tmp_path, with_schema(ref("A"), **ENDLESS[kind]))
    assert "#/components/schemas/" in error.place


RECURSIVE: dict[str, tuple[Node, Any]] = {
    "a tree": (
        {"A": obj("name", name=STRING, children={"type": "array", "items": ref("A")})},
        {"name": "x", "children": [{"name": "y", "children": [{"name": "z"}]}]},
    ),
    "objects in each other": (
        {"A": obj(b=ref("B")), "B": obj(a=ref("A"), c={"oneOf": [ref("B"), {"type": "null"}]})},
        {"b": {"a": {"b": {}}, "c": {"a": {}}}},
    ),
    "a map of objects": (
        {"A": obj(x=STRING, inner={"type": "object", "additionalProperties": ref("A")})},
        {"x": "1", "inner": {"k": {"x": "2"}}},
    ),
    "a union of lists of itself": (
        {"A": {"oneOf": [STRING, {"type": "array", "items": ref("A")}]}},
        ["a", ["b", []]],
    ),
    "any JSON": (
        {
            "A": {
                "oneOf": [
                    *({"type": kind} for kind in ("string", "number", "boolean", "null")),
                    {"type": "array", "items": ref("A")},
                    {"type": "object", "additionalProperties": ref("A")},
                ]
            }
        },
        {"a": [1, "b", None, {"c": True}]},
    ),
    "an expression": (
        {
            "A": {"oneOf": [ref("Number"), ref("Sum")], "discriminator": {"propertyName": "t"}},
            "Number": obj("t", t={"const": "number"}, value={"type": "number"}),
            "Sum": obj("t", t={"const": "sum"}, terms={"type": "array", "items": ref("A")}),
        },
        {"t": "sum", "terms": [{"t": "number", "value": 1}, {"t": "sum", "terms": []}]},
    ),
    "an object through aliases": (
        {"A": obj(x=ref("B")), "B": ref("C"), "C": {"type": "array", "items": ref("A")}},
        {"x": [{"x": []}]},
    ),
    "allOf of a parent that holds its children": (
        {"A": {"allOf": [ref("Base"), obj(y=STRING)]}, "Base": obj(children={"type": "array", "items": ref("A")})},
        {"children": [{"y": "z"}]},
    ),
    "objects through a thousand others": (
        {
            "A": obj(next=ref("N0")),
            **{f"N{count}": obj(next=ref(f"N{count + 1}")) for count in range(1000)},
            "N1000": obj(end=ref("A")),
        },
        {"next": {"next": {"next": {}}}},
    ),
}


@pytest.mark.parametrize("kind", RECURSIVE)
def test_recursion_through_objects_generates_and_decodes(kind: str, tmp_path: Path) -> None:
    components, value = RECURSIVE[kind]
    output = generator.generate(write_spec(tmp_path, with_schema(ref("A"), **components)))
    with imported(tmp_path, output) as load:
        decoded = load("endpoints.get_a").ENDPOINT.decode(copy.deepcopy(value), True)
        assert load("runtime").plain(decoded) == value


class imported:
    """The generated package, for as long as it is entered, in place of the one of the repository."""

    def __init__(self, folder: Path, output: generator.Output) -> None:
        self.folder = folder
        write_output(folder, output)

    def __enter__(self) -> Callable[[str], Any]:
        self.kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "cohere_api"}
        sys.path.insert(0, str(self.folder))
        importlib.invalidate_caches()
        return lambda name: importlib.import_module(f"cohere_api.{name}")

    def __exit__(self, *exception: object) -> None:
        sys.path.remove(str(self.folder))
        for name in [name for name in sys.modules if name.split(".")[0] == "cohere_api"]:
            del sys.modules[name]
        sys.modules.update(self.kept)


def test_references_that_double_at_each_step_take_no_time(tmp_path: Path) -> None:
    joined = {f"J{n}": {"allOf": [ref(f"J{n + 1}"), ref(f"J{n + 1}"), obj(x=STRING)]} for n in range(60)}
    unions = {
        f"U{n}": {"oneOf": [ref(f"U{n + 1}"), {"type": "object", "additionalProperties": ref(f"U{n + 1}")}]}
        for n in range(60)
    }
    ends = {"J60": obj("y", y=STRING), "U60": obj(z=STRING)}
    generator.generate(write_spec(tmp_path, with_schema(obj(a=ref("J0"), b=ref("U0")), **joined, **unions, **ends)))


@pytest.mark.parametrize("wrap", [ref, lambda inner: {"oneOf": [ref(inner), STRING]}])
def test_a_chain_without_objects_that_is_too_long_is_refused(wrap: Callable[[str], Node], tmp_path: Path) -> None:
    chain = {f"A{n}": wrap(f"A{n + 1}") for n in range(2000)}
    assert "too many" in refusal(tmp_path, with_schema(ref("A0"), **chain, A2000=obj(x=STRING))).message


def test_nesting_to_the_limit_generates(tmp_path: Path) -> None:
    schema: Node = STRING
    for _ in range(40):
        schema = obj(a=schema)
    generator.generate(write_spec(tmp_path, with_schema(schema)))


# ---- names ----


def operation(identifier: str, **more: Any) -> Node:
    return {"operationId": identifier, "responses": replies(STRING), **more}


def paths(*operations: Node) -> Node:
    return {f"/{index}": {"get": one} for index, one in enumerate(operations)}


def query(*names: str) -> list[Node]:
    return [{"name": name, "in": "query", "schema": STRING} for name in names]


STREAM = {"switch": "stream", "framing": "sse", "events": obj(a=STRING)}
POSTED = {"requestBody": content(obj(a=STRING, stream={"type": "boolean"}))}
SAME_NAMES: dict[str, tuple[Node, str]] = {
    "operationId": (document(paths(operation("a"), operation("a"))), "/paths/~11/get/operationId"),
    "fields": (with_schema(obj(**{"a-b": STRING, "a_b": STRING})), "/properties/a_b"),
    "fields with a slash": (with_schema(obj(**{"a/b": STRING, "a~b": STRING})), "/properties/a~0b"),
    "fields by letters": (with_schema(obj(**{"\ufb01le": STRING, "file": STRING})), "/properties/file"),
    "field and renamed field": (with_schema(obj(**{"class": STRING, "Class": STRING})), "/properties/Class"),
    "arguments": (document(paths(operation("a", parameters=query("a-b", "a_b")))), "/paths/~10/get/parameters/1"),
    "fields of a body": (
        document(paths(operation("x", requestBody=content(obj(**{"a-b": STRING, "aB": STRING}))))),
        "/properties/aB",
    ),
    "methods": (document(paths(operation("a-b"), operation("a_b"))), "/paths/~11/get"),
    "method and x-method": (document(paths(operation("a"), operation("b", **{"x-method": "a"}))), "/paths/~11/get"),
    "methods of a group": (
        document(paths(*(operation(name, **{"x-group": "g", "x-method": "m"}) for name in "ab"))),
        "/paths/~11/get",
    ),
    "modules": (
        document(paths(operation("a", **{"x-group": "b_c"}), operation("c_a", **{"x-group": "b"}))),
        "/paths/~11/get",
    ),
    "groups": (
        document(paths(operation("x", **{"x-group": "a.b"}), operation("y", **{"x-group": "a_b"}))),
        "/paths/~11/get",
    ),
    "resource and method": (
        document(paths(operation("chat"), operation("x", **{"x-group": "chat"}))),
        "/paths/~11/get",
    ),
    "resource and method of a group": (
        document(paths(operation("x", **{"x-group": "a.b"}), operation("b", **{"x-group": "a"}))),
        "/paths/~10/get",
    ),
    "stream and method": (
        document(paths(operation("a", **POSTED, **{"x-stream": STREAM}), operation("a_stream"))),
        "/paths/~11/get",
    ),
    "method of one client and of all": (
        document(
            paths(
                operation("chat"),
                operation("v2chat", **{"x-group": "v2", "x-method": "chat", "x-clients": ["ClientV2"]}),
            )
        ),
        "/paths/~11/get",
    ),
    "components": (
        with_schema(obj(a=ref("a-b"), b=ref("AB")), **{"a-b": obj(x=STRING), "AB": obj(y=STRING)}),
        "/components/schemas/a-b",
    ),
    "component and Dict": (
        with_schema(obj(a=ref("A"), b=ref("ADict")), A=obj(x=STRING), ADict=obj(y=STRING)),
        "/components/schemas/ADict",
    ),
    "aliases": (
        with_schema(
            obj(a=ref("A"), b=ref("B")),
            A={**obj(x=STRING), "x-aliases": ["Z"]},
            B={**obj(y=STRING), "x-aliases": ["Z"]},
        ),
        "/components/schemas/B",
    ),
    "alias and Dict": (
        with_schema(ref("A"), A={**obj(x=STRING), "x-aliases": ["ADict"]}),
        "/components/schemas/A",
    ),
    "component and resource class": (
        document(
            paths({**operation("x", **{"x-group": "pets"}), "responses": replies(ref("PetsResource"))}),
            PetsResource=obj(x=STRING),
        ),
        "/components/schemas/PetsResource",
    ),
    "component and class of the clients": (
        with_schema(ref("ClientMethods"), ClientMethods=obj(x=STRING)),
        "/components/schemas/ClientMethods",
    ),
    "component and unknown member": (
        with_schema(
            obj(u={"oneOf": [ref("X"), ref("Y")]}, w=ref("UnknownKind")),
            X=obj("kind", kind={"const": "x"}),
            Y=obj("kind", kind={"const": "y"}),
            UnknownKind=obj(a=STRING),
        ),
        "Response/properties/u",
    ),
    "decoders": (
        with_schema(
            obj(a=ref("FOOBar"), b=ref("FooBar")),
            FOOBar={"oneOf": [STRING, obj(x=STRING)]},
            FooBar={"oneOf": [STRING, obj(y=STRING)]},
        ),
        "/components/schemas/FooBar",
    ),
    "clients": (
        document(paths(operation("a", **{"x-clients": ["Client", "AsyncClient"]}))),
        "/paths/~10/get",
    ),
}


@pytest.mark.parametrize("kind", SAME_NAMES)
def test_two_names_that_become_one_are_refused_with_the_place(kind: str, tmp_path: Path) -> None:
    spec, place = SAME_NAMES[kind]
    error = refusal(tmp_path, spec)
    assert place in error.place or kind == "component and unknown member"
    assert any(word in error.message for word in ("become", "taken by"))


def test_wait_is_a_method_where_something_can_be_waited_for(tmp_path: Path) -> None:
    change: Change = lambda spec: CHATTING(spec).update({"x-method": "wait"})  # noqa: E731
    assert "'wait'" in refusal(tmp_path, changed(change)).message


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: SCHEMAS(spec).update({"x" * 201: STRING}),
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update({"x" * 201: STRING}),
        lambda spec: CHATTING(spec).update(operationId="x" * 201),
        lambda spec: CHATTING(spec).update({"x-group": "g" * 150, "x-method": "m" * 150}),
        lambda spec: CHATTING(spec).update({"x-group": "g." * 150}),
        lambda spec: spec["paths"].update({"/" + "x" * 300: spec["paths"].pop("/v1/chat")}),
    ],
)
def test_a_name_that_no_file_system_takes_is_refused(change: Change, tmp_path: Path) -> None:
    error = refusal(tmp_path, changed(change))
    assert "longer than" in error.message or "characters" in error.message


# ---- what is not supported ----

SCHEMA_KEYWORDS: dict[str, Any] = {
    "not": STRING,
    "if": STRING,
    "patternProperties": {"^a": STRING},
    "prefixItems": [STRING],
    "dependentSchemas": {"a": STRING},
    "propertyNames": STRING,
    "contains": STRING,
    "unevaluatedProperties": False,
    "$dynamicRef": "#a",
    "$defs": {"A": STRING},
    "$id": "http://x/y",
}


@pytest.mark.parametrize("keyword", SCHEMA_KEYWORDS)
def test_a_keyword_that_changes_a_type_is_refused(keyword: str, tmp_path: Path) -> None:
    spec = changed(lambda spec: SCHEMAS(spec)["Owner"].update({keyword: SCHEMA_KEYWORDS[keyword]}))
    error = refusal(tmp_path, spec)
    assert error.place.endswith("#/components/schemas/Owner")
    assert keyword in error.message
    assert "docs/supported.md" in error.message


UNSUPPORTED: dict[str, tuple[Change, str]] = {
    "cookie parameter": (lambda spec: LISTING(spec)["parameters"][0].update({"in": "cookie"}), "/parameters/0/in"),
    "parameter with content": (
        lambda spec: LISTING(spec)["parameters"].append({"name": "a", "in": "query", **content(STRING)}),
        "/parameters/4",
    ),
    "parameter style": (
        lambda spec: LISTING(spec)["parameters"][0].update(style="deepObject"),
        "/parameters/0/style",
    ),
    "path parameter that no path has": (
        lambda spec: LISTING(spec)["parameters"].append({"name": "a", "in": "path", "schema": STRING}),
        "/paths/~1v1~1pets/get",
    ),
    "placeholder without a parameter": (
        lambda spec: spec["paths"]["/v1/pets/{id}"]["get"].update(parameters=[]),
        "/paths/~1v1~1pets~1{id}/get",
    ),
    "path with a query": (
        lambda spec: spec["paths"].update({"/a?b=c": {"get": operation("x")}}),
        "/paths/~1a?b=c/get",
    ),
    "path with half a placeholder": (
        lambda spec: spec["paths"].update({"/a/{b": {"get": operation("x")}}),
        "/paths/~1a~1{b/get",
    ),
    "path that leads upwards": (
        lambda spec: spec["paths"].update({"/a/../b": {"get": operation("x")}}),
        "/paths/~1a~1..~1b/get",
    ),
    "path without a slash": (lambda spec: spec["paths"].update({"a": {"get": operation("x")}}), "/paths"),
    "OPTIONS": (lambda spec: spec["paths"].update({"/a": {"options": operation("x")}}), "/paths/~1a"),
    "TRACE": (lambda spec: spec["paths"].update({"/a": {"trace": operation("x")}}), "/paths/~1a"),
    "path item by reference": (lambda spec: spec["paths"].update({"/a": {"$ref": "#/x"}}), "/paths/~1a"),
    "callbacks": (lambda spec: LISTING(spec).update(callbacks={}), "/paths/~1v1~1pets/get"),
    "text body": (
        lambda spec: CHATTING(spec).update(requestBody=content(STRING, "text/plain")),
        "/requestBody/content",
    ),
    "form body": (
        lambda spec: CHATTING(spec).update(requestBody=content(obj(a=STRING), "application/x-www-form-urlencoded")),
        "/requestBody/content",
    ),
    "multipart body without parts": (
        lambda spec: CHATTING(spec).update(requestBody=content(STRING, "multipart/form-data")),
        "/requestBody/content/multipart~1form-data/schema",
    ),
    "text reply": (
        lambda spec: CHATTING(spec)["responses"].update({"200": content(STRING, "text/plain")}),
        "/responses/200/content",
    ),
    "allOf of a string": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"allOf": [STRING, {"minLength": 1}]}),
        "/components/schemas/Owner/properties/level/allOf/0",
    ),
    "allOf of a union": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(level={"allOf": [ref("Shape"), obj(a=STRING)]}),
        "/components/schemas/Shape",
    ),
    "two lists of objects in one union": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
            level={"oneOf": [{"type": "array", "items": ref("Pet")}, {"type": "array", "items": ref("Circle")}]}
        ),
        "/components/schemas/Owner/properties/level",
    ),
    "operation without an id": (lambda spec: LISTING(spec).pop("operationId"), "/paths/~1v1~1pets/get"),
    "operation without responses": (lambda spec: LISTING(spec).pop("responses"), "/paths/~1v1~1pets/get"),
    "list in a path": (
        lambda spec: spec["paths"]["/v1/pets/{id}"]["get"]["parameters"][0].update(
            schema={"type": "array", "items": STRING}
        ),
        "/paths/~1v1~1pets~1{id}/get/parameters/0",
    ),
    "object in a query": (
        lambda spec: LISTING(spec)["parameters"][0].update(schema=ref("Pet")),
        "/paths/~1v1~1pets/get/parameters/0",
    ),
    "map in a header": (
        lambda spec: LISTING(spec)["parameters"][3].update(schema={"type": "object"}),
        "/paths/~1v1~1pets/get",
    ),
    "default that is no date-time": (
        lambda spec: SCHEMAS(spec)["Owner"]["properties"].update(
            since={"type": "string", "format": "date-time", "default": "soon"}
        ),
        "/components/schemas/Owner",
    ),
}


@pytest.mark.parametrize("kind", UNSUPPORTED)
def test_what_is_not_supported_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    change, place = UNSUPPORTED[kind]
    assert refusal(tmp_path, changed(change)).place.endswith(place)


# ---- markers ----

MARKERS: dict[str, Change] = {
    "x-group": lambda spec: CHATTING(spec).update({"x-group": ["a", "b"]}),
    "x-method": lambda spec: CHATTING(spec).update({"x-method": 1}),
    "empty x-method": lambda spec: CHATTING(spec).update({"x-method": ""}),
    "x-retry": lambda spec: CHATTING(spec).update({"x-retry": "always"}),
    "x-clients": lambda spec: CHATTING(spec).update({"x-clients": "Client"}),
    "x-clients of numbers": lambda spec: CHATTING(spec).update({"x-clients": [1]}),
    "x-clients without a name": lambda spec: CHATTING(spec).update({"x-clients": ["client v2"]}),
    "x-body of a list": lambda spec: CHATTING(spec).update({"x-body": ["a"]}),
    "x-body without a body": lambda spec: LISTING(spec).update({"x-body": "a"}),
    "x-body like a field": lambda spec: CREATING(spec).update({"x-body": "name"}),
    "x-body of a file": lambda spec: spec["paths"]["/v2/files"]["put"].update({"x-body": "request"}),
    "x-aliases": lambda spec: SCHEMAS(spec)["Owner"].update({"x-aliases": "Keeper"}),
    "x-stream without events": lambda spec: CHATTING(spec)["x-stream"].pop("events"),
    "x-stream with more": lambda spec: CHATTING(spec)["x-stream"].update(more=1),
    "x-stream framing": lambda spec: CHATTING(spec)["x-stream"].update(framing="xml"),
    "x-stream switch": lambda spec: CHATTING(spec)["x-stream"].update(switch=True),
    "x-stream final": lambda spec: CHATTING(spec)["x-stream"].update(final="end"),
    "x-stream events": lambda spec: CHATTING(spec)["x-stream"].update(events={"type": 5}),
    "x-stream without a body": lambda spec: LISTING(spec).update({"x-stream": CHATTING(spec)["x-stream"]}),
    "x-page of a list": lambda spec: LISTING(spec).update({"x-page": []}),
    "x-page kind": lambda spec: LISTING(spec)["x-page"].update(kind="pages"),
    "x-page without a cursor": lambda spec: LISTING(spec)["x-page"].pop("next"),
    "x-page without an argument": lambda spec: LISTING(spec)["x-page"].pop("argument"),
    "x-page without an offset": lambda spec: LISTING(spec)["x-page"].update(kind="offset"),
    "x-page with another argument": lambda spec: LISTING(spec)["x-page"].update(argument="page"),
    "x-page with another field": lambda spec: LISTING(spec)["x-page"].update(items="cats"),
    "x-split size": lambda spec: CHATTING(spec)["x-split"].update(size=0),
    "x-split size as text": lambda spec: CHATTING(spec)["x-split"].update(size="96"),
    "x-split with another field": lambda spec: CHATTING(spec)["x-split"].update(field="words"),
    "x-split with another reply": lambda spec: CHATTING(spec)["x-split"].update(merge="words"),
    "x-wait without done": lambda spec: CREATING(spec)["x-wait"].pop("done"),
    "x-wait with no done": lambda spec: CREATING(spec)["x-wait"].update(done=[]),
    "x-wait with another poll": lambda spec: CREATING(spec)["x-wait"].update(poll="nothing"),
    "x-wait with another argument": lambda spec: CREATING(spec)["x-wait"].update(argument="name"),
    "x-wait with another id": lambda spec: CREATING(spec)["x-wait"].update(id=["pet", "id"]),
    "x-wait with another state": lambda spec: CREATING(spec)["x-wait"].update(state=["status"]),
    "x-wait with a state in a list": lambda spec: CREATING(spec)["x-wait"].update(state=["friends", "state"]),
    "x-wait for no reply": lambda spec: spec["paths"]["/v2/files"]["put"].update({"x-wait": CREATING(spec)["x-wait"]}),
}


@pytest.mark.parametrize("kind", MARKERS)
def test_a_marker_that_makes_no_sense_is_refused(kind: str, tmp_path: Path) -> None:
    error = refusal(tmp_path, changed(MARKERS[kind]))
    assert "#/paths/" in error.place or "x-aliases" in error.place


# ---- anything at all, anywhere ----

VALUES: list[Any] = [
    *(None, 0, -1, 1.5, True, "", "x", "object", [], [None], [[]], [{}], ["a", "a"], {}, {"a": None}),
    *({"type": kind} for kind in ("object", "array", "null", [], ["null"], ["string", "object"], 5)),
    *({"$ref": target} for target in ("#/components/schemas/Pet", "#/components/schemas/Event", "#", "x", 5)),
    *({"enum": values} for values in ([[1]], [{}], ["a", 1], [True, 1], [None], [1.5], [""])),
    *({"const": value} for value in ([1], None, 1.5, {}, "", True)),
    *({key: []} for key in ("oneOf", "anyOf", "allOf", "required", "properties", "items", "discriminator")),
    {"oneOf": [STRING, {"type": "null"}]},
    {"anyOf": [{"type": "integer"}, ref("Shape")]},
    {"allOf": [ref("Pet"), {"type": "object"}]},
    {"allOf": [ref("Shape")]},
    {"type": "string", "format": "binary"},
    {"type": "string", "format": "date", "default": "soon"},
    {"type": "integer", "default": True},
    {"type": "array", "items": {"type": "array"}},
    {"properties": {"": {}}},
]
KEYS = [
    "$ref",
    "type",
    "oneOf",
    "enum",
    "const",
    "default",
    "nullable",
    "required",
    "id",
    "discriminator",
    "x-stream",
    "",
]
ALL_NODES = list(nodes(small_spec()))


@st.composite
def mutations(draw: st.DrawFn) -> Node:
    """The small spec with up to three nodes replaced, removed or added."""
    spec = small_spec()
    for pointer in draw(st.lists(st.sampled_from(ALL_NODES), min_size=1, max_size=3)):
        parent: Any = spec
        try:
            for token in pointer[:-1]:
                parent = parent[token]
            match draw(st.sampled_from(["replace", "replace", "remove", "add"])):
                case "remove":
                    del parent[pointer[-1]]
                case "add" if isinstance(parent, dict):
                    parent[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(VALUES)))
                case _:
                    parent[pointer[-1]] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return spec


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spec=mutations())
def test_whatever_stands_anywhere_generates_or_is_refused(spec: Node, tmp_path: Path) -> None:
    try:
        output = generator.generate(write_spec(tmp_path, spec))
    except SpecError as error:
        assert_one_line(error, tmp_path)
    else:
        for name, text in python_files(output):
            compile(text, name, "exec")


def python_files(output: generator.Output) -> Iterator[tuple[str, bytes]]:
    return ((name, text) for name, text in output.package.items() if name.endswith(".py") and name != "runtime.py")


@pytest.mark.parametrize("value", [None, 5, "x", [], [None]], ids=repr)
def test_a_node_of_the_wrong_kind_is_refused_wherever_it_stands(value: object, tmp_path: Path) -> None:
    kinds = (
        "paths",
        "components",
        "schemas",
        "parameters",
        "responses",
        "requestBody",
        "content",
        "properties",
        "schema",
    )
    for pointer in ALL_NODES:
        if (
            pointer[-1] in kinds
            and "properties" not in pointer[:-1]
            and not (value == [] and pointer[-1] == "parameters")
        ):
            spec = small_spec()
            parent: Any = spec
            for token in pointer[:-1]:
                parent = parent[token]
            parent[pointer[-1]] = value
            refusal(tmp_path, spec)
