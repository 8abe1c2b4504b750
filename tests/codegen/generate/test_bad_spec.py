"""A bad spec is refused in one line that names file and place, before anything is written."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import generate as command
import pytest
from codegen.document.load import MAX_BYTES, SpecError
from codegen.generate import generator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.generated_from import assert_one_line, nodes, refusal, write_spec
from tests.support.small_spec import STRING, Change, Node, ref, small_spec

pytestmark = pytest.mark.usefixtures("unformatted")


# ---- the command: one line, exit 1, nothing written ----


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


# ---- anything at all, anywhere ----

KIND_LISTS: list[Any] = [[], ["null"], ["string", "object"]]
ENUMS: list[Any] = [[[1]], [{}], ["a", 1], [True, 1], [None], [1.5], [""]]
VALUES: list[Any] = [
    *(None, 0, -1, 1.5, True, "", "x", "object", [], [None], [[]], [{}], ["a", "a"], {}, {"a": None}),
    *({"type": kind} for kind in ("object", "array", "null", 5)),
    *({"type": kinds} for kinds in KIND_LISTS),
    *({"$ref": target} for target in ("#/components/schemas/Pet", "#/components/schemas/Event", "#", "x", 5)),
    *({"enum": values} for values in ENUMS),
    *({"const": values[0]} for values in ENUMS),
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
    changing = ((name, text) for name, text in output.package.items() if not name.startswith("runtime/"))
    return ((name, text) for name, text in changing if name.endswith(".py"))


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
